import { describe, expect, test } from "vitest";
import { messages } from "../../i18n/index.ts";
import { meaningOf } from "./admin/variable-meaning.ts";
import { listTemplateNames } from "./template.ts";
import { templateVariables } from "./template-variables.ts";

describe("what a template may use", () => {
  test.each(listTemplateNames())("$key of $set: each has a meaning in both languages", (name) => {
    const { filled, printed } = templateVariables(name);
    expect(filled.length).toBeGreaterThan(5);
    expect(printed.length).toBeGreaterThan(5);
    for (const locale of ["vi", "en"] as const)
      for (const variable of filled) expect(meaningOf(variable, locale), variable.path).not.toBe("");
  });

  test("no meaning is left over for something that is in no template any more", () => {
    const used = new Set(
      listTemplateNames().flatMap((name) => templateVariables(name).filled.map(({ path }) => path)),
    );
    const told = Object.keys(messages("vi").templateVariables.meanings);
    expect(told.filter((path) => !used.has(path))).toEqual([]);
  });
});
