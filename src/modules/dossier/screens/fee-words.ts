import { type Locale, messages } from "../../../i18n/index.ts";
import { moneyText } from "../../../web/components/index.ts";
import {
  type FormAnswers,
  type FormSchema,
  feeQuantitiesOf,
  feesFor,
  type PricedVersion,
} from "../../catalogue/index.ts";
import type { CaseFacts, ChannelIn } from "../pinned.ts";

type FeeQuestion = {
  readonly version: PricedVersion;
  readonly caseCode: string;
  readonly channel: ChannelIn;
  readonly facts: CaseFacts;
  readonly schema: FormSchema | null;
  readonly answers: FormAnswers;
};

/** What is owed, in đồng; null where some fee is published in words only and the cashier must say. */
export function feeDong(question: FeeQuestion): number | null {
  const { version, caseCode, channel, facts, schema, answers } = question;
  const counted = schema === null ? [] : feeQuantitiesOf(schema, answers);
  const bases = counted.length === 0 ? [{ units: 1, sets: 1 }] : counted;
  const lines = bases.flatMap((basis) => feesFor(version, caseCode, { ...basis, channel, facts }));
  return lines.reduce<number | null>(
    (sum, line) => (sum === null || line.amountDong === null ? null : sum + line.amountDong),
    0,
  );
}

/** The fee in words for a citizen. */
export function feeWords(question: FeeQuestion, locale: Locale): string {
  const t = messages(locale).screens.submit;
  const dong = feeDong(question);
  if (dong === null) return t.feeUnknown;
  return dong === 0 ? t.feeNone : moneyText(dong, locale);
}
