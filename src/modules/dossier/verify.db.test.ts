import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { makeAnchor } from "./anchor.ts";
import { verifyDossiers } from "./verify.ts";

const ward = await testWard();
const { owner, database } = ward;

/** Three dossiers with a few events each, sealed. */
async function sealedDossiers() {
  const dossiers = [
    await ward.receive("2.000815"),
    await ward.receive("1.001612"),
    await ward.receive("1.001776"),
  ] as const;
  for (const dossier of dossiers) await ward.act("intake", dossier, { act: "handOver" });
  await makeAnchor(database, ward.clock.now());
  expect((await verifyDossiers(database)).broken).toEqual([]);
  return dossiers;
}

/** Runs a tampering as the owner of the tables, looks, and puts everything back. */
async function tampered(run: (query: (text: string) => Promise<unknown>) => Promise<unknown>) {
  const schema = owner.schema;
  const query = (text: string) => sql`${sql.raw(text.replaceAll("$s", `"${schema}"`))}`.execute(owner.kysely);
  await query(`CREATE TABLE $s.kept_event AS SELECT * FROM $s.dossier_event`);
  await query(`CREATE TABLE $s.kept_dossier AS SELECT * FROM $s.dossier`);
  await query(`CREATE TABLE $s.kept_anchor AS SELECT * FROM $s.dossier_anchor`);
  await query(`CREATE TABLE $s.kept_task AS SELECT * FROM $s.dossier_task`);
  await run(query);
  const found = await verifyDossiers(database);
  await query(`DELETE FROM $s.dossier_event`);
  await query(`INSERT INTO $s.dossier_event SELECT * FROM $s.kept_event`);
  await query(
    `UPDATE $s.dossier d SET state = k.state, status = k.status, version = k.version, head_hash = k.head_hash FROM $s.kept_dossier k WHERE k.id = d.id`,
  );
  await query(`UPDATE $s.dossier_anchor a SET hash = k.hash FROM $s.kept_anchor k WHERE k.number = a.number`);
  await query(`DELETE FROM $s.dossier_task`);
  await query(`INSERT INTO $s.dossier_task SELECT * FROM $s.kept_task`);
  await query(`DROP TABLE $s.kept_task`);
  await query(`DROP TABLE $s.kept_event`);
  await query(`DROP TABLE $s.kept_dossier`);
  await query(`DROP TABLE $s.kept_anchor`);
  expect((await verifyDossiers(database)).broken).toEqual([]);
  return found.broken.map(({ dossierId, seq, fault }) => ({ dossierId, seq, fault }));
}

