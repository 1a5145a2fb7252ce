import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aContent } from "../../../test/support/procedures.ts";
import { testServices } from "../../../test/support/services.ts";
import { seedProcesses } from "../../demo/process.ts";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../access/index.ts";
import { importProcedures } from "./import.ts";
import { sayMissing } from "./missing-words.ts";
import { findProcedureVersion } from "./store.ts";

const { services, database } = await testServices();
await seedProcesses(services, services.clock.today());
const commandLine: Actor = { kind: "system", name: "import" };
type Change = { skipBad?: boolean; actor?: Actor; onProgress?: (done: number, total: number) => void };
const run = (file: string, change: Change = {}) =>
  importProcedures(services, {
    ...change,
    file,
    fileName: "procedures.json",
    skipBad: change.skipBad ?? false,
    actor: change.actor ?? commandLine,
  });

/** The 2021 publication is lent for tests beside the project and is not part of it. */
const PUBLISHED = new URL("../../../../shared/data/procedures-police-2021.json", import.meta.url);

const published = (key: string, title: string) => ({
  _id: { $oid: `0123456789abcdef0123456${key}` },
  title,
  "Trình tự thực hiện": "- Bước 1: Nộp.</p> \n- Bước 2: Nhận.",
  "Cách thức thực hiện": [
    {
      "Hình thức nộp": "Trực tiếp",
      "Thời hạn giải quyết": "07 Ngày làm việc",
      "Phí, lệ phí": "Lệ phí: 200000 ĐồngXem chi tiết",
      "Mô tả": "Tại quầy",
    },
    {
      "Hình thức nộp": "Trực tuyến",
      "Thời hạn giải quyết": "5 Ngày làm việc",
      "Phí, lệ phí": "",
      "Mô tả": "",
    },
  ],
  "Thành phần hồ sơ": [
    {
      "Tên giấy tờ": "Tờ khai",
      "Mẫu đơn, tờ khai": "https://vidu.vn/tai?ma=1",
      "Số lượng - bản chính": "Bản chính: 1 - Bản sao: 2",
    },
    {
      "Tên giấy tờ": "Thẻ",
      "Mẫu đơn, tờ khai": "https://vidu.vn/tai?ma=",
      "Số lượng - bản chính": "Bản chính: 0 - Bản sao: 0",
    },
  ],
  "Cơ quan thực hiện": "Công an Xã",
});

async function imported(file: string, change: Parameters<typeof run>[1] = {}) {
  const done = await run(file, change);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}

