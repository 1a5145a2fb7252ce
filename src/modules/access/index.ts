export {
  type AccountId,
  type Actor,
  type Citizen,
  type ConfirmedIdentity,
  confirmedIdentity,
  type Grant,
  type Lineage,
  OFFICE_ROLES,
  type OfficeRole,
  type Officer,
  type PersonId,
  type SystemActor,
  type UnitId,
} from "./actor.ts";
export { authorize, mayEver, refusalOf } from "./authorize.ts";
export { type Act, POLICY } from "./policy.ts";
export { isSamePerson, isSamePersonSql, type NamedPerson } from "./same-person.ts";
export { clashingRole, isReservedRole, mayGiveReserved } from "./separation-of-duties.ts";
export type { DossierSubject, Subject } from "./subject.ts";
