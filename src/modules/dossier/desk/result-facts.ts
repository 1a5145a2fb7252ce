import { type Locale, messages } from "../../../i18n/index.ts";
import { fullMoment } from "../../../web/components/index.ts";
import type { Dossier } from "../dossier.ts";
import { deliveryWords } from "../screens/delivery-words.ts";
import type { PeopleNames } from "./people-names.ts";

type Words = { readonly personName: PeopleNames; readonly locale: Locale };

/** The result as it was signed and numbered, and how it was handed over. */
export function resultFacts(
  { result, delivery }: Pick<Dossier, "result" | "delivery">,
  { personName, locale }: Words,
): readonly (readonly [string, string | null])[] {
  const t = messages(locale);
  const { dossier } = t.desk;
  const returned =
    delivery === null ? [] : [[t.acts.field.channel, deliveryWords(delivery, locale)] as const];
  if (result === null) return returned;
  return [
    [dossier.result, dossier.resultOutcome[result.outcome]],
    [t.acts.field.summary, result.summary],
    [t.acts.field.legalGround, result.legalGround],
    [dossier.resultNumber, result.number],
    [dossier.signedBy, `${personName(result.signedBy) ?? ""} · ${fullMoment(result.signedAt)}`],
    ...returned,
  ];
}
