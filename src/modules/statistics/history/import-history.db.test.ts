import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { day } from "../../../../test/support/office-time.ts";
import { openDistrict, WARDS } from "../../../../test/support/past-districts.ts";
import { pastFiles, toldLine } from "../../../../test/support/past-files.ts";
import { unitRegister } from "../../../../test/support/unit-register.ts";
import { verifyDossiers } from "../../dossier/index.ts";
import { recountStatistics } from "../recount/recount.ts";
import { readTotals } from "../totals.ts";
import { importHistory } from "./import-history.ts";

const register = await unitRegister();
const { services, database, clock } = register;
const { district, wards } = await openDistrict(register, { areaCode: "990", wards: WARDS });
const files = pastFiles();

async function load(path: string, more: { skipBad?: boolean; onProgress?: () => void } = {}) {
  return importHistory(services, { path, skipBad: false, batchLines: 200, ...more });
}

async function loaded(path: string, more: Parameters<typeof load>[1] = {}) {
  const done = await load(path, more);
  if (!done.ok) expect.fail(done.refusal.code);
  return done.value;
}

async function reasons(lines: readonly (object | string)[]): Promise<string[]> {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const done = await load(files.written(text));
  if (done.ok || done.refusal.code !== "HISTORY_LINES_BAD") return expect.fail("all lines are good");
  return done.refusal.bad.map((bad) => `${bad.line} ${bad.reason}`);
}

/** Every stored row of the tables an import writes, without ids and times of recording. */
async function everything(): Promise<unknown> {
  const schema = database.schema;
  const rows = await sql`
    SELECT d.code, d.status, d.owner_name, d.competent_agency_id, d.due_at, d.finished_at, d.returned_at, e.data,
      (SELECT jsonb_agg(to_jsonb(s) - 'dossier_id' ORDER BY s.opened_seq) FROM ${sql.id(schema, "statistics_spell")} AS s
        WHERE s.dossier_id = d.id) AS spells
    FROM ${sql.id(schema, "dossier")} AS d JOIN ${sql.id(schema, "dossier_event")} AS e ON e.dossier_id = d.id
    ORDER BY d.code`.execute(database.kysely);
  const cells = await sql<{ row: object }>`
    SELECT to_jsonb(c) AS row FROM ${sql.id(schema, "statistics_cell")} AS c`.execute(database.kysely);
  return { dossiers: rows.rows, cells: cells.rows.map(({ row }) => JSON.stringify(row)).sort() };
}

/** Back to before any import, for comparing runs on the same register. */
async function emptied(): Promise<void> {
  const tables = [
    "dossier",
    "dossier_event",
    "statistics_spell",
    "statistics_cell",
    "statistics_history_file",
  ];
  const names = tables.map((table) => sql.id(database.schema, table));
  await sql`TRUNCATE ${sql.join(names)} CASCADE`.execute(register.owner.kysely);
}

const MANY = Array.from({ length: 1_000 }, (_each, n) =>
  toldLine({ code: `OLD-${String(n).padStart(5, "0")}`, unit: WARDS[n % WARDS.length], ownerName: null }),
);

