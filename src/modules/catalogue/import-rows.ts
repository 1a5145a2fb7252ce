import { accept, type Result, refuse } from "../../kernel/result.ts";

/** One entry of an import file as raw text, with the line it starts on (from 1). */
export type ImportRow = { readonly line: number; readonly text: string };

type Unreadable = { readonly code: "IMPORT_UNREADABLE"; readonly line: number; readonly problem: string };

/**
 * Cuts a file into its entries without reading them: a JSON array of objects, or one JSON object a line. Cutting comes
 * before parsing so that one broken entry costs that entry and not the file, and so that it can be named by line.
 */
export function cutRows(file: string): Result<readonly ImportRow[], Unreadable> {
  const text = file.replace(/^\uFEFF/, "");
  const start = text.search(/\S/);
  if (start === -1) return refuse({ code: "IMPORT_UNREADABLE", line: 1, problem: "the file is empty" });
  if (text[start] === "{") return accept(cutLines(text));
  if (text[start] !== "[") return refuse({ code: "IMPORT_UNREADABLE", line: 1, problem: "expected [ or {" });
  return cutArray(text, start + 1);
}

function cutLines(text: string): ImportRow[] {
  return text
    .split("\n")
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((row) => row.text !== "");
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]\n]/gs;

/** Walks strings, brackets and line ends only; an entry ends where its brackets close. */
function cutArray(text: string, from: number): Result<readonly ImportRow[], Unreadable> {
  const rows: ImportRow[] = [];
  let line = 1 + countLines(text.slice(0, from));
  let depth = 0;
  let open = { at: from, line };
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const sign = token[0];
    if (sign === "\n") line += 1;
    else if (sign.startsWith('"')) line += countLines(sign);
    else if (sign === "{" || sign === "[") {
      if (depth === 0) open = { at: token.index, line };
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) rows.push({ line: open.line, text: text.slice(open.at, token.index + 1) });
      if (depth < 0) return accept(rows);
    }
  }
  return refuse({ code: "IMPORT_UNREADABLE", line: open.line, problem: "the list is not closed" });
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
