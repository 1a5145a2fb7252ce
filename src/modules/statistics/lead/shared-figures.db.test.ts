import { describe, expect, test } from "vitest";
import { anOfficer } from "../../../../test/support/app.ts";
import { at } from "../../../../test/support/office-time.ts";
import { testWard } from "../../../../test/support/ward.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { Executor, Row } from "../../../platform/postgres/database.ts";
import type { Officer, UnitId } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import type { LeadScope } from "../question/asked-scope.ts";
import { layFigures } from "../question/laying.ts";
import { leadQuery, questionOf } from "../question/question.ts";
import { readableAgencies } from "../question/scope.ts";
import { readLead } from "./read-lead.ts";

const NOW = at("2026-11-23 09:00");
const ward = await testWard({ now: NOW });
const { database, clock } = ward;
const unit = ward.organisation.unitOf;

/** How often the cells were asked for. */
let reads = 0;
/** Other databases of the same server write too; what is said of them all is held as it was while this is set. */
let held: readonly Row[] | null = null;
const counting: Executor = {
  ...database,
  run: async (statement, values) => {
    if (statement.name.startsWith("statistics-totals")) reads += 1;
    if (statement.name === "statistics-written" && held !== null) return held;
    return database.run(statement, values);
  },
};

/** As if nobody wrote anything anywhere meanwhile. */
async function whileNobodyWrites(asking: () => Promise<void>): Promise<void> {
  held = [{ seen: newId() }];
  await asking().finally(() => {
    held = null;
  });
}

async function scopeOf(officer: Officer, query: Readonly<Record<string, string>> = {}): Promise<LeadScope> {
  const on = localDateOf(clock.now());
  const directory = await unitDirectory(database);
  const question = questionOf(leadQuery.parse(query), on);
  const agencies = readableAgencies(officer, { directory, on });
  const asked = agencies.map(({ id }) => id);
  return {
    question,
    asked,
    agencies,
    laying: layFigures(question.view, asked, { directory, on }),
    directory,
    on,
  };
}

const city = () => scopeOf(anOfficer(unit("city"), "auditor"));
const totalOf = async (scope: LeadScope, now: Instant = clock.now()) =>
  (await readLead(counting, scope, now)).figures.rows.reduce((sum, row) => sum + row.flows.accepted, 0);

async function readsOf(asking: () => Promise<unknown>): Promise<number> {
  const before = reads;
  await asking();
  return reads - before;
}

describe("the leader's figures, asked by several people", () => {
  test("are read once for all who ask the same, at once or one after the other", async () => {
    const [one, other] = [await city(), await scopeOf(anOfficer(unit("city"), "centre-director"))];
    expect(other.asked).toEqual(one.asked);
    await whileNobodyWrites(async () => {
      const alone = await readsOf(() => totalOf(one));
      expect(alone).toBeGreaterThan(1);
      const all = () => Promise.all([one, other, one, other].map((scope) => totalOf(scope)));
      expect(await readsOf(all)).toBe(0);
    });
    await whileNobodyWrites(async () => {
      const all = () => Promise.all([one, other, one, other].map((scope) => totalOf(scope)));
      expect(await readsOf(all)).toBe(
        await readsOf(() => totalOf({ ...one, question: { ...one.question, hours: 9 } })),
      );
    });
  });

  test("hold every act that was acknowledged before they were asked for", async () => {
    const scope = await city();
    const before = await totalOf(scope);
    await ward.receive("1.001776");
    expect(await totalOf(scope)).toBe(before + 1);
  });

  test("are never those of other agencies, whoever asks in the same words", async () => {
    const police = await scopeOf(anOfficer(unit("police"), "unit-head"));
    const whole = await city();
    expect(police.question).toEqual(whole.question);
    expect(await totalOf(whole)).toBeGreaterThan(0);
    expect(await totalOf(police)).toBe(0);
    expect(await totalOf(whole)).toBeGreaterThan(0);
  });

  test("are told anew for other days, and after five seconds, with the time they were made", async () => {
    const scope = await city();
    await whileNobodyWrites(async () => {
      await totalOf(scope);
      const yesterday = { ...scope, question: { ...scope.question, to: scope.question.from } };
      expect(await readsOf(() => totalOf(yesterday))).toBeGreaterThan(0);
      const view = (now: Instant) => readLead(counting, scope, now);
      expect((await view(at("2026-11-23 09:00:04"))).figures.computedAt).toBe(NOW);
      expect((await view(at("2026-11-23 09:00:06"))).figures.computedAt).toBe(at("2026-11-23 09:00:06"));
    });
  });

  test("are asked again where they could not be read", async () => {
    const scope = await scopeOf(anOfficer(unit("ward"), "leader"));
    const broken: Executor = {
      ...database,
      run: (statement, values) =>
        statement.name.startsWith("statistics-totals")
          ? Promise.reject(new Error("gone"))
          : database.run(statement, values),
    };
    await expect(readLead(broken, scope, clock.now())).rejects.toThrow("gone");
    expect(await totalOf(scope)).toBeGreaterThan(0);
  });

  test("of many questions only the last are kept", async () => {
    const scope = await city();
    const asking = (n: number): LeadScope => ({ ...scope, question: { ...scope.question, hours: n + 1 } });
    await whileNobodyWrites(async () => {
      await totalOf(asking(0));
      expect(await readsOf(() => totalOf(asking(0)))).toBe(0);
      for (let n = 1; n <= 32; n += 1) await totalOf(asking(n));
      expect(await readsOf(() => totalOf(asking(32)))).toBe(0);
      expect(await readsOf(() => totalOf(asking(0)))).toBeGreaterThan(0);
    });
  });
});

test("an empty set of agencies is nobody's", async () => {
  const none: readonly UnitId[] = [];
  const scope = {
    ...(await city()),
    asked: none,
    agencies: [],
    laying: layFigures("AS_WAS", none, await city()),
  };
  expect(await totalOf(scope)).toBe(0);
});
