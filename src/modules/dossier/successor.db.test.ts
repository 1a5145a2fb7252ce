import { describe, expect, it } from "vitest";
import { replaceUnit } from "../../../test/support/successor-unit.ts";
import { testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import { parseInstant, parseLocalDate } from "../../kernel/local-date.ts";
import type { Officer } from "../access/index.ts";
import { unitDirectory } from "../organisation/index.ts";
import { runAct } from "./commands/run-act.ts";
import { readDossier } from "./queries/read-dossier.ts";
import { readWork } from "./queries/work-desk.ts";
import { verifyDossiers } from "./verify.ts";

const ward = await testWard();
const { office, services, database } = ward;
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
  const successor = await replaceUnit(services, old);
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
