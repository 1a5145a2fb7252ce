import { assert } from "../../kernel/assert.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierEvent, PrivateData } from "./events.ts";
import { applicantNamed } from "./party.ts";

/**
 * Reads the stored fold back. The column is written by `evolve` alone and `verify` proves it equal to a replay, so
 * only its outline is checked here: a full schema on every load would cost more than the load itself.
 */
export function parseDossierState(stored: unknown): Dossier {
  assert(typeof stored === "object" && stored !== null, "a stored dossier state is an object");
  assert(
    "id" in stored && "version" in stored && "status" in stored && "tasks" in stored,
    "a stored dossier state is whole",
  );
  return stored as Dossier;
}

/** Reads the applicant and form data of the first event; an erased part comes back as an empty applicant. */
export function parseApplicant(stored: unknown): Application {
  if (stored === null || stored === undefined) return ERASED;
  assert(
    typeof stored === "object" && "applicant" in stored && "form" in stored,
    "private data of an event are whole",
  );
  return stored as Application;
}

type Application = Extract<PrivateData, { kind: "application" }>;

const ERASED: Application = { kind: "application", applicant: applicantNamed(null), form: {} };

/** One stored event, as the driver gives its columns. Shape is checked in outline; `verify` checks the hash. */
export function parseStoredEvent(row: Readonly<Record<string, unknown>>): DossierEvent {
  assert(
    typeof row["seq"] === "number" && typeof row["type"] === "string",
    "a stored event has its place and type",
  );
  return {
    type: row["type"],
    data: row["data"],
    dossierId: row["dossier_id"],
    seq: row["seq"],
    at: row["at"],
    actor: row["actor"],
    onBehalfOf: row["on_behalf_of"],
    commandId: row["command_id"],
    hash: row["hash"],
    private: row["private"],
  } as DossierEvent;
}

export function parseLastEvent(
  row: Readonly<Record<string, unknown>>,
): Pick<DossierEvent, "seq" | "type" | "at" | "actor"> {
  assert(typeof row["seq"] === "number", "a stored event has its place");
  return { seq: row["seq"], type: row["type"], at: row["at"], actor: row["actor"] } as Pick<
    DossierEvent,
    "seq" | "type" | "at" | "actor"
  >;
}
