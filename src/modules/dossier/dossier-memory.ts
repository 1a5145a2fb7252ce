import type { Executor } from "../../platform/postgres/database.ts";
import type { DossierId } from "./dossier.ts";
import type { Loaded } from "./store.ts";

/** A guess at the current state of dossiers lately seen or written by this process; never the last word on one. */
export type DossierMemory = {
  /** The state to decide on; null where nothing is remembered, or the caller works inside a transaction. */
  readonly find: (executor: Executor, id: DossierId) => Loaded | null;
  /** Remembers what was read from, or committed to, the database itself; what an open transaction sees is not kept. */
  readonly keep: (executor: Executor, loaded: Loaded) => void;
  readonly forget: (id: DossierId) => void;
};

/** About 30 MB of folded dossiers: what the desks of a ward have open at one time, many times over. */
const DOSSIERS_MAX = 1_000;

/**
 * Remembers folded dossiers, so that a hot act costs one round trip instead of two. Safe because a write carries the
 * version it was decided on and writes nothing where the database has another one, and because a "no" decided from
 * memory is decided again on a fresh state: memory can cost a retry, never a wrong act or a wrong refusal.
 */
export function dossierMemory(database: Executor): DossierMemory {
  const known = new Map<DossierId, Loaded>();
  return {
    find: (executor, id) => (executor === database ? (known.get(id) ?? null) : null),
    keep: (executor, loaded) => {
      if (executor !== database) return;
      const { id, version } = loaded.dossier;
      const held = known.get(id);
      // A slow reader may come back after a faster writer.
      if (held !== undefined && held.dossier.version > version) return;
      // Moved to the end: the front of the map is what nobody has touched for longest.
      known.delete(id);
      known.set(id, loaded);
      for (const oldest of known.keys()) {
        if (known.size <= DOSSIERS_MAX) break;
        known.delete(oldest);
      }
    },
    forget: (id) => void known.delete(id),
  };
}
