export {
  type AccountId,
  type Actor,
  type Citizen,
  type ConfirmedIdentity,
  confirmedIdentity,
  type Grant,
  type Guest,
  holdsRole,
  holdsRoleIn,
  type Lineage,
  OFFICE_ROLES,
  type OfficeRole,
  type Officer,
  type PersonId,
  type SystemActor,
  type UnitId,
} from "./actor.ts";
export { authorize, type Decision, type Denied, mayEver, refusalOf } from "./authorize.ts";
export { type Act, POLICY, type Rule } from "./policy.ts";
export { clashingRole, isReservedRole, mayGiveReserved } from "./separation-of-duties.ts";
export type { DossierSubject, Relation, Subject } from "./subject.ts";
