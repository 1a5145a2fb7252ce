import { type Locale, messages } from "../../../i18n/index.ts";
import { countText, TextInput } from "../../../web/components/index.ts";
import { AgencyField } from "./agency-field.tsx";
import type { LeadScope } from "./asked-scope.ts";
import { type LeadQuestion, unitKey } from "./question.ts";

/** Whose figures, of the agencies the officer may see; all of them where none is named. */
export function ScopeField({
  locale,
  scope: { question, agencies },
}: {
  readonly locale: Locale;
  readonly scope: Pick<LeadScope, "question" | "agencies">;
}) {
  const { allUnits } = messages(locale).statistics.lead;
  return (
    <AgencyField
      locale={locale}
      agencies={agencies}
      chosen={agencies.find((unit) => unitKey(unit) === question.unit) ?? null}
      emptyLabel={agencies.length === 1 ? null : allUnits({ count: countText(agencies.length, locale) })}
    />
  );
}

/** From which day to which, and as known at the end of which day. */
export function DayFields({
  locale,
  question,
}: {
  readonly locale: Locale;
  readonly question: LeadQuestion;
}) {
  const { lead: t } = messages(locale).statistics;
  const base = { locale, type: "date", optional: true, saysOptional: false } as const;
  return (
    <>
      <TextInput {...base} name="from" label={t.from} value={question.from} />
      <TextInput {...base} name="to" label={t.to} value={question.to} />
      <TextInput {...base} name="asOf" label={t.asOf} hint={t.asOfHint} value={question.asOf ?? ""} />
    </>
  );
}
