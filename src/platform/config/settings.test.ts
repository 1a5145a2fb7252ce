import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { LOCALES, messages } from "../../i18n/index.ts";
import { installationRoot } from "../installation.ts";
import { ENVIRONMENT, settingsSchema } from "./settings.ts";

const names = Object.keys(settingsSchema.shape);

it("every setting has a variable of its own, advice in both languages and a row in the operator's book", () => {
  expect(Object.keys(ENVIRONMENT).sort()).toEqual([...names].sort());
  expect(new Set(Object.values(ENVIRONMENT)).size).toBe(names.length);
  for (const locale of LOCALES) {
    expect(Object.keys(messages(locale).platform.settings).sort()).toEqual([...names].sort());
  }
  const book = readFileSync(join(installationRoot(), "docs/operate.md"), "utf8");
  const unsaid = Object.entries(ENVIRONMENT).filter(
    ([name, variable]) => !book.includes(`\`${variable}\``) || !book.includes(`\`${name}\``),
  );
  expect(unsaid).toEqual([]);
});
