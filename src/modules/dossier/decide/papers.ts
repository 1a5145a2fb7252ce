import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept } from "../../../kernel/result.ts";
import type { ComponentHeld, Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { dueOf } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import {
  type Guard,
  guarded,
  movedAt,
  movesHeld,
  pinnedOf,
  published,
  textsGiven,
  withComponents,
} from "./guards.ts";

/** Writes down who handed which originals to whom. */
export function moveCustody(
  dossier: Dossier,
  { moves }: CommandData["moveCustody"],
  { now }: DecideContext,
): Decision {
  const named = moves.length > 0 && moves.every((move) => move.componentCodes.length > 0);
  return guarded(
    [named ? null : { code: "CUSTODY_MOVES_REQUIRED" }, movesHeld(dossier.components, moves)],
    () => accept([{ type: "CustodyMoved", data: { moves: movedAt(now, moves) } }]),
  );
}

/**
 * A slip of the pen in what was declared is put right while the result is not signed; afterwards the result itself is
 * wrong, and is returned, reopened or corrected. The clock and the case stay as they were.
 * @law one-stop.md §3.3 (c): what stood there before stays in the history; T24: a returned result has its own way.
 */
export function amendApplication(dossier: Dossier, command: CommandData["amendApplication"]): Decision {
  const { reason, fields, facts, privateSha256 } = command;
  const { result } = dossier;
  const guards: Guard[] = [
    result === null ? null : { code: "RESULT_ALREADY_SIGNED", signedAt: result.signedAt },
    fields.length > 0 ? null : { code: "NOTHING_AMENDED" },
    textsGiven({ reason }),
  ];
  const isSlipOutdated = fields.some((field) => field.startsWith("submitter."));
  return guarded(guards, () =>
    accept([{ type: "ApplicationAmended", data: { reason, fields, facts, isSlipOutdated, privateSha256 } }]),
  );
}

/**
 * What the officer found in the papers: counts, scans, and how each was digitised. Whoever compared a scan stays
 * named for as long as the file stays; another file must be compared again.
 * @law Quyết định 468/QĐ-TTg 2021; one-stop.md §7.1: a digitised paper was compared with its original by a named officer.
 */
export function checkComponents(
  dossier: Dossier,
  { components, scans = [] }: CommandData["checkComponents"],
  { now, actor }: DecideContext,
): Decision {
  const digitised = new Set(
    components.filter(({ digitisation }) => digitisation === "DIGITISED").map((each) => each.componentCode),
  );
  const standing = new Map(
    components.flatMap((held) => {
      const { scan } = keptScan(dossier, held);
      return scan?.comparedAt == null ? [] : [[held.componentCode, scan] as const];
    }),
  );
  const uncompared = scans
    .filter(
      ({ componentCode, isCompared }) =>
        digitised.has(componentCode) && !isCompared && !standing.has(componentCode),
    )
    .map(({ componentCode }) => componentCode);
  const guards: Guard[] = [
    published(pinnedOf(dossier), components),
    uncompared.length === 0 ? null : { code: "SCAN_NOT_COMPARED", codes: uncompared },
    datedAhead(scans, localDateOf(now)),
  ];
  const comparedBy = actor.kind === "officer" ? actor.personId : null;
  const checked = components.map((held): ComponentHeld => {
    const told = scans.find(({ componentCode }) => componentCode === held.componentCode);
    if (told === undefined) return keptScan(dossier, held);
    const { number, issuer, issuedOn, isCompared } = told;
    const facts = { number, issuer, issuedOn };
    if (isCompared) return { ...held, scan: { ...facts, comparedBy, comparedAt: now } };
    const before = standing.get(held.componentCode) ?? { comparedBy: null, comparedAt: null };
    return { ...held, scan: { ...before, ...facts } };
  });
  return guarded(guards, () =>
    accept([
      { type: "ComponentsChecked", data: { components: withComponents(dossier.components, checked) } },
    ]),
  );
}

/** A paper that lies on the table was issued by today. */
function datedAhead(scans: NonNullable<CommandData["checkComponents"]["scans"]>, today: LocalDate): Guard {
  const codes = scans.flatMap(({ componentCode, issuedOn }) =>
    issuedOn !== null && issuedOn > today ? [componentCode] : [],
  );
  return codes.length === 0 ? null : { code: "SCAN_DATED_AHEAD", codes };
}

/** What was read and compared stands for as long as the files are those it was said of. */
function keptScan(dossier: Dossier, held: ComponentHeld): ComponentHeld {
  const before = dossier.components.find(({ componentCode }) => componentCode === held.componentCode);
  const hashes = (component: ComponentHeld) => component.files.map(({ sha256 }) => sha256).join();
  const isSame = before?.scan !== undefined && hashes(before) === hashes(held);
  return isSame ? { ...held, scan: before.scan } : held;
}

/**
 * Moves the due date to what a revised calendar makes of it: an explicit, logged act, never a silent recomputation.
 * @law one-stop.md §4.2: recompute of open dossiers is an administrator's act, with preview.
 */
export function moveDue(
  dossier: Dossier,
  { basis }: CommandData["moveDue"],
  context: DecideContext,
): Decision {
  // While the clock stands still there is no due date to reckon; what moves is the one it stood still at.
  const ended = dossier.pauses.filter((pause) => pause.to !== null);
  const due = dueOf({ ...dossier, pauses: ended }, context);
  const guards: Guard[] = [
    textsGiven({ basis }),
    due.dueAt === dossier.dueAt ? { code: "DUE_UNCHANGED" } : null,
  ];
  return guarded(guards, () => {
    const calendarRevision = context.calendar.revision;
    return accept([{ type: "DueMoved", data: { ...due, taskDues: [], basis, calendarRevision } }]);
  });
}
