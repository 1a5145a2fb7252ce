import {
  type Actor,
  confirmedIdentity,
  holdsRole,
  holdsRoleIn,
  type Lineage,
  type OfficeRole,
  type PersonId,
  type UnitId,
} from "./actor.ts";
import { isSamePerson, type NamedPerson } from "./same-person.ts";

/** What an act is done to. `none` is for acts with no object yet (open a list, create the first unit). */
export type Subject =
  | { readonly kind: "none" }
  | { readonly kind: "unit"; readonly lineage: Lineage }
  | { readonly kind: "account"; readonly accountId: string }
  | RecordSubject
  | DossierSubject;

/** A document of the clerk's register: whose register, and the units that have a part in it. */
type RecordSubject = {
  readonly kind: "record";
  readonly agency: Lineage;
  readonly holders: readonly UnitId[];
};

export type DossierSubject = {
  readonly kind: "dossier";
  readonly receiving: Lineage;
  readonly competent: Lineage;
  readonly support: Lineage | null;
  /** The units that hold an open task now, and the person it is assigned to, if any. */
  readonly holders: readonly { readonly unitId: UnitId; readonly assigneeId: PersonId | null }[];
  /** Units asked for an opinion (lấy ý kiến); they see the shared part only. */
  readonly consulted: readonly UnitId[];
  readonly owner: { readonly accountIds: readonly string[]; readonly people: readonly NamedPerson[] };
  /** People who appraised or drafted: none of them may sign the same dossier (one-stop.md §9). */
  readonly specialists: readonly PersonId[];
};

/**
 * How an actor stands to a subject.
 * `any` always holds; `own-tree`: the role is held in the unit or one above it; `holds-step`: the role is held in
 * exactly a unit that holds an open task, or a part in a document; `receives`/`decides`: in the tree of the receiving unit / competent agency;
 * `consulted`: in a consulted unit; `owner`: the citizen's own, by account or by number and name, or the guest's who names both; `self`: the actor's own account;
 * `decides-and-not-specialist`: decides, and did not appraise this dossier.
 */
export type Relation =
  | "any"
  | "self"
  | "owner"
  | "own-tree"
  | "receives"
  | "decides"
  | "holds-step"
  | "consulted"
  | "decides-and-not-specialist";

export type RuleSubject = "guest" | "citizen" | "system" | OfficeRole;

/** The relations the actor has to the subject under one role; null where the actor does not hold the role at all. */
export function relationsOf(actor: Actor, who: RuleSubject, subject: Subject): ReadonlySet<Relation> | null {
  if (who === "guest" || who === "citizen" || who === "system") {
    if (actor.kind !== who) return null;
    const found = new Set<Relation>(["any"]);
    if (actor.kind === "citizen" && subject.kind === "account" && subject.accountId === actor.accountId)
      found.add("self");
    if (actor.kind === "citizen" && subject.kind === "dossier" && owns(actor, subject)) found.add("owner");
    if (actor.kind === "guest" && subject.kind === "dossier" && proves(actor, subject)) found.add("owner");
    return found;
  }
  if (actor.kind !== "officer" || !actor.grants.some((grant) => grant.role === who)) return null;
  return officerRelations(actor, who, subject);
}

function officerRelations(actor: Extract<Actor, { kind: "officer" }>, role: OfficeRole, subject: Subject) {
  const found = new Set<Relation>(["any"]);
  if (subject.kind === "account" && subject.accountId === actor.accountId) found.add("self");
  if (subject.kind === "unit" && holdsRole(actor, role, subject.lineage)) found.add("own-tree");
  if (subject.kind === "record") {
    if (holdsRole(actor, role, subject.agency)) found.add("own-tree");
    if (subject.holders.some((unitId) => holdsRoleIn(actor, role, unitId))) found.add("holds-step");
  }
  if (subject.kind !== "dossier") return found;
  const receives = holdsRole(actor, role, subject.receiving) || holdsInSupport(actor, role, subject);
  const decides = holdsRole(actor, role, subject.competent);
  if (receives) found.add("receives");
  if (decides) found.add("decides");
  if (receives || decides) found.add("own-tree");
  if (decides && !subject.specialists.includes(actor.personId)) found.add("decides-and-not-specialist");
  if (subject.holders.some((h) => holdsRoleIn(actor, role, h.unitId))) found.add("holds-step");
  if (subject.consulted.some((unitId) => holdsRoleIn(actor, role, unitId))) found.add("consulted");
  return found;
}

function holdsInSupport(actor: Actor, role: OfficeRole, subject: DossierSubject): boolean {
  return subject.support !== null && holdsRole(actor, role, subject.support);
}

/**
 * Of a guest the claim, compared by number and name. A tax code proves nothing: everybody can look it up.
 */
function proves({ claim }: Extract<Actor, { kind: "guest" }>, { owner }: DossierSubject): boolean {
  if (claim === undefined || !/^\d{12}$/.test(claim.person.personalId)) return false;
  return owner.people.some((each) => isSamePerson(claim.person, each));
}

function owns(citizen: Extract<Actor, { kind: "citizen" }>, subject: DossierSubject): boolean {
  const byAccount = subject.owner.accountIds.includes(citizen.accountId);
  const identity = confirmedIdentity(citizen);
  return (
    byAccount || (identity !== null && subject.owner.people.some((each) => isSamePerson(identity, each)))
  );
}
