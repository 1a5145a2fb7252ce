import { newId } from "../../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch, type LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { type Act, type Actor, authorize, refusalOf, type UnitId } from "../../access/index.ts";
import { loadCalendars } from "../../calendar/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { drainTally } from "../drain.ts";
import type { Variant } from "./form-definition.ts";
import { formOn, listForms } from "./form-store.ts";
import { reportDue } from "./lateness.ts";
import { makeReport, type TriedReport, tryReport } from "./make-report.ts";
import { type Period, previousPeriod } from "./period.ts";
import { readFigures } from "./read-figures.ts";
import type { ReportRefusal } from "./refusals.ts";
import { contentOf, hashOf, type ReportContent } from "./report-content.ts";
import {
  findReport,
  insertReport,
  listRevisions,
  lockSubject,
  type ReportId,
  type StoredReport,
  updateStanding,
} from "./report-store.ts";
import { lineageForReports } from "./reporting-units.ts";
import type { FormVersion } from "./shipped-forms.ts";
import { type Done, decideStep, type ReportStep } from "./workflow.ts";

type Answer<T> = Promise<Result<T, ReportRefusal>>;

export type ReportOrder = {
  readonly form: string;
  readonly unitId: UnitId;
  readonly period: Period;
  readonly variant: Variant;
};

/** A report as it would be now, not kept: what an officer looks at before making it. */
export async function previewReport(
  services: Services,
  actor: Actor,
  order: ReportOrder,
): Answer<ReportContent> {
  const denied = await deniedOver(services, actor, { act: "report.read", unitId: order.unitId });
  return denied === null ? countReport(services, order) : refuse(denied);
}

/**
 * Makes a report and freezes it: the sheet as it is now, with its hash. What was made before stays beside it; where the
 * figures are the same, nothing new is made.
 */
export async function createReport(
  services: Services,
  actor: Actor,
  order: ReportOrder,
): Answer<{ id: ReportId }> {
  const { unitId, period } = order;
  const denied = await deniedOver(services, actor, { act: "report.prepare", unitId });
  if (denied !== null) return refuse(denied);
  if (period.to >= services.clock.today()) return refuse({ code: "REPORT_PERIOD_OPEN", to: period.to });
  const counted = await countReport(services, order);
  if (!counted.ok) return counted;
  const content = counted.value;
  const version = await formFor(services, order);
  if (version === null) return refuse({ code: "REPORT_FORM_UNKNOWN" });
  const { deadline } = await loadCalendars(services.database, unitId, period.to);
  const deadlineOn = reportDue(deadline, period, version.definition.deadline);
  const at = services.clock.now();
  return services.database.transaction(async (tx): Answer<{ id: ReportId }> => {
    await lockSubject(tx, content);
    const [newest] = await listRevisions(tx, content);
    if (newest !== undefined && newest.sha256 === hashOf(content))
      return refuse({ code: "REPORT_UNCHANGED", revision: newest.revision });
    const id: ReportId = newId();
    const revision = (newest?.revision ?? 0) + 1;
    await insertReport(tx, { id, content, revision, asOf: at, deadlineOn, made: doneBy(actor, at) });
    return accept({ id });
  });
}

/** Takes a report one step on. The sheet itself never changes. */
export async function stepReport(
  services: Services,
  actor: Actor,
  asked: { readonly id: ReportId; readonly step: ReportStep; readonly reason: string | null },
): Answer<{ id: ReportId; state: string }> {
  const { id, step, reason } = asked;
  const act = step === "sign-off" ? "report.sign-off" : "report.prepare";
  const found = await openReport(services, actor, { id, act });
  if (!found.ok) return found;
  const { standing, newest, revision } = found.value;
  const decided = decideStep(
    standing,
    { step, reason, newest, revision },
    doneBy(actor, services.clock.now()),
  );
  if (!decided.ok) return decided;
  const written = await updateStanding(services.database, id, { before: standing, after: decided.value });
  // Somebody did the same step a moment ago: what it stands at now is their doing.
  if (!written) return refuse({ code: "REPORT_STATE", state: decided.value.state, step });
  return accept({ id, state: decided.value.state });
}

/** The report for whoever may do the act to it; otherwise it is not there. */
export async function openReport(
  services: Services,
  actor: Actor,
  { id, act }: { readonly id: ReportId; readonly act: Act },
): Answer<StoredReport> {
  const report = await findReport(services.database, id);
  if (report === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedOver(services, actor, { act, unitId: report.unitId });
  return denied === null ? accept(report) : refuse(denied);
}

/** What is counted; laid to the units of a later day where one is given. */
type Counting = Omit<ReportOrder, "form"> & { readonly restatedOn?: LocalDate };

/** The same form, unit and period as they come out now, under a form not yet published: for whoever edits it. */
export async function tryForm(
  services: Services,
  version: FormVersion,
  order: Counting,
): Promise<TriedReport & { readonly content: ReportContent }> {
  const asked = await questionOf(services, version, order);
  const tried = tryReport(version.definition, asked);
  const content = contentOf(version, { ...order, unit: await unitOf(services, order), report: tried.report });
  return { ...tried, content };
}

async function countReport(services: Services, order: ReportOrder): Answer<ReportContent> {
  const version = await formFor(services, order);
  if (version === null) return refuse({ code: "REPORT_FORM_UNKNOWN" });
  const { definition } = version;
  if (!definition.periodKinds.includes(order.period.kind))
    return refuse({ code: "REPORT_PERIOD_KIND", form: definition.code });
  const report = makeReport(definition, await questionOf(services, version, order));
  return accept(contentOf(version, { ...order, unit: await unitOf(services, order), report }));
}

/** The form in force on the last day of the period. */
async function formFor(services: Services, { form, period }: ReportOrder): Promise<FormVersion | null> {
  return formOn(await listForms(services.database, form), period.to);
}

async function questionOf(
  services: Services,
  { definition }: FormVersion,
  { unitId, period, variant, restatedOn }: Counting,
) {
  await drainTally(services.database);
  const now = services.clock.now();
  // What is acknowledged in this very millisecond belongs to the report.
  const asked = {
    definition,
    unitId,
    treeOn: restatedOn ?? period.to,
    ...(restatedOn === undefined ? {} : { restatedOn }),
    asOf: instantOfEpoch(epochOf(now) + 1),
    now,
  };
  const rows = await readFigures(services.database, { ...asked, period });
  const before = previousPeriod(period);
  const previous =
    definition.carriedOver === null
      ? null
      : await readFigures(services.database, { ...asked, period: before });
  return { period, variant, rows, previous };
}

async function unitOf(services: Services, { unitId, period }: { unitId: UnitId; period: Period }) {
  const directory = await unitDirectory(services.database);
  const nameOf = (id: UnitId | null) => {
    const unit = id === null ? null : directory.find(id);
    return unit === null ? null : { vi: unit.name, en: unit.nameEn };
  };
  const superior = nameOf(directory.parentOf(unitId, period.to));
  return { id: unitId, name: nameOf(unitId) ?? { vi: unitId, en: null }, superior };
}

/** Asked on the unit as it stands today: a successor answers for the reports of the units it took over. */
async function deniedOver(services: Services, actor: Actor, { act, unitId }: { act: Act; unitId: UnitId }) {
  const directory = await unitDirectory(services.database);
  const lineage = lineageForReports(act, unitId, { directory, on: services.clock.today() });
  const decision = authorize(actor, act, { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}

function doneBy(actor: Actor, at: Instant): Done {
  const by = "accountId" in actor ? actor.accountId : "";
  return { by, byName: "fullName" in actor ? actor.fullName : actor.kind, at };
}
