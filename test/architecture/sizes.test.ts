import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-tree.ts";
import { type FunctionFound, functionsIn, withProgram } from "./syntax-tree.ts";

const LINES_MAX = 300;
const FUNCTION_LINES_MAX = 50;
const PARAMETERS_MAX = 3;

describe("a file fits a sitting", () => {
  it(`no source file and no test has more than ${LINES_MAX} lines`, () => {
    const long = sourceFiles(["src", "test", "bench"], /\.tsx?$/)
      .filter((file) => !/\.generated\.ts$/.test(file.path))
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

describe("a function fits a screen", () => {
  const functions = withProgram((files) =>
    files.filter(({ path }) => /^src\/(?!.*\.test\.tsx?$)/.test(path)).flatMap(functionsIn),
  );
  const tell = ({ path, line, name }: FunctionFound) => `${path}:${line} ${name}`;

  it(`at most ${FUNCTION_LINES_MAX} lines, components and routes included`, () => {
    const long = functions.filter(({ lines }) => lines > FUNCTION_LINES_MAX);
    expect(long.map((each) => `${tell(each)}: ${each.lines} lines`)).toEqual([]);
  });

  it(`at most ${PARAMETERS_MAX} parameters side by side: with a fourth they become an object`, () => {
    const wide = functions.filter(({ parameters }) => parameters > PARAMETERS_MAX);
    expect(wide.map((each) => `${tell(each)}: ${each.parameters} parameters`)).toEqual([]);
  });
});
