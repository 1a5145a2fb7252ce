import { normaliseText } from "../../kernel/fold-text.ts";

/** Whose account money is sent back to. Personal data: shown whole to whoever pays out, masked to everybody else. */
export type Receiver = { readonly bank: string; readonly number: string; readonly name: string };
export type ReceiverField = keyof Receiver;

const FITS: Readonly<Record<ReceiverField, RegExp>> = {
  bank: /^.{1,80}$/u,
  number: /^[0-9A-Za-z]{4,24}$/,
  name: /^.{1,100}$/u,
};
const FIELDS: readonly ReceiverField[] = ["number", "bank", "name"];

/** Reads a receiver as it was typed; otherwise which fields do not fit. Nobody where nothing was typed. */
export function readReceiver(typed: Readonly<Record<ReceiverField, string>>): {
  readonly receiver: Receiver | null;
  readonly wrong: readonly ReceiverField[];
} {
  const { bank, name } = typed;
  const read = {
    bank: normaliseText(bank),
    number: typed.number.replace(/[\s.-]/g, ""),
    name: normaliseText(name),
  };
  if (FIELDS.every((field) => read[field] === "")) return { receiver: null, wrong: [] };
  const wrong = FIELDS.filter((field) => !FITS[field].test(read[field]));
  return { receiver: wrong.length === 0 ? read : null, wrong };
}

/** The last three of an account number. */
export function maskedNumber(number: string): string {
  return `•••• ${number.slice(-3)}`;
}
