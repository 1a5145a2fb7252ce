import { assert, present } from "../../kernel/assert.ts";
import { addDays, type Instant, instantAt, type LocalDate } from "../../kernel/local-date.ts";
import type { Satisfaction } from "../../modules/dossier/index.ts";
import { type Invention, inventionFrom } from "../invented-people.ts";
import { CLOSE_OF_DAY, officeDays, officeMinute, spreadOver } from "./office-days.ts";
import type { GeneratedProcedure } from "./procedures.ts";
import type { Stratum } from "./profiles.ts";

/** A line of a file of past dossiers, as `motcua import history` reads it. */
type GeneratedDossier = {
  readonly code: string;
  readonly unit: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly fieldCode: string;
  readonly channel: "DIRECT" | "ONLINE" | "POSTAL";
  readonly channelOut: "COUNTER" | "ONLINE";
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant;
  readonly returnedAt: Instant | null;
  readonly outcome: "POSITIVE" | "NEGATIVE" | "WITHDRAWN" | "STOPPED" | "REJECTED";
  /** Absent where the applicant gave no opinion. */
  readonly satisfaction?: Satisfaction;
  readonly ownerName: string;
  readonly system: string;
};

const SYSTEM = "Dữ liệu minh họa, không có thật";
/** A late result comes within this many days after its due date; late ones are drawn early enough for that. */
const LATE_DAYS_MAX = 5;

/** The dossiers of some strata in the order of the days they came: the same for the same seed, one at a time. */
export function* generateHistory(strata: readonly Stratum[], seed: number): Generator<GeneratedDossier> {
  const sources = strata.map((stratum, index) => sourceOf(stratum, inventionFrom(seed * 1_000 + index)));
  const days = [...new Set(sources.flatMap(({ days: own }) => own))].sort();
  for (const day of days) {
    const numbers = new Map<string, number>();
    for (const source of sources) {
      const at = source.indexOf.get(day);
      for (let left = at === undefined ? 0 : (source.perDay[at] ?? 0); left > 0; left -= 1) {
        const drawn = draw(source, at ?? 0);
        const number = (numbers.get(drawn.unit) ?? 0) + 1;
        numbers.set(drawn.unit, number);
        const code = `${drawn.unit}-${day.slice(2).replaceAll("-", "")}-${String(number).padStart(4, "0")}`;
        yield { code, ...drawn };
      }
    }
  }
}

/** One stratum being drawn from: what is left of it, and where the drawing stands. */
type Source = {
  readonly stratum: Stratum;
  readonly invention: Invention;
  readonly days: readonly LocalDate[];
  /** Those of the period and the months after it: a due date may lie there although the result came before. */
  readonly dueDays: readonly LocalDate[];
  readonly indexOf: ReadonlyMap<LocalDate, number>;
  readonly perDay: readonly number[];
  readonly online: readonly GeneratedProcedure[];
  readonly drawProcedure: Draw<GeneratedProcedure>;
  readonly drawOnline: Draw<GeneratedProcedure>;
  readonly drawUnit: Draw<string>;
  readonly left: {
    dossiers: number;
    online: number;
    late: number;
    couldBeLate: number;
    rated: number;
    satisfied: number;
  };
};
type Draw<T> = (invention: Invention) => T;

function sourceOf(stratum: Stratum, invention: Invention): Source {
  const { from, to, units, procedures, count } = stratum;
  const dueDays = officeDays(from, addDays(to, 90));
  const days = dueDays.filter((day) => day <= to);
  const perDay = spreadOver(days, count);
  const lastLate = lastDayForLate(stratum, days);
  const online = procedures.filter((each) => each.online);
  return {
    stratum,
    invention,
    days,
    dueDays,
    indexOf: new Map(days.map((day, index) => [day, index])),
    perDay,
    online,
    drawProcedure: weighted(procedures, (each) => each.weight),
    drawOnline: weighted(online, (each) => each.weight),
    // Some wards have three times the people of others.
    drawUnit: weighted(units, (_each, index) => 3 + ((index * 5) % 7)),
    left: {
      dossiers: count,
      online: typeof stratum.online === "number" ? stratum.online : 0,
      late: stratum.late,
      rated: stratum.opinions.given,
      satisfied: stratum.opinions.satisfied,
      couldBeLate: perDay.slice(0, lastLate).reduce((sum, each) => sum + each, 0),
    },
  };
}

function lastDayForLate({ procedures }: Stratum, days: readonly LocalDate[]): number {
  const longest = Math.max(...procedures.map(({ term }) => term));
  return days.length - longest - LATE_DAYS_MAX - 2;
}

/** Draws by weight: the more weight, the more often. */
function weighted<T>(list: readonly T[], weightOf: (each: T, index: number) => number): Draw<T> {
  const places = list.flatMap((each, index) => Array.from({ length: weightOf(each, index) }, () => each));
  return ({ one }) => one(places);
}

/** Whether this is one of the `wanted` among the `left`: in the end exactly so many are. */
function isChosen({ pick }: Invention, wanted: number, left: number): boolean {
  return wanted > 0 && pick(left) < wanted;
}

