import { z } from "zod";
import { present } from "../../../kernel/assert.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept } from "../../../kernel/result.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import type { OpenDeadline, OpenDeadlines } from "../../calendar/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { TRANSITIONS } from "../acts.ts";
import type { Dossier, DossierId } from "../dossier.ts";
import { parseDossierState } from "../state-parser.ts";
import type { WriteAttachment } from "../write-attachment.ts";
import { actOnDossier } from "./act.ts";
import { openOffice } from "./office.ts";

const AGENCIES: Statement = {
  name: "dossier-open-agencies",
  text: (schema) => `SELECT coalesce(json_agg(DISTINCT competent_agency_id), '[]') AS agencies
    FROM ${schema}.dossier WHERE finished_at IS NULL AND due_at IS NOT NULL AND status = ANY ($1)`,
};

const OPEN: Statement = {
  name: "dossier-open-deadlines",
  text: (schema) => `SELECT state FROM ${schema}.dossier
    WHERE finished_at IS NULL AND due_at IS NOT NULL AND status = ANY ($1) AND competent_agency_id = ANY ($2::uuid[])
    ORDER BY due_at, id LIMIT $3`,
};

/**
 * The dossiers' side of a revised calendar: which clocks are open, and moving their due dates, each as an event of its
 * dossier with the ground that was given. A dossier that changed meanwhile so that nothing moves is passed over.
 * @law one-stop.md §4.2: recompute of open dossiers is an explicit act with preview, never silent.
 */
export const openDeadlines = (attachments: readonly WriteAttachment[]): OpenDeadlines => ({
  list: async (executor, { unitId, on, limit }) => {
    const statuses = TRANSITIONS.moveDue.from;
    const rows = await executor.run(OPEN, [statuses, await agenciesUnder(executor, unitId, on), limit]);
    return rows.map((row) => openDeadlineOf(parseDossierState(row.state)));
  },
  apply: async (services, actor, { moves, basis }) => {
    // An office of its own reads the calendar as it is now; the running one may remember it for some seconds.
    const office = openOffice(services, attachments);
    let moved = 0;
    for (const move of moves) {
      const request = {
        command: { act: "moveDue", basis },
        expectedVersion: null,
        key: null,
        private: null,
      } as const;
      const done = await actOnDossier(office, actor, { ...request, dossierId: dossierIdOf(move.id) });
      if (done.ok) moved += 1;
      else if (done.refusal.code !== "DUE_UNCHANGED") return done;
    }
    return accept({ moved });
  },
});

function dossierIdOf(text: string): DossierId {
  return present(parseId<"dossier">(text), "dossier of a move");
}

const agenciesSchema = z.array(z.custom<UnitId>((value) => typeof value === "string"));

/** Agencies with open clocks whose calendar rests on the unit's: its own and those below it. */
async function agenciesUnder(
  executor: Executor,
  unitId: UnitId | null,
  on: LocalDate,
): Promise<readonly UnitId[]> {
  const [row] = await executor.run(AGENCIES, [TRANSITIONS.moveDue.from]);
  const agencies = agenciesSchema.parse(row?.agencies ?? []);
  if (unitId === null) return agencies;
  const directory = await unitDirectory(executor);
  return agencies.filter((agency) => directory.lineageOf(agency, on).includes(unitId));
}

function openDeadlineOf(dossier: Dossier): OpenDeadline {
  const { term, policy, verificationTerm } = present(dossier.pinned, "pinned procedure");
  return {
    id: dossier.id,
    code: present(dossier.code, "dossier code"),
    unitId: present(dossier.organisations, "organisations").competentAgencyId,
    acceptedAt: present(dossier.acceptedAt, "acceptance"),
    term: dossier.verification !== null && verificationTerm !== null ? verificationTerm : term,
    policy,
    pauses: dossier.pauses,
    extensions: dossier.extensions.flatMap(({ newDueOn, signedAt, reason }) =>
      signedAt === null ? [] : [{ newDueOn, signedAt, reason }],
    ),
    dueAt: dossier.dueAt,
  };
}
