import { Buffer } from "node:buffer";
import { parseId } from "../../../kernel/ids.ts";
import { addDays, type Instant, type LocalDate, parseInstant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { z } from "../../../web/route.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import { isStock, MEASURES, type Measure } from "../measure.ts";
import { findMetric, metricOf } from "../metric/catalogue.ts";
import type { Metric, Term } from "../metric/metric.ts";
import { listOpened, type OpenedDossier } from "../opened.ts";
import { type LeadQuestion, momentOf } from "./question.ts";

/** What the list is behind: a whole metric, or one measure of it. */
export const OPENED_QUERY = {
  metric: z.string().max(40).catch("").default(""),
  measure: z
    .enum(["", ...MEASURES])
    .catch("")
    .default(""),
  channel: z.enum(["", "DIRECT", "ONLINE", "POSTAL"]).catch("").default(""),
  /** Of one measure: what there was when the period began. */
  part: z.enum(["", "opening"]).catch("").default(""),
  /** Only of one field of procedures, by its code. */
  field: z.string().max(40).catch("").default(""),
  after: z.string().max(120).catch("").default(""),
};

export type OpenedSection = {
  readonly measure: Measure;
  readonly channel: ChannelIn | null;
  /** What there was when the period began, what happened in it, or what there was at its end. */
  readonly part: Term["part"];
  /** Taken away in the metric: those overdue from those in hand. */
  readonly isTaken: boolean;
  readonly dossiers: readonly OpenedDossier[];
  /** Where the list goes on; null at its end. */
  readonly after: string | null;
};

export type Opened = {
  readonly metric: Metric | null;
  /** Empty for all fields. */
  readonly field: string;
  readonly sections: readonly OpenedSection[];
};

type Wanted = Pick<OpenedSection, "measure" | "channel" | "part" | "isTaken">;

type Asked = z.output<z.ZodObject<typeof OPENED_QUERY>>;

const ONE_SIZE = 50;
const EACH_SIZE = 20;

/** The dossiers behind a figure; null where nothing is counted by that name. */
export async function openedSections(
  executor: Executor,
  request: {
    readonly question: LeadQuestion;
    readonly units: readonly string[];
    readonly asked: Asked;
    readonly now: Instant;
  },
): Promise<Opened | null> {
  const { question, units, asked, now } = request;
  const metric = findMetric(asked.metric);
  const wanted = wantedOf(asked, metric);
  if (wanted.length === 0) return null;
  const size = wanted.length === 1 ? ONE_SIZE : EACH_SIZE;
  const asOf = momentOf(question, now);
  const sections = await Promise.all(
    wanted.map(async (each): Promise<OpenedSection> => {
      const { measure, channel, part } = each;
      // What there was when the period began is what there was at the end of the day before.
      const { from, to } = part === "opening" ? dayBefore(question.from) : question;
      const found = await listOpened(executor, {
        measure,
        units,
        from,
        to,
        ...(channel === null ? {} : { channel }),
        ...(asked.field === "" ? {} : { fields: [asked.field] }),
        now,
        ...(asOf < now ? { asOf } : {}),
        size: size + 1,
        after: readAfter(asked.after),
      });
      const last = found.length > size ? found[size - 1] : undefined;
      return { ...each, dossiers: found.slice(0, size), after: last === undefined ? null : writeAfter(last) };
    }),
  );
  return { metric, field: asked.field, sections };
}

function dayBefore(day: LocalDate) {
  const before = addDays(day, -1);
  return { from: before, to: before };
}

const ANONYMOUS: readonly Measure[] = ["rated", "satisfied"];

/**
 * Whether a figure opens down to dossiers. What one applicant thought is no officer's to know.
 * @law one-stop.md §6.6: the rating is anonymous to the officer.
 */
export function opensDossiers(metric: Metric): boolean {
  const { plus, minus = [] } = dossiersBehind(metric);
  return [...plus, ...minus].every(({ measure }) => !ANONYMOUS.includes(measure));
}

function wantedOf({ measure, channel, part }: Asked, metric: Metric | null): Wanted[] {
  if (measure === "" ? metric !== null && !opensDossiers(metric) : ANONYMOUS.includes(measure)) return [];
  if (measure !== "") {
    if (isMinutes(measure) || (part === "opening" && !isStock(measure))) return [];
    const of = isStock(measure) ? (part === "opening" ? part : "closing") : "flows";
    return [{ measure, channel: channel === "" ? null : channel, part: of, isTaken: false }];
  }
  if (metric === null) return [];
  const named = (term: Term, isTaken: boolean): Wanted => ({
    measure: term.measure,
    channel: term.channel ?? null,
    part: term.part,
    isTaken,
  });
  const { plus, minus = [] } = dossiersBehind(metric);
  return [...plus.map((term) => named(term, false)), ...minus.map((term) => named(term, true))];
}

/** Of a time, the dossiers it was taken from; there is no dossier of a minute. */
function dossiersBehind(metric: Metric) {
  const countable = [metric.numerator, metric.denominator, metricOf("finished").numerator].find(
    (formula) => formula !== null && !formula.plus.some(({ measure }) => isMinutes(measure)),
  );
  return metric.numerator === null || countable === undefined || countable === null
    ? { plus: [] }
    : countable;
}

function isMinutes(measure: Measure): boolean {
  return measure === "elapsed_minutes" || measure === "term_minutes";
}

export function writeAfter({ at, dossierId }: Pick<OpenedDossier, "at" | "dossierId">): string {
  return Buffer.from(`${at} ${dossierId}`).toString("base64url");
}

/** A cursor that was cut or made up is the first page. */
export function readAfter(text: string): { readonly at: Instant; readonly dossierId: string } | null {
  const [instant = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const [at, dossierId] = [parseInstant(instant), parseId(id)];
  return at === null || dossierId === null ? null : { at, dossierId };
}
