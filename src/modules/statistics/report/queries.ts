import type { Locale } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { Page } from "../../../kernel/paging.ts";
import { accept, type Result } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { type Actor, authorize, mayEver, type Officer } from "../../access/index.ts";
import { loadCalendars } from "../../calendar/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { openReport } from "./commands.ts";
import { type ExportFormat, exportReport, MEDIA_TYPES } from "./export-report.ts";
import { workingDaysLate } from "./lateness.ts";
import type { ReportRefusal } from "./refusals.ts";
import {
  countWaitingByUnit,
  listReports,
  listWaiting,
  type ReportFilter,
  type ReportId,
  type StoredReport,
} from "./report-store.ts";
import { lineageForReports, unitsAllowed } from "./reporting-units.ts";

export type LateReport = StoredReport & { readonly daysLate: number };

/** A page of reports, newest first, each with how late it is. */
export async function listedReports(services: Services, filter: ReportFilter): Promise<Page<LateReport>> {
  const { items, nextCursor } = await listReports(services.database, filter);
  return { items: await Promise.all(items.map((report) => lateReport(services, report))), nextCursor };
}

/** More than this nobody takes on in a morning. */
const WAITING_MAX = 50;

/** Reports whose next step this officer may take, the first due first; none for who has no part in them. */
export async function waitingReports(services: Services, actor: Actor): Promise<readonly LateReport[]> {
  if (actor.kind !== "officer") return [];
  const [prepares, signsOff] = await Promise.all([
    unitsAllowed(services, actor, "report.prepare"),
    unitsAllowed(services, actor, "report.sign-off"),
  ]);
  if (prepares.length + signsOff.length === 0) return [];
  const { accountId } = actor;
  const asked = { prepares, signsOff, accountId, size: WAITING_MAX };
  const waiting = await listWaiting(services.database, asked);
  return Promise.all(waiting.map((report) => lateReport(services, report)));
}

/** Counts, of an officer, the reports that wait for a step they may take: the number beside the entry of the navigation. */
export function reportsWaitingFor(services: Services) {
  return async (officer: Officer) => ({ reports: await countWaiting(services, officer) });
}

async function countWaiting(services: Services, officer: Officer): Promise<number> {
  if (!mayEver(officer, "report.prepare") && !mayEver(officer, "report.sign-off")) return 0;
  const [waiting, directory] = await Promise.all([
    countWaitingByUnit(services.database),
    unitDirectory(services.database),
  ]);
  const at = { directory, on: services.clock.today() };
  const mine = waiting.filter(({ unit_id, state, checked_by }) => {
    const unitId = parseId<"unit">(unit_id);
    if (unitId === null || (state === "CHECKED" && checked_by === officer.accountId)) return false;
    const act = state === "CHECKED" ? "report.sign-off" : "report.prepare";
    return authorize(officer, act, { kind: "unit", lineage: lineageForReports(act, unitId, at) }).allowed;
  });
  return Math.min(
    WAITING_MAX,
    mine.reduce((sum, { amount }) => sum + amount, 0),
  );
}

/** The report with the working days it was sent, or is by now, after its deadline. */
export async function lateReport(services: Services, report: StoredReport): Promise<LateReport> {
  const today = services.clock.today();
  // Most are in time: only who is late is reckoned on the unit's calendar.
  if (report.standing.sent === null && today <= report.deadlineOn) return { ...report, daysLate: 0 };
  const { deadline } = await loadCalendars(services.database, report.unitId, today);
  return { ...report, daysLate: workingDaysLate(deadline, report, today) };
}

/** A report as a file, for whoever may read it. */
export async function reportFile(
  services: Services,
  actor: Actor,
  asked: { readonly id: ReportId; readonly format: ExportFormat; readonly locale: Locale },
): Promise<Result<FileAnswer, ReportRefusal>> {
  const found = await openReport(services, actor, { id: asked.id, act: "report.read" });
  if (!found.ok) return found;
  const { content, sha256, revision, formCode } = found.value;
  const { format, locale } = asked;
  const bytes = await exportReport(format, { content, sha256, revision, locale });
  const fileName = `${formCode}-${content.period.from}-${content.period.to}-${revision}.${format}`;
  return accept({ bytes, mediaType: MEDIA_TYPES[format], fileName, disposition: "attachment" });
}
