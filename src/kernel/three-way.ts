import { canonicalJson } from "./hash-chain.ts";
import type { Json } from "./json.ts";

type Side = Json | undefined;
type Sides = { readonly seen: Side; readonly sent: Side; readonly now: Side };

/**
 * Two changed what both had seen: each part that only one of them touched is as that one left it; what both touched is as
 * it is sent. Lists that differ in length are one part.
 */
export function threeWay({ seen, sent, now }: Sides): Side {
  if (isEqual(sent, seen)) return now;
  if (isEqual(now, seen)) return sent;
  if (Array.isArray(seen) && Array.isArray(sent) && Array.isArray(now)) {
    if (seen.length !== sent.length || seen.length !== now.length) return sent;
    return sent.map((item: Json, at) => threeWay({ seen: seen[at], sent: item, now: now[at] }) ?? null);
  }
  return isParts(seen) && isParts(sent) && isParts(now) ? threeWayParts({ seen, sent, now }) : sent;
}

type Parts = { readonly [name: string]: Json };

function isParts(side: Side): side is Parts {
  return typeof side === "object" && side !== null && !Array.isArray(side);
}

/** The same of what has named parts. */
export function threeWayParts({ seen, sent, now }: Readonly<Record<keyof Sides, Parts>>): Parts {
  const names = new Set([...Object.keys(sent), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const part = threeWay({ seen: seen[name], sent: sent[name], now: now[name] });
      return part === undefined ? [] : [[name, part]];
    }),
  );
}

function isEqual(one: Side, other: Side): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
