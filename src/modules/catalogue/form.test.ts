import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anEntryOf } from "../../../test/support/procedures.ts";
import { present } from "../../kernel/assert.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { factsOf, feeQuantitiesOf, readFormData } from "./form-data.ts";
import { compileProblem, formSchemaOf, validateForm } from "./form-validation.ts";
import { readEntry } from "./import-entry-parser.ts";
import { saySchemaProblem } from "./schema-problem.ts";
import { SHIPPED_FILES } from "./shipped.ts";

const day = (text: string): LocalDate =>
  parseLocalDate(text) ??
  (() => {
    throw new Error(text);
  })();
const ON = day("2026-11-20");
const vi = { locale: "vi", on: ON } as const;

function formOf(code: string) {
  const definition = anEntryOf(code).content.forms.find((form) => form.code === "declaration");
  const schema = definition === undefined ? null : formSchemaOf(definition);
  if (schema === null) throw new Error(`${code} has an e-form`);
  return schema;
}

const BIRTH = {
  requesterFullName: "  Nguyễn  Thị   Lan ",
  requesterPersonalId: "001 190 012 345",
  requesterPhone: "0912 345 678",
  requesterAddress: "Số 1 phố Minh Họa, phường Tây Hồ, Hà Nội",
  requesterRelationship: "MOTHER",
  childFullName: "Trần Minh An",
  childBirthDate: "05/11/2026",
  childGender: "MALE",
  childEthnicity: "Kinh",
  childNationality: "Việt Nam",
  childBirthPlace: "Bệnh viện Minh Họa",
  childHometown: "Hà Nội",
  childSituation: "ORDINARY",
  motherFullName: "Nguyễn Thị Lan",
  motherBirthDate: "5.3.1990",
  motherResidence: "Phường Tây Hồ, Hà Nội",
  commitment: "on",
};

describe("a form as a browser sends it", () => {
  const schema = formOf("1.001193");

  test("filled in well, it is read into typed answers and nothing is wrong", () => {
    const answers = readFormData(schema, BIRTH);
    expect(answers).toMatchObject({
      requesterFullName: "Nguyễn Thị Lan",
      requesterPersonalId: "001190012345",
      requesterPhone: "+84912345678",
      childBirthDate: "2026-11-05",
      motherBirthDate: "1990-03-05",
      commitment: true,
    });
    expect(answers).not.toHaveProperty("fatherFullName");
    expect(validateForm(schema, answers, vi)).toEqual([]);
  });

  test("the page's own buttons are no answers", () => {
    expect(readFormData(schema, { ...BIRTH, _next: "check", _revision: "3" })).toEqual(
      readFormData(schema, BIRTH),
    );
  });

  test("its answers become facts of the case", () => {
    expect(factsOf(schema, readFormData(schema, BIRTH), ON)).toMatchObject({
      relationship: "MOTHER",
      childSituation: "ORDINARY",
      daysSinceBirth: 15,
    });
  });

  test("sent empty, everything missing is told once, in the order of the form, in both languages", () => {
    const told = validateForm(schema, readFormData(schema, {}), vi);
    expect(told[0]).toEqual({
      path: "requesterFullName",
      rule: "required",
      message: "Hãy điền mục “Họ, chữ đệm, tên người yêu cầu”.",
    });
    expect(told.at(-1)?.path).toBe("commitment");
    expect(new Set(told.map((error) => error.path)).size).toBe(told.length);
    const english = validateForm(schema, {}, { locale: "en", on: ON });
    expect(english[0]?.message).toBe("Please fill in “Full name of the requester”.");
  });

  test("a mother who registers her child is not asked who the mother is", () => {
    const { motherFullName: _name, motherResidence: _home, ...mothers } = BIRTH;
    const answers = readFormData(schema, { ...mothers, requesterRelationship: "MOTHER" });
    expect(validateForm(schema, answers, vi)).toEqual([]);
    expect(answers).toMatchObject({
      motherFullName: "Nguyễn Thị Lan",
      motherPersonalId: "001190012345",
      motherResidence: BIRTH.requesterAddress,
    });
  });

  test("an abandoned child needs no mother's name, an ordinary one does", () => {
    const { motherFullName: _, ...mothers } = BIRTH;
    const without = { ...mothers, requesterRelationship: "GRANDPARENT" };
    expect(validateForm(schema, readFormData(schema, without), vi).map((error) => error.path)).toEqual([
      "motherFullName",
    ]);
    const abandoned = { ...without, childSituation: "ABANDONED" };
    expect(validateForm(schema, readFormData(schema, abandoned), vi)).toEqual([]);
  });

  test.each([
    [{ requesterPersonalId: "12345" }, "requesterPersonalId", "12 chữ số"],
    [{ requesterPersonalId: "001290012345" }, "requesterPersonalId", "12 chữ số"],
    [{ requesterPhone: "12" }, "requesterPhone", "số điện thoại"],
    [{ childBirthDate: "31/02/2026" }, "childBirthDate", "ngày đúng"],
    [{ childBirthDate: "21/11/2026" }, "childBirthDate", "sau hôm nay"],
    [{ childGender: "X" }, "childGender", "chọn"],
    [{ childFullName: "A1" }, "childFullName", "chữ cái"],
    [{ childEthnicity: "x".repeat(51) }, "childEthnicity", "50"],
    [{ extractCopies: "99" }, "extractCopies", "50"],
    [{ extractCopies: "ba" }, "extractCopies", "số nguyên"],
    [{ extractCopies: "2,5" }, "extractCopies", "số nguyên"],
    [{ commitment: "" }, "commitment", "đánh dấu"],
    [{ isAdmin: "true" }, "isAdmin", "không có mục"],
  ])("%j is told beside its field", (change, path, words) => {
    const told = validateForm(schema, readFormData(schema, { ...BIRTH, ...change }), vi);
    expect(told.map((error) => error.path)).toEqual([path]);
    expect(told[0]?.message).toContain(words);
  });

  test("whatever is sent, reading and validating answer and do not throw", () => {
    const names = fc.constantFrom(
      ...Object.keys(schema.properties),
      "__proto__",
      "constructor",
      "x",
      "members.0.y",
    );
    fc.assert(
      fc.property(
        fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string()), fc.constant("\u0000")), {
          maxKeys: 8,
        }),
        (typed) => {
          const answers = readFormData(schema, typed);
          return (
            Array.isArray(validateForm(schema, answers, vi)) &&
            typeof factsOf(schema, answers, ON) === "object"
          );
        },
      ),
    );
  });
});

