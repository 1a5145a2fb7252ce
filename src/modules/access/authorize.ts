import type { Actor, OfficeRole } from "./actor.ts";
import { type Act, POLICY } from "./policy.ts";
import { relationsOf, type Subject } from "./subject.ts";

export type Denied = { readonly allowed: false; readonly reason: "UNKNOWN_ACT" | "NOT_SIGNED_IN" | "ROLE" | "RELATION" };
export type Decision = { readonly allowed: true } | Denied;

/**
 * The one place where "may this actor do this act to this subject?" is answered. Default deny: an act that is
 * not in the table, a role that is not in its row, or a relation that does not hold is a no.
 *
 * @law Nghị định 118/2025/NĐ-CP: each act of the one-stop shop has a named responsible role.
 */
export function authorize(actor: Actor, act: Act, subject: Subject): Decision {
  const rules = POLICY[act];
  if (rules === undefined) return { allowed: false, reason: "UNKNOWN_ACT" };
  let roleMatched = false;
  for (const rule of rules) {
    if (rule.who === "anyone") return { allowed: true };
    const relations = relationsOf(actor, rule.who, subject);
    if (relations === null) continue;
    roleMatched = true;
    if (rule.when.some((relation) => relations.has(relation))) return { allowed: true };
  }
  if (roleMatched) return { allowed: false, reason: "RELATION" };
  return { allowed: false, reason: actor.kind === "guest" ? "NOT_SIGNED_IN" : "ROLE" };
}

/** Whether some subject could ever allow the act: what a route asks before it loads anything. */
export function mayEver(actor: Actor, act: Act): boolean {
  const rules = POLICY[act] ?? [];
  return rules.some((rule) => {
    switch (rule.who) {
      case "anyone":
        return true;
      case "guest":
      case "citizen":
      case "system":
        return actor.kind === rule.who;
      default:
        return holdsAnywhere(actor, rule.who);
    }
  });
}

function holdsAnywhere(actor: Actor, role: OfficeRole): boolean {
  return actor.kind === "officer" && actor.grants.some((grant) => grant.role === role);
}
