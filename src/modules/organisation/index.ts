export {
  agencyCodeOfLegacy,
  isAgencyCode,
  isLegacyAgencyCode,
  legacyOfAgencyCode,
  parseAgencyCode,
} from "./agency-code.ts";
export type { CloseUnit, MoveUnit, OpenUnit, RenameUnit, Successor } from "./decide.ts";
export { DELEGABLE_ROLES, type Delegation, type DelegationId, type GrantDelegation } from "./delegation.ts";
export { findDelegation, grantDelegation, revokeDelegation } from "./delegation-commands.ts";
export type { UnitDirectory } from "./directory.ts";
export { grantsOnDay, postsUnchangedSince } from "./grants-sql.ts";
export { type ImportRefusal, type ImportReport, type ImportUnits, importUnits } from "./import-units.ts";
export { findPerson, listPostsOf } from "./people-store.ts";
export { addPerson, editPerson } from "./person-commands.ts";
export type { OpenPost, Person, Post, PostId } from "./post.ts";
export { closePost, openPost, type TransferPerson, transferPerson } from "./post-commands.ts";
export {
  type DelegationInList,
  listDelegations,
  listHoldersOf,
  listPeople,
  type PersonInList,
} from "./queries.ts";
export { organisationFaults, organisationRefusals } from "./refusals.ts";
export { deniedForPerson } from "./rights.ts";
export { findUnit } from "./store.ts";
export {
  isValidOn,
  UNIT_KINDS,
  UNIT_LEVELS,
  type Unit,
  type UnitFacts,
  type UnitKind,
  type UnitLevel,
} from "./unit.ts";
export { lineageOf, unitDirectory } from "./unit-cache.ts";
export { closeUnit, moveUnit, openUnit, renameUnit } from "./unit-commands.ts";
export type { BadRow } from "./units-file-parser.ts";
