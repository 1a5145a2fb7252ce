import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { HOSTILE, sampleReport } from "../../../../test/support/report-samples.ts";
import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { parseInstant } from "../../../kernel/local-date.ts";
import type { RegisterEntry } from "../../dossier/index.ts";
import { exportReport } from "./export-report.ts";
import { exportSheet } from "./export-sheet.ts";
import { type RegisterFacts, registerSheet } from "./register-sheet.ts";
import { hashOf } from "./report-content.ts";
import { layOut, periodOfContent } from "./sheet.ts";
import { shippedForms } from "./shipped-forms.ts";

/** Every XLSX is opened by LibreOffice and saved as its flat XML: what an officer's program makes of our file. */
const program = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);
const folder = mkdtempSync(join(tmpdir(), "motcua-spreadsheet-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CODES = shippedForms().map(({ definition }) => definition.code);
const contents = new Map(CODES.map((code) => [code, sampleReport(code)]));
const REGISTER = "so-theo-doi";

const name = (found: string | undefined) =>
  found === undefined
    ? "skipped: LibreOffice is not installed (apt-get install libreoffice-calc)"
    : "by LibreOffice";

describe.skipIf(program === undefined)(`an XLSX is read back ${name(program)}`, async () => {
  const sheets = program === undefined ? new Map<string, Sheet>() : await opened(program);

  test.each(CODES)("%s: every number, every name, nothing run as a formula", (code) => {
    const content = present(contents.get(code), code);
    const cells = present(sheets.get(code), code);
    const rows = cells.filter((row) => row[0]?.text === "1" || row[0]?.text === "2");
    expect(rows.map((row) => row[1]?.text)).toEqual(
      content.rows.map(({ label }) => (label.vi === HOSTILE ? `'${HOSTILE}` : label.vi)),
    );
    const total = present(
      cells.find((row) => row[1]?.text === "Tổng số" && row[0]?.text === ""),
      "row of the total",
    );
    expect(
      [...rows, total].map((row) =>
        content.columns.slice(2).map((_, index) => row[index + 2]?.value ?? null),
      ),
    ).toEqual([...content.rows.map(({ values }) => values), content.total].map((values) => values.slice(2)));
    expect(cells.flat().filter(({ formula }) => formula)).toEqual([]);
  });

  test.each(CODES)("%s: the head stands over its columns as the form prints it", (code) => {
    const layout = layOut(present(contents.get(code), code), "vi");
    const cells = present(sheets.get(code), code);
    const numbered = cells.findIndex((row) => row[0]?.text === layout.numbers[0]);
    const head = cells.slice(numbered - layout.head.length, numbered);
    const read = head.map((row) => row.filter(({ covered }) => !covered));
    expect(
      read.map((row) =>
        row.filter(({ text }) => text !== "").map(({ text, columns, rows }) => ({ text, columns, rows })),
      ),
    ).toEqual(layout.head.map((row) => row.map(({ text, columns, rows }) => ({ text, columns, rows }))));
    expect(cells[numbered]?.map(({ text }) => text)).toEqual(layout.numbers);
  });

  test("numbers above a thousand have the points an officer reads them by", () => {
    const shown = present(sheets.get("II.06a"), "II.06a").flat();
    expect(shown.find(({ value }) => value === 1_405)?.text).toMatch(/^1[.,]405$/);
  });

  test("the register: a name that looks like a formula is a name", () => {
    const cells = present(sheets.get(REGISTER), REGISTER);
    expect(cells.flat().map(({ text }) => text)).toContain(`'${HOSTILE}`);
    expect(cells.flat().filter(({ formula }) => formula)).toEqual([]);
  });
});

type ReadCell = {
  readonly text: string;
  readonly value: number | null;
  readonly columns: number;
  readonly rows: number;
  readonly covered: boolean;
  readonly formula: boolean;
};
type Sheet = readonly (readonly ReadCell[])[];

/** One run for all files: starting the program is most of what it costs. */
async function opened(command: string): Promise<ReadonlyMap<string, Sheet>> {
  const files: string[] = [];
  for (const [code, content] of contents) {
    files.push(join(folder, `${code}.xlsx`));
    const exported = { content, sha256: hashOf(content), revision: 1, locale: "vi" as const };
    writeFileSync(files.at(-1) ?? "", await exportReport("xlsx", exported));
  }
  files.push(join(folder, `${REGISTER}.xlsx`));
  writeFileSync(files.at(-1) ?? "", await registerFile());
  execFileSync(
    command,
    [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      ...["--convert-to", "fods", "--outdir", folder, ...files],
    ],
    { stdio: "pipe" },
  );
  return new Map(
    [...contents.keys(), REGISTER].map((code) => [code, readSheet(join(folder, `${code}.fods`))]),
  );
}

async function registerFile(): Promise<Uint8Array> {
  const acceptedAt = present(parseInstant("2026-11-24T01:30:00.000Z"), "an instant");
  const facts = { unit: "Phường Tây Hồ", superior: null, period: "Năm 2026", locale: "vi" } as const;
  const names = { unitName: () => "Phường Tây Hồ", personName: () => "" };
  const entry: RegisterEntry = {
    id: newId(),
    entry: 1,
    status: "IN_PROGRESS",
    code: "H26.16-261124-0001",
    procedureName: "Chứng thực",
    procedureNameEn: "Certification",
    copies: 1,
    ownerName: HOSTILE,
    address: null,
    phone: "+84 24 0000",
    agencyId: newId(),
    receivingUnitId: newId(),
    coordinatingIds: [],
    channelOut: "COUNTER",
    consignment: null,
    acceptedAt,
    dueAt: acceptedAt,
    finishedAt: null,
    returnedAt: null,
    stepNames: {},
    handOvers: [],
  };
  const sheet = registerSheet([entry], { ...facts, ...names } satisfies RegisterFacts);
  return exportSheet("xlsx", sheet, { locale: "vi", on: periodOfContent(sampleReport("II.06a")).to });
}

/** The first table of a flat OpenDocument file, as rows of cells. */
function readSheet(file: string): Sheet {
  const xml = readFileSync(file, "utf8");
  const table = /<table:table [^>]*>([\s\S]*?)<\/table:table>/.exec(xml)?.[1] ?? "";
  return [...table.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row = ""]) =>
    trimmed(
      [
        ...row.matchAll(
          /<table:(covered-)?table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g,
        ),
      ].flatMap(([, covered, attributes = "", content = ""]) => {
        const times = Math.min(Number(attribute(attributes, "table:number-columns-repeated") ?? 1), 100);
        const value = attribute(attributes, "office:value");
        const cell: ReadCell = {
          text: [...content.matchAll(/<text:p[^>]*>([\s\S]*?)<\/text:p>/g)]
            .map(([, text = ""]) => plain(text))
            .join("\n"),
          value: value === null ? null : Number(value),
          columns: Number(attribute(attributes, "table:number-columns-spanned") ?? 1),
          rows: Number(attribute(attributes, "table:number-rows-spanned") ?? 1),
          covered: covered !== undefined,
          formula: attributes.includes("table:formula"),
        };
        return Array.from({ length: times }, () => cell);
      }),
    ),
  );
}

function trimmed(cells: readonly ReadCell[]): readonly ReadCell[] {
  return cells.slice(0, cells.findLastIndex(({ text, covered }) => text !== "" || covered) + 1);
}

function attribute(attributes: string, which: string): string | null {
  return new RegExp(`${which}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}

function plain(text: string): string {
  return text
    .replace(/<text:s\/>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
