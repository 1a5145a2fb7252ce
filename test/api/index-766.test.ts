import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { unitDirectory } from "../../src/modules/organisation/index.ts";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { readIndexScores } from "../../src/modules/statistics/index-766/read-scores.ts";
import { INDEX_VERSIONS, indexVersionOr } from "../../src/modules/statistics/index-766/shipped-versions.ts";
import { leadQuery, questionOf } from "../../src/modules/statistics/question/question.ts";
import { aPaper, apiOffice, done, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at, day } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const CODE = "2.000635";

// One finished in time; one finished late; one at the counter and one online overdue; one in hand within term.
await office.reach(CODE, "return");
const late = await office.receive(CODE);
const overdue = await office.receive(CODE);
const online = await office.submitOnline(CODE);
await office.act("intake", online.id, "accept");
office.set("2026-12-03 09:00");
await office.carry(late, "return");
const running = await office.receive(CODE);
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
    // Both have a result file, neither has a paper that was scanned.
    expect(componentOf(answer, "4.2")).toMatchObject({ numerator: 0, denominator: 2, score: 0, lost: 4 });
    // 1 of the 22 online services of a commune was used, of 4 points; it is procedures that are lacking, not dossiers.
    expect(componentOf(answer, "3.2")).toMatchObject({ numerator: 1, denominator: 22, lostDossiers: null });
    expect(answer.score).toBeCloseTo(8 + 2.4 + 6 + 0 + 4 / 22, 9);
    expect(answer).toMatchObject({ of: 44, noData: 34, notApplicable: 22, version: "dvcqg-2026-09" });
    expect(answer.percent).toBeCloseTo((100 * (16.4 + 4 / 22)) / 44, 9);
    expect(answer.band).toEqual({ vi: "Yếu", en: "Weak" });
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
    expect(communes).toMatchObject([{ unitId: wardId, rank: null, score: (await one()).score }]);
    const city = await done(await (await office.desk("auditor")).get(`/api/v1/statistics/index?${PERIOD}`));
    expect(new Set(city.items.map((each: Json) => each.peers)).size).toBeGreaterThan(1);
    const groups = Map.groupBy(city.items, (each: Json) => each.peers);
    for (const group of groups.values())
      for (const { of, rank, percent } of group)
        expect(rank === null).toBe(group.length === 1 || (of === 0 && percent === null));
  });

  test("of an agency outside the own tree there is none", async () => {
    const leader = await office.desk("leader");
    expect((await leader.get(`/api/v1/statistics/index/${office.unit("city")}`)).status).toBe(404);
    const specialist = await office.desk("specialist");
    expect((await specialist.get(`/api/v1/statistics/index/${wardId}`)).status).toBe(403);
  });
});