describe("verification finds what was done to a history", async () => {
  const [first, second, third] = await sealedDossiers();
  const at = (id: string) => `dossier_id = '${id}'`;

  it("an edited event is named by dossier and sequence", async () => {
    const found = await tampered((query) =>
      query(
        `UPDATE $s.dossier_event SET data = data || '{"copiesOfSet": 9}' WHERE ${at(first.id)} AND seq = 1`,
      ),
    );
    expect(found).toEqual([{ dossierId: first.id, seq: 1, fault: "EDITED" }]);
  });

  it("an edited time or actor is found like an edited fact", async () => {
    const later = await tampered((query) =>
      query(`UPDATE $s.dossier_event SET at = at + interval '1 ms' WHERE ${at(second.id)} AND seq = 2`),
    );
    expect(later).toEqual([{ dossierId: second.id, seq: 2, fault: "EDITED" }]);
    const other = await tampered((query) =>
      query(`UPDATE $s.dossier_event SET actor = '{"kind": "guest"}' WHERE ${at(second.id)} AND seq = 1`),
    );
    expect(other).toEqual([{ dossierId: second.id, seq: 1, fault: "EDITED" }]);
  });

  it("a deleted event in the middle is missing", async () => {
    expect(
      await tampered((query) => query(`DELETE FROM $s.dossier_event WHERE ${at(first.id)} AND seq = 2`)),
    ).toEqual([{ dossierId: first.id, seq: 2, fault: "MISSING" }]);
  });

  it("two events that changed places do not follow one another", async () => {
    const found = await tampered(async (query) => {
      await query(`UPDATE $s.dossier_event SET seq = 900 WHERE ${at(first.id)} AND seq = 1`);
      await query(`UPDATE $s.dossier_event SET seq = 1 WHERE ${at(first.id)} AND seq = 2`);
      await query(`UPDATE $s.dossier_event SET seq = 2 WHERE ${at(first.id)} AND seq = 900`);
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ dossierId: first.id, seq: 1 });
  });

  it("a tail cut off together with its projection is found against the anchor", async () => {
    const found = await tampered(async (query) => {
      await query(
        `UPDATE $s.dossier d SET version = version - 1, head_hash = (SELECT hash FROM $s.dossier_event e WHERE e.dossier_id = d.id AND e.seq = d.version - 1) WHERE id = '${third.id}'`,
      );
      await query(
        `DELETE FROM $s.dossier_event e USING $s.dossier d WHERE d.id = e.dossier_id AND d.id = '${third.id}' AND e.seq > d.version`,
      );
    });
    expect(found).toEqual([{ dossierId: third.id, seq: 3, fault: "TRUNCATED" }]);
  });

  it("a projection that says something else than the history is found", async () => {
    const found = await tampered((query) =>
      query(`UPDATE $s.dossier SET status = 'RETURNED' WHERE id = '${second.id}'`),
    );
    expect(found).toMatchObject([{ dossierId: second.id, fault: "PROJECTION" }]);
  });

  it.each(["due_at", "dossier_due_at"])(
    "a desk's work with another %s than the history's is found",
    async (column) => {
      const found = await tampered((query) =>
        query(
          `UPDATE $s.dossier_task SET ${column} = '2026-01-05T10:00:00Z' WHERE dossier_id = '${second.id}'`,
        ),
      );
      expect(found).toMatchObject([{ dossierId: second.id, fault: "PROJECTION" }]);
    },
  );

  it("a desk's work with another term than the history's is found", async () => {
    const found = await tampered((query) =>
      query(`UPDATE $s.dossier_task SET term_days = term_days + 1 WHERE dossier_id = '${second.id}'`),
    );
    expect(found).toMatchObject([{ dossierId: second.id, fault: "PROJECTION" }]);
  });

  it("changed personal data of an application are found, erased ones are allowed", async () => {
    const changed = await tampered((query) =>
      query(
        `UPDATE $s.dossier_event SET private = jsonb_set(private, '{applicant,owner,fullName}', '"Người Khác"') WHERE ${at(first.id)} AND seq = 1`,
      ),
    );
    expect(changed).toEqual([{ dossierId: first.id, seq: 1, fault: "PRIVATE_CHANGED" }]);
    expect(
      await tampered((query) =>
        query(`UPDATE $s.dossier_event SET private = NULL WHERE ${at(first.id)} AND seq = 1`),
      ),
    ).toEqual([]);
  });

  it("an anchor that was rewritten is found", async () => {
    const found = await tampered((query) =>
      query(`UPDATE $s.dossier_anchor SET hash = repeat('a', 64) WHERE number = 1`),
    );
    expect(found).toMatchObject([{ fault: "ANCHOR", seq: 1 }]);
  });

  it("the application's own role can neither edit nor delete nor empty a history", async () => {
    for (const text of [
      `UPDATE "${database.schema}".dossier_event SET seq = seq`,
      `DELETE FROM "${database.schema}".dossier_event`,
      `TRUNCATE "${database.schema}".dossier_event`,
      `DELETE FROM "${database.schema}".dossier`,
      `UPDATE "${database.schema}".dossier_anchor SET hash = hash`,
      `DELETE FROM "${database.schema}".dossier_anchor_head`,
    ]) {
      await expect(database.pool.query(text)).rejects.toThrow(/permission denied/);
    }
  });
});
