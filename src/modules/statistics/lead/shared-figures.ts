import { z } from "zod";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { epochOf, type Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { LeadScope } from "../question/asked-scope.ts";

/** Nothing was written since, where it says the same: it names every transaction that wrote or writes, and which come next. */
const NOTHING_WRITTEN_SINCE: Statement = {
  name: "statistics-written",
  text: () => "SELECT pg_current_snapshot()::text AS seen",
};

/** What is due counts as overdue a moment later without anybody writing: figures are not older than this. */
const SHARED_MS_MAX = 5_000;
/** Answers kept for each directory of units; of a province's page some 200 kB each. */
const SHARED_MAX = 32;

type Shared<T> = { readonly seen: string; readonly at: Instant; readonly figures: Promise<T> };

/**
 * Answers the same question of several people once: where the same agencies, days and views are asked for, and nothing
 * was written in the database since, the answer is the one that was given or is being made. One round trip says whether
 * anything was. Rights are in the question: what is shared is asked of the very same agencies, as they stand in the very
 * same directory, which is made anew when a unit changes.
 */
export function sharedFigures<T>(): (
  executor: Executor,
  asked: { readonly scope: LeadScope; readonly now: Instant },
  read: () => Promise<T>,
) => Promise<T> {
  const known = new WeakMap<UnitDirectory, Map<string, Shared<T>>>();
  return async (executor, { scope, now }, read) => {
    const [row] = await executor.run(NOTHING_WRITTEN_SINCE, []);
    const { seen } = z.object({ seen: z.string() }).parse(row);
    const ofDirectory = known.get(scope.directory) ?? new Map<string, Shared<T>>();
    known.set(scope.directory, ofDirectory);
    const key = keyOf(scope);
    const shared = ofDirectory.get(key);
    const age = shared === undefined ? 0 : epochOf(now) - epochOf(shared.at);
    if (shared?.seen === seen && age >= 0 && age < SHARED_MS_MAX) return shared.figures;
    const figures = read();
    const made = { seen, at: now, figures };
    ofDirectory.delete(key);
    ofDirectory.set(key, made);
    for (const oldest of ofDirectory.keys()) {
      if (ofDirectory.size <= SHARED_MAX) break;
      ofDirectory.delete(oldest);
    }
    // What failed is told to those who wait for it, and asked again by the next.
    figures.catch(() => {
      if (ofDirectory.get(key) === made) ofDirectory.delete(key);
    });
    return figures;
  };
}

function keyOf({ question, asked, on }: LeadScope): string {
  return sha256(JSON.stringify([question, on, asked]));
}