describe("lists on a form", () => {
  const schema = formOf("2.000815");
  const paper = (row: number, name: string, pages: string, copies: string) => ({
    [`documents.${row}.documentName`]: name,
    [`documents.${row}.pages`]: pages,
    [`documents.${row}.copies`]: copies,
  });
  const base = {
    requesterFullName: "Nguyễn Văn Minh",
    requesterPersonalId: "001090012345",
    requesterPhone: "0912345678",
    commitment: "on",
  };

  test("empty rows are no entries, and the fee is reckoned for each paper", () => {
    const answers = readFormData(schema, {
      ...base,
      ...paper(0, "Bằng tốt nghiệp", "2", "3"),
      ...paper(1, "", "", ""),
      ...paper(2, "Học bạ", "1.200", "1"),
    });
    expect(validateForm(schema, answers, vi)).toEqual([]);
    expect(feeQuantitiesOf(schema, answers)).toEqual([
      { units: 2, sets: 3 },
      { units: 1200, sets: 1 },
    ]);
  });

  test("an error in a row names the row", () => {
    const answers = readFormData(schema, { ...base, ...paper(0, "Bằng", "2", "0") });
    expect(validateForm(schema, answers, vi).map((error) => error.path)).toEqual(["documents.0.copies"]);
  });

  test("at least one paper is asked for", () => {
    expect(validateForm(schema, readFormData(schema, base), vi).map((error) => error.path)).toEqual([
      "documents",
    ]);
  });
});

describe("the e-forms shipped", () => {
  const forms = SHIPPED_FILES.flatMap(({ entries }) =>
    entries.flatMap((each) => {
      const read = readEntry({ line: 1, text: JSON.stringify(each) });
      return "entry" in read ? read.entry.content.forms.map((form) => [read.entry.code, form] as const) : [];
    }),
  );
  test.each(forms)("%s compiles, and compiles once", (_, form) => {
    expect(form.schema === null ? null : compileProblem(form.schema)).toBeNull();
    expect(formSchemaOf(form)).toBe(formSchemaOf(form));
  });

  test.each([
    [
      "a field outside every section",
      {
        properties: {
          a: { type: "string", "x-label": { vi: "A" } },
          b: { type: "string", "x-label": { vi: "B" } },
        },
      },
      { at: "properties.b", rule: "SECTIONS", detail: "0" },
    ],
    [
      "a rule about a field that is not there",
      JSON.parse(
        '{"allOf":[{"if":{"properties":{"z":{"enum":["1"]}},"required":["z"]},"then":{"required":["a"]}}]}',
      ),
      { at: "allOf", rule: "NO_SUCH_FIELD", detail: "z" },
    ],
    [
      "an expression of the office",
      { properties: { a: { type: "string", pattern: "(a+)+$", "x-label": { vi: "A" } } } },
      { at: "properties.a", rule: "UNKNOWN_WORD", detail: "pattern" },
    ],
    [
      "a field of no known type",
      { properties: { a: { type: "colour", "x-label": { vi: "A" } } } },
      { at: "properties.a.type", rule: "VALUE" },
    ],
    [
      "a number without its bounds",
      { properties: { a: { type: "integer", maximum: 3, "x-label": { vi: "A" } } } },
      { at: "properties.a.minimum", rule: "MISSING" },
    ],
    [
      "a list whose rows have a wrong column",
      {
        properties: {
          a: {
            type: "array",
            maxItems: 3,
            "x-label": { vi: "A" },
            items: {
              type: "object",
              properties: { b: { type: "string", maxLength: "9", "x-label": { vi: "B" } } },
              "x-fields": ["b"],
              additionalProperties: false,
            },
          },
        },
      },
      { at: "properties.a.items.properties.b.maxLength", rule: "TYPE", detail: "number" },
    ],
    ["no sections", { "x-sections": [] }, { at: "x-sections", rule: "TOO_SMALL", detail: "1" }],
  ])("a schema with %s is refused with its place, in both languages", (_, change, told) => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      properties: { a: { type: "string", "x-label": { vi: "A" } } },
      additionalProperties: false,
      "x-sections": [{ code: "s", title: { vi: "S" }, fields: ["a"] }],
    };
    expect(compileProblem(schema)).toBeNull();
    const problem = present(
      compileProblem(JSON.parse(JSON.stringify({ ...schema, ...change }))),
      "a problem",
    );
    expect(problem).toMatchObject(told);
    for (const [locale, lead] of [
      ["vi", "tại “"],
      ["en", "at “"],
    ] as const) {
      const said = saySchemaProblem(problem, locale);
      expect(said).toContain(`${lead}${told.at}”`);
      expect(said).not.toMatch(/undefined|Invalid|expected/);
    }
  });
});
