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
  return linesOf(question).reduce<number | null>(
    (sum, line) => (sum === null || line.amountDong === null ? null : sum + line.amountDong),
    0,
  );
}

function linesOf({ version, caseCode, channel, facts, schema, answers }: FeeQuestion) {
  const counted = schema === null ? [] : feeQuantitiesOf(schema, answers);
  const bases = counted.length === 0 ? [{ units: 1, sets: 1 }] : counted;
  return bases.flatMap((basis) => feesFor(version, caseCode, { ...basis, channel, facts }));
}

/** The fee in words, and when it is collected where that is one moment for all of it. */
export function feeWords(question: FeeQuestion, locale: Locale): string {
  const { screens, catalogue } = messages(locale);
  const dong = feeDong(question);
  if (dong === null) return screens.submit.feeUnknown;
  if (dong === 0) return screens.submit.feeNone;
  const charged = linesOf(question).filter(({ amountDong }) => amountDong !== 0);
  const [when, ...others] = new Set(charged.map(({ collectWhen }) => collectWhen));
  const amount = moneyText(dong, locale);
  return when === undefined || others.length > 0 ? amount : `${amount} (${catalogue.fee.collect[when]})`;
}
