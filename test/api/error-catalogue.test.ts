import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ERRORS } from "../../src/errors.ts";
import { LOCALES, messages } from "../../src/i18n/index.ts";
import { errorsDocument } from "../../src/web/errors-document.ts";

const root = join(import.meta.dirname, "../..");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|generated/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, "src", name), "utf8") }));

/** Codes written in the sources where something is refused or fails. */
function codesIn(text: string): string[] {
  const refusals = text.matchAll(/\brefuse\(\{\s*code:\s*"([A-Z][A-Z0-9_]+)"/g);
  const faults = text.matchAll(/\bnew Fault\(\s*"([A-Z][A-Z0-9_]+)"/g);
  return [...refusals, ...faults].map((match) => match[1] ?? "");
}

function hasText(locale: (typeof LOCALES)[number], code: string): boolean {
  return Object.values(messages(locale)).some(
    (module) => "errors" in module && Object.hasOwn(module.errors, code),
  );
}

test("every code the sources refuse or fail with is in the catalogue", () => {
  const unknown = sources.flatMap(({ name, text }) =>
    codesIn(text)
      .filter((code) => !ERRORS.has(code))
      .map((code) => `${name}: ${code}`),
  );
  expect(unknown).toEqual([]);
});

test.each(LOCALES)("every code has a text in %s", (locale) => {
  expect([...ERRORS.keys()].filter((code) => !hasText(locale, code))).toEqual([]);
});

test("every code has a status that fits its kind: a refusal is never our failure", () => {
  for (const [code, { kind, status }] of ERRORS) {
    const fits = kind === "refusal" ? status >= 400 && status < 500 : status >= 500 && status < 600;
    expect(fits, `${code}: ${status}`).toBe(true);
  }
});

test("what people are told as the legal ground is a text of law, never a file of ours", () => {
  const grounds = [...ERRORS].flatMap(([code, { legalGround }]) =>
    legalGround === null ? [] : [{ code, legalGround }],
  );
  const LAW = /^(Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định) /;
  const strange = grounds.filter(
    ({ legalGround }) => !LAW.test(legalGround) || /\.(md|ts|tsx|json)\b|§/.test(legalGround),
  );
  expect(strange).toEqual([]);
});

test("docs/errors.md lists every code as it is now (npm run docs:errors)", () => {
  const written = readFileSync(join(root, "docs/errors.md"), "utf8");
  for (const code of ERRORS.keys()) expect(written).toContain(`<a id="${code}"></a>`);
  expect(written === errorsDocument(ERRORS), "docs/errors.md is stale").toBe(true);
});
