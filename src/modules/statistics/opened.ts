import { z } from "zod";
import {
  addDays,
  earlier,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  type LocalDate,
} from "../../kernel/local-date.ts";
import type { Executor, Row } from "../../platform/postgres/database.ts";
import type { ChannelIn, Status } from "../dossier/index.ts";
import { isStock, type Measure } from "./measure.ts";
import { type Due, openedStatement } from "./opened-statements.ts";
import type { Units } from "./totals.ts";

type OpenedQuestion = {
  readonly measure: Measure;
  readonly units: Units;
  /** For a flow, the days in which it happened; a stock is what there was at the end of `to`. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly procedures?: readonly string[];
  readonly fields?: readonly string[];
  readonly channel?: ChannelIn;
  /** Of a stock, only what was overdue at that moment, or only what was not. */
  readonly due?: Due;
  readonly now: Instant;
  readonly asOf?: Instant;
  readonly size: number;
  /** The last dossier of the page before; null for the first page. */
  readonly after: { readonly at: Instant; readonly dossierId: string } | null;
};

/** A dossier behind a figure. `amount` is −1 where the figure lost it: a result that was opened again. */
export type OpenedDossier = {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly procedureNameEn: string;
  readonly unitId: string;
  readonly channel: ChannelIn;
  /** Today's status, for the eye; the figure is about then. */
  readonly status: Status;
  /** When it happened, or since when the dossier stood so. */
  readonly at: Instant;
  readonly dueAt: Instant | null;
  readonly amount: number;
};

const rowSchema = z.object({
  dossier_id: z.string(),
  code: z.string(),
  procedure_code: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  unit_id: z.string(),
  channel: z.custom<ChannelIn>((value) => typeof value === "string"),
  status: z.custom<Status>((value) => typeof value === "string"),
  at: z.custom<Instant>((value) => typeof value === "string"),
  due_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
  amount: z.number(),
});

/**
 * The dossiers behind a figure, a page of them, oldest first. The amounts of all pages add up to the figure of
 * `readTotals` for the same units, days and moment.
 */
export async function listOpened(
  executor: Executor,
  question: OpenedQuestion,
): Promise<readonly OpenedDossier[]> {
  const { measure, units, from, to, procedures, fields, channel, due, now, asOf, size, after } = question;
  const moment = earlier(asOf ?? now, now);
  const endOfPeriod = instantAt(addDays(to, 1), 0);
  const until = earlier(afterwards(moment), endOfPeriod);
  const statement = openedStatement({ measure, moment: until > now ? "now" : "past", due: due ?? null });
  const rows = await executor.run(statement, [
    units === "WHOLE" ? null : units,
    size,
    procedures ?? null,
    channel ?? null,
    isStock(measure) ? earlier(moment, endOfPeriod) : instantAt(from, 0),
    until,
    after?.at ?? "-infinity",
    after?.dossierId ?? "00000000-0000-0000-0000-000000000000",
    fields ?? null,
  ]);
  return rows.map(openedDossier);
}

/** One row of a list, as the database told it. */
export function openedDossier(row: Row): OpenedDossier {
  const it = rowSchema.parse(row);
  return {
    dossierId: it.dossier_id,
    code: it.code,
    procedureCode: it.procedure_code,
    procedureName: it.procedure_name,
    procedureNameEn: it.procedure_name_en,
    unitId: it.unit_id,
    channel: it.channel,
    status: it.status,
    at: it.at,
    dueAt: it.due_at,
    amount: it.amount,
  };
}

/** The next instant there is: what happened at the moment itself belongs to it. */
export function afterwards(moment: Instant): Instant {
  return instantOfEpoch(epochOf(moment) + 1);
}