function draw(source: Source, at: number): Omit<GeneratedDossier, "code"> {
  const { stratum, invention, left } = source;
  const drawn = stratum.count - left.dossiers;
  const channel = drawChannel(source, at);
  const isLate = drawLate(source, at);
  const opinion = drawOpinion(source);
  left.dossiers -= 1;
  const procedure = drawProcedure(source, drawn, channel);
  const times = drawTimes(source, { at, channel, isLate, term: procedure.term });
  return {
    unit: source.drawUnit(invention),
    procedureCode: procedure.code,
    procedureName: procedure.name,
    fieldCode: procedure.fieldCode,
    channel,
    channelOut: channel === "ONLINE" && invention.pick(2) === 0 ? "ONLINE" : "COUNTER",
    ...endOf(source, times),
    ...opinion,
    ownerName: invention.name(),
    system: SYSTEM,
  };
}

function drawChannel({ stratum, invention, days, left }: Source, at: number): GeneratedDossier["channel"] {
  const { online } = stratum;
  if (typeof online === "number") {
    const isOnline = isChosen(invention, left.online, left.dossiers);
    if (isOnline) left.online -= 1;
    return isOnline ? "ONLINE" : "DIRECT";
  }
  const share = online.first + ((online.last - online.first) * at) / days.length;
  const drawn = invention.pick(10_000) / 10_000;
  return drawn < share ? "ONLINE" : drawn < share + 0.02 ? "POSTAL" : "DIRECT";
}

function drawLate({ stratum, invention, days, left }: Source, at: number): boolean {
  if (at >= lastDayForLate(stratum, days)) return false;
  const isLate = isChosen(invention, left.late, left.couldBeLate);
  left.couldBeLate -= 1;
  if (isLate) left.late -= 1;
  return isLate;
}

const SATISFIED: readonly Satisfaction[] = ["VERY_SATISFIED", "SATISFIED", "SATISFIED"];
const NOT_SATISFIED: readonly Satisfaction[] = ["NEUTRAL", "NEUTRAL", "DISSATISFIED", "VERY_DISSATISFIED"];

function drawOpinion({ invention, left }: Source): Pick<GeneratedDossier, "satisfaction"> {
  if (!isChosen(invention, left.rated, left.dossiers)) return {};
  const isSatisfied = isChosen(invention, left.satisfied, left.rated);
  left.rated -= 1;
  if (isSatisfied) left.satisfied -= 1;
  return { satisfaction: invention.one(isSatisfied ? SATISFIED : NOT_SATISFIED) };
}

/** Each procedure once to begin with, then by weight; online only what could be sent in online. */
function drawProcedure(
  source: Source,
  drawn: number,
  channel: GeneratedDossier["channel"],
): GeneratedProcedure {
  const { stratum, invention, online } = source;
  const turn = stratum.procedures[drawn];
  if (channel === "ONLINE") {
    assert(online.length > 0, "something can be sent in online");
    return turn?.online === true ? turn : source.drawOnline(invention);
  }
  return turn ?? source.drawProcedure(invention);
}

type Times = Pick<GeneratedDossier, "submittedAt" | "acceptedAt" | "dueAt" | "finishedAt" | "returnedAt">;
type Asked = {
  readonly at: number;
  readonly channel: GeneratedDossier["channel"];
  readonly isLate: boolean;
  readonly term: number;
};

/** Everything happens within the period: towards its end results come sooner. */
function drawTimes({ invention, days, dueDays }: Source, { at, channel, isLate, term }: Asked): Times {
  const { pick } = invention;
  const last = days.length - 1;
  const dayAt = (index: number) => present(days[Math.min(index, last)], "a day of the period");
  const minute = officeMinute(invention);
  const evening = channel === "ONLINE" && at < last && pick(4) === 0;
  const submittedAt = instantAt(dayAt(at), evening ? CLOSE_OF_DAY + pick(300) : minute);
  const accepted = evening ? at + 1 : at;
  const acceptedMinute =
    channel === "DIRECT"
      ? minute
      : evening
        ? 8 * 60 + pick(120)
        : Math.min(minute + 5 + pick(30), CLOSE_OF_DAY - 2);
  const due = accepted + term;
  const finished = isLate
    ? due + 1 + pick(LATE_DAYS_MAX)
    : Math.min(accepted + (term === 0 ? 0 : 1 + pick(term)), last);
  const finishedMinute =
    finished === accepted
      ? Math.min(acceptedMinute + 10 + pick(120), CLOSE_OF_DAY - 1)
      : officeMinute(invention);
  const returned = Math.min(finished + pick(3), last);
  return {
    submittedAt,
    acceptedAt: instantAt(dayAt(accepted), acceptedMinute),
    dueAt: instantAt(present(dueDays[due], "a day it is due on"), CLOSE_OF_DAY),
    finishedAt: instantAt(dayAt(finished), finishedMinute),
    returnedAt: instantAt(
      dayAt(returned),
      returned === finished ? Math.min(finishedMinute + pick(60), CLOSE_OF_DAY) : CLOSE_OF_DAY - pick(30),
    ),
  };
}

/** Of a thousand, 958 are granted, 20 refused; the rest are withdrawn, stopped, or turned away at intake. */
function endOf({ stratum, invention }: Source, times: Times): Times & Pick<GeneratedDossier, "outcome"> {
  const drawn = invention.pick(1_000);
  if (stratum.ends === "RESULTS" || drawn < 978)
    return { ...times, outcome: drawn % 50 === 0 ? "NEGATIVE" : "POSITIVE" };
  const ended = { ...times, returnedAt: null };
  if (drawn < 988) return { ...ended, outcome: "WITHDRAWN" };
  if (drawn < 994) return { ...ended, outcome: "STOPPED" };
  return { ...ended, acceptedAt: null, dueAt: null, outcome: "REJECTED" };
}
