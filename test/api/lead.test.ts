import { describe, expect, test } from "vitest";
import { unitDirectory } from "../../src/modules/organisation/index.ts";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { readLeadFigures } from "../../src/modules/statistics/lead/figures.ts";
import { layFigures } from "../../src/modules/statistics/question/laying.ts";
import { leadQuery, questionOf } from "../../src/modules/statistics/question/question.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at, day } from "../support/office-time.ts";
import { aPastRecord, recordCounted } from "../support/past-dossiers.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const CODE = "1.001776";

await office.receive(CODE);
await office.receive(CODE);
await office.submitOnline(CODE);
office.set("2026-11-24 09:00");
const online = await office.submitOnline(CODE);
await office.act("intake", online.id, "accept");
await office.reach(CODE, "return");
office.set("2026-11-25 09:00");
await drainTally(office.database);

await recordCounted(
  office.database,
  [
    aPastRecord(office.unit("ward"), { code: "OLD-1", satisfaction: "SATISFIED" }),
    aPastRecord(office.unit("ward"), { code: "OLD-2", satisfaction: "NEUTRAL" }),
    aPastRecord(office.unit("ward"), { code: "OLD-3" }),
  ],
  office.clock.now(),
);

const DAYS = "from=2026-11-23&to=2026-11-25";
const ward = office.unit("ward");
const open = async (actor: Parameters<typeof office.browserOf>[0], path: string) =>
  office.browserOf(actor).page(path);
const page = async (path: string) => (await open(anOfficer(ward, "leader"), path)).text();

