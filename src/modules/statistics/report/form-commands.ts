import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement, Tx } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../../access/index.ts";
import { tryForm } from "./commands.ts";
import { type FormDefinition, formDefinitionSchema } from "./form-definition.ts";
import { formOn, insertForm, listForms } from "./form-store.ts";
import type { TriedReport } from "./make-report.ts";
import { PERIOD_KINDS, type Period, periodOn, previousPeriod } from "./period.ts";
import type { ReportRefusal } from "./refusals.ts";
import type { ReportContent } from "./report-content.ts";

type Answer<T> = Promise<Result<T, ReportRefusal>>;

export type TriedForm = TriedReport & { readonly content: ReportContent; readonly period: Period };

type FormDraft = {
  /** What was typed, parsed from JSON; its shape is checked here. */
  readonly definition: unknown;
  /** Whose figures it is tried on. */
  readonly unitId: UnitId;
};

/** Works a form out on real figures: the last period of its kind that is over. */
export async function tryFormDraft(services: Services, actor: Actor, draft: FormDraft): Answer<TriedForm> {
  const denied = deniedForms(actor);
  if (denied !== null) return refuse(denied);
  const read = readDefinition(draft.definition);
  return read.ok ? accept(await tried(services, read.value, draft.unitId)) : read;
}

/**
 * Publishes a version of a form from a day on. It is tried on real figures first: a form whose sums do not hold would
 * stop every report made with it.
 */
export async function publishForm(
  services: Services,
  actor: Actor,
  draft: FormDraft & { readonly validFrom: LocalDate },
): Answer<{ code: string; version: number }> {
  const denied = deniedForms(actor);
  if (denied !== null) return refuse(denied);
  const read = readDefinition(draft.definition);
  if (!read.ok) return read;
  const definition = read.value;
  const { report, breaches } = await tried(services, definition, draft.unitId);
  const [breach] = breaches;
  if (breach !== undefined) {
    const label = report.rows.find(({ key }) => key === breach.row)?.label.vi ?? breach.row;
    return refuse({ code: "REPORT_FORM_SUMS", ...breach, row: label });
  }
  const { validFrom } = draft;
  return services.database.transaction(async (tx): Answer<{ code: string; version: number }> => {
    await lockForm(tx, definition.code);
    const last = (await listForms(tx, definition.code)).at(-1);
    if (last !== undefined && validFrom <= last.validFrom)
      return refuse({ code: "REPORT_FORM_DAY", after: last.validFrom });
    const version = (last?.version ?? 0) + 1;
    const by = {
      accountId: "accountId" in actor ? actor.accountId : null,
      name: "fullName" in actor ? actor.fullName : actor.kind,
    };
    await insertForm(tx, { version, validFrom, definition, by, at: services.clock.now() });
    return accept({ code: definition.code, version });
  });
}

export function deniedForms(actor: Actor) {
  const decision = authorize(actor, "report.manage-forms", { kind: "none" });
  return decision.allowed ? null : refusalOf(decision);
}

/** The definition, or the places where it is not one. */
export function readDefinition(typed: unknown): Result<FormDefinition, ReportRefusal> {
  const read = formDefinitionSchema.safeParse(typed);
  if (read.success) return accept(read.data);
  const problems = read.error.issues.map(({ path }) => path.join(".") || "{}");
  return refuse({ code: "REPORT_FORM_INVALID", problems: [...new Set(problems)].slice(0, 10) });
}

async function tried(services: Services, definition: FormDefinition, unitId: UnitId): Promise<TriedForm> {
  const kind = PERIOD_KINDS.find((each) => definition.periodKinds.includes(each)) ?? "MONTH";
  const period = previousPeriod(periodOn(kind, "STATUTORY", services.clock.today()));
  const version = formOn(await listForms(services.database, definition.code), period.to)?.version ?? 0;
  const order = { unitId, period, variant: "ON_TIME" as const };
  return {
    ...(await tryForm(services, { version: version + 1, validFrom: period.from, definition }, order)),
    period,
  };
}

const LOCK: Statement = {
  name: "statistics-form-lock",
  text: () => `SELECT pg_advisory_xact_lock(hashtextextended('statistics-form ' || $1, 0))`,
};

/** Two who change one form do it one after the other. */
export async function lockForm(tx: Tx, code: string): Promise<void> {
  await tx.run(LOCK, [code]);
}
