import { describe, expect, it } from "vitest";
import { codeOnly, type SourceFile, sourceFiles } from "./source-tree.ts";

/** A banned form, what to use instead, why, and where it is the tool of the trade. */
type Ban = {
  readonly name: string;
  readonly form: RegExp;
  readonly instead: string;
  readonly why: string;
  readonly allowedIn: RegExp;
};

const EDGE = /^src\/(kernel|platform)\//;
const PARSER =
  /(^src\/(kernel|platform|i18n)\/|(^|\/)parse-[^/]*\.tsx?$|-parser\.tsx?$|\.d\.ts$|^src\/web\/islands\/)/;
const NOWHERE = /^$/;

const BANS: readonly Ban[] = [
  {
    name: "new Date",
    form: /\bnew Date\(/,
    instead: "clock.now()",
    why: "time that is not injected cannot be tested or replayed",
    allowedIn: /^src\/(kernel|platform|web\/islands)\//,
  },
  {
    name: "Date.now",
    form: /\bDate\.now\(/,
    instead: "clock.now()",
    why: "time that is not injected cannot be tested or replayed",
    allowedIn: /^src\/(kernel|platform|web\/islands)\//,
  },
  {
    name: "day cut from UTC text",
    form: /toISOString\(\)\.slice\(0, 10\)/,
    instead: "LocalDate",
    why: "before 07:00 the UTC day is yesterday: a live system shipped that error",
    allowedIn: /^src\/kernel\/local-date\.ts$/,
  },
  {
    name: "process.env",
    form: /\bprocess\.env\b/,
    instead: "config",
    why: "settings are validated once, at boot, with advice",
    allowedIn: EDGE,
  },
  {
    name: "console",
    form: /\bconsole\.\w+\(/,
    instead: "log",
    why: "logs are structured and hold no personal data",
    allowedIn: /^src\/platform\/log\//,
  },
  {
    name: "any",
    form: /(:|<|,)\s*any\b(?!\s*\()/,
    instead: "unknown and a parser",
    why: "any switches the compiler off for everyone downstream",
    allowedIn: NOWHERE,
  },
  {
    name: "type assertion",
    form: /[\w)\]}] as (?!const\b)[A-Z{(\w]/,
    instead: "a parser or a guard",
    why: "an assertion is a lie the compiler believes",
    allowedIn: PARSER,
  },
  {
    name: "default export",
    form: /^export default\b/m,
    instead: "a named export",
    why: "one thing, one name, everywhere",
    allowedIn: NOWHERE,
  },
  {
    name: "enum",
    form: /^\s*(export )?(const )?enum /m,
    instead: "a union of literals",
    why: "erasable syntax only",
    allowedIn: NOWHERE,
  },
  {
    name: "JSON.parse",
    form: /\bJSON\.parse\(/,
    instead: "parseJson(schema, text)",
    why: "text from outside has no type until it is checked",
    allowedIn: /^src\/(kernel|platform|web\/islands)\//,
  },
  {
    name: "throw new Error",
    form: /\bthrow new (Type|Range)?Error\(/,
    instead: "a Refusal, a Fault or assert",
    why: "three kinds of failure, three treatments",
    allowedIn: NOWHERE,
  },
  {
    name: "setTimeout",
    form: /\bset(Timeout|Interval)\(/,
    instead: "a job",
    why: "work that waits in memory dies with the process",
    allowedIn: /^src\/(platform|web\/islands|main)/,
  },
  {
    name: "Math.random",
    form: /\bMath\.random\(/,
    instead: "newId or node:crypto",
    why: "guessable, and not reproducible either",
    allowedIn: NOWHERE,
  },
  {
    name: "sql.raw",
    form: /\bsql\.raw\(/,
    instead: "a Statement or Kysely",
    why: "text pasted into SQL is how injections are made",
    allowedIn: /^src\/platform\/postgres\//,
  },
  {
    name: "non-null assertion",
    form: /[\w)\]]!(\.|\[|\)|;|,)/,
    instead: "present(value, what)",
    why: "a hidden null is a crash without a name",
    allowedIn: NOWHERE,
  },
  {
    name: "ts-ignore",
    form: /@ts-(ignore|expect-error|nocheck)/,
    instead: "the right type",
    why: "an escape hides the next mistake too",
    allowedIn: NOWHERE,
  },
];

const files = sourceFiles(["src"], /\.tsx?$/).filter((file) => !/\.(test|generated)\.tsx?$/.test(file.path));

/** An import or export list may rename with `as`; nothing else in it can be banned. */
function withoutImports(text: string): string {
  return text.replace(/^(import|export) (type )?(\*|\{)[^;]*? from [^;]*;/gm, (list) =>
    list.replace(/[^\n]/g, " "),
  );
}

function offences(ban: Ban, file: SourceFile): string[] {
  if (ban.allowedIn.test(file.path)) return [];
  const text = ban.name === "ts-ignore" ? file.text : withoutImports(codeOnly(file.text));
  return text
    .split("\n")
    .flatMap((line, index) =>
      ban.form.test(line) && !/^\s*(import|export) .* from /.test(line) && !/^\s*import /.test(line)
        ? [`${file.path}:${index + 1}`]
        : [],
    );
}

describe("banned forms name their replacement", () => {
  for (const ban of BANS) {
    it(`${ban.name}: use ${ban.instead}, because ${ban.why}`, () => {
      expect(files.flatMap((file) => offences(ban, file))).toEqual([]);
    });
  }

  it("sees a banned form when there is one", () => {
    const planted = {
      path: "src/modules/x/x.ts",
      text: 'const a = new Date(); // not "new Date("',
      lines: [],
    };
    const [dateBan] = BANS;
    expect(dateBan && offences(dateBan, planted)).toEqual(["src/modules/x/x.ts:1"]);
  });

  it("no assertion goes through unknown, any or never, in tests and measurements neither: use a guard or narrow the type asked for", () => {
    const laundered = sourceFiles(["src", "test", "bench", "scripts", "bin"], /\.(tsx?|mjs)$/)
      .filter((file) => !file.path.startsWith("test/architecture/"))
      .flatMap((file) =>
        codeOnly(file.text)
          .split("\n")
          .flatMap((line, i) =>
            /[\w)\]}"] as (unknown as|any|never)\b/.test(line) ? [`${file.path}:${i + 1}`] : [],
          ),
      );
    expect(laundered).toEqual([]);
  });

  it("no focused test and no left-over marker is landed", () => {
    const marks = sourceFiles(["src", "test", "bench", "scripts"], /\.(tsx?|mjs)$/)
      .filter((file) => !file.path.startsWith("test/architecture/"))
      .flatMap((file) =>
        file.lines.flatMap((line, i) =>
          /\b(it|describe|test)\.only\(|\bFIXME\b|\bTODO\b|\bXXX\b/.test(line)
            ? [`${file.path}:${i + 1}`]
            : [],
        ),
      );
    expect(marks).toEqual([]);
  });
});
