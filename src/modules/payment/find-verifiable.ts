import { present } from "../../kernel/assert.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import {
  findLastPrint,
  findPrintByToken,
  judgePaper,
  keptAs,
  namedPrint,
  type VerifiableFinder,
  type VerifiablePaper,
} from "../document/index.ts";
import { findReceipt, type ReceiptView } from "./queries/receipt-view.ts";

/** Receipts on paper: what the code on each opens. One that was cancelled says so, and what took its place. */
export const findMoneyReceipt: VerifiableFinder = async (executor, token) => {
  const print = await findPrintByToken(executor, token);
  if (print === null || print.kind !== "MONEY_RECEIPT") return null;
  const { agencyId, sha256, subject } = print;
  const receipt = present(await findReceipt(executor, subject), "receipt of a print");
  const { replaced_by: by, cancelled_at: endedAt } = receipt;
  const next = by === null ? null : await findLastPrint(executor, { kind: "MONEY_RECEIPT", subject: by });
  const isReplaced = by !== null;
  const said = (await keptAs(executor, [token])).get(token) ?? null;
  return {
    ...{ ...namedPrint(print), issuedOn: localDateOf(receipt.issued_at) },
    ...{ agencyId, sha256, id: subject, issuedSha256: said?.sha256 ?? null, state: stateOf(receipt) },
    revokedAt: isReplaced ? null : endedAt,
    supersededAt: isReplaced ? endedAt : null,
    replacement: next === null ? null : namedPrint(next),
    judge: (judging) => judgePaper(judging, { sha256, signedSha256: null, agencyId, said }),
  };
};

function stateOf({ replaced_by: by, cancelled_at: endedAt }: ReceiptView): VerifiablePaper["state"] {
  if (by !== null) return "SUPERSEDED";
  return endedAt === null ? "PUBLISHED" : "REVOKED";
}
