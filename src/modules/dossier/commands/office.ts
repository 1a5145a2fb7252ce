import { present } from "../../../kernel/assert.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Database } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { OfficeRole, Officer, UnitId } from "../../access/index.ts";
import { findDueSoonShare, loadCalendars, type WorkCalendar } from "../../calendar/index.ts";
import {
  type FeesAsked,
  findProcedureVersion,
  findPublishedVersion,
  type PricedVersion,
  type ProcedureVersion,
  pricedBy,
  publishedFees,
} from "../../catalogue/index.ts";
import { type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import {
  findProcessVersion,
  findPublishedProcess,
  type LoadedProcess,
  type ProcessGraph,
  type UnitSelector,
} from "../../process/index.ts";
import { openSigning, type Signing } from "../../signature/index.ts";
import { type Announce, type AskHeard, nothingHeard, tellNobody } from "../announcement.ts";
import { type CollectingParcels, noParcels } from "../collecting.ts";
import type { Dossier } from "../dossier.ts";
import { type DossierMemory, dossierMemory } from "../dossier-memory.ts";
import type { DossierPart } from "../dossier-part.ts";
import { type FeesBook, noBook, nothingOwed, type OwedBook } from "../fees-standing.ts";
import { type NumberAllocator, numberAllocator } from "../number-allocator.ts";
import { isPast } from "../past.ts";
import { listStuck, STUCK_SHOWN_MAX, type StuckRequest } from "../queries/find-waiting.ts";
import { noRegister, type ResultRegister } from "../result-register.ts";
import { listRoutes, type Route, routeFor } from "../routing.ts";
import { type DossierWrites, dossierWrites } from "../shared-writes.ts";
import { dossierStore } from "../store.ts";
import { noStruckRows, type StruckRows } from "../struck-rows.ts";
import type { WriteAttachment } from "../write-attachment.ts";
import { type KeptFor, keptFor } from "./kept-for.ts";

type Calendars = { readonly intake: WorkCalendar; readonly deadline: WorkCalendar };
type UnitDay = { readonly unitId: UnitId; readonly on: LocalDate };

/** What the acts of one running office share: its services, its number counters, its writes, and reference data kept briefly. */
export type Office = {
  readonly services: Services;
  readonly numbers: NumberAllocator;
  readonly memory: DossierMemory;
  readonly writes: DossierWrites;
  readonly fees: FeesBook;
  /** The same for the many of a list, in one question. */
  readonly owed: OwedBook;
  readonly announce: Announce;
  readonly heard: AskHeard;
  readonly collecting: CollectingParcels;
  readonly struckRows: StruckRows;
  readonly register: ResultRegister;
  readonly calendars: KeptFor<UnitDay, Calendars>;
  /** The share of a term, in percent, from which a due date is soon that day. */
  readonly dueSoonShare: KeptFor<LocalDate, number>;
  readonly graphs: KeptFor<string, ProcessGraph>;
  readonly versions: KeptFor<string, ProcedureVersion>;
  readonly published: KeptFor<CodeDay, ProcedureVersion | null>;
  /** A version with the fees of the agency that answers for the service, as they are that day. */
  readonly price: (version: ProcedureVersion, asked: FeesAsked) => Promise<PricedVersion>;
  readonly processes: KeptFor<CodeDay, LoadedProcess | null>;
  readonly routes: KeptFor<UnitDay, readonly Route[]>;
  /** How many dossiers lie still in some units, as counted lately. */
  readonly stuck: KeptFor<StuckRequest, number>;
  readonly directory: () => Promise<UnitDirectory>;
  /** What modules that know dossiers show on a dossier's page. */
  readonly parts: readonly DossierPart[];
  /** What waits for an officer in modules the office knows nothing of. */
  readonly waitingElsewhere: WaitingElsewhere;
  /** What signs papers in this installation. */
  readonly signing: Signing;
};

/** Counts beside entries of the navigation that are not dossiers. */
type WaitingElsewhere = (officer: Officer) => Promise<DeskCounts>;

/** A calendar or a routing edited elsewhere is seen within this time; versions and graphs never change once published. */
const REFERENCE_MS = 3_000;
const IMMUTABLE_MS = 3_600_000;

/** Stillness is counted in hours; its number in the margin need not be asked for each page. */
const STUCK_MS = 30_000;

type CodeDay = { readonly code: string; readonly on: LocalDate };
const codeDay = (key: CodeDay) => `${key.code} ${key.on}`;
const unitDay = (key: UnitDay) => `${key.unitId} ${key.on}`;

/** What modules that the office knows nothing of show on its pages. */
type Beside = Partial<
  Pick<
    Office,
    | "parts"
    | "waitingElsewhere"
    | "fees"
    | "owed"
    | "announce"
    | "heard"
    | "collecting"
    | "struckRows"
    | "register"
  >
>;

/** An office that knows of no other module. */
const NOTHING_BESIDE: Required<Beside> = {
  parts: [],
  waitingElsewhere: async () => ({}),
  fees: noBook,
  owed: nothingOwed,
  announce: tellNobody,
  heard: nothingHeard,
  collecting: noParcels,
  struckRows: noStruckRows,
  register: noRegister,
};

/**
 * Opens the dossier office over the services, one a process, with what other modules attach to its writes and show on
 * its pages, the books that say whether its fees are settled, who tells of what happens beside its histories, and which
 * parcels collect money for it.
 */
export function openOffice(
  services: Services,
  attachments: readonly WriteAttachment[],
  beside: Beside = {},
): Office {
  const { database } = services;
  const versions = keptFor(IMMUTABLE_MS, async (id: string) => {
    const version = await findProcedureVersion(database, id);
    if (version === null) throw new Fault("DOSSIER_VERSION_MISSING", { facts: { id } });
    return version;
  });
  return {
    services,
    ...NOTHING_BESIDE,
    ...beside,
    numbers: numberAllocator(database),
    memory: dossierMemory(database),
    writes: dossierWrites(database, dossierStore(attachments)),
    calendars: keptFor(REFERENCE_MS, ({ unitId, on }) => loadCalendars(database, unitId, on), unitDay),
    dueSoonShare: keptFor(REFERENCE_MS, (on) => findDueSoonShare(database, on)),
    graphs: keptFor(
      IMMUTABLE_MS,
      async (id) => present(await findProcessVersion(database, id), "pinned process").graph,
    ),
    versions,
    // The same object for the same version: its e-form is then compiled once, not every few seconds.
    published: keptFor(
      REFERENCE_MS,
      async (key) => {
        const found = await findPublishedVersion(database, key);
        return found === null ? null : versions.get(found.id);
      },
      codeDay,
    ),
    processes: keptFor(REFERENCE_MS, (key) => findPublishedProcess(database, key), codeDay),
    routes: keptFor(REFERENCE_MS, ({ unitId, on }) => listRoutes(database, unitId, on), unitDay),
    stuck: keptFor(
      STUCK_MS,
      async (asked) =>
        (await listStuck(database, { ...asked, now: services.clock.now(), limit: STUCK_SHOWN_MAX })).length,
      ({ scope, anyStep }) =>
        `${scope.within.toSorted().join(" ")}/${scope.own.toSorted().join(" ")}/${anyStep}`,
    ),
    directory: () => unitDirectory(database),
    price: pricing(database),
    signing: openSigning(services),
  };
}

/** Prices versions by what provinces published, kept as briefly as other reference data. */
function pricing(database: Database): Office["price"] {
  const published = keptFor(REFERENCE_MS, (code: string) => publishedFees(database, code));
  const sources = { directory: () => unitDirectory(database), published: published.get };
  return (version, asked) => pricedBy(sources, version, asked);
}

/** The version a dossier was received under; null where that was none of ours. */
export async function versionOf(
  { versions }: Pick<Office, "versions">,
  dossier: Pick<Dossier, "pinned">,
): Promise<ProcedureVersion | null> {
  const { pinned } = dossier;
  return pinned === null || isPast(dossier) ? null : versions.get(pinned.procedureVersionId);
}

/** The process a dossier runs through; null where that was none of ours. */
export async function graphOf(
  { graphs }: Pick<Office, "graphs">,
  dossier: Pick<Dossier, "pinned">,
): Promise<ProcessGraph | null> {
  const { pinned } = dossier;
  return pinned === null || isPast(dossier) ? null : graphs.get(pinned.processVersionId);
}

/**
 * Resolves which unit holds a step: the one-stop unit that received, the support point, a fixed unit, or, at the
 * competent agency, the division its routing names for the role and field.
 */
export function unitResolver(
  dossier: Pick<Dossier, "organisations" | "pinned">,
  routes: { readonly receiving: readonly Route[]; readonly competent: readonly Route[] },
  units: { readonly directory: UnitDirectory; readonly on: LocalDate },
): (selector: UnitSelector, role: OfficeRole) => UnitId {
  const organisations = present(dossier.organisations, "organisations");
  const fieldCode = present(dossier.pinned, "pinned procedure").fieldCode;
  const { receivingUnitId, competentAgencyId, supportPointId } = organisations;
  return (selector, role) => {
    switch (selector) {
      case "receiving":
        return routeFor(routes.receiving, { agencyId: receivingUnitId, role, fieldCode });
      case "support":
        return supportPointId ?? receivingUnitId;
      case "competent":
      case "consulted":
        return routeFor(routes.competent, { agencyId: competentAgencyId, role, fieldCode });
      default: {
        const code = selector.slice("by-code:".length);
        const unit = units.directory.findByCode(code, units.on);
        if (unit === null) throw new Fault("DOSSIER_STEP_UNIT_MISSING", { facts: { code, on: units.on } });
        return unit.id;
      }
    }
  };
}
