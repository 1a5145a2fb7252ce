export { parseAgencyCode } from "./agency-code.ts";
export { grantDelegation, revokeDelegation } from "./delegation-commands.ts";
export { committeeOver, type UnitDirectory } from "./directory.ts";
export { listGrants } from "./grants.ts";
export { grantsOnDay, postsUnchangedSince } from "./grants-sql.ts";
export { importUnits } from "./import-units.ts";
export {
  findPerson,
  listDelegationsTo,
  listPostsOf,
  peopleWithPost,
  personNames,
} from "./people-store.ts";
export { addPerson } from "./person-commands.ts";
export type { Person } from "./post.ts";
export { closePost, openPost, transferPerson } from "./post-commands.ts";
export { listHoldersOf, listPeople, listPostsHeld } from "./queries.ts";

export { deniedForPerson } from "./rights.ts";
export { parseGrants } from "./row-parser.ts";
export { findUnit } from "./store.ts";
export { isAgency, isValidOn, type Unit, type UnitFacts } from "./unit.ts";
export { lineageOf, unitDirectory } from "./unit-cache.ts";
export { closeUnit, moveUnit, openUnit, renameUnit } from "./unit-commands.ts";
export { unitsAllowed } from "./units-allowed.ts";
export { type AreaRow, parseUnitsFile } from "./units-file-parser.ts";
