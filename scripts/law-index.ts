/** A file of the source tree: its path below the project and its text. */
export type TextFile = { readonly path: string; readonly text: string };

type Rule = {
  readonly source: string;
  readonly says: string;
  readonly path: string;
  /** What the docstring stands above; null for a file's own. */
  readonly name: string | null;
};

/** `docs/law.md`: every `@law` tag of the program with the function that keeps it and the tests that name it. */
function lawDocument(program: readonly TextFile[], tests: readonly TextFile[]): string {
  const rows = program
    .flatMap(rulesOf)
    .sort((a, b) => compare(a.source, b.source) || compare(a.path, b.path) || compare(a.says, b.says))
    .map((rule) => {
      const proofs = tests.filter((test) => names(test, rule)).map((test) => link(test.path));
      const keeper = `${link(rule.path)}${rule.name === null ? "" : `#\`${rule.name}\``}`;
      return `| ${cell(rule.source)} | ${cell(rule.says)} | ${keeper} | ${proofs.join("<br>") || "—"} |`;
    });
  return `${HEAD}\n${rows.join("\n")}\n`;
}

const HEAD = `# The law in the code

Generated from the \`@law\` tags of \`src\` by \`npm run docs:law\`; do not edit. Each row is one rule of law, the function
that keeps it, and the tests that name this function or import its file (a dash: tests reach it through its callers
only). R, C and T numbers and \`one-stop.md §\` are the sections of the domain reference in which the rule was read;
official names stay in Vietnamese.

| source | rule | kept by | tests |
|---|---|---|---|`;

function rulesOf(file: TextFile): Rule[] {
  return [...file.text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].flatMap((found) => {
    const prose = (found[1] ?? "").replace(/^\s*\*? ?/gm, "").trim();
    const [before = "", ...tags] = prose.split("@law ");
    const below = file.text.slice(found.index + found[0].length);
    const name = /^\s*(?:export )?(?:async )?(?:function|const|type|class) (\w+)/.exec(below)?.[1] ?? null;
    return tags.map((tag) => ({ ...parted(firstParagraph(tag), before), path: file.path, name }));
  });
}

/** A tag ends where the docstring's next paragraph or tag begins. */
function firstParagraph(tag: string): string {
  return (tag.split(/\n\s*\n|\n@/)[0] ?? "").replace(/\s+/g, " ").trim();
}

/** `source: rule`. A tag that names its source alone means what the docstring's first sentence says. */
function parted(tag: string, before: string): Pick<Rule, "source" | "says"> {
  const colon = tag.indexOf(": ");
  if (colon >= 0) return { source: tag.slice(0, colon), says: tag.slice(colon + 2) };
  const sentence = /^[\s\S]*?[.:](?=\s|$)/.exec(before.trim())?.[0] ?? before;
  return { source: tag.replace(/\.$/, ""), says: sentence.replace(/\s+/g, " ").replace(/:$/, ".").trim() };
}

/** A test names a function of its own module; whole-program tests name those of every module. */
function names(test: TextFile, rule: Rule): boolean {
  const module = /^src\/(?:modules\/)?[^/]+\//.exec(rule.path)?.[0] ?? "src/";
  const isNear = test.path.startsWith(module);
  if (!isNear && !test.path.startsWith("test/")) return false;
  const file = rule.path.slice(rule.path.lastIndexOf("/") + 1);
  const isImported = isNear && file !== "index.ts" && test.text.includes(`/${file}"`);
  return isImported || (rule.name !== null && new RegExp(`\\b${rule.name}\\b`).test(test.text));
}

const link = (path: string) => `[${path.replace(/^src\/(modules\/)?/, "")}](../${path})`;
const cell = (text: string) => text.replaceAll("|", "\\|");
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const IS_TEST = /\.(test|spec)\.tsx?$/;

/** The index of a whole tree: program and tests told apart by their names; tests of the tree itself prove no law. */
export function lawDocumentOf(files: readonly TextFile[]): string {
  const tests = files.filter(
    (file) => IS_TEST.test(file.path) && !file.path.startsWith("test/architecture/"),
  );
  const program = files.filter((file) => file.path.startsWith("src/") && !IS_TEST.test(file.path));
  return lawDocument(program, tests);
}
