import { newId } from "../../kernel/ids.ts";
import { addDays } from "../../kernel/local-date.ts";
import { accept, type Refusal, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../access/index.ts";
import {
  type CloseUnit,
  decideClose,
  decideMove,
  decideOpen,
  decideRename,
  type MoveUnit,
  type OpenUnit,
  type RenameUnit,
} from "./decide.ts";
import type { UnitDirectory } from "./directory.ts";
import { countPostsAfter, endPosts, movePosts } from "./post-store.ts";
import {
  appendChange,
  endParents,
  endUnit,
  insertParent,
  insertSuccessors,
  insertUnit,
  loadDirectory,
  lockTree,
  stampTree,
} from "./store.ts";
import { WHOLE_SHARE } from "./unit.ts";
import { forgetDirectory } from "./unit-cache.ts";

/** What two people may edit names the revision it was read at; null skips the check (imports, seeds). */
type ExpectedRevision = { readonly revision: number | null };

/** Opens a unit (thành lập đơn vị). Refuses what `decideOpen` refuses, and who may not manage units. */
export function openUnit(
  services: Services,
  actor: Actor,
  input: OpenUnit,
): Promise<Result<{ unitId: UnitId }>> {
  return changeTree(services, actor, async (tx, directory) => {
    const decided = decideOpen(directory, input);
    if (!decided.ok) return decided;
    const unitId: UnitId = newId<"unit">();
    await insertUnit(tx, unitId, decided.value);
    await appendChange(tx, { actor, at: services.clock.now() }, { kind: "UNIT_OPENED", unitId, data: input });
    return accept({ unitId });
  });
}

/**
 * Closes a unit on its last day, with its successors and their shares. Posts that would outlive the unit are ended
 * only when the caller says so (`endPosts`); otherwise the refusal counts them.
 */
export function closeUnit(
  services: Services,
  actor: Actor,
  input: CloseUnit & ExpectedRevision & { readonly endPosts: boolean },
): Promise<Result<{ unitId: UnitId }>> {
  return changeTree(services, actor, async (tx, directory) => {
    const decided = decideClose(directory, input);
    if (!decided.ok) return decided;
    const { unit, lastDay, successors } = decided.value;
    const stale = staleness(unit, input);
    if (stale !== null) return refuse(stale);
    const outliving = await countPostsAfter(tx, unit.id, lastDay);
    if (outliving > 0 && !input.endPosts) return refuse({ code: "UNIT_HAS_OPEN_POSTS", count: outliving });
    if (outliving > 0) await endPosts(tx, { unitId: unit.id, lastDay, at: services.clock.now() });
    await endUnit(tx, unit.id, lastDay);
    await endParents(tx, [unit.id], lastDay);
    await insertSuccessors(tx, successors);
    await appendChange(
      tx,
      { actor, at: services.clock.now() },
      { kind: "UNIT_CLOSED", unitId: unit.id, data: input },
    );
    return accept({ unitId: unit.id });
  });
}

/**
 * Gives a unit another name: closes the old one the day before, opens the new one as its only successor, and moves
 * the posts and the units under it. Answers the id of the new unit; the old one keeps its own.
 */
export function renameUnit(
  services: Services,
  actor: Actor,
  input: RenameUnit & ExpectedRevision,
): Promise<Result<{ unitId: UnitId }>> {
  return changeTree(services, actor, async (tx, directory) => {
    const decided = decideRename(directory, input);
    if (!decided.ok) return decided;
    const { closed, lastDay, opened, children } = decided.value;
    const stale = staleness(closed, input);
    if (stale !== null) return refuse(stale);
    const unitId: UnitId = newId<"unit">();
    await endUnit(tx, closed.id, lastDay);
    await endParents(tx, [closed.id, ...children], lastDay);
    await insertUnit(tx, unitId, opened);
    for (const child of children)
      await insertParent(tx, { unitId: child, parentId: unitId, validFrom: input.from });
    await insertSuccessors(tx, [
      { unitId: closed.id, successorId: unitId, shareBasisPoints: WHOLE_SHARE, effectiveOn: input.from },
    ]);
    await movePosts(tx, { from: closed.id, to: unitId, on: input.from, lastDay });
    const data = { ...input, newUnitId: unitId };
    await appendChange(
      tx,
      { actor, at: services.clock.now() },
      { kind: "UNIT_RENAMED", unitId: closed.id, data },
    );
    return accept({ unitId });
  });
}

/** Puts a unit under another parent from a day on. */
export function moveUnit(
  services: Services,
  actor: Actor,
  input: MoveUnit,
): Promise<Result<{ unitId: UnitId }>> {
  return changeTree(services, actor, async (tx, directory) => {
    const decided = decideMove(directory, input);
    if (!decided.ok) return decided;
    await endParents(tx, [input.unitId], addDays(input.from, -1));
    await insertParent(tx, { unitId: input.unitId, parentId: input.parentId, validFrom: input.from });
    await appendChange(
      tx,
      { actor, at: services.clock.now() },
      { kind: "UNIT_MOVED", unitId: input.unitId, data: input },
    );
    return accept({ unitId: input.unitId });
  });
}

/** One act on the tree: authorised, alone (the tree is locked), on the tree as it stands, and seen by every cache. */
async function changeTree(
  services: Services,
  actor: Actor,
  act: (tx: Tx, directory: UnitDirectory) => Promise<Result<{ unitId: UnitId }>>,
): Promise<Result<{ unitId: UnitId }>> {
  const decision = authorize(actor, "unit.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const done = await services.database.transaction(async (tx) => {
    await lockTree(tx);
    const result = await act(tx, await loadDirectory(tx));
    if (result.ok) await stampTree(tx);
    return result;
  });
  forgetDirectory(services.database);
  return done;
}

function staleness(unit: { readonly revision: number }, expected: ExpectedRevision): Refusal | null {
  if (expected.revision === null || expected.revision === unit.revision) return null;
  const refusal = { code: "VERSION_CONFLICT", currentVersion: String(unit.revision) } as const;
  return refusal;
}
