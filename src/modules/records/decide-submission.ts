import type { Instant } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { PersonId } from "../access/index.ts";
import type { Authority, Change, DocumentState, OfficialDocument } from "./official-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

type Decided = Result<Change, RecordsRefusal>;

/** States in which nobody has signed: what a leader may sign. */
export const UNSIGNED: readonly DocumentState[] = ["DRAFT", "SUBMITTED"];

const NOT_SUBMITTED = {
  submittedToId: null,
  submittedToName: null,
  submittedAuthority: null,
  submittedById: null,
  submittedAt: null,
} as const satisfies Partial<OfficialDocument>;

type Submission = {
  readonly to: { readonly id: PersonId; readonly fullName: string };
  readonly authority: Authority;
  readonly by: PersonId;
  readonly at: Instant;
};

/**
 * A draft goes up to the leader who is to sign it, in whose name is proposed with it (trình ký). One that lies with a leader
 * may be sent to another: the one chosen may be away.
 * @law Nghị định 30/2020/NĐ-CP, Đ.10, Đ.12, Đ.13: drafted, looked over, then laid before whoever has the authority to sign
 */
export function submitDraft(document: OfficialDocument, { to, authority, by, at }: Submission): Decided {
  const { state } = document;
  if (!UNSIGNED.includes(state)) return refuse({ code: "RECORDS_STATE", state });
  return accept({
    patch: {
      state: "SUBMITTED",
      submittedToId: to.id,
      submittedToName: to.fullName,
      submittedAuthority: authority,
      submittedById: by,
      submittedAt: at,
    },
    event: { type: "Submitted", data: { to: to.id, toName: to.fullName, authority } },
  });
}

/** The drafter takes it back before anybody signed, to change it. */
export function takeBackDraft({ state }: OfficialDocument): Decided {
  if (state !== "SUBMITTED") return refuse({ code: "RECORDS_STATE", state });
  return accept({ patch: { state: "DRAFT", ...NOT_SUBMITTED }, event: { type: "TakenBack", data: {} } });
}

/** The leader sends it back before it has a number, signed already or not. */
export function returnToDraft({ state }: OfficialDocument, { reason }: { readonly reason: string }): Decided {
  if (state !== "SIGNED" && state !== "SUBMITTED") return refuse({ code: "RECORDS_STATE", state });
  const unsigned = { authority: null, signerId: null, signerName: null, signerTitle: null, signedAt: null };
  return accept({
    patch: { state: "DRAFT", ...unsigned, ...NOT_SUBMITTED, handledByOn: null },
    event: { type: "ReturnedToDraft", data: { reason } },
  });
}
