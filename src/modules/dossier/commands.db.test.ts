import { describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { newId } from "../../kernel/ids.ts";
import { runAct } from "./commands/run-act.ts";
import { submitDossier } from "./commands/submit.ts";
import { readDossier } from "./queries/read-dossier.ts";
import { readUnitQueue, searchInScope } from "./queries/work-desk.ts";
import { verifyDossiers } from "./verify.ts";

const ward = await testWard({ connections: 16 });

describe("dossier codes", () => {
  it("a thousand submissions at once get a thousand different codes of the day", async () => {
    const request = await ward.submission("2.000635", { channelIn: "ONLINE" });
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        submitDossier(ward.office, { actor: { kind: "guest" }, request, key: null }),
      ),
    );
    const codes = answers.map((answer) => (answer.ok ? answer.value.code : JSON.stringify(answer.refusal)));
    expect(new Set(codes).size).toBe(1_000);
    expect(codes.every((code) => /^H26\.16\.05\.001-261124-\d{4}$/.test(code))).toBe(true);
  });

  it("a cancelled dossier keeps its number and the next one gets another", async () => {
    const cancelled = await ward.submitOnline("2.000635");
    await ward.act("intake", cancelled, { act: "cancel", reason: "Nhập nhầm" });
    const next = await ward.submitOnline("2.000635");
    expect(next.code > cancelled.code).toBe(true);
  });
});

describe("two officers at once", () => {
  it("of fifty who finish one task one wins and forty-nine learn who, when and what; nothing happens twice", async () => {
    const dossier = await ward.receive("1.001612");
    await ward.act("intake", dossier, { act: "handOver" });
    const task = await ward.database.kysely
      .selectFrom("dossierTask")
      .selectAll()
      .where("dossierId", "=", dossier.id)
      .executeTakeFirstOrThrow();
    const before = await ward.database.kysely
      .selectFrom("dossier")
      .select("version")
      .where("id", "=", dossier.id)
      .executeTakeFirstOrThrow();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        runAct(ward.office, ward.officer("head2"), {
          dossierId: dossier.id,
          command: { act: "completeTask", taskId: task.taskId, note: "" },
          expectedVersion: before.version,
          key: null,
        }),
      ),
    );
    const won = answers.filter((answer) => answer.ok);
    const lost = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(49);
    for (const refusal of lost) {
      expect(refusal).toMatchObject({
        code: "DOSSIER_CHANGED",
        what: "TaskCompleted",
        by: { personId: ward.officer("head2").personId },
        byName: expect.stringMatching(/^\p{Lu}\S+( \p{Lu}\S+)+/u),
        version: before.version + 1,
      });
    }
    const events = await ward.database.kysely
      .selectFrom("dossierEvent")
      .select("type")
      .where("dossierId", "=", dossier.id)
      .where("type", "=", "TaskCompleted")
      .execute();
    expect(events).toHaveLength(1);
  });

  it("a repeated request with its key is done once; the key is kept beside the events", async () => {
    const request = await ward.submission("2.000635", { channelIn: "ONLINE" });
    const key = { actorKey: "guest", key: newId(), requestHash: "a".repeat(64), given: true };
    const first = await submitDossier(ward.office, { actor: { kind: "guest" }, request, key });
    expect(first.ok).toBe(true);
    await expect(submitDossier(ward.office, { actor: { kind: "guest" }, request, key })).rejects.toThrow(
      /web_idempotency_pkey/,
    );
    const rows = await ward.owner.kysely
      .selectFrom("webIdempotency")
      .selectAll()
      .where("key", "=", key.key)
      .execute();
    expect(rows).toMatchObject([{ body: first.ok ? { code: first.value.code } : {} }]);
  });

  it("afterwards every history verifies", async () => {
    expect((await verifyDossiers(ward.database)).broken).toEqual([]);
  });
});

describe("the unit's queue", () => {
  it("shows what the unit has in hand, soonest due first, page by page and without doubles", async () => {
    const office = ward.office;
    const head = ward.officer("director");
    const seen: string[] = [];
    const dues: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await readUnitQueue(office, head, {
        unitId: null,
        status: null,
        fieldCode: null,
        size: 200,
        cursor,
      });
      if (!page.ok) throw new Error(page.refusal.code);
      for (const row of page.value.items) {
        seen.push(row.id);
        dues.push(row.dueAt ?? "9999");
      }
      cursor = page.value.nextCursor;
    } while (cursor !== null);
    const open = await ward.database.kysely
      .selectFrom("dossier")
      .select("id")
      .where("finishedAt", "is", null)
      .where("status", "not in", ["REJECTED", "CANCELLED"])
      .execute();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(open.length);
    expect(dues).toEqual([...dues].sort());
  });

  it("is not widened by a post that sees no dossiers", async () => {
    const specialist = ward.officer("specialist");
    const unitId = ward.organisation.unitOf("serviceCentre");
    const asked = { unitId, status: null, fieldCode: null, size: 10, cursor: null };
    const administers = (role: "unit-admin" | "centre-director") => ({
      ...specialist,
      grants: [...specialist.grants, { role, unitId, delegatedBy: null }],
    });
    expect(await readUnitQueue(ward.office, administers("unit-admin"), asked)).toEqual({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });
    expect(await readUnitQueue(ward.office, administers("centre-director"), asked)).toMatchObject({
      ok: true,
    });
  });

  it("of a unit outside the officer's tree does not exist", async () => {
    const outside = await readUnitQueue(ward.office, ward.officer("specialist"), {
      unitId: newId<"unit">(),
      status: null,
      fieldCode: null,
      size: 10,
      cursor: null,
    });
    expect(outside).toEqual({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});

describe("what a list names", () => {
  it("its reader may open: a division sees of the ward's dossiers only those that lie with it", async () => {
    const dossier = await ward.receive("1.001612");
    const request = { unitId: null, status: null, fieldCode: null, size: 200, cursor: null };
    const idsOf = async (name: "specialist" | "specialist2" | "leader") => {
      const queue = await readUnitQueue(ward.office, ward.officer(name), request);
      const found = await searchInScope(ward.office, ward.officer(name), dossier.code);
      if (!queue.ok || !found.ok) throw new Error("refused");
      return {
        queued: queue.value.items.some(({ id }) => id === dossier.id),
        found: found.value.some(({ id }) => id === dossier.id),
      };
    };
    const readable = async (name: "specialist" | "specialist2" | "leader") =>
      (await readDossier(ward.office, ward.officer(name), dossier.id)).ok;
    for (const name of ["specialist", "specialist2"] as const) {
      expect(await idsOf(name)).toEqual({ queued: false, found: false });
      expect(await readable(name)).toBe(false);
    }
    expect((await idsOf("leader")).found).toBe(true);
    await ward.act("intake", dossier, { act: "handOver" });
    expect((await idsOf("specialist2")).found).toBe(true);
    expect(await readable("specialist2")).toBe(true);
    expect((await idsOf("specialist")).found).toBe(false);
  });
});
