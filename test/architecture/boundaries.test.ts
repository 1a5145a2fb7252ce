import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-tree.ts";

/** Left never imports right. */
const ORDER = [
  "access",
  "organisation",
  "identity",
  "calendar",
  "process",
  "catalogue",
  "signature",
  "document",
  "paper-store",
  "dossier",
  "payment",
  "certification",
  "post",
  "records",
  "notification",
  "statistics",
];

type Import = { readonly from: string; readonly to: string };

const files = sourceFiles(["src"], /\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file.path));

function importsOf(path: string, text: string): Import[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)];
  return found.map((match) => ({ from: path, to: normalize(join(dirname(path), match[1] ?? "")) }));
}

const imports = files.flatMap((file) => importsOf(file.path, file.text));
const show = (i: Import) => `${i.from} -> ${i.to}`;
const moduleOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null;

describe("imports point one way", () => {
  it("the kernel imports nothing of ours", () => {
    expect(
      imports.filter((i) => i.from.startsWith("src/kernel/") && !i.to.startsWith("src/kernel/")).map(show),
    ).toEqual([]);
  });

  it("the platform knows no dossier: it imports the kernel only", () => {
    expect(
      imports
        .filter((i) => i.from.startsWith("src/platform/") && !/^src\/(kernel|platform)\//.test(i.to))
        .map(show),
    ).toEqual([]);
  });

  it("the web shell knows rights and texts, no other module", () => {
    const allowed = /^src\/(kernel|platform|i18n|web)\/|^src\/modules\/access\/index\.ts$/;
    expect(imports.filter((i) => i.from.startsWith("src/web/") && !allowed.test(i.to)).map(show)).toEqual([]);
  });

  it("a module is entered by its door only", () => {
    const wrong = imports.filter((i) => {
      const [from, to] = [moduleOf(i.from), moduleOf(i.to)];
      if (to === null || from === to) return false;
      return i.from.startsWith("src/modules/") && i.to !== `src/modules/${to}/index.ts`;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("a module imports only modules before it in the order", () => {
    const wrong = imports.filter((i) => {
      const [from, to] = [moduleOf(i.from), moduleOf(i.to)];
      return from !== null && to !== null && from !== to && ORDER.indexOf(to) > ORDER.indexOf(from);
    });
    expect(wrong.map(show)).toEqual([]);
    expect(
      [...new Set(files.map((f) => moduleOf(f.path)).filter((name) => name !== null))].filter(
        (name) => !ORDER.includes(name),
      ),
    ).toEqual([]);
  });

  it("inside statistics: what is asked about figures knows no page that shows them", () => {
    const wrong = imports.filter(
      (i) =>
        i.from.startsWith("src/modules/statistics/question/") &&
        /^src\/modules\/statistics\/(?!question|metric)[a-z0-9-]+\//.test(i.to),
    );
    const pages = /^src\/modules\/statistics\/(lead|map|portal)\//;
    const back = imports.filter(
      (i) =>
        /^src\/modules\/statistics\/(report|stuck|late-steps|index-766)\//.test(i.from) && pages.test(i.to),
    );
    expect([...wrong, ...back].map(show)).toEqual([]);
  });

  it("decisions are pure: no platform, no web, no store behind decide, evolve or policy", () => {
    const pure = /\/(decide(\/|\.ts)|evolve|policy\.ts|deadline|engine)/;
    const wrong = imports.filter(
      (i) => moduleOf(i.from) !== null && pure.test(i.from) && /^src\/(platform|web)\//.test(i.to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it("no file is dead: each is reached from an entry", () => {
    const entries = files
      .map((f) => f.path)
      .filter((path) =>
        /^src\/(main\.ts|web\/islands\/[^/]+\.ts|modules\/document\/typeset-(thread|sandbox)\.ts|modules\/signature\/validate\/validate-thread\.ts|platform\/uploads\/inspection-thread\.ts)$/.test(
          path,
        ),
      );
    const reached = new Set(entries);
    const extra = sourceFiles(["test", "scripts", "bench"], /\.(tsx?|mjs)$/).flatMap((file) =>
      importsOf(file.path, file.text),
    );
    const queue = [...entries, ...extra.map((i) => i.to)];
    for (const path of queue) reached.add(path);
    while (queue.length > 0) {
      const current = queue.pop();
      for (const i of imports) {
        if (i.from === current && !reached.has(i.to)) {
          reached.add(i.to);
          queue.push(i.to);
        }
      }
    }
    const generated = /\.(generated|d)\.ts$/; // declarations describe a package and are never imported
    expect(files.map((f) => f.path).filter((path) => !reached.has(path) && !generated.test(path))).toEqual(
      [],
    );
  });
});
