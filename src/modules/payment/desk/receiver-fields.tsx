import { type Locale, messages } from "../../../i18n/index.ts";
import { errorOf, type FormError, TextInput } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import { maskedNumber, type Receiver, type ReceiverField } from "../receiver.ts";
import { typed } from "./page-parts.ts";

export type TypedReceiver = Readonly<Record<ReceiverField, string>>;

/** The names the fields are sent with. */
const NAMES: Readonly<Record<ReceiverField, string>> = {
  number: "receiverNumber",
  bank: "receiverBank",
  name: "receiverName",
};

export function typedReceiver(form: FormInput): TypedReceiver {
  return {
    bank: typed(form, NAMES.bank).slice(0, 100),
    number: typed(form, NAMES.number).slice(0, 40),
    name: typed(form, NAMES.name).slice(0, 120),
  };
}

/** Each field that does not fit, named. Where several forms stand on a page, of the one with this id. */
export function receiverErrors(locale: Locale, wrong: readonly ReceiverField[], id = ""): FormError[] {
  const t = messages(locale).payment.receiver;
  return wrong.map((field) => ({ path: NAMES[field] + id, message: t.wrong[field] }));
}

type Props = {
  readonly locale: Locale;
  readonly value: TypedReceiver;
  readonly errors: readonly FormError[];
  readonly optional?: boolean;
  /** Told apart where several forms stand on a page. */
  readonly id?: string;
};

/** Whose account money goes back to. */
export function ReceiverFields({ locale, value, errors, optional = false, id = "" }: Props) {
  const t = messages(locale).payment.receiver;
  const field = (name: ReceiverField) => ({
    locale,
    name: NAMES[name],
    id: NAMES[name] + id,
    label: t[name],
    value: value[name],
    error: errorOf(errors, NAMES[name] + id),
    optional,
  });
  return (
    <>
      <TextInput {...field("number")} maxLength={30} size={24} inputMode="numeric" />
      <TextInput {...field("bank")} maxLength={80} />
      <TextInput {...field("name")} maxLength={100} />
    </>
  );
}

/** The names under which the account that was seen goes with an answer about it. */
const SEEN: Readonly<Record<ReceiverField, string>> = {
  number: "seenNumber",
  bank: "seenBank",
  name: "seenName",
};

export function seenReceiver(form: FormInput): Receiver {
  return {
    bank: typed(form, SEEN.bank),
    number: typed(form, SEEN.number),
    name: typed(form, SEEN.name),
  };
}

/** An answer is to the account that stood there when it was given. */
export function SeenReceiver({ value }: { readonly value: Receiver }) {
  return (
    <>
      <input type="hidden" name={SEEN.number} value={value.number} />
      <input type="hidden" name={SEEN.bank} value={value.bank} />
      <input type="hidden" name={SEEN.name} value={value.name} />
    </>
  );
}

type Kept = Readonly<Record<"receiver_bank" | "receiver_number" | "receiver_name", string | null>>;

export function receiverOf({ receiver_bank, receiver_number, receiver_name }: Kept): Receiver | null {
  return receiver_bank === null || receiver_number === null || receiver_name === null
    ? null
    : { bank: receiver_bank, number: receiver_number, name: receiver_name };
}

/** In one line: whole to whoever pays out, for the others the bank and the end of the number. */
export function receiverText(receiver: Receiver, isShownWhole: boolean): string {
  const { bank, number, name } = receiver;
  return isShownWhole ? `${number} · ${bank} · ${name}` : `${maskedNumber(number)} · ${bank}`;
}
