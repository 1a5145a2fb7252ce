const DEPTH_MAX = 32;
const NODES_MAX = 100_000;
const REPLACEMENT = "\uFFFD";

/**
 * Whether a text may cross the border: no NUL (PostgreSQL cannot keep it), no lone surrogate, no replacement sign
 * (what a decoder leaves where the bytes were no UTF-8).
 */
export function cleanText(text: string): boolean {
  return !text.includes("\0") && !text.includes(REPLACEMENT) && text.isWellFormed();
}

/**
 * Whether a parsed JSON value may cross the border: clean texts, no `__proto__`, no nesting or size that would make
 * a later recursive reader fail. Walked with a list, not by recursion, for the same reason.
 */
export function isClean(root: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    seen += 1;
    if (depth > DEPTH_MAX || seen > NODES_MAX) return false;
    if (typeof value === "string" && !cleanText(value)) return false;
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (name === "__proto__" || name === "constructor" || !cleanText(name)) return false;
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}

/**
 * What of a text can be kept, where what it says matters more than its signs: the memo of a payer, the word of a carrier.
 * NUL, with which older systems fill their columns, is a blank; a lone surrogate is the replacement sign.
 */
export function keptText(text: string): string {
  return text.replaceAll("\0", " ").toWellFormed();
}
