import { describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import type { Acted, ActKey } from "./commands/act.ts";
import { openOffice } from "./commands/office.ts";
import { runAct } from "./commands/run-act.ts";
import { submitDossier } from "./commands/submit.ts";
import { verifyDossiers } from "./verify.ts";

const ward = await testWard({ connections: 8 });

const handOver = (dossier: Acted, expectedVersion: number | null = null) =>
  runAct(ward.office, ward.officer("intake"), {
    dossierId: dossier.id,
    command: { act: "handOver" },
    expectedVersion,
    key: null,
  });

const keyed = (key: string): ActKey => ({
  actorKey: "guest",
  key,
  requestHash: "ab".repeat(32),
  given: true,
});

/** Dossiers at the counter, received one after the other. */
async function received(count: number): Promise<Acted[]> {
  const dossiers: Acted[] = [];
  for (let made = 0; made < count; made += 1) dossiers.push(await ward.receive("1.001612"));
  return dossiers;
}

describe("writes that are ready together", () => {
  it("take fewer statements than dossiers, and every one is written", async () => {
    const names: string[] = [];
    const { database } = ward.services;
    const watched = openOffice(
      {
        ...ward.services,
        database: {
          ...database,
          run: (...call: Parameters<typeof database.run>) => {
            names.push(call[0].name);
            return database.run(...call);
          },
        },
      },
      [],
    );
    const request = await ward.submission("2.000635", { channelIn: "ONLINE" });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        submitDossier(watched, { actor: { kind: "guest" }, request, key: null }),
      ),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(names.filter((name) => name === "dossier-create").length).toBeLessThan(20);
    const codes = answers.map((answer) => (answer.ok ? answer.value.code : ""));
    const kept = await ward.database.kysely
      .selectFrom("dossier")
      .select("code")
      .where("code", "in", codes)
      .execute();
    expect(kept).toHaveLength(60);
  });

  it("do not fall with one whose key is taken: the others are written, that one is answered", async () => {
    const request = await ward.submission("2.000635", { channelIn: "ONLINE" });
    const send = (key: string) =>
      submitDossier(ward.office, { actor: { kind: "guest" }, request, key: keyed(key) });
    await send("key-taken-00000000");
    const answers = await Promise.allSettled(
      ["key-fresh-00000001", "key-taken-00000000", "key-fresh-00000002", "key-fresh-00000003"].map(send),
    );
    expect(answers.map((answer) => answer.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(answers[1]).toMatchObject({ reason: { constraint: "web_idempotency_pkey" } });
  });

  it("do not fall with one whose dossier changed: its officer learns who was faster", async () => {
    const dossiers = await received(6);
    const [stale] = dossiers;
    const seen = present(stale, "a dossier").version;
    const answers = await Promise.all(
      dossiers.map((dossier, index) => handOver(dossier, index === 0 ? seen - 1 : null)),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([false, true, true, true, true, true]);
  });

  it("do not wait for a dossier that somebody holds: the others are written meanwhile, that one afterwards", async () => {
    const dossiers = await received(5);
    const held = present(dossiers[2], "a dossier");
    await ward.database
      .transaction(async (tx) => {
        await tx.kysely.selectFrom("dossier").select("id").where("id", "=", held.id).forUpdate().execute();
        const waiting = handOver(held);
        const others = await Promise.all(
          dossiers.filter((dossier) => dossier !== held).map((dossier) => handOver(dossier)),
        );
        expect(others.every((answer) => answer.ok)).toBe(true);
        return { waiting };
      })
      .then(async ({ waiting }) => {
        expect((await waiting).ok).toBe(true);
      });
  });

  it("leave histories that verify", async () => {
    expect((await verifyDossiers(ward.database)).broken).toEqual([]);
  });
});
