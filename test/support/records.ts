import { assert, present } from "../../src/kernel/assert.ts";
import { type LocalDate, parseLocalDate } from "../../src/kernel/local-date.ts";
import type { Result } from "../../src/kernel/result.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import type { Draft } from "../../src/modules/records/commands/draft-outgoing.ts";
import type { Incoming } from "../../src/modules/records/commands/register-incoming.ts";
import type { ApiOffice } from "./api-office.ts";

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

/** Acts through the API on a document as it is now; answers whatever came. */
export async function actOnDocument(
  office: Pick<ApiOffice, "database" | "desk">,
  name: Parameters<ApiOffice["desk"]>[0],
  asked: { readonly id: string; readonly act: string; readonly body: object },
): Promise<Response> {
  const { version } = await office.database.kysely
    .selectFrom("recordsDocument")
    .select("version")
    .where("id", "=", asked.id)
    .executeTakeFirstOrThrow();
  const path = `/api/v1/records/documents/${asked.id}/${asked.act}`;
  return (await office.desk(name)).post(path, asked.body, { "if-match": `"${version}"` });
}
