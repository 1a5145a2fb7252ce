import { describe, expect, test } from "vitest";
import { anEntryOf } from "../../../../test/support/procedures.ts";
import { SHIPPED_FILES } from "../shipped.ts";
import { paperFormOf, readPaperForm, withPaperAct } from "./paper-rows.ts";
import { readTermForm, termFormOf, withTermAct } from "./term-rows.ts";

const CODES = [...new Set(SHIPPED_FILES.flatMap(({ entries }) => entries.map(codeOf)))];
const content = (code: string) => anEntryOf(code).content;

function codeOf(entry: unknown): string {
  const code = typeof entry === "object" && entry !== null && "code" in entry ? entry.code : "";
  return String(code);
}

describe("the form of the papers a procedure asks for", () => {
  test.each(CODES)("shows the papers of %s and reads them back as they were", (code) => {
    const before = content(code);
    const read = readPaperForm(paperFormOf(before), before, "vi");
    expect(read).toEqual({ content: { ...before, cases: expect.anything() } });
  });

  test("a new paper is asked in every case that is ticked, and only there", () => {
    const before = content("1.004873");
    const [first] = before.cases;
    const form = withPaperAct(paperFormOf(before), "paper:add", before);
    const at = `paper.${before.components.length}`;
    const typed = { ...form, [`${at}.nameVi`]: "Giấy thử", [`${at}.cases`]: [first?.code ?? ""] };
    const read = readPaperForm(typed, before, "vi");
    const made = "content" in read ? read.content : null;
    const added = made?.components.at(-1);
    expect(added).toMatchObject({ name: { vi: "Giấy thử" }, kind: "SUBMIT", required: true, originals: 1 });
    expect(
      made?.cases.map(({ componentCodes }) => componentCodes?.includes(added?.code ?? "") ?? true),
    ).toEqual(before.cases.map((_, index) => index === 0));
  });

  test("rows move up and go out, everything else stays as it was typed", () => {
    const before = content("1.001193");
    const form = { ...paperFormOf(before), "paper.1.nameVi": "đang gõ dở" };
    const up = withPaperAct(form, "paper:up:1", before);
    expect(up["paper.0.nameVi"]).toBe("đang gõ dở");
    expect(up["paper.1.code"]).toBe(before.components[0]?.code);
    expect(withPaperAct(form, "paper:open:2", before)["open"]).toBe("paper.2");
    const less = withPaperAct(up, "paper:remove:1", before);
    expect(less["paper"]).toBe(String(before.components.length - 1));
    expect(less["paper.0.nameVi"]).toBe("đang gõ dở");
    for (const act of ["nonsense", "paper:remove:99", "paper:up:0", "fees:add", "__proto__:add"])
      expect(withPaperAct(form, act, before)).toEqual(form);
  });

  test("names the row and the field of what is wrong, in both languages", () => {
    const before = content("1.001193");
    const typed = {
      ...paperFormOf(before),
      "paper.0.nameVi": "",
      "paper.1.originals": "một",
      "paper.1.code": "giấy tờ",
    };
    const vi = readPaperForm(typed, before, "vi");
    const errors = "errors" in vi ? vi.errors : [];
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      "paper.0.nameVi",
      "paper.1.code",
      "paper.1.originals",
    ]);
    expect(errors.every(({ message }) => /^Giấy tờ [12]: /.test(message))).toBe(true);
    const en = readPaperForm(typed, before, "en");
    expect("errors" in en && en.errors.every(({ message }) => /^Paper [12]: /.test(message))).toBe(true);
  });
});

describe("the form of ways, cases and terms", () => {
  test.each(CODES)("shows those of %s and reads them back as they were", (code) => {
    const before = content(code);
    expect(readTermForm(termFormOf(before), before, "vi")).toEqual({ content: before });
  });

  test("a new case takes the next code of the procedure; a term is a number of a unit", () => {
    const before = content("1.001193");
    const form = withTermAct(termFormOf(before), "case:add", before);
    const at = `case.${before.cases.length}`;
    const typed = { ...form, [`${at}.nameVi`]: "Trường hợp thử", [`${at}.termCount`]: "5" };
    const read = readTermForm(typed, before, "vi");
    const made = "content" in read ? read.content.cases.at(-1) : null;
    expect(made).toMatchObject({ term: { unit: "WORKING_DAY", count: 5 }, condition: null });
    expect(made?.code).toMatch(/^1\.001193\.\d\d$/);
    expect(before.cases.map(({ code }) => code)).not.toContain(made?.code);
  });

  test("a way without a term of its own goes by the case", () => {
    const before = content("1.001193");
    const form = withTermAct(termFormOf({ ...before, channels: [] }), "way:add", before);
    const read = readTermForm(
      { ...form, "way.0.channel": "POSTAL", "way.0.noteVi": "Gửi bảo đảm" },
      before,
      "vi",
    );
    expect("content" in read ? read.content.channels : read.errors).toEqual([
      { channel: "POSTAL", term: null, termText: null, note: { vi: "Gửi bảo đảm", en: null } },
    ]);
  });

  test("names the row and the field of what is wrong", () => {
    const before = content("1.001193");
    const typed = {
      ...termFormOf(before),
      "case.0.termUnit": "WORKING_DAY",
      "case.0.termCount": "ba",
      "case.0.nameVi": "",
      "way.0.channel": "PIGEON",
    };
    const read = readTermForm(typed, before, "vi");
    const errors = "errors" in read ? read.errors : [];
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      "case.0.nameVi",
      "case.0.termCount",
      "way.0.channel",
    ]);
  });
});