/** Every text of a value, keys included. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value !== null && typeof value === "object")
    return Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)]);
  return [];
}

function values(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(values) : [];
}

describe("a procedure as published in 2021", () => {
  test("is mapped as far as it speaks, and the rest is listed", async () => {
    const report = await imported(JSON.stringify([published("a", "Đăng ký thử")]));
    const [one] = report.procedures;
    expect(one).toMatchObject({
      code: "LOCAL.0123456789ABCDEF0123456A",
      outcome: "CREATED",
      published: false,
    });
    expect(one?.missing.map((part) => part.code)).toEqual([
      "SUBJECTS",
      "RESULTS",
      "FIELD",
      "PROMULGATION",
      "LEVELS",
      "LEGAL_BASIS",
    ]);
    const version = await findProcedureVersion(database, one?.versionId ?? "");
    expect(version).toMatchObject({
      name: { vi: "Đăng ký thử" },
      executingAgency: { vi: "Công an Xã" },
      onlineLevel: "PARTIAL",
      state: "DRAFT",
    });
    expect(version?.executionSteps.map((step) => step.text.vi)).toEqual([
      "- Bước 1: Nộp.",
      "- Bước 2: Nhận.",
    ]);
    expect(version?.channels.map((way) => [way.channel, way.term])).toEqual([
      ["DIRECT", { unit: "WORKING_DAY", count: 7 }],
      ["ONLINE", { unit: "WORKING_DAY", count: 5 }],
    ]);
    expect(version?.cases[0]?.term).toEqual({ unit: "WORKING_DAY", count: 7 });
    expect(version?.components.map((c) => [c.kind, c.originals, c.copies, c.formCode])).toEqual([
      ["SUBMIT", 1, 2, "form-01"],
      ["PRESENT", 0, 0, null],
    ]);
    expect(version?.fees[0]).toMatchObject({
      kind: "LE_PHI",
      formula: { type: "FIXED", amountDong: 200_000 },
      channels: ["DIRECT"],
    });
  });

  test("imported again it is unchanged; changed at the source it updates its draft", async () => {
    const file = JSON.stringify([published("b", "Đăng ký hai")]);
    await imported(file);
    expect((await imported(file)).procedures.map((each) => each.outcome)).toEqual(["UNCHANGED"]);
    const changed = await imported(
      JSON.stringify([{ ...published("b", "Đăng ký hai"), "Cơ quan thực hiện": "Công an phường" }]),
    );
    expect(changed.procedures.map((each) => each.outcome)).toEqual(["UPDATED"]);
    const version = await findProcedureVersion(database, changed.procedures[0]?.versionId ?? "");
    expect(version).toMatchObject({ executingAgency: { vi: "Công an phường" }, revision: 2, versionNo: 1 });
  });

  test("a draft an officer has edited since is left alone, and the new source is kept beside it", async () => {
    const first = await imported(JSON.stringify([published("c", "Đăng ký ba")]));
    const id = first.procedures[0]?.versionId ?? "";
    await database.kysely
      .updateTable("catalogueProcedureVersion")
      .set({ revision: 5 })
      .where("id", "=", id)
      .execute();
    const again = await imported(JSON.stringify([published("c", "Tên mới")]));
    expect(again.procedures.map((each) => each.outcome)).toEqual(["KEPT_EDITED"]);
    expect((await findProcedureVersion(database, id))?.name.vi).toBe("Đăng ký ba");
    const kept = await database.kysely
      .selectFrom("catalogueProcedureSource")
      .select("source")
      .where("versionId", "=", id)
      .execute();
    expect(texts(kept.map((each) => each.source))).toContain("Tên mới");
  });
});

describe("a file with bad entries", () => {
  const good = published("d", "Đăng ký bốn");
  const file = `[\n${JSON.stringify(good)},\n{"title": "Hỏng"},\n{"a" 1},\n${JSON.stringify(good)}\n]`;

  test("imports nothing, and names every bad entry by its line", async () => {
    const report = await imported(file);
    expect(report).toMatchObject({ applied: false, read: 4, procedures: [] });
    expect(report.bad.map((bad) => [bad.line, bad.name])).toEqual([
      [3, "Hỏng"],
      [4, null],
      [5, "Đăng ký bốn"],
    ]);
    const found = await database.kysely
      .selectFrom("catalogueProcedure")
      .select("id")
      .where("code", "like", "%456D")
      .execute();
    expect(found).toEqual([]);
  });

  test("with skipBad the rest goes in", async () => {
    const report = await imported(file, { skipBad: true });
    expect(report).toMatchObject({ applied: true, read: 4 });
    expect(report.procedures.map((each) => each.name)).toEqual(["Đăng ký bốn"]);
    expect(report.bad).toHaveLength(3);
  });

  test("says after each entry that goes in how many of them are done", async () => {
    const seen: number[][] = [];
    const two = JSON.stringify([published("e", "Đăng ký năm"), published("f", "Đăng ký sáu")]);
    await imported(two, { onProgress: (...counts) => void seen.push(counts) });
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test("what is no list at all is refused", async () => {
    expect(await run(`[{"Code": "01", "Wards": []}]`)).toEqual({
      ok: false,
      refusal: { code: "IMPORT_NOT_PROCEDURES" },
    });
    expect(await run("code;name")).toMatchObject({ ok: false, refusal: { code: "IMPORT_UNREADABLE" } });
  });

  test("only the program itself or the control officer imports", async () => {
    expect(await run("[]", { actor: { kind: "guest" } })).toMatchObject({
      ok: false,
      refusal: { code: "NOT_ALLOWED" },
    });
  });
});

describe("our own format", () => {
  const entry = (validFrom: string | null, change = {}) => ({
    code: "9.000201",
    publication: validFrom === null ? null : { validFrom },
    content: aContent(change, "9.000201"),
  });

  test("publishes what is whole from its day, in order, and leaves what is not a draft", async () => {
    const report = await imported(
      JSON.stringify([entry("2025-07-01"), entry("2027-01-01", { keywords: ["mới"] })]),
    );
    expect(report.procedures.map((each) => [each.outcome, each.published])).toEqual([
      ["CREATED", true],
      ["CREATED", true],
    ]);
    const broken = await imported(
      JSON.stringify([
        {
          ...entry("2025-07-01", { subjects: [] }),
          code: "9.000202",
          content: aContent({ subjects: [] }, "9.000202"),
        },
      ]),
    );
    expect(broken.procedures.map((each) => [each.published, each.missing])).toEqual([
      [false, [{ code: "SUBJECTS" }]],
    ]);
  });

  test("changed after publication it becomes the next version, never the published one", async () => {
    const report = await imported(JSON.stringify([entry("2027-01-01", { keywords: ["mới nữa"] })]));
    expect(report.procedures.map((each) => [each.outcome, each.published])).toEqual([["UPDATED", false]]);
    const version = await findProcedureVersion(database, report.procedures[0]?.versionId ?? "");
    expect(version).toMatchObject({ versionNo: 3, state: "DRAFT" });
  });
});

describe.skipIf(!existsSync(PUBLISHED))("the 87 procedures of the 2021 publication", () => {
  test("go in whole, twice without change, each with its list of what is missing, and no text is lost", async () => {
    const file = readFileSync(PUBLISHED, "utf8");
    const source: { _id: { $oid: string } }[] = JSON.parse(file);
    const report = await imported(file);
    expect(report).toMatchObject({ applied: true, read: 87, bad: [] });
    expect(report.procedures).toHaveLength(87);
    expect(new Set(report.procedures.map((each) => each.outcome))).toEqual(new Set(["CREATED"]));
    for (const each of report.procedures) {
      expect(each.published).toBe(false);
      expect(each.missing.map((part) => part.code)).toEqual(
        expect.arrayContaining(["SUBJECTS", "RESULTS", "FIELD", "LEGAL_BASIS"]),
      );
      expect(each.missing.every((part) => sayMissing(part, "vi").length > 3)).toBe(true);
      const [kept] = await database.kysely
        .selectFrom("catalogueProcedureSource")
        .select("source")
        .where("versionId", "=", each.versionId)
        .execute();
      const original = source.find((one) => each.code.endsWith(one._id.$oid.toUpperCase()));
      expect(texts(kept?.source).sort()).toEqual(texts(original).sort());
      const version = await findProcedureVersion(database, each.versionId);
      expect(lostWords(original, version)).toEqual([]);
    }
    const again = await imported(file);
    expect(new Set(again.procedures.map((each) => each.outcome))).toEqual(new Set(["UNCHANGED"]));
    const rights = await run(file, {
      actor: { kind: "citizen", accountId: newId(), fullName: "A", personalId: null, phone: null },
    });
    expect(rights.ok).toBe(false);
  });
});

const HEADINGS =
  /^(_id|\$oid|title|Trình tự thực hiện|Cách thức thực hiện|Thành phần hồ sơ|Cơ quan thực hiện|Hình thức nộp|Thời hạn giải quyết|Phí, lệ phí|Mô tả|Tên giấy tờ|Mẫu đơn, tờ khai|Số lượng - bản chính)$/;
const UNSAID = /^(0|Trực tiếp|Trực tuyến|Dịch vụ bưu chính|Bản chính: .*|https?:\/\/\S+=|[0-9a-f]{24})?$/;
const plain = (text: string) => text.normalize("NFC").replaceAll("</p>", " ").replace(/\s+/g, " ").trim();

/** Texts of the source that stand nowhere in the mapped version either, apart from codes mapped to our own words. */
function lostWords(original: unknown, version: unknown): string[] {
  const said = plain(values(version).join(" "));
  const isThere = (text: string) => said.includes(text) || said.toLowerCase().includes(text.toLowerCase());
  return texts(original)
    .map(plain)
    .filter(
      (text) =>
        !HEADINGS.test(text) &&
        !UNSAID.test(text) &&
        !/^(Lệ phí|Phí): [\d.]* ?Đồng(Xem chi tiết)?$/.test(text),
    )
    .filter((text) => !isThere(text));
}
