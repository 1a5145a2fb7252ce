import { describe, expect, it } from "vitest";
import { z } from "zod";
import { present } from "../kernel/assert.ts";
import { parseLocalDate } from "../kernel/local-date.ts";
import {
  type FormDefinition,
  formSchemaOf,
  SHIPPED_FILES,
  validateForm,
} from "../modules/catalogue/index.ts";
import { inventedAnswers } from "./invented-answers.ts";
import { inventionFrom } from "./invented-people.ts";

const on = present(parseLocalDate("2026-11-23"), "day");

describe("invented applicants", () => {
  const entrySchema = z.looseObject({
    code: z.string(),
    content: z.looseObject({ forms: z.array(z.custom<FormDefinition>()) }),
  });
  const versions = SHIPPED_FILES.flatMap((file) => file.entries.map((entry) => entrySchema.parse(entry)));

  it.each(versions.map((version, index) => ({ name: `${version.code} ${index}`, version })))(
    "fill the form of $name without an error",
    ({ version }) => {
      const definition = present(version.content.forms[0], "form");
      const schema = present(formSchemaOf(definition), "schema");
      const invention = inventionFrom(7);
      for (let round = 0; round < 20; round += 1) {
        const answers = inventedAnswers(schema, { person: invention.person(), on });
        expect(validateForm(schema, answers, { locale: "vi", on })).toEqual([]);
      }
    },
  );

  it("name everybody in a declaration as somebody of their own", () => {
    const names = versions.flatMap((version) => {
      const schema = present(formSchemaOf(present(version.content.forms[0], "form")), "schema");
      const answers = inventedAnswers(schema, { person: inventionFrom(7).person(), on });
      const said = (parts: readonly string[]) =>
        parts.flatMap((part) => [answers[`${part}FullName`], answers[`${part}PersonalId`]]).filter(Boolean);
      return [
        said(["child", "mother", "father"]),
        said(["wife", "husband"]),
        said(["requester", "deceased"]),
      ];
    });
    expect(names.filter((each) => each.length > 0).length).toBeGreaterThan(3);
    for (const each of names) expect(new Set(each).size).toBe(each.length);
  });
});