describe("a file of past dossiers", () => {
  test("brings each dossier with its times, its unit of that day and its figures", async () => {
    const file = files.lines([
      toldLine({ ownerName: "Nguyễn  Thị Mẫu", system: "Phần mềm cũ" }),
      toldLine({
        code: "OLD-2",
        unit: "99005",
        channel: "DIRECT",
        finishedAt: "2018-05-04",
        returnedAt: "2018-05-07",
      }),
      toldLine({
        code: "OLD-3",
        outcome: "NEGATIVE",
        finishedAt: "2018-05-05T10:00",
        returnedAt: "2018-05-05T10:05",
      }),
      toldLine({ code: "OLD-4", outcome: "WITHDRAWN", returnedAt: null }),
      toldLine({ code: "OLD-5", outcome: "REJECTED", acceptedAt: null, dueAt: null, returnedAt: null }),
    ]);
    expect(await loaded(file)).toMatchObject({
      lines: 5,
      recorded: 5,
      unchanged: 0,
      bad: 0,
      resumedAfter: 0,
    });
    const question = {
      from: day("2018-05-01"),
      to: day("2018-05-31"),
      now: clock.now(),
      by: ["unit"],
    } as const;
    const totals = await readTotals(database, { ...question, units: [district, wards[4] ?? ""] });
    const flows = Object.fromEntries(totals.map(({ unitId, flows: each }) => [unitId, each]));
    expect(flows[district]).toMatchObject({
      submitted: 4,
      accepted: 3,
      positive_early: 1,
      negative_late: 1,
      withdrawn: 1,
      rejected: 1,
      returned: 2,
    });
    expect(flows[wards[4] ?? ""]).toMatchObject({ accepted: 1, positive_on_time: 1, returned: 1 });
    const [noon] = await readTotals(database, { ...question, units: "WHOLE", by: [], to: day("2018-05-04") });
    expect(noon?.closing).toMatchObject({ running: 1, ready: 1, overdue: 1, intake: 0 });
    const [now] = await readTotals(database, { ...question, units: "WHOLE", by: [], to: day("2026-11-22") });
    expect(now?.closing).toMatchObject({ running: 0, ready: 0, overdue: 0, intake: 0 });
    expect(await verifyDossiers(database)).toMatchObject({ dossiers: 5, broken: [] });
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });

  test("may be a table, with either separator, and lets cells be empty", async () => {
    const columns = Object.keys(toldLine());
    const table = (separator: string, code: string) => {
      const cells = Object.values(
        toldLine({ code, procedureName: 'Cấp "bản sao", trích lục; sổ gốc', outcome: "STOPPED" }),
      );
      const quoted = cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`);
      quoted[columns.indexOf("returnedAt")] = "";
      return files.written(`\uFEFF${columns.join(separator)}\r\n${quoted.join(separator)}\r\n`);
    };
    expect(await loaded(table(",", "CSV-1"))).toMatchObject({ lines: 2, recorded: 1 });
    expect(await loaded(table(";", "CSV-2"))).toMatchObject({ lines: 2, recorded: 1 });
  });

  test("is refused whole where a line is bad, each by its line and reason", async () => {
    await emptied();
    const found = await reasons([
      toldLine(),
      "{ not json",
      toldLine({ code: "BAD 3" }),
      toldLine({ code: "OLD-4", unit: "999" }),
      toldLine({ code: "OLD-5", submittedAt: "2018-02-30T08:00:00+07:00" }),
      toldLine({ code: "OLD-6", finishedAt: "2018-05-02 09:00" }),
      toldLine({ code: "OLD-7", returnedAt: "2027-01-01" }),
      toldLine({ code: "OLD-8", outcome: null, finishedAt: null, returnedAt: null }),
      toldLine({ code: "OLD-9", returnedAt: null }),
      toldLine({ code: "OLD-10", acceptedAt: null }),
      toldLine(),
      toldLine({ code: "OLD-12", unit: "99005", submittedAt: "2015-12-31", acceptedAt: "2015-12-31" }),
      `{"code":"${"x".repeat(70_000)}"}`,
      "",
      toldLine({ code: "OLD-15", colour: "xanh" }),
      "[1]",
      toldLine({ code: "OLD-17", ownerName: "Nguyễn\0Mẫu" }),
      toldLine({ code: "OLD-18", system: "\ud800" }),
    ]);
    expect(found).toEqual([
      "2 NOT_JSON",
      "3 FIELDS_WRONG",
      "4 UNIT_UNKNOWN",
      "5 TIME_WRONG",
      "6 TIMES_OUT_OF_ORDER",
      "7 IN_FUTURE",
      "8 NOT_ENDED",
      "9 NOT_RETURNED",
      "10 NOT_ACCEPTED",
      "11 CODE_REPEATED",
      "12 UNIT_UNKNOWN",
      "13 TOO_LONG",
      "15 FIELDS_WRONG",
      "16 NOT_JSON",
      "17 FIELDS_WRONG",
      "18 FIELDS_WRONG",
    ]);
    expect(await everything()).toEqual({ dossiers: [], cells: [] });
    const bytes = Buffer.concat([Buffer.from('{"code":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')]);
    expect(await load(files.written(bytes))).toMatchObject({ refusal: { bad: [{ reason: "NOT_UTF8" }] } });
  });

  test("keeps words as they were told, whatever signs are in them", async () => {
    await emptied();
    const words = 'Bà "Mẫu"\\N \\t {x}, \u0001 𠀋';
    await loaded(files.lines([toldLine({ ownerName: words, procedureName: words, system: words })]));
    const rows = await database.kysely.selectFrom("dossier").select(["ownerName", "procedureName"]).execute();
    expect(rows).toEqual([{ ownerName: words, procedureName: words }]);
    expect(await verifyDossiers(database)).toMatchObject({ dossiers: 1, broken: [] });
  });

  test("loses nothing where bad lines are skipped: each line is recorded, there already, or counted as bad", async () => {
    await emptied();
    await loaded(files.lines([toldLine({ code: "OLD-1" })]));
    const file = files.lines([
      toldLine({ code: "OLD-1" }),
      toldLine({ code: "OLD-1", channel: "POSTAL" }),
      toldLine({ code: "OLD-2" }),
      toldLine({ code: "OLD-2" }),
      toldLine({ code: "OLD-3", unit: "999" }),
    ]);
    const report = await loaded(file, { skipBad: true });
    expect(report).toMatchObject({ lines: 5, recorded: 1, unchanged: 2, bad: 2 });
    expect(report.badLines.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "2 CODE_TAKEN",
      "5 UNIT_UNKNOWN",
    ]);
  });

  test("is no file of dossiers where it is a list, or a table without the columns", async () => {
    for (const content of ["[1, 2]", "name,size\nx,1", ""])
      expect(await load(files.written(content))).toMatchObject({ refusal: { code: "HISTORY_NOT_DOSSIERS" } });
  });
});

describe("loading again", () => {
  test("a second run of the same file, under another name too, changes nothing", async () => {
    await emptied();
    await loaded(files.lines(MANY));
    const before = await everything();
    expect(await loaded(files.lines(MANY, "again.jsonl"))).toMatchObject({
      recorded: 1_000,
      resumedAfter: 1_000,
      isRepeat: true,
    });
    expect(await loaded(files.lines([...MANY].reverse()))).toMatchObject({ recorded: 0, unchanged: 1_000 });
    expect(await everything()).toEqual(before);
  });

  test("killed in the middle it goes on where it was, and ends as if it had never been killed", async () => {
    const whole = await everything();
    await emptied();
    const file = files.lines(MANY);
    let calls = 0;
    const killed = load(file, {
      onProgress: () => {
        calls += 1;
        if (calls === 8) throw new Error("killed");
      },
    });
    await expect(killed).rejects.toThrow("killed");
    expect(await everything()).not.toEqual(whole);
    const report = await loaded(file);
    expect(report).toMatchObject({ recorded: 1_000, unchanged: 0, bad: 0, lines: 1_000 });
    expect(report.resumedAfter).toBeGreaterThan(0);
    expect(report.resumedAfter).toBeLessThan(1_000);
    const named = (all: unknown) => JSON.stringify(all).replaceAll(/past-\d+\.jsonl/g, "file");
    expect(named(await everything())).toBe(named(whole));
    expect(await verifyDossiers(database)).toMatchObject({ dossiers: 1_000, events: 1_000, broken: [] });
  });

  test("two at once: the second is told, and nothing is in twice", async () => {
    await emptied();
    const file = files.lines(MANY);
    const both = await Promise.allSettled([load(file), load(file)]);
    const failed = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(failed).toMatchObject([{ code: "HISTORY_LOADED_TWICE" }]);
    expect(await loaded(file)).toMatchObject({ recorded: 1_000, unchanged: 0 });
    expect(await verifyDossiers(database)).toMatchObject({ dossiers: 1_000, broken: [] });
  });
});
