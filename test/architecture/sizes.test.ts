import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-tree.ts";

const LINES_MAX = 300;

describe("a file fits a sitting", () => {
  it(`no source file has more than ${LINES_MAX} lines`, () => {
    const long = sourceFiles(["src"], /\.tsx?$/)
      .filter((file) => !/\.generated\.ts$|\.test\.tsx?$/.test(file.path))
      .filter((file) => file.lines.length > LINES_MAX + 1)
      .map((file) => `${file.path} ${file.lines.length}`);
    expect(long).toEqual([]);
  });

  it("no file or folder is a drawer without a name", () => {
    const drawers = sourceFiles(["src"], /./)
      .map((file) => file.path)
      .filter((path) =>
        /(^|\/)(utils?|helpers?|common|misc|shared|manager|processor|[^/]*-v2|new-[^/]*)(\/|\.tsx?$)/.test(
          path,
        ),
      );
    expect(drawers).toEqual([]);
  });

  it("every module has a door and a README of at most 40 lines", () => {
    const files = sourceFiles(["src/modules"], /./);
    const modules = [...new Set(files.map((file) => file.path.split("/")[2] ?? ""))];
    const faults = modules.flatMap((name) => {
      const readme = files.find((file) => file.path === `src/modules/${name}/README.md`);
      const door = files.some((file) => file.path === `src/modules/${name}/index.ts`);
      return [
        ...(door ? [] : [`${name}: no index.ts`]),
        ...(readme === undefined ? [`${name}: no README.md`] : []),
        ...(readme !== undefined && readme.lines.length > 41
          ? [`${name}: README of ${readme.lines.length} lines`]
          : []),
      ];
    });
    expect(faults).toEqual([]);
  });
});
