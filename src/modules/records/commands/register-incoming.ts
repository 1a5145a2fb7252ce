import { newId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import { loadCalendars } from "../../calendar/index.ts";
import { takeNextNumber } from "../../document/index.ts";
import { arrivalRefusal, stubRefusal } from "../decide.ts";
import { findKind, OTHER_KIND } from "../kinds.ts";
import type { OfficialDocument } from "../official-document.ts";
import { denied, groundOf } from "../rights.ts";
import { INCOMING_SERIES } from "../series.ts";
import { findAlike, findSame, insertDocument } from "../store.ts";
import { registeredBy } from "../timeliness.ts";
import { BLANK_DOCUMENT } from "./blank-document.ts";
import { type Answer, type Changed, doerOf } from "./change.ts";

export type Incoming = {
  readonly agencyId: UnitId;
  readonly kindCode: string;
  readonly subject: string | null;
  readonly secrecy: OfficialDocument["secrecy"];
  readonly urgency: OfficialDocument["urgency"];
  readonly author: string;
  readonly symbol: string | null;
  readonly documentOn: LocalDate | null;
  readonly arrivedOn: LocalDate;
  readonly replyDueOn: LocalDate | null;
  /** Said to be another than one that is registered with its number. */
  readonly isOther: boolean;
};

/**
 * Enters a document that came in, under the next number of the year.
 * @law Nghị định 30/2020/NĐ-CP, Đ.22: số đến runs on in the order of arrival from 1 January to 31 December.
 */
export async function registerIncoming(
  services: Services,
  actor: Actor,
  { isOther, ...input }: Incoming,
): Answer<Changed & { readonly numberText: string }> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const { agencyId, kindCode, arrivedOn, urgency } = input;
  const denial = denied(await groundOf(services), actor, { act: "records.register", agencyId, holders: [] });
  if (denial !== null) return refuse(denial);
  const today = services.clock.today();
  const wrong = arrivalRefusal(input, today) ?? stubRefusal(input);
  if (wrong !== null) return refuse(wrong);
  if (kindCode !== OTHER_KIND && findKind(kindCode, today) === null)
    return refuse({ code: "RECORDS_KIND_UNKNOWN" });
  const { deadline } = await loadCalendars(services.database, agencyId, today);
  const handledByOn = registeredBy({ on: arrivedOn, urgency }, deadline);
  const doer = doerOf(services, actor);
  return transactionOrRefusal(services.database, async (tx): Answer<Changed & { numberText: string }> => {
    const year = Number(today.slice(0, 4));
    const id: OfficialDocument["id"] = newId();
    const series = { agencyId, kind: INCOMING_SERIES, year };
    const taking = { bearerId: id, textOf: twoDigits, takenAt: doer.at };
    const { number, text: numberText } = await takeNextNumber(tx, series, taking);
    // Asked under the lock of the series: of two clerks who enter the same paper at once, one is told.
    const same = await findSame(tx, input);
    if (same !== null) return refuse({ code: "RECORDS_ALREADY_REGISTERED", numberText: same });
    const alike = isOther ? null : await findAlike(tx, { ...input, year });
    if (alike !== null) return refuse({ code: "RECORDS_MAYBE_REGISTERED", numberText: alike });
    const document: OfficialDocument = {
      ...BLANK_DOCUMENT,
      ...input,
      id,
      direction: "INCOMING",
      state: "REGISTERED",
      ...{ series: INCOMING_SERIES, year, number, numberText, handledByOn },
      ...{ createdBy: doer.id, createdByName: doer.name, createdAt: doer.at },
    };
    await insertDocument(tx, document, { type: "Registered", data: { numberText } });
    return accept({ id: document.id, version: document.version, numberText });
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
