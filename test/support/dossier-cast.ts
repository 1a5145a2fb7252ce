import { present } from "../../src/kernel/assert.ts";
import { type Id, parseId } from "../../src/kernel/ids.ts";
import type {
  AccountId,
  Actor,
  DossierSubject,
  Lineage,
  OfficeRole,
  PersonId,
  UnitId,
} from "../../src/modules/access/index.ts";
import { holdersOf } from "../../src/modules/dossier/decide/index.ts";
import type { Dossier } from "../../src/modules/dossier/dossier.ts";
import type { ActorRef } from "../../src/modules/dossier/events.ts";
import type { UnitSelector } from "../../src/modules/process/index.ts";

/** The invented ward of the dossier tests: its units, its people, and who stands above whom. */
function idOf<Name extends string>(number: number): Id<Name> {
  const tail = String(number).padStart(12, "0");
  return present(parseId<Name>(`00000000-0000-7000-8000-${tail}`), "test id");
}

export const UNITS = {
  ward: idOf<"unit">(1),
  centre: idOf<"unit">(2),
  culture: idOf<"unit">(3),
  economy: idOf<"unit">(4),
  office: idOf<"unit">(5),
  otherWard: idOf<"unit">(6),
  otherDivision: idOf<"unit">(7),
} as const satisfies Record<string, UnitId>;

const PARENTS: Readonly<Record<string, UnitId>> = {
  [UNITS.centre]: UNITS.ward,
  [UNITS.culture]: UNITS.ward,
  [UNITS.economy]: UNITS.ward,
  [UNITS.office]: UNITS.ward,
  [UNITS.otherDivision]: UNITS.otherWard,
};

function lineageOf(unitId: UnitId): Lineage {
  const parent = PARENTS[unitId];
  return parent === undefined ? [unitId] : [unitId, ...lineageOf(parent)];
}

type Post = { readonly number: number; readonly role: OfficeRole; readonly unitId: UnitId };
const POSTS = {
  intake: { number: 11, role: "intake-officer", unitId: UNITS.centre },
  intakeElsewhere: { number: 12, role: "intake-officer", unitId: UNITS.otherWard },
  cashier: { number: 13, role: "cashier", unitId: UNITS.centre },
  cashierElsewhere: { number: 14, role: "cashier", unitId: UNITS.otherWard },
  director: { number: 15, role: "centre-director", unitId: UNITS.centre },
  directorElsewhere: { number: 29, role: "centre-director", unitId: UNITS.otherWard },
  specialist: { number: 16, role: "specialist", unitId: UNITS.culture },
  colleague: { number: 17, role: "specialist", unitId: UNITS.culture },
  planner: { number: 18, role: "specialist", unitId: UNITS.economy },
  specialistElsewhere: { number: 19, role: "specialist", unitId: UNITS.otherDivision },
  head: { number: 20, role: "unit-head", unitId: UNITS.culture },
  headElsewhere: { number: 21, role: "unit-head", unitId: UNITS.otherDivision },
  leader: { number: 22, role: "leader", unitId: UNITS.ward },
  leaderElsewhere: { number: 23, role: "leader", unitId: UNITS.otherWard },
  clerk: { number: 24, role: "clerk", unitId: UNITS.office },
  clerkElsewhere: { number: 25, role: "clerk", unitId: UNITS.otherWard },
  auditor: { number: 26, role: "auditor", unitId: UNITS.ward },
  unitAdmin: { number: 27, role: "unit-admin", unitId: UNITS.ward },
  unitAdminElsewhere: { number: 28, role: "unit-admin", unitId: UNITS.otherWard },
} as const satisfies Record<string, Post>;

export type OfficerName = keyof typeof POSTS;
export type CastName = OfficerName | "applicant" | "stranger" | "guest" | "system";

export const ACCOUNTS = { applicant: idOf<"account">(31), stranger: idOf<"account">(32) } as const;

export function personOf(name: OfficerName): PersonId {
  return idOf<"person">(POSTS[name].number);
}

/** The member of the cast as history writes them. */
export function refOf(name: CastName): ActorRef {
  if (name === "guest") return { kind: "guest" };
  if (name === "system") return { kind: "system", name: "jobs" };
  if (name === "applicant" || name === "stranger") return { kind: "citizen", accountId: ACCOUNTS[name] };
  const { number, role, unitId } = POSTS[name];
  return { kind: "officer", accountId: accountOf(number), personId: personOf(name), unitId, role };
}

/** The member of the cast as rights are asked for. */
export function actorOf(name: CastName): Actor {
  if (name === "guest") return { kind: "guest" };
  if (name === "system") return { kind: "system", name: "jobs" };
  if (name === "applicant" || name === "stranger") {
    return { kind: "citizen", accountId: ACCOUNTS[name], fullName: name, personalId: null, phone: null };
  }
  const { number, role, unitId } = POSTS[name];
  const grants = [{ role, unitId, delegatedBy: null }];
  return { kind: "officer", accountId: accountOf(number), personId: personOf(name), fullName: name, grants };
}

function accountOf(number: number): AccountId {
  return idOf<"account">(1000 + number);
}

/** Which unit of the ward holds a step. */
export function unitOf(selector: UnitSelector, role: OfficeRole): UnitId {
  if (selector === "receiving" || selector === "support") return UNITS.centre;
  if (selector === "consulted") return UNITS.economy;
  if (role === "leader") return UNITS.ward;
  return role === "clerk" ? UNITS.office : UNITS.culture;
}

/** The ward's dossier as a subject of rights. */
export function subjectOf(dossier: Dossier): DossierSubject {
  return {
    kind: "dossier",
    receiving: lineageOf(dossier.organisations?.receivingUnitId ?? UNITS.centre),
    competent: lineageOf(dossier.organisations?.competentAgencyId ?? UNITS.ward),
    support: null,
    holders: holdersOf(dossier),
    consulted: dossier.consultations.flatMap((asked) => asked.unitIds),
    owner: { accountIds: [ACCOUNTS.applicant], people: [] },
    specialists: dossier.specialists,
  };
}
