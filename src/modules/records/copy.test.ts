import { describe, expect, test } from "vitest";
import { copyRefusal, pagesNamed, pagesText } from "./copy.ts";

const came = { direction: "INCOMING", state: "REGISTERED", secrecy: "NORMAL" } as const;
const sent = { direction: "OUTGOING", state: "PUBLISHED", secrecy: "NORMAL" } as const;
const own = { kind: "FILE", pages: 2 } as const;
const received = { kind: "TRUE_COPY_RECEIVED", pages: 2 } as const;
const misnumbered = { kind: "TRUE_COPY_MISNUMBERED", pages: 3 } as const;
const copied = { kind: "TRUE_COPY", pages: 3 } as const;

describe("what may be copied, and how (Nghị định 30/2020/NĐ-CP, Đ.25)", () => {
  test.each([
    ["a true copy of what came in", came, "SY", own, null],
    ["a true copy of what went out", sent, "SY", own, null],
    ["an extract of what went out", sent, "TRS", own, null],
    ["a further copy of a true copy", sent, "SL", copied, null],
    ["a further copy of a true copy that came in", came, "SL", received, null],
    [
      "a further copy of our own true copy under another's number",
      came,
      "SL",
      misnumbered,
      "RECORDS_COPY_NUMBER_OURS",
    ],
    ["a further copy of an original that came in", came, "SL", own, "RECORDS_COPY_OF_COPY"],
    ["a further copy of ours by a number that was typed", sent, "SL", received, "RECORDS_COPY_OF_COPY"],
    ["a true copy of ours by a number that was typed", sent, "SY", received, "RECORDS_COPY_OF_ORIGINAL"],
    ["a true copy of a true copy that came in", came, "SY", received, "RECORDS_COPY_OF_ORIGINAL"],
    ["a further copy of an original of ours", sent, "SL", own, "RECORDS_COPY_OF_COPY"],
    ["a true copy of a copy", sent, "SY", copied, "RECORDS_COPY_OF_ORIGINAL"],
    ["an extract of a copy", came, "TRS", copied, "RECORDS_COPY_OF_ORIGINAL"],
    ["a copy of nothing", came, "SY", null, "RECORDS_COPY_SOURCE"],
    ["a copy of a draft", { ...sent, state: "DRAFT" }, "SY", own, "RECORDS_STATE"],
    ["a copy of what was recalled", { ...sent, state: "RECALLED" }, "SY", own, "RECORDS_STATE"],
    ["a copy of a secret document", { ...came, secrecy: "SECRET" }, "SY", own, "RECORDS_SECRET_STUB"],
  ] as const)("%s", (_what, document, kind, source, code) => {
    expect(copyRefusal(document, kind, source)?.code ?? null).toBe(code);
  });
});

describe("pages of a copy", () => {
  test.each([
    ["", [1, 2, 3, 4, 5]],
    ["2", [2]],
    ["1-3, 5", [1, 2, 3, 5]],
    ["5,1–2,2", [1, 2, 5]],
    ["0", null],
    ["4-6", null],
    ["3-2", null],
    ["hai", null],
  ])("%j of five pages", (text, pages) => {
    expect(pagesNamed(text, 5)).toEqual(pages);
  });

  test.each([
    [[1, 2, 3, 5], "1-3, 5"],
    [[4], "4"],
    [[1, 3, 5], "1, 3, 5"],
  ])("are written %j as %s", (pages, text) => {
    expect(pagesText(pages)).toBe(text);
  });
});
