import { assert, present } from "../../src/kernel/assert.ts";
import { type LocalDate, parseLocalDate } from "../../src/kernel/local-date.ts";
import type { Result } from "../../src/kernel/result.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import type { Draft } from "../../src/modules/records/commands/draft-outgoing.ts";
import type { Incoming } from "../../src/modules/records/commands/register-incoming.ts";

export const day = (text: string): LocalDate => present(parseLocalDate(text), text);

/** What came in, unless the test says otherwise: an ordinary letter of today. */
export function aLetter(agencyId: UnitId, changes: Partial<Incoming> = {}): Incoming {
  return {
    agencyId,
    kindCode: "CV",
    subject: "Về việc rà soát thủ tục hành chính",
    secrecy: "NORMAL",
    urgency: "NORMAL",
    author: "Sở Nội vụ thành phố Hà Nội",
    symbol: null,
    documentOn: day("2026-11-20"),
    arrivedOn: day("2026-11-24"),
    replyDueOn: null,
    isOther: false,
    ...changes,
  };
}

/** What is to go out: a decision drafted in a unit. */
export function aDraft(unitId: UnitId, changes: Partial<Draft> = {}): Draft {
  return {
    unitId,
    kindCode: "QD",
    subject: "Về việc phân công trực",
    urgency: "NORMAL",
    addressees: null,
    recipients: "Như Điều 3; Lưu: VT",
    content: null,
    repliesToId: null,
    actsOnId: null,
    actsOnEffect: null,
    ...changes,
  };
}

export function done<T>(result: Result<T>): T {
  assert(result.ok, result.ok ? "" : JSON.stringify(result.refusal));
  return result.value;
}

export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.refusal.code;
}
