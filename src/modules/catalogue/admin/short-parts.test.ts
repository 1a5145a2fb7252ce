import { describe, expect, test } from "vitest";
import { anEntryOf } from "../../../../test/support/procedures.ts";
import { SHIPPED_FILES } from "../shipped.ts";
import { basisFormOf, readBasisForm, withBasisAct } from "./basis-rows.ts";
import { formFormOf, readFormForm, withFormAct } from "./form-rows.ts";
import { readResultForm, resultFormOf, withResultAct } from "./result-rows.ts";

const CODES = [...new Set(SHIPPED_FILES.flatMap(({ entries }) => entries.map(codeOf)))];
const content = (code: string) => anEntryOf(code).content;

function codeOf(entry: unknown): string {
  const code = typeof entry === "object" && entry !== null && "code" in entry ? entry.code : "";
  return String(code);
}

function errorsOf(read: ReturnType<typeof readResultForm>) {
  return "errors" in read ? read.errors : [];
}

describe("results, legal basis and forms as rows", () => {
  test.each(CODES)("show those of %s and read them back as they were", (code) => {
    const before = content(code);
    for (const read of [
      readResultForm(resultFormOf(before), before, "vi"),
      readBasisForm(basisFormOf(before), before, "vi"),
      readFormForm(formFormOf(before), before, "vi"),
    ])
      expect(read).toEqual({ content: before });
  });

  test("a row more has a code of its own, a row less takes nothing else along", () => {
    const before = content("1.004873");
    const more = withResultAct(resultFormOf(before), "result:add");
    const at = `result.${before.results.length}`;
    const read = readResultForm({ ...more, [`${at}.nameVi`]: "Bản sao thử" }, before, "vi");
    const made = "content" in read ? read.content.results : [];
    expect(made.slice(0, -1)).toEqual(before.results);
    expect(made.at(-1)).toMatchObject({ name: { vi: "Bản sao thử", en: null }, validMonths: null });
    expect(new Set(made.map(({ code }) => code)).size).toBe(made.length);
    const less = withBasisAct(basisFormOf(before), "basis:remove:0");
    const left = readBasisForm(less, before, "vi");
    expect("content" in left ? left.content.legalBasis : null).toEqual(before.legalBasis.slice(1));
  });

  test("what is wrong is told at its box, in both languages", () => {
    const before = content("1.004873");
    const typed = {
      ...basisFormOf(before),
      "basis.0.number": "",
      "basis.0.titleVi": "",
      "basis.0.url": "không phải đường dẫn",
    };
    const vi = errorsOf(readBasisForm(typed, before, "vi"));
    expect(vi.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["basis.0.number", "basis.0.titleVi", "basis.0.url"]),
    );
    expect(vi.every(({ message }) => message.startsWith("Văn bản 1: "))).toBe(true);
    const en = errorsOf(readBasisForm(typed, before, "en"));
    expect(en.every(({ message }) => message.startsWith("Document 1: "))).toBe(true);
  });

  test("a form is called otherwise together with the papers that ask for it, and is not taken from them", () => {
    const before = content("1.004873");
    const asked = before.components.find(({ formCode }) => formCode !== null)?.formCode;
    const index = before.forms.findIndex(({ code }) => code === asked);
    expect(index).toBeGreaterThanOrEqual(0);
    const renamed = readFormForm({ ...formFormOf(before), [`form.${index}.code`]: "MAU-MOI" }, before, "vi");
    const made = "content" in renamed ? renamed.content : null;
    expect(made?.components.filter(({ formCode }) => formCode === "MAU-MOI").length).toBeGreaterThan(0);
    expect(made?.components.some(({ formCode }) => formCode === asked)).toBe(false);
    const gone = readFormForm(withFormAct(formFormOf(before), `form:remove:${index}`), before, "vi");
    expect(errorsOf(gone).some(({ message }) => message.includes(asked ?? ""))).toBe(true);
  });

  test("a description that is no JSON is told with its place, and nothing is saved", () => {
    const before = content("1.004873");
    const read = readFormForm({ ...formFormOf(before), "form.0.schema": "{ sai" }, before, "vi");
    expect(errorsOf(read).map(({ path }) => path)).toContain("form.0.schema");
  });
});
