import { present } from "../../../kernel/assert.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { findPerson } from "../../organisation/index.ts";
import type { DossierId } from "../dossier.ts";
import type { ActorRef, EventType } from "../events.ts";
import { parseLastEvent } from "../state-parser.ts";
import { LAST_EVENT } from "../store-statements.ts";

/** A colleague was faster: who, when, what, and the version to look at now. Nothing of this act was written. */
export type DossierChanged = {
  readonly code: "DOSSIER_CHANGED";
  readonly by: ActorRef;
  /** The officer by name; null for the applicant, whose name is not for everyone, and for the system. */
  readonly byName: string | null;
  readonly at: Instant;
  readonly what: EventType;
  readonly version: number;
};

export async function changedMeanwhile(
  executor: Executor,
  id: DossierId,
): Promise<{ readonly ok: false; readonly refusal: DossierChanged }> {
  const [row] = await executor.run(LAST_EVENT, [id]);
  const last = parseLastEvent(present(row, "last event of a dossier"));
  const { actor: by, at, type: what, seq: version } = last;
  const officer = by.kind === "officer" ? await findPerson(executor, by.personId) : null;
  const byName = officer?.fullName ?? null;
  return { ok: false, refusal: { code: "DOSSIER_CHANGED", by, byName, at, what, version } };
}
