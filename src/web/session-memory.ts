import { epochOf } from "../kernel/local-date.ts";
import type { Services } from "../platform/services.ts";
import type { Credentials, ResolveSession, SessionView } from "./env.ts";

/** Who is behind a token, remembered for a moment. */
export type SessionMemory = {
  readonly resolve: ResolveSession;
  /** Called after whatever may have changed sessions, accounts or posts: this process sees that at once. */
  readonly forget: () => void;
};

/** As long as the unit tree is kept: a session ended by another process counts for at most this much longer. */
const KEPT_MS = 1_000;
const SESSIONS_MAX = 10_000;

type Kept = { readonly session: Promise<SessionView | null>; readonly at: number; readonly clockAt: number };

/**
 * Remembers resolved sessions for a second, so that the requests of one click, or of a program that works through a
 * list, ask the database once who they come from. Unknown tokens are not remembered, and requests that meet while a
 * session is being resolved share the answer.
 */
export function sessionMemory(resolve: ResolveSession): SessionMemory {
  const known = new Map<string, Kept>();
  return {
    resolve: (services, credentials) => {
      const key = keyOf(credentials);
      const now = momentOf(services);
      const held = known.get(key);
      if (held !== undefined && isFresh(held, now)) return held.session;
      if (known.size >= SESSIONS_MAX) known.clear();
      const session = resolve(services, credentials);
      const kept = { session, ...now };
      known.set(key, kept);
      const drop = () => {
        if (known.get(key) === kept) known.delete(key);
      };
      session.then((found) => (found === null ? drop() : undefined), drop);
      return session;
    },
    forget: () => known.clear(),
  };
}

/** Both the real time and the office's clock: the second one is moved by tests and by the scenario. */
function momentOf({ clock }: Services) {
  return { at: performance.now(), clockAt: epochOf(clock.now()) };
}

function isFresh(held: Kept, now: { readonly at: number; readonly clockAt: number }): boolean {
  return now.at - held.at < KEPT_MS && Math.abs(now.clockAt - held.clockAt) < KEPT_MS;
}

/** A token good as a cookie is not good as a bearer: the two never share an entry. */
function keyOf({ bearer, cookieToken }: Credentials): string {
  return bearer === undefined ? `cookie ${cookieToken}` : `bearer ${bearer}`;
}