/** The number under a figure's name. */
function figure(html: string, name: string): string {
  const card = html
    .split('<section class="mc-card-figure"')
    .find((each) => each.includes(`<h3>${name}</h3>`));
  return /<p class="mc-card-value"[^>]*>(?:<a [^>]*>)?([^<]*)/.exec(card ?? "")?.[1] ?? "";
}
const rowsOf = (html: string) => html.match(/href="\/desk\/dossiers\//g)?.length ?? 0;

describe("the leader's page", () => {
  test("says what was received, is in hand and finished, by channel", async () => {
    const html = await page(`/lead?${DAYS}`);
    expect(figure(html, "Hồ sơ tiếp nhận")).toBe("4");
    expect(figure(html, "Tiếp nhận trực tuyến")).toBe("1");
    expect(figure(html, "Tỷ lệ hồ sơ trực tuyến")).toBe("25 %");
    expect(figure(html, "Đã giải quyết")).toBe("1");
    expect(figure(html, "Đang giải quyết")).toBe("3");
    expect(figure(html, "Chờ tiếp nhận")).toBe("1");
  });

  test("says of what cannot be divided that it does not apply, payments of nothing owed among it", async () => {
    const html = await page("/lead?from=2026-11-25&to=2026-11-25");
    expect(figure(html, "Tỷ lệ thanh toán trực tuyến")).toBe("Không tính");
    expect(figure(html, "Tỷ lệ đúng và trước hạn")).toBe("Không tính");
  });

  test("shows each figure's definition, what it is made of, its version and when it was computed", async () => {
    const html = await page(`/lead?${DAYS}`);
    expect(html).toContain("Số hồ sơ được tiếp nhận trong kỳ");
    expect(html).toContain("Tử số: tiếp nhận, trực tuyến 1");
    expect(html).toContain("Mẫu số: tiếp nhận 4");
    expect(html).toContain("Tính lúc: 25/11/2026 09:00");
  });

  test("tells how satisfied applicants were, of how many, and to nobody which of them", async () => {
    const html = await page("/lead?from=2018-05-01&to=2018-05-31");
    expect(figure(html, "Mức độ hài lòng")).toBe("50 %");
    expect(figure(html, "Ý kiến hài lòng")).toBe("1");
    expect(figure(html, "Ý kiến đánh giá")).toBe("2");
    expect(html).toContain("Tử số: ý kiến hài lòng 1");
    expect(html).toContain("Nghị định 61/2018/NĐ-CP");
    for (const asked of [
      "metric=opinions",
      "metric=opinions-satisfied",
      "metric=satisfaction",
      "measure=rated",
      "measure=satisfied",
    ]) {
      expect(html).not.toContain(`${asked}"`);
      const list = `/lead/dossiers?from=2018-05-01&to=2018-05-31&${asked}`;
      expect((await open(anOfficer(ward, "leader"), list)).status, asked).toBe(404);
    }
    expect(figure(await page(`/lead?${DAYS}`), "Mức độ hài lòng")).toBe("Không tính");
  });

  test("looks back: as known at the end of a day, later acts have not happened", async () => {
    const html = await page(`/lead?${DAYS}&asOf=2026-11-23`);
    expect(figure(html, "Hồ sơ tiếp nhận")).toBe("2");
    expect(figure(html, "Đang giải quyết")).toBe("2");
    expect(html).toContain("Theo số liệu đến hết ngày 23/11/2026.");
  });

  test("compares with the days just before where asked", async () => {
    const html = await page("/lead?from=2026-11-24&to=2026-11-24&compare=PREVIOUS");
    expect(html).toContain("Kỳ liền trước: 2");
  });

  test("draws what our content policy lets through, and stays below 60 kB", async () => {
    const html = await page(`/lead?${DAYS}`);
    expect(html.match(/<svg class="mc-chart"/g)).toHaveLength(2);
    expect(html).not.toMatch(/\sstyle="/);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });

  test.each([
    ["an agency", "H26.16.05", 4],
    ["all agencies of the leader", "", 5],
  ])("of %s asks the database no more often than it has parts", async (_whose, unit, parts) => {
    let trips = 0;
    const { database } = office;
    const counting: typeof database = {
      ...database,
      run: (statement, values) => {
        trips += 1;
        return database.run(statement, values);
      },
    };
    const question = questionOf(leadQuery.parse({ unit, from: "2026-11-01" }), day("2026-11-25"));
    const directory = await unitDirectory(database);
    const laying = layFigures("RESTATED", [ward], { directory, on: day("2026-11-25") });
    await readLeadFigures(counting, question, { laying, now: at("2026-11-25 09:00") });
    expect(trips).toBe(parts);
  });
});

describe("behind a figure", () => {
  test.each([
    ["Hồ sơ tiếp nhận", "received"],
    ["Tiếp nhận trực tuyến", "received-online"],
    ["Đã giải quyết", "finished"],
    ["Đang giải quyết", "in-hand"],
    ["Chờ tiếp nhận", "intake"],
    ["Chờ trả kết quả", "ready"],
  ])("%s, there are as many dossiers as it says", async (name, metric) => {
    for (const more of ["", "&asOf=2026-11-23"]) {
      const said = figure(await page(`/lead?${DAYS}${more}`), name);
      const list = await page(`/lead/dossiers?${DAYS}${more}&metric=${metric}`);
      expect(`${rowsOf(list)}`).toBe(said);
    }
  });

  test("is narrowed to one field of procedures, and stays so as it goes on", async () => {
    const every = await page(`/lead/dossiers?${DAYS}&measure=accepted`);
    const field = (
      await office.database.kysely
        .selectFrom("dossier")
        .select("fieldCode")
        .where("id", "=", online.id)
        .executeTakeFirstOrThrow()
    ).fieldCode;
    expect(rowsOf(await page(`/lead/dossiers?${DAYS}&measure=accepted&field=${field}`))).toBe(rowsOf(every));
    const narrowed = await page(`/lead/dossiers?${DAYS}&metric=received&field=${field}`);
    expect(narrowed).toMatch(new RegExp(`<option value="${field}" selected`));
    expect(rowsOf(await page(`/lead/dossiers?${DAYS}&measure=accepted&field=KHAC`))).toBe(0);
  });

  test("one measure of one channel is a list of its own", async () => {
    const list = await page(`/lead/dossiers?${DAYS}&measure=accepted&channel=ONLINE`);
    expect(rowsOf(list)).toBe(1);
    expect(list).toContain(online.code);
  });

  test("an average time there are the dossiers it was taken from", async () => {
    expect(rowsOf(await page(`/lead/dossiers?${DAYS}&metric=average-time`))).toBe(1);
    expect(rowsOf(await page(`/lead/dossiers?${DAYS}&metric=time-against-term`))).toBe(1);
  });

  test("what nobody counts there is no page", async () => {
    const leader = anOfficer(ward, "leader");
    for (const asked of ["metric=no-such", "measure=elapsed_minutes", "measure=rated", ""])
      expect((await open(leader, `/lead/dossiers?${DAYS}&${asked}`)).status, asked).toBe(404);
  });
});

describe("who sees figures", () => {
  test("the centre's director and a division's head see their committee's; the city sees every agency", async () => {
    for (const [unit, role] of [
      ["serviceCentre", "centre-director"],
      ["cultureDivision", "unit-head"],
      ["city", "auditor"],
    ] as const) {
      const html = await (await open(anOfficer(office.unit(unit), role), `/lead?${DAYS}`)).text();
      expect(figure(html, "Hồ sơ tiếp nhận"), role).toBe("4");
    }
  });

  test("a unit outside the own tree does not exist, and neither do its dossiers", async () => {
    const police = anOfficer(office.unit("police"), "unit-head");
    expect((await open(police, `/lead?unit=H26.16.05&${DAYS}`)).status).toBe(404);
    expect((await open(police, `/lead?unit=H26.16.05.005&${DAYS}`)).status).toBe(200);
    const leader = anOfficer(ward, "leader");
    for (const path of ["/lead?unit=H26", "/lead/dossiers?unit=H26&measure=accepted"])
      expect((await open(leader, path)).status, path).toBe(404);
  });

  test("a specialist and a guest do not", async () => {
    const specialist = anOfficer(office.unit("cultureDivision"), "specialist");
    expect((await open(specialist, "/lead")).status).toBe(403);
    expect((await office.guest.page("/lead")).status).not.toBe(200);
  });
});

describe("what a period that is not over is compared with", () => {
  const cell = { procedureCode: CODE, fieldCode: "CT", channel: "DIRECT", unitId: ward } as const;
  const comparedWith = async (question: Record<string, string>) => {
    const asked = questionOf(leadQuery.parse(question), day("2026-11-25"));
    const today = { directory: await unitDirectory(office.database), on: day("2026-11-25") };
    const laying = layFigures(asked.view, [ward], today);
    const figures = await readLeadFigures(office.database, asked, { laying, now: office.clock.now() });
    return figures.before?.reduce((sum, { flows }) => sum + flows.accepted, 0) ?? null;
  };

  test("as many days: of last year as have passed of this, and no more than were looked back on", async () => {
    for (const [on, accepted] of [
      ["2025-11-10", 5],
      ["2025-11-25", 1],
      ["2025-11-26", 10],
    ] as const)
      await office.database.kysely
        .insertInto("statisticsTally")
        .values({ ...cell, day: day(on), accepted })
        .execute();
    const month = { from: "2026-11-01", to: "2026-11-30" };
    expect(await comparedWith(month)).toBe(6);
    expect(await comparedWith({ ...month, asOf: "2026-11-24" })).toBe(5);
    expect(await comparedWith({ from: "2026-12-01", to: "2026-12-31" })).toBeNull();
  });
});
