import { type Act, mayEver } from "../modules/access/index.ts";
import { isLoopback } from "./client-origin.ts";
import type { AppContext } from "./env.ts";
import type { Idempotency } from "./idempotency.ts";
import { paths } from "./paths.ts";
import { LIMITS, type LimitName } from "./rate-limits.ts";
import type { WebRefusal } from "./refusals.ts";
import { respondRefusal } from "./respond.ts";
import { signInAddress } from "./return-path.ts";

type Guarded = {
  readonly path: string;
  readonly act: Act;
  readonly kind: "api" | "page";
  readonly limit: LimitName | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** How a form is turned away whose sender may not do this now: with what was typed, where that is theirs to keep. */
  readonly turnAway?: ((refusal: WebRefusal) => Promise<Response>) | undefined;
};

/**
 * What stands before every handler: is there any subject for which this actor may do this act? If not, nothing is
 * read, loaded or counted. The command asks again with the subject.
 */
export async function guarded(
  c: AppContext,
  route: Guarded,
  run: () => Promise<Response>,
): Promise<Response> {
  c.set("routePattern", route.path);
  // Only hot acts on dossiers write their key in their own statement.
  c.set("leavesRights", route.idempotency === "command" || route.idempotency === "reads");
  const { actor } = c.var;
  if (c.var.session?.owesPassword === true && !OWN_ACCOUNT.test(route.path)) return toOwnPassword(c, route);
  if (!mayEver(actor, route.act)) return turnAway(c, route);
  const flood = await overLimit(c, route.limit);
  if (flood !== null) return respondRefusal(c, flood);
  return run();
}

/** What is open to whoever still has the password that was handed to them: their account, and the way out. */
const OWN_ACCOUNT = /^\/(api\/v1\/(account|session)|account|sign-in|sign-out)(\/(?!messages)|$)/;

function toOwnPassword(c: AppContext, { kind }: Guarded): Promise<Response> | Response {
  if (kind === "page" && c.req.method === "GET") return c.redirect(paths.account(), 303);
  return respondRefusal(c, { code: "PASSWORD_CHANGE_REQUIRED" });
}

/** The limit of the route, and the general one of the account for whatever changes something. */
async function overLimit(c: AppContext, named: LimitName | undefined): Promise<WebRefusal | null> {
  const general =
    c.req.method === "GET" || c.req.method === "HEAD" || isLoopback(c) ? [] : (["account"] as const);
  for (const limit of named === undefined ? general : [named, ...general]) {
    const counted = countedBy(c, limit);
    const wait = counted === null ? null : await c.var.shell.limits.consume(limit, counted);
    if (wait !== null) return { code: "TOO_MANY_REQUESTS", ...wait };
  }
  return null;
}

/** What the limit counts in this request; null where it does not apply. */
function countedBy(c: AppContext, limit: LimitName): string | null {
  const { actor, client } = c.var;
  const account = actor.kind === "officer" || actor.kind === "citizen" ? actor.accountId : null;
  switch (LIMITS[limit].by) {
    case "network":
      return client.network;
    case "guest":
      return account === null ? client.network : null;
    case "account":
      return account ?? client.network;
    case "subject":
      return null;
  }
}

function turnAway(c: AppContext, route: Guarded): Promise<Response> | Response {
  const isGuest = c.var.actor.kind === "guest";
  if (isGuest && route.kind === "page" && c.req.method === "GET") return c.redirect(signInAddress(c), 303);
  const refusal: WebRefusal = { code: isGuest ? "NOT_SIGNED_IN" : "NOT_ALLOWED" };
  return route.turnAway?.(refusal) ?? respondRefusal(c, refusal);
}
