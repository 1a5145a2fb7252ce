import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lawDocumentOf } from "../../scripts/law-index.ts";
import { ROOT, sourceFiles } from "./source-tree.ts";

describe("the index of the law", () => {
  const files = sourceFiles(["src", "test"], /\.tsx?$/);

  it("docs/law.md is what `npm run docs:law` would write now", () => {
    expect(lawDocumentOf(files)).toBe(readFileSync(join(ROOT, "docs/law.md"), "utf8"));
  });

  it("every tag has its row, and every file a row links to is there", () => {
    const document = lawDocumentOf(files);
    const tags = files.filter((file) => file.path.startsWith("src/") && !/\.test\.tsx?$/.test(file.path));
    const count = tags.reduce((sum, file) => sum + file.text.split("@law ").length - 1, 0);
    expect(document.split("\n").filter((line) => /^\| (?!source)/.test(line))).toHaveLength(count);
    const links = [...document.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("a rule stands beside its function and the tests of its module", () => {
    const program = {
      path: "src/modules/m/rule.ts",
      text: "/**\n * Why.\n * @law NĐ 1/2025, Đ.2: one\n * day.\n */\nexport async function keepsIt() {}",
    };
    const near = { path: "src/modules/m/rule.test.ts", text: 'import { x } from "./rule.ts";' };
    const far = { path: "src/modules/n/rule.test.ts", text: 'import { keepsIt } from "../m/index.ts";' };
    expect(lawDocumentOf([program, near, far]).trim().split("\n").at(-1)).toBe(
      "| NĐ 1/2025, Đ.2 | one day. | [m/rule.ts](../src/modules/m/rule.ts)#`keepsIt` | [m/rule.test.ts](../src/modules/m/rule.test.ts) |",
    );
  });
});
