/** One object of a JSON text, with the line it begins on; the objects at the inner depth are cut out of the outer. */
export type JsonObjectSpan = {
  readonly line: number;
  readonly text: string;
  readonly children: readonly JsonObjectSpan[];
};

type Draft = {
  readonly line: number;
  readonly start: number;
  readonly children: (JsonObjectSpan & { readonly start: number; readonly end: number })[];
};

/**
 * Finds the objects of a JSON array and the objects nested in them, without parsing what is inside: one broken row
 * then spoils itself only, and every row knows its line. Depth counts open brackets: 1 in `[{`, 3 in `[{"a":[{`.
 *
 * Answers the line where the brackets stop matching when the text is no JSON array of objects.
 */
export function scanJsonObjects(
  content: string,
  depths: { readonly outer: number; readonly inner: number },
):
  | { readonly ok: true; readonly objects: readonly JsonObjectSpan[] }
  | { readonly ok: false; readonly line: number } {
  const stack: string[] = [];
  const objects: JsonObjectSpan[] = [];
  let outer: Draft | null = null;
  let inner: { line: number; start: number } | null = null;
  let line = 1;
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === "\n") line += 1;
    else if (sign === '"') at = endOfString(content, at);
    else if (sign === "{" || sign === "[") {
      if (stack.length === 0 && (sign === "{" || objects.length > 0)) return { ok: false, line };
      if (sign === "{" && stack.length === depths.outer) outer = { line, start: at, children: [] };
      if (sign === "{" && stack.length === depths.inner) inner = { line, start: at };
      stack.push(sign);
    } else if (sign === "}" || sign === "]") {
      if (stack.pop() !== (sign === "}" ? "{" : "[")) return { ok: false, line };
      if (sign === "}" && stack.length === depths.inner && outer !== null && inner !== null) {
        outer.children.push({
          line: inner.line,
          start: inner.start,
          end: at + 1,
          text: content.slice(inner.start, at + 1),
          children: [],
        });
      }
      if (sign === "}" && stack.length === depths.outer && outer !== null) {
        objects.push({
          line: outer.line,
          text: withoutChildren(content, outer, at + 1),
          children: outer.children,
        });
        outer = null;
      }
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

function withoutChildren(content: string, outer: Draft, end: number): string {
  const first = outer.children[0];
  const last = outer.children.at(-1);
  if (first === undefined || last === undefined) return content.slice(outer.start, end);
  return content.slice(outer.start, first.start) + content.slice(last.end, end);
}
