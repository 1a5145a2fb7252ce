import type { PdfFile } from "../pdf/file.ts";
import { isKind, type PdfDict, type PdfValue } from "../pdf/value.ts";

export type Pair = { readonly was: PdfValue | undefined; readonly is: PdfValue | undefined };
export type SameAs = (pair: Pair) => boolean;

const DEPTH_MAX = 3_000;

/**
 * Whether two values of two states of a file say the same, with all they refer to. Objects may have other numbers as
 * long as they say the same; those in `anchors` must be the same objects, and are compared in their own place.
 */
export function isSame(before: PdfFile, after: PdfFile, anchors: ReadonlySet<number>): SameAs {
  const known = new Set<string>();
  let assumed = new Set<string>();
  const compare = ({ was, is }: Pair, depth: number): boolean => {
    if (depth > DEPTH_MAX) return false;
    if (isKind(was, "ref") || isKind(is, "ref")) {
      const key = `${refKey(was)} ${refKey(is)}`;
      if (isKind(was, "ref") && anchors.has(was.number)) return refKey(was) === refKey(is);
      // Values in a circle are the same where nothing on the way round differs.
      if (isKind(was, "ref") && isKind(is, "ref")) {
        if (known.has(key) || assumed.has(key)) return true;
        assumed.add(key);
      }
      return compare({ was: before.resolve(was), is: after.resolve(is) }, depth + 1);
    }
    return sameKind(was, is, (pair) => compare(pair, depth + 1));
  };
  return (pair) => {
    assumed = new Set();
    const holds = compare(pair, 0);
    // What was assumed on the way to a no may be wrong; on the way to a yes it has been looked at in full.
    if (holds) for (const key of assumed) known.add(key);
    return holds;
  };
}

function refKey(value: PdfValue | undefined): string {
  return isKind(value, "ref") ? `${value.number}.${value.generation}` : "-";
}

function sameKind(was: PdfValue | undefined, is: PdfValue | undefined, compare: SameAs): boolean {
  if (isKind(was, "dict")) return isKind(is, "dict") && sameEntries(was, is, compare);
  if (isKind(was, "stream")) {
    return (
      isKind(is, "stream") && Buffer.from(was.raw).equals(is.raw) && sameEntries(was.dict, is.dict, compare)
    );
  }
  if (isKind(was, "array")) {
    if (!isKind(is, "array") || was.items.length !== is.items.length) return false;
    return was.items.every((item, index) => compare({ was: item, is: is.items[index] }));
  }
  if (isKind(was, "string")) return isKind(is, "string") && Buffer.from(was.bytes).equals(is.bytes);
  if (isKind(was, "name")) return isKind(is, "name") && was.name === is.name;
  return (was ?? null) === (is ?? null);
}

function sameEntries(was: PdfDict, is: PdfDict, compare: SameAs): boolean {
  const keys = new Set([...was.entries.keys(), ...is.entries.keys()]);
  return [...keys].every((key) => compare({ was: was.entries.get(key), is: is.entries.get(key) }));
}
