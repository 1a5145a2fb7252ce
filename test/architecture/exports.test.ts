import { describe, expect, it } from "vitest";
import { exportsOf, importsOf } from "./exports.ts";
import { sourceFiles } from "./source-tree.ts";
import { withProgram } from "./syntax-tree.ts";

/** Run by node or the browser, or written by a generator: nobody imports all of what they export. */
const NOT_IMPORTED = /^src\/main\.ts$|^src\/web\/islands\/|\.(generated|d)\.ts$|\.test\.tsx?$/;

describe("what is exported is used", () => {
  it("no export is used by its own file only; tests, measurements and scripts count as users", () => {
    const programs = sourceFiles(["bin", "scripts"], /\.mjs$/).flatMap((file) =>
      [...file.text.matchAll(/"\.{1,2}\/(src\/[^"]+)"/g)].map(([, path = ""]) => `${path}#*`),
    );
    const unused = withProgram((files) => {
      const used = new Set([...files.flatMap(importsOf), ...programs]);
      return files
        .filter(({ path }) => path.startsWith("src/") && !NOT_IMPORTED.test(path))
        .flatMap(exportsOf)
        .filter(({ path, name }) => !used.has(`${path}#${name}`) && !used.has(`${path}#*`));
    });
    expect(unused.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });
});
