/** Remembers answers that change rarely (calendars, graphs, routing) for a short while, so that a hot act asks nothing twice. */
export type KeptFor<Key, Value> = { readonly get: (key: Key) => Promise<Value>; readonly forget: () => void };

type Kept<Value> = { readonly value: Promise<Value>; readonly until: number };

const ENTRIES_MAX = 5_000;

/**
 * Keeps what `load` gives for `ttlMs`. Requests that meet while a value is loading share the load; a failed load is
 * not kept. Stale by at most `ttlMs` on other workers: nothing kept here decides a race, versions in the database do.
 */
export function keptFor<Key, Value>(
  ttlMs: number,
  load: (key: Key) => Promise<Value>,
  nameOf: (key: Key) => string = String,
): KeptFor<Key, Value> {
  const entries = new Map<string, Kept<Value>>();
  return {
    get: (key) => {
      const name = nameOf(key);
      const now = performance.now();
      const known = entries.get(name);
      if (known !== undefined && known.until > now) return known.value;
      if (entries.size >= ENTRIES_MAX) entries.clear();
      const value = load(key);
      entries.set(name, { value, until: now + ttlMs });
      value.catch(() => entries.delete(name));
      return value;
    },
    forget: () => entries.clear(),
  };
}
