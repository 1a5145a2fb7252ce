import { type Act, mayEver } from "../modules/access/index.ts";
import type { AppContext } from "./env.ts";
import type { LimitName } from "./rate-limits.ts";
import { respondRefusal } from "./respond.ts";
import { signInAddress } from "./return-path.ts";

export type Guarded = {
  readonly path: string;
  readonly act: Act;
  readonly kind: "api" | "page";
  readonly limit: LimitName | undefined;
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
  const { actor } = c.var;
  if (!mayEver(actor, route.act)) return turnAway(c, route);
  return run();
}

function turnAway(c: AppContext, route: Guarded): Promise<Response> | Response {
  if (c.var.actor.kind !== "guest") return respondRefusal(c, { code: "NOT_ALLOWED" });
  if (route.kind === "page" && c.req.method === "GET") return c.redirect(signInAddress(c), 303);
  return respondRefusal(c, { code: "NOT_SIGNED_IN" });
}
