import type { Actor, OfficeRole } from "./actor.ts";
import { type Act, POLICY, type Rule } from "./policy.ts";
import { relationsOf, type Subject } from "./subject.ts";

type Denied = {
  readonly allowed: false;
  readonly reason: "UNKNOWN_ACT" | "NOT_SIGNED_IN" | "ROLE" | "RELATION";
};
type Decision = { readonly allowed: true } | Denied;

/**
 * The one place where "may this actor do this act to this subject?" is answered. Default deny: an act that is
 * not in the table, a role that is not in its row, or a relation that does not hold is a no.
 *
 * @law Nghị định 118/2025/NĐ-CP: each act of the one-stop shop has a named responsible role.
 */
export function authorize(actor: Actor, act: Act, subject: Subject): Decision {
  if (!Object.hasOwn(POLICY, act)) return { allowed: false, reason: "UNKNOWN_ACT" };
  const rules = POLICY[act];
  const acting = withinScope(actor, act);
  let roleMatched = false;
  for (const rule of rules) {
    if (rule.who === "anyone") return { allowed: true };
    const relations = relationsOf(acting, rule.who, subject);
    if (relations === null) continue;
    roleMatched = true;
    if (rule.when.some((relation) => relations.has(relation))) return { allowed: true };
  }
  if (roleMatched) return { allowed: false, reason: "RELATION" };
  return { allowed: false, reason: actor.kind === "guest" ? "NOT_SIGNED_IN" : "ROLE" };
}

/** Whether some subject could ever allow the act: what a route asks before it loads anything. */
export function mayEver(actor: Actor, act: Act): boolean {
  const rules: readonly Rule[] = Object.hasOwn(POLICY, act) ? POLICY[act] : [];
  const acting = withinScope(actor, act);
  return rules.some((rule) => {
    switch (rule.who) {
      case "anyone":
        return true;
      case "guest":
        // Of a dossier a guest has only what is claimed with the request.
        return acting.kind === "guest" && (acting.claim !== undefined || rule.when.includes("any"));
      case "citizen":
      case "system":
        return acting.kind === rule.who;
      default:
        return holdsAnywhere(acting, rule.who);
    }
  });
}

/** The actor with the grants that count for this act: a delegation may be limited to some acts of its role. */
function withinScope(actor: Actor, act: Act): Actor {
  if (actor.kind !== "officer" || actor.grants.every((grant) => grant.acts === undefined)) return actor;
  return {
    ...actor,
    grants: actor.grants.filter((grant) => grant.acts === undefined || grant.acts.includes(act)),
  };
}

function holdsAnywhere(actor: Actor, role: OfficeRole): boolean {
  return actor.kind === "officer" && actor.grants.some((grant) => grant.role === role);
}

/** The refusal of a denial. Not found and not yours are the same answer, so that nobody learns what exists. */
export function refusalOf(denied: Denied): { readonly code: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" } {
  switch (denied.reason) {
    case "NOT_SIGNED_IN":
      return { code: "NOT_SIGNED_IN" };
    case "RELATION":
      return { code: "NOT_FOUND" };
    default:
      return { code: "NOT_ALLOWED" };
  }
}
