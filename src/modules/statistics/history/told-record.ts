import {
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
  parseInstant,
  parseLocalDate,
} from "../../../kernel/local-date.ts";
import { findSatisfaction, type PastRecord, SATISFACTIONS } from "../../dossier/index.ts";
import { isAgency, parseAgencyCode, type Unit, type UnitDirectory } from "../../organisation/index.ts";
import type { BadLine } from "./bad-line.ts";
import type { ToldDossier } from "./told-line-parser.ts";

/** What a line is read against. */
export type ReadAgainst = {
  readonly directory: UnitDirectory;
  readonly now: Instant;
  readonly fileName: string;
};

type Times = Pick<PastRecord, "submittedAt" | "acceptedAt" | "dueAt" | "finishedAt" | "returnedAt">;
type Fault = Omit<BadLine, "line">;

/** A told dossier as it can be recorded, or why it cannot: an unknown unit, times that cannot be, not at its end. */
export function toRecord(told: ToldDossier, line: number, against: ReadAgainst): PastRecord | BadLine {
  const times = timesOf(told);
  if ("reason" in times) return { line, ...times };
  const { outcome } = told;
  if (outcome === null) return { line, reason: "NOT_ENDED", detail: told.code };
  const fault = faultOf({ ...times, outcome }, against.now);
  if (fault !== null) return { line, ...fault };
  const opinion = opinionOf(told);
  if ("reason" in opinion) return { line, ...opinion };
  const on = localDateOf(times.submittedAt);
  const competent = unitOf(told.unit, on, against.directory);
  if (competent !== null && !isAgency(competent))
    return { line, reason: "UNIT_NO_AGENCY", detail: `${told.unit}: ${competent.shortName}` };
  const competentAgencyId = competent?.id ?? null;
  const receivingUnitId =
    told.receivingUnit === null
      ? competentAgencyId
      : (unitOf(told.receivingUnit, on, against.directory)?.id ?? null);
  if (competentAgencyId === null || receivingUnitId === null) {
    const unknown = competentAgencyId === null ? told.unit : told.receivingUnit;
    return { line, reason: "UNIT_UNKNOWN", detail: `${unknown}, ${on}` };
  }
  const { procedureCode, procedureName, fieldCode, channel, channelOut, system, ownerName } = told;
  return {
    code: told.code,
    procedure: {
      procedureCode,
      procedureName,
      procedureNameEn: told.procedureNameEn ?? procedureName,
      fieldCode,
    },
    organisations: { supportPointId: null, receivingUnitId, competentAgencyId },
    channelIn: channel,
    channelOut: channelOut ?? "COUNTER",
    ...times,
    outcome,
    ...opinion,
    source: { system, file: against.fileName, line },
    ownerName,
  };
}

/** How satisfied the applicant was, where the line tells it. */
function opinionOf({ satisfaction: told }: ToldDossier): Pick<PastRecord, "satisfaction"> | Fault {
  if (told === null) return {};
  const satisfaction = findSatisfaction(told);
  if (satisfaction !== null) return { satisfaction };
  return { reason: "SATISFACTION_UNKNOWN", detail: `${told} (${SATISFACTIONS.join(", ")})` };
}

/** A day without an hour: work begins at 08:00, and what is due or done is at 17:00. */
const MORNING = 8 * 60;
const EVENING = 17 * 60;

function timesOf(told: ToldDossier): Times | Fault {
  const wrong: string[] = [];
  const read = (name: keyof Times, minute: number): Instant | null => {
    const text = told[name];
    if (text === null) return null;
    const instant = instantTold(text, minute);
    if (instant === null) wrong.push(`${name}: ${text}`);
    return instant;
  };
  const times = {
    submittedAt: read("submittedAt", MORNING),
    acceptedAt: read("acceptedAt", MORNING),
    dueAt: read("dueAt", EVENING),
    finishedAt: read("finishedAt", EVENING),
    returnedAt: read("returnedAt", EVENING),
  };
  if (wrong.length > 0) return { reason: "TIME_WRONG", detail: wrong.join(", ") };
  const { submittedAt, finishedAt } = times;
  if (submittedAt === null) return { reason: "TIME_WRONG", detail: "submittedAt" };
  if (finishedAt === null) return { reason: "NOT_ENDED", detail: told.code };
  return { ...times, submittedAt, finishedAt };
}

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/;

/** An instant, a wall-clock time of Việt Nam, or a day at the minute given. */
function instantTold(text: string, minute: number): Instant | null {
  if (text.length === 10) {
    const day = parseLocalDate(text);
    return day === null ? null : instantAt(day, minute);
  }
  const wall = WALL_CLOCK.exec(text);
  return parseInstant(wall === null ? text : `${wall[1]}T${wall[2]}+07:00`);
}

/** An outcome before acceptance has no acceptance; every other has one, and a result was handed over. */
function faultOf(told: Times & Pick<PastRecord, "outcome">, now: Instant): Fault | null {
  const { submittedAt, acceptedAt, dueAt, finishedAt, returnedAt, outcome } = told;
  const atIntake = outcome === "REJECTED" || outcome === "CANCELLED";
  const hasResult = outcome === "POSITIVE" || outcome === "NEGATIVE";
  if (atIntake !== (acceptedAt === null)) return { reason: "NOT_ACCEPTED", detail: outcome };
  if (hasResult !== (returnedAt !== null)) return { reason: "NOT_RETURNED", detail: outcome };
  const order = [submittedAt, acceptedAt, finishedAt, returnedAt].filter((each) => each !== null);
  const isOrdered = order.every((each, index) => index === 0 || (order[index - 1] ?? each) <= each);
  const isDueBefore = dueAt !== null && acceptedAt !== null && dueAt < acceptedAt;
  if (!isOrdered || isDueBefore)
    return { reason: "TIMES_OUT_OF_ORDER", detail: [...order, dueAt].filter(Boolean).join(" ≤ ") };
  const last = order.at(-1) ?? submittedAt;
  return last > now ? { reason: "IN_FUTURE", detail: last } : null;
}

/** The unit that bore the code on that day: an agency code in either form, or the code of its area. */
function unitOf(code: string, on: LocalDate, directory: UnitDirectory): Unit | null {
  return (
    directory.findByCode(code, on) ??
    directory.findByAreaCode(code, on) ??
    directory.findByCode(parseAgencyCode(code) ?? code, on)
  );
}
