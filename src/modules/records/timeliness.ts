import type { LocalDate } from "../../kernel/local-date.ts";
import { nextWorkingDay, type WorkCalendar } from "../calendar/index.ts";
import type { Urgency } from "./official-document.ts";

type Arrival = { readonly on: LocalDate; readonly urgency: Urgency };

/**
 * The last day on which a document is registered in time: the day it came, at latest the next working day; an urgent one at
 * once.
 * @law Nghị định 30/2020/NĐ-CP, Đ.22, Đ.23: incoming documents are registered and submitted within the day, at latest on
 *   the next working day; urgent ones at once.
 */
export function registeredBy({ on, urgency }: Arrival, calendar: WorkCalendar): LocalDate {
  return urgency === "NORMAL" ? nextWorkingDay(calendar, on) : on;
}

/**
 * The last day on which a signed document is published and sent in time.
 * @law Nghị định 30/2020/NĐ-CP, Đ.18: outgoing documents leave on the day they are signed, at latest on the next working
 *   day; urgent ones at once.
 */
export function sentBy({ on, urgency }: Arrival, calendar: WorkCalendar): LocalDate {
  return urgency === "NORMAL" ? nextWorkingDay(calendar, on) : on;
}
