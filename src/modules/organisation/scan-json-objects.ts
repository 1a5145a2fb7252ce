/** One object of a JSON text, with the line it begins on; the objects nested in it are cut out of it. */
export type JsonObjectSpan = {
  readonly line: number;
  readonly text: string;
  readonly children: readonly JsonObjectSpan[];
};

type Placed = JsonObjectSpan & { readonly start: number; readonly end: number };
type Draft = { readonly line: number; readonly start: number; readonly children: Placed[] };

/** Open brackets before an object of an array in an object of an array …: `[{`, `[{"a":[{`, `[{"a":[{"b":[{`. */
const depthOf = (level: number) => 2 * level + 1;

/**
 * Finds the objects of a JSON array and the objects of arrays nested in them, down to `levels`, without parsing what is
 * inside: one broken row then spoils itself only, and every row knows its line.
 *
 * Answers the line where the brackets stop matching when the text is no JSON array of objects.
 */
export function scanJsonObjects(
  content: string,
  levels: number,
):
  | { readonly ok: true; readonly objects: readonly JsonObjectSpan[] }
  | { readonly ok: false; readonly line: number } {
  const stack: string[] = [];
  const drafts: Draft[] = [];
  const objects: Placed[] = [];
  let line = 1;
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === "\n") line += 1;
    else if (sign === '"') at = endOfString(content, at);
    else if (sign === "{" || sign === "[") {
      if (stack.length === 0 && (sign === "{" || objects.length > 0)) return { ok: false, line };
      const isNested = drafts.length < levels && stack.length === depthOf(drafts.length);
      if (sign === "{" && isNested) drafts.push({ line, start: at, children: [] });
      stack.push(sign);
    } else if (sign === "}" || sign === "]") {
      if (stack.pop() !== (sign === "}" ? "{" : "[")) return { ok: false, line };
      const draft = drafts.at(-1);
      if (draft === undefined || stack.length !== depthOf(drafts.length - 1)) continue;
      drafts.pop();
      (drafts.at(-1)?.children ?? objects).push(spanOf(content, draft, at + 1));
    }
  }
  const isArray = content.trimStart().startsWith("[");
  return stack.length === 0 && isArray ? { ok: true, objects } : { ok: false, line };
}

/** The index of the closing quote. JSON strings never span lines: where none closes, the quote stands alone. */
function endOfString(content: string, start: number): number {
  let at = start + 1;
  while (at < content.length && content[at] !== '"' && content[at] !== "\n")
    at += content[at] === "\\" ? 2 : 1;
  return content[at] === '"' ? at : start;
}

function spanOf(content: string, { line, start, children }: Draft, end: number): Placed {
  const [first, last] = [children[0], children.at(-1)];
  const text =
    first === undefined || last === undefined
      ? content.slice(start, end)
      : content.slice(start, first.start) + content.slice(last.end, end);
  return { line, text, children, start, end };
}
