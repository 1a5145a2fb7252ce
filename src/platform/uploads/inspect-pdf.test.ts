import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { pdfFile } from "../../../test/support/made-files.ts";
import { inspectPdf } from "./inspect-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-pdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
const OPENS = "/OpenAction 20 0 R";

const codeOf = (bytes: Buffer) => {
  const found = inspectPdf(bytes);
  return found.ok ? "taken" : found.refusal.code;
};

type Packed = {
  readonly head: string;
  readonly body: string;
  readonly first?: number;
  readonly n?: number;
  readonly dictionary?: string;
  readonly length?: string;
  readonly cut?: number;
};
/** An object stream written as asked, right or wrong; object 4 of the file. */
function objectStream({ head, body, ...odd }: Packed): string {
  const stream = deflateSync(Buffer.from(head + body, "latin1"))
    .subarray(0, odd.cut)
    .toString("latin1");
  const dictionary = odd.dictionary ?? "/Filter /FlateDecode";
  return `<< /Type /ObjStm /N ${odd.n ?? head.trim().split(" ").length / 2} /First ${odd.first ?? head.length} ${dictionary} /Length ${odd.length ?? stream.length} >>\nstream\n${stream}\nendstream`;
}
const withStream = (packed: Packed, objects: readonly string[] = []) =>
  pdfFile({ catalog: OPENS, objects: [objectStream(packed), ...objects] });

/** A whole file for real programs: an object stream in a stored block with the word "endstream", a script behind it. */
function hiddenScript(pad: string): Buffer {
  const decoy = "[/a/endstream/b]";
  const head = `4 0 5 ${decoy.length + 1} `;
  const [shown, hidden] = [Buffer.from(`${head}${decoy} `), Buffer.from(`${SCRIPT} /${pad} `)];
  const stream = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    deflateRawSync(shown, { level: 0, finishFlush: constants.Z_FULL_FLUSH }),
    deflateRawSync(hidden, { level: 9 }),
    checksum(Buffer.concat([shown, hidden])),
  ]);
  const objects = new Map([
    [1, "<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>"],
    [2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"],
    [3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"],
    [
      6,
      `<</Type/ObjStm/N 2/First ${head.length}/Filter/FlateDecode/Length ${stream.length}>>\nstream\n${stream.toString("latin1")}\nendstream`,
    ],
  ]);
  return withTable(objects);
}

function checksum(bytes: Buffer): Buffer {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(b * 65_536 + a);
  return sum;
}

/** The objects, and a table of contents as a stream: 4 and 5 are packed into 6. */
function withTable(objects: ReadonlyMap<number, string>): Buffer {
  let text = "%PDF-1.7\n";
  const offsets = new Map<number, number>();
  for (const [number, object] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const at = text.length;
  const row = (type: number, place: number, index: number) => {
    const bytes = Buffer.alloc(7);
    bytes[0] = type;
    bytes.writeUInt32BE(place, 1);
    bytes.writeUInt16BE(index, 5);
    return bytes.toString("latin1");
  };
  const plain = (number: number) => row(1, offsets.get(number) ?? at, 0);
  const table = [row(0, 0, 65_535), plain(1), plain(2), plain(3), row(2, 6, 0), row(2, 6, 1), plain(6)];
  const rows = [...table, plain(7)].join("");
  return Buffer.from(
    `${text}7 0 obj\n<</Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Length ${rows.length}>>\nstream\n${rows}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`,
    "latin1",
  );
}

describe("what opens with a PDF is found where viewers find it", () => {
  const hidden = Array.from({ length: 200 }, (_, index) => hiddenScript(`p${index.toString(36)}`));

  it("a script behind the word 'endstream' in an object stream", () => {
    expect(hidden.map(codeOf)).toEqual(hidden.map(() => "UPLOAD_ACTIVE"));
  });

  it.skipIf(!existsSync("/usr/bin/qpdf"))("which is a whole file to real programs", () => {
    const [first = Buffer.alloc(0)] = hidden;
    writeFileSync(join(folder, "hidden.pdf"), first);
    const shown = execFileSync("qpdf", ["--show-object=5", join(folder, "hidden.pdf")], { encoding: "utf8" });
    expect(shown).toContain("/JavaScript");
  });

  it("a quiet opening action in an object stream is taken, with its length here or elsewhere", () => {
    const quiet = { head: "20 0 ", body: "<</S/GoTo/D[3 0 R/Fit]>>" };
    expect(codeOf(withStream(quiet))).toBe("taken");
    const bytes = deflateSync(Buffer.from(quiet.head + quiet.body)).length;
    expect(codeOf(withStream({ ...quiet, length: "5 0 R" }, [`${bytes}`]))).toBe("taken");
  });

  it("a script whose place is not where the next object begins", () => {
    const body = `[stream ] ${SCRIPT}`;
    expect(codeOf(withStream({ head: "20 10 21 0 ", body }))).toBe("UPLOAD_ACTIVE");
    expect(codeOf(withStream({ head: "21 0 20 10 22 16 ", body }))).toBe("UPLOAD_ACTIVE");
  });

  it("an opening action that is nowhere, or nothing", () => {
    expect(codeOf(pdfFile({ catalog: OPENS }))).toBe("UPLOAD_ACTIVE");
    expect(codeOf(pdfFile({ catalog: "/OpenAction 5 0 R", objects: ["(x)", ""] }))).toBe("UPLOAD_ACTIVE");
  });
});

describe("an object stream that viewers could read in another way is not taken", () => {
  const plain: Packed = { head: "20 0 ", body: "<</S/GoTo/D[3 0 R/Fit]>>" };
  it.each<[string, Packed]>([
    ["cut off", { ...plain, cut: 20 }],
    ["with a length at which it does not end", { ...plain, length: "12" }],
    ["with a length that is nowhere", { ...plain, length: "77 0 R" }],
    ["with two lengths", { ...plain, length: `${deflateSync(Buffer.from("20 0 ")).length} /Length 32` }],
    ["with an object beyond its end", { ...plain, head: "20 900 " }],
    ["with more objects than it names", { ...plain, n: 40 }],
    ["with names that are no numbers", { ...plain, head: "20 x " }],
    ["whose packing is named elsewhere", { ...plain, dictionary: "/Filter 9 0 R" }],
    [
      "behind a word of a hundred thousand parts",
      { ...plain, dictionary: `/Filter /FlateDecode ${"/x 1 ".repeat(50_000)}` },
    ],
    ["with an object that does not end", { ...plain, body: "<</S/GoTo/D[3 0 R/Fit" }],
  ])("%s", (_name, packed) => {
    expect(codeOf(withStream(packed))).toBe("UPLOAD_DAMAGED");
  });

  it("inside another stream, where only a table of contents points", () => {
    const inner = objectStream({ head: "20 0 ", body: SCRIPT });
    const outer = `6 0 obj\n${inner}\nendobj\n`;
    const object = `<< /Length ${outer.length} >>\nstream\n${outer}\nendstream`;
    expect(codeOf(pdfFile({ objects: [object] }))).toBe("UPLOAD_DAMAGED");
  });
});