const browser = office.browserOf(anOfficer(wardId, "leader"));
const page = async (path: string) => {
  const answer = await browser.page(path);
  expect(answer.status, path).toBe(200);
  const html = await answer.text();
  expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
  return html;
};
/** The rows of every table of a page, as words. */
const rowsOf = (html: string) =>
  (html.match(/<tr>.*?<\/tr>/gs) ?? []).map((row) =>
    row
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
const rowOf = (html: string, begin: string) =>
  present(
    rowsOf(html).find((row) => row.startsWith(begin)),
    begin,
  );
const codesIn = (html: string) => (html.match(/href="\/desk\/dossiers\/[^"]*">[^<]*/g) ?? []).length;
const UNIT_PAGE = `/lead/index/${wardId}?${PERIOD}`;

describe("the pages of the index", () => {
  test("rank the agency and lead to its components", async () => {
    const html = await page(`/lead/index?${PERIOD}`);
    expect(html).toContain(`href="/lead/index/${wardId}?from=2026-11-01&amp;to=2026-12-31"`);
    // Alone in its tree there is nobody to stand before.
    expect(rowsOf(html).some((row) => row.startsWith("– "))).toBe(true);
    expect(html).not.toContain("Xếp hạng trong số");
    const city = await office
      .browserOf(anOfficer(office.unit("city"), "auditor"))
      .page(`/lead/index?${PERIOD}&peers=OTHERS`);
    const all = await city.text();
    expect(all).toContain("Xếp hạng trong số các cơ quan thuộc phạm vi xem của ông/bà.");
  });

  test("show numerator, denominator, points and what is lost, by component", async () => {
    const html = await page(UNIT_PAGE);
    expect(rowOf(html, "2.1 ")).toContain("Hồ sơ giải quyết trước hạn, đúng hạn trong kỳ");
    expect(rowOf(html, "2.1 ")).toContain("2 / 5 40,00 % 8,00 / 20 12,00");
    expect(rowOf(html, "3.3 ")).toContain("1 / 5 20,00 % đủ điểm từ 50 % 2,40 / 6 3,60");
    const words = html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
    expect(words).toContain("(6 điểm): Chưa có số liệu. Chưa có số liệu đồng bộ hồ sơ");
    expect(words).toContain("(6 điểm): Không áp dụng. Chỉ tính cho cấp tỉnh");
    expect(html).toContain("34 điểm chưa có số liệu; 22 điểm không áp dụng.");
  });

  test("open down to the dossiers that cost points, as many as the numerator lacks", async () => {
    for (const code of ["2.1", "3.3", "4.2"]) {
      const { lostDossiers } = componentOf(await one(), code);
      expect(codesIn(await page(`/lead/index/${wardId}/lost?${PERIOD}&component=${code}`)), code).toBe(
        lostDossiers,
      );
    }
    const html = await page(`/lead/index/${wardId}/lost?${PERIOD}&component=2.1`);
    for (const { code } of [late, overdue, online]) expect(html).toContain(code);
    expect(html).not.toContain(running.code);
    expect(html).toContain("Mất 12,00 điểm vì 3 hồ sơ. Thêm một hồ sơ đạt thì thêm 4,00 điểm");
    expect(await page(`/lead/index/${wardId}/lost?${PERIOD}&component=4.1`)).toContain("không mất điểm");
  });

  test("do not exist for an agency outside the tree or a component nobody knows", async () => {
    for (const path of [
      `/lead/index/${office.unit("city")}`,
      `/lead/index/${office.unit("city")}/lost?component=2.1`,
      `/lead/index/${wardId}/lost?component=9.9`,
      "/lead/index/no-such-unit",
    ])
      expect((await browser.page(path)).status, path).toBe(404);
  });
});

describe("what if these are finished today", () => {
  test("the overdue win nothing back; the one within term costs four points once it is left", async () => {
    const html = await page(`${UNIT_PAGE}&done=${overdue.id}&done=${running.id}&files=NONE`);
    expect(rowOf(html, "Hiện nay")).toContain("/ 44 – –");
    expect(rowOf(html, "Xong hôm nay (2 hồ sơ)")).toContain("4.1: 6,00 → 3,00");
    expect(rowOf(html, "Xong hôm nay (2 hồ sơ)")).not.toContain("2.1");
    expect(rowOf(html, "Để đến khi quá hạn")).toContain("−4,00 2.1: 8,00 → 4,00");
    expect(html).toContain("vẫn là giải quyết quá hạn trong kỳ này");
  });

  test("is not asked of a period that is over", async () => {
    const html = await page(`/lead/index/${wardId}?from=2026-11-01&to=2026-11-30`);
    expect(html).toContain("Chỉ tính thử được cho kỳ đang diễn ra.");
    expect(html).not.toContain('name="done"');
  });

  test("says what then comes true", async () => {
    const promised = rowOf(await page(`${UNIT_PAGE}&done=${running.id}`), "Xong hôm nay");
    await office.carry(running, "return");
    const now = await one();
    expect(componentOf(now, "4.1")).toMatchObject({ numerator: 3, denominator: 3, score: 6 });
    expect(componentOf(now, "2.1")).toMatchObject({ numerator: 2, denominator: 5, score: 8 });
    const score = now.score.toFixed(2).replace(".", ",");
    expect(promised).toContain(`${score} / 44`);
  });
});

describe("what was known before, and what was taken back", () => {
  test("as known at the end of the first day, the list behind lost points is as long as the score says", async () => {
    const past = `${PERIOD}&asOf=2026-11-23`;
    // One finished in time; three were due at 17:00 and were not finished.
    expect(rowOf(await page(`/lead/index/${wardId}?${past}`), "2.1 ")).toContain("1 / 4 25,00 % 5,00 / 20");
    const html = await page(`/lead/index/${wardId}/lost?${past}&component=2.1`);
    expect(codesIn(html)).toBe(3);
    expect(codesIn(await page(`/lead/index/${wardId}/lost?${past}&component=4.2`))).toBe(1);
  });

  test("a result opened again is taken back from the list as from the score", async () => {
    await office.act("leader", late.id, "reopen", { reason: "Sai tên" });
    const now = await one();
    expect(componentOf(now, "2.1")).toMatchObject({ numerator: 2, denominator: 5, lostDossiers: 3 });
    for (const code of ["2.1", "4.2"]) {
      const html = await page(`/lead/index/${wardId}/lost?${PERIOD}&component=${code}`);
      const taken = html.match(/trừ 1 \(mở lại\)/g)?.length ?? 0;
      expect(taken, code).toBe(1);
      expect(codesIn(html) - 2 * taken, code).toBe(componentOf(now, code).lostDossiers);
    }
  });

  test("a dossier whose papers were scanned costs no point of digitisation", async () => {
    const before = componentOf(await one(), "4.2");
    const asked = await office.submission(CODE);
    const file = await done(await office.upload(await office.desk("intake"), aPaper()));
    const scanned = await office.reach(CODE, "return", {
      components: asked.components.map((held) => ({ ...held, files: [file] })),
    });
    const after = componentOf(await one(), "4.2");
    expect(after).toMatchObject({ numerator: before.numerator + 1, denominator: before.denominator + 1 });
    expect(after.lostDossiers).toBe(before.lostDossiers);
    const html = await page(`/lead/index/${wardId}/lost?${PERIOD}&component=4.2`);
    expect(html).not.toContain(scanned.code);
  });

  test("all agencies are scored by the same four questions to the database", async () => {
    let trips = 0;
    const { database } = office;
    const counting: typeof database = {
      ...database,
      run: (statement, values) => {
        trips += 1;
        return database.run(statement, values);
      },
    };
    const directory = await unitDirectory(database);
    const question = questionOf(leadQuery.parse({ from: "2026-11-01" }), day("2026-12-03"));
    const scored = await readIndexScores(counting, {
      ...{ question, directory, agencies: directory.all(), now: at("2026-12-03 10:00") },
      version: indexVersionOr(""),
    });
    expect(scored.length).toBeGreaterThan(3);
    expect(trips).toBe(4);
  });
});

describe("lists of dossiers", () => {
  test("name the procedure in the reader's language", async () => {
    const { procedureName, procedureNameEn } = await office.database.kysely
      .selectFrom("dossier")
      .select(["procedureName", "procedureNameEn"])
      .where("id", "=", overdue.id)
      .executeTakeFirstOrThrow();
    for (const path of [`${UNIT_PAGE}&lang=en`, `/lead/dossiers?${PERIOD}&metric=received&lang=en`]) {
      const html = await page(path);
      expect(html, path).toContain(procedureNameEn);
      expect(html, path).not.toContain(`>${procedureName}<`);
    }
    await page(`${UNIT_PAGE}&lang=vi`);
  });

  test("behind what was carried over are those in hand when the period began", async () => {
    const html = await page("/lead/dossiers?from=2026-12-01&to=2026-12-31&metric=carried-over");
    for (const { code } of [late, overdue, online]) expect(html).toContain(code);
    expect(html).not.toContain(running.code);
    expect(html).toContain("đang xử lý, đầu kỳ");
    const one = await page("/lead/dossiers?from=2026-12-01&to=2026-12-31&measure=running&part=opening");
    expect(codesIn(one)).toBe(3);
  });
});

test("anybody may read by which definitions agencies are scored", async () => {
  const { items } = await done(await office.guest.get("/api/v1/statistics/index-versions"));
  expect(items.map((each: Json) => each.code)).toEqual(INDEX_VERSIONS.map(({ code }) => code));
  const [first] = items[0].groups[1].components;
  expect(first).toMatchObject({ code: "2.1", max: 20, metric: "progress-share", fact: null, target: 100 });
});
