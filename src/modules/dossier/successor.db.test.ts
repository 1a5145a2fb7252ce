import { describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import { parseInstant, parseLocalDate } from "../../kernel/local-date.ts";
import type { Officer, UnitId } from "../access/index.ts";
import { closeUnit, findUnit, openUnit, unitDirectory } from "../organisation/index.ts";
import { runAct } from "./commands/run-act.ts";
import { readDossier } from "./queries/read-dossier.ts";
import { readWork } from "./queries/work-desk.ts";
import { verifyDossiers } from "./verify.ts";

const ward = await testWard();
const { office, services, database } = ward;
const operator = { kind: "system", name: "seed" } as const;
const specialist = ward.officer("specialist");
const ALL = { text: null, status: null, fieldCode: null, stage: null, lateness: null };
const day = (text: string) => present(parseLocalDate(text), "day");
const work = async (officer: Officer) => {
  const desk = await readWork(office, officer, { filter: ALL, size: 20, cursor: null });
  return desk.ok ? { ids: desk.value.page.items.map((item) => item.id), open: desk.value.counts.open } : null;
};
const historyOf = (id: string) =>
  database.kysely
    .selectFrom("dossierEvent")
    .select(["seq", "hash"])
    .where("dossierId", "=", id)
    .orderBy("seq")
    .execute();

/** The division of the specialist is closed tonight; another takes its place tomorrow. */
async function replaced(old: UnitId): Promise<UnitId> {
  const unit = present(await findUnit(database, old), "the division");
  const { parentId } = unit;
  const facts = {
    code: null,
    legacyCode: null,
    areaCode: null,
    areaKind: null,
    kind: unit.kind,
    level: unit.level,
  };
  const named = { name: "Phòng Dân sinh", nameEn: null, shortName: "Dân sinh", symbol: "DS" };
  const contact = { address: null, phone: null, email: null, taxCode: null };
  const opening = { facts: { ...facts, ...named, ...contact }, parentId, validFrom: day("2026-11-25") };
  const opened = await openUnit(services, operator, opening);
  if (!opened.ok) return expect.fail(opened.refusal.code);
  const { unitId } = opened.value;
  const successors = [{ unitId, shareBasisPoints: 10_000 }];
  const closing = { unitId: old, lastDay: day("2026-11-24"), successors, revision: null, endPosts: true };
  const closed = await closeUnit(services, operator, closing);
  return closed.ok ? unitId : expect.fail(closed.refusal.code);
}

describe("a division closes while a dossier waits there", async () => {
  const dossier = await ward.receive("1.001612");
  await ward.act("intake", dossier, { act: "handOver" });
  const [assignment] = await database.kysely
    .selectFrom("dossierTask")
    .selectAll()
    .where("dossierId", "=", dossier.id)
    .execute();
  const waiting = present(assignment, "the open task");
  const role = "unit-head" as const;
  const old = present(
    ward.officer("head2").grants.find((grant) => grant.unitId === waiting.unitId),
    "desk",
  ).unitId;
  const before = await historyOf(dossier.id);
  const successor = await replaced(old);
  const heir: Officer = { ...specialist, grants: [{ role, unitId: successor, delegatedBy: null }] };
  const stranger: Officer = {
    ...heir,
    grants: [{ role: "specialist", unitId: successor, delegatedBy: null }],
  };

  it("on its last day the work is still the old division's alone", async () => {
    expect(await work(heir)).toEqual({ ids: [], open: 0 });
    expect((await work(ward.officer("head2")))?.ids).toContain(dossier.id);
  });

  it("from the next day the successor's officer in the role sees it, and others do not", async () => {
    ward.clock.set(present(parseInstant("2026-11-25T08:30:00+07:00"), "instant"));
    expect((await unitDirectory(database)).answerableOn(old, day("2026-11-25"))).toEqual([successor]);
    expect(await work(heir)).toEqual({ ids: [dossier.id], open: 1 });
    expect(await work(stranger)).toEqual({ ids: [], open: 0 });
    const read = await readDossier(office, heir, dossier.id);
    expect(read.ok && read.value.acts).toContain("completeTask");
  });

  it("the successor's officer completes it; what was written before stays as it was, and all verifies", async () => {
    const complete = (officer: Officer) =>
      runAct(office, officer, {
        dossierId: dossier.id,
        command: { act: "completeTask", taskId: waiting.taskId, note: "" },
        expectedVersion: null,
        key: null,
      });
    expect(await complete(stranger)).toMatchObject({ ok: false });
    expect(await complete(heir)).toMatchObject({ ok: true });
    expect((await historyOf(dossier.id)).slice(0, before.length)).toEqual(before);
    expect((await verifyDossiers(database)).broken).toEqual([]);
  });
});
