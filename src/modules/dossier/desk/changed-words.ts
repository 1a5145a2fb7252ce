import { type Locale, messages } from "../../../i18n/index.ts";
import { fullMoment } from "../../../web/components/index.ts";
import type { DossierChanged } from "../commands/changed-meanwhile.ts";
import type { Office } from "../commands/office.ts";
import { peopleNames } from "./people-names.ts";
import { actorName } from "./timeline-view.ts";

/** A colleague was faster: who, when and what, by name. */
export async function changedWords(
  office: Office,
  { by, at, what }: DossierChanged,
  locale: Locale,
): Promise<string> {
  const t = messages(locale);
  const personName = await peopleNames(office.services.database, by.kind === "officer" ? [by.personId] : []);
  const who = actorName(by, { locale, personName });
  return t.desk.dossier.changed({ who, when: fullMoment(at), what: t.acts.event[what] });
}
