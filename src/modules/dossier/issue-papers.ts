import { present } from "../../kernel/assert.ts";
import { Fault } from "../../kernel/fault.ts";
import { parseId } from "../../kernel/ids.ts";
import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import { meetIncident } from "../../platform/incidents/incidents.ts";
import { listOwedForms, noteFormKept, noteFormTried, type OwedForm } from "../document/index.ts";
import type { Office } from "./commands/office.ts";
import { issuedPapers } from "./issued-papers.ts";
import { findDossierPage } from "./queries/dossier-page.ts";
import { issuePaper } from "./screens/paper-file.ts";
import { issueSlip } from "./screens/slip-file.ts";

const BATCH = 100;
/** What could not be set is tried again after so long: it costs a typesetting, and a person must mend it. */
const TRIED_AGAIN_MS = 5 * 60_000;

/**
 * Keeps the forms of acts that nobody has printed yet, so that each is what it was when the act was done, however long the
 * office stood still. One that cannot be set is an incident, waits behind the others and is tried again. Run every
 * minute; twice at once is harmless, one of two is kept. Returns how many forms it kept.
 */
export async function issueDuePapers(office: Office): Promise<number> {
  const { database, clock } = office.services;
  const triedBefore = instantOfEpoch(epochOf(clock.now()) - TRIED_AGAIN_MS);
  let kept = 0;
  for (const owed of await listOwedForms(database, { triedBefore, size: BATCH })) {
    try {
      await keepForm(office, owed);
      kept += 1;
    } catch (cause) {
      if (cause instanceof Fault && cause.retryable) throw cause;
      await putAside(office, owed, cause);
    }
  }
  return kept;
}

async function keepForm(office: Office, owed: OwedForm): Promise<void> {
  const { database, clock } = office.services;
  const id = present(parseId<"dossier">(owed.dossierId), "dossier of a number");
  const page = present(await findDossierPage(database, id), "dossier of a form");
  if (owed.form === "RECEIPT") present(await issueSlip(office, page, "vi"), "slip of an acceptance");
  else {
    const paper = issuedPapers(page.timeline).find(({ seq }) => seq === owed.eventSeq);
    await issuePaper(office, page, { paper: present(paper, "act of a form"), locale: "vi" });
  }
  await noteFormKept(database, owed, clock.now());
}

async function putAside({ services }: Office, owed: OwedForm, cause: unknown): Promise<void> {
  const { database, clock, log } = services;
  const { dossierId, form } = owed;
  log.error({ dossierId, form, cause: String(cause) }, "the form of an act could not be set");
  await noteFormTried(database, owed, clock.now());
  await meetIncident(database, { kind: "FORM_UNKEPT", subject: dossierId, detail: form, at: clock.now() });
}
