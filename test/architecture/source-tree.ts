import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

export const ROOT = new URL("../../", import.meta.url).pathname;

export type SourceFile = { readonly path: string; readonly text: string; readonly lines: readonly string[] };

/** Every file below the folders whose name matches, with paths relative to the project. */
export function sourceFiles(folders: readonly string[], matches: RegExp): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(ROOT, folder)))
    .filter((path) => matches.test(path))
    .map((path) => {
      const text = readFileSync(path, "utf8");
      return { path: relative(ROOT, path), text, lines: text.split("\n") };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : walk(path);
    return [path];
  });
}

/** Program text without comments and string contents, so that a word in a sentence is not taken for a call. */
export function codeOnly(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[^:"'`])\/\/[^\n]*/g, (_all, before: string) => before)
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}
