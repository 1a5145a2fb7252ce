import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const CODE = "2.000635";

// One finished in time; one finished late; one at the counter and one online overdue; one in hand within term.
await office.reach(CODE, "return");
const late = await office.receive(CODE);
await office.receive(CODE);
const online = await office.submitOnline(CODE);
await office.act("intake", online.id, "accept");
office.set("2026-12-03 09:00");
await office.carry(late, "return");
await office.receive(CODE);
await drainTally(office.database);

const PERIOD = "from=2026-11-01&to=2026-12-31";
const wardId = office.unit("ward");
const ask = async (path: string): Promise<Json> => done(await (await office.desk("leader")).get(path));
const one = (more = "") => ask(`/api/v1/statistics/index/${wardId}?${PERIOD}${more}`);
const componentOf = (answer: Json, code: string): Json =>
  present(
    answer.groups.flatMap((group: Json) => group.components).find((each: Json) => each.code === code),
    code,
  );

describe("the index of a ward after real acts", () => {
  test("equals the sum done by hand", async () => {
    const answer = await one();
    // (1 in time + 1 in hand within term) of (2 finished + 3 in hand): 40 % of 20 points.
    expect(componentOf(answer, "2.1")).toMatchObject({
      state: "SCORED",
      numerator: 2,
      denominator: 5,
      value: 40,
      score: 8,
      lost: 12,
      lostDossiers: 3,
    });
    // 1 of 5 sent in online: 20 % where 50 % is asked for, of 6 points.
    const share = componentOf(answer, "3.3");
    expect(share).toMatchObject({ numerator: 1, denominator: 5, value: 20 });
    expect(share.score).toBeCloseTo(2.4, 9);
    expect(componentOf(answer, "4.1")).toMatchObject({ numerator: 2, denominator: 2, score: 6, lost: 0 });
    const digitised = componentOf(answer, "4.2");
    expect(digitised).toMatchObject({ state: "SCORED", denominator: 2 });
    const total = 8 + 2.4 + 6 + digitised.score;
    expect(answer.score).toBeCloseTo(total, 9);
    expect(answer).toMatchObject({ of: 36, noData: 48, notApplicable: 16, version: "dvcqg-2026-09" });
    expect(answer.percent).toBeCloseTo((100 * total) / 36, 9);
  });

  test("says of what nobody counts yet that it has no data, in both languages", async () => {
    expect(componentOf(await one(), "5.2")).toMatchObject({
      state: "NO_DATA",
      score: null,
      lost: null,
      reason: {
        vi: "Chưa có số liệu xử lý phản ánh, kiến nghị.",
        en: "There are no figures yet of how feedback and petitions were handled.",
      },
    });
  });

  test("follows the definitions asked for, and refuses those that do not exist", async () => {
    const note = await one("&version=qd766-note");
    expect(note.version).toBe("qd766-note");
    expect(componentOf(note, "1.1")).toMatchObject({ max: 4, state: "NOT_APPLICABLE" });
    const leader = await office.desk("leader");
    expect((await leader.get(`/api/v1/statistics/index/${wardId}?version=none`)).status).toBe(422);
  });

  test("ranks communes apart from departments, within the officer's tree", async () => {
    const ranking = await ask(`/api/v1/statistics/index?${PERIOD}`);
    const communes = ranking.items.filter((each: Json) => each.peers === "COMMUNES");
    expect(communes).toMatchObject([{ unitId: wardId, rank: 1, score: (await one()).score }]);
    const city = await done(await (await office.desk("auditor")).get(`/api/v1/statistics/index?${PERIOD}`));
    expect(new Set(city.items.map((each: Json) => each.peers)).size).toBeGreaterThan(1);
    for (const { of, rank, percent } of city.items) expect(rank === null).toBe(of === 0 && percent === null);
  });

  test("of an agency outside the own tree there is none", async () => {
    const leader = await office.desk("leader");
    expect((await leader.get(`/api/v1/statistics/index/${office.unit("city")}`)).status).toBe(404);
    const specialist = await office.desk("specialist");
    expect((await specialist.get(`/api/v1/statistics/index/${wardId}`)).status).toBe(403);
  });
});
