import { assert } from "../../kernel/assert.ts";
import type { Dossier, Party } from "./dossier.ts";
import type { PrivateData } from "./events.ts";

/**
 * Reads the stored fold back. The column is written by `evolve` alone and `verify` proves it equal to a replay, so
 * only its outline is checked here: a full schema on every load would cost more than the load itself.
 */
export function parseDossierState(stored: unknown): Dossier {
  assert(typeof stored === "object" && stored !== null, "a stored dossier state is an object");
  assert("id" in stored && "version" in stored && "status" in stored && "tasks" in stored, "a stored dossier state is whole");
  return stored as Dossier;
}

/** Reads the applicant and form data of the first event; an erased part comes back as an empty applicant. */
export function parseApplicant(stored: unknown): PrivateData {
  if (stored === null || stored === undefined) return ERASED;
  assert(typeof stored === "object" && "applicant" in stored && "form" in stored, "private data of an event are whole");
  return stored as PrivateData;
}

const NOBODY: Party = { fullName: "—", personalId: null, phone: null, email: null, address: null, dateOfBirth: null };
const ERASED: PrivateData = { applicant: { owner: NOBODY, submitter: NOBODY, relationship: "SELF", accountId: null }, form: {} };
