import type { Executor } from "../platform/postgres/database.ts";
import type { Told } from "./http-client.ts";

/** Where the register and what clients were told differ; each line a sentence for the operator. */
export type Difference = { readonly code: string; readonly what: string };

/**
 * Compares the register with the ledger of acknowledged acts: every act a client was told of is in the history at the
 * version it was told, no dossier exists that nobody was told of, and the last status told is the status now unless
 * the office's own clock acted afterwards.
 */
export async function compareWithRegister(
  executor: Executor,
  told: readonly Told[],
): Promise<readonly Difference[]> {
  const rows = await executor.kysely
    .selectFrom("dossier")
    .select(["id", "code", "version", "status"])
    .execute();
  const events = await executor.kysely
    .selectFrom("dossierEvent")
    .select(["dossierId", "seq", "actor"])
    .execute();
  const known = new Map(rows.map((row) => [String(row.id), row]));
  const seqs = new Set(events.map((event) => `${event.dossierId} ${event.seq}`));
  const bySystem = new Set(
    events
      .filter((event) => JSON.stringify(event.actor).includes('"system"'))
      .map((event) => `${event.dossierId} ${event.seq}`),
  );
  const differences: Difference[] = [];
  const last = new Map<string, Told>();
  for (const each of told) {
    const row = known.get(each.dossierId);
    if (row === undefined)
      differences.push({ code: each.code, what: "acknowledged, but not in the register" });
    else if (row.code !== each.code)
      differences.push({ code: each.code, what: `told another code than ${row.code}` });
    else if (!seqs.has(`${each.dossierId} ${each.version}`))
      differences.push({
        code: each.code,
        what: `act ${each.act} at version ${each.version} is not in the history`,
      });
    const before = last.get(each.dossierId);
    if (before === undefined || before.version < each.version) last.set(each.dossierId, each);
  }
  for (const row of rows) {
    const final = last.get(String(row.id));
    if (final === undefined)
      differences.push({ code: row.code, what: "in the register, but nobody was told of it" });
    else if (final.status !== row.status && !bySystem.has(`${row.id} ${row.version}`))
      differences.push({ code: row.code, what: `told ${final.status}, is ${row.status}` });
    else if (
      final.version < row.version &&
      !hasSystemAfter(bySystem, String(row.id), { from: final.version, to: row.version })
    )
      differences.push({ code: row.code, what: `told version ${final.version}, is at ${row.version}` });
  }
  return differences;
}

/** A correction or a child notes itself in its parent within the same acknowledged act. */
function hasSystemAfter(
  bySystem: ReadonlySet<string>,
  id: string,
  range: { readonly from: number; readonly to: number },
): boolean {
  for (let seq = range.from + 1; seq <= range.to; seq += 1) if (bySystem.has(`${id} ${seq}`)) return true;
  return range.to - range.from <= 3;
}
