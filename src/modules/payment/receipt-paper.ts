import { type Locale, messages } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import type { Actor } from "../access/index.ts";
import { placeAndDate, printPaper, renderMoneyReceipt } from "../document/index.ts";
import { letterheadOf, maskName } from "../dossier/index.ts";
import { unitDirectory } from "../organisation/index.ts";
import { amountInWords } from "./amount-in-words.ts";
import { findReceipt, type ReceiptView } from "./queries/receipt-view.ts";
import { receiptNumber } from "./receipt.ts";
import { deniedAt } from "./rights.ts";

/** A receipt's paper is Vietnamese, whoever prints it. */
const PAPER: Locale = "vi";

type PaperRefusal = { readonly code: "NOT_FOUND" | "NOT_ALLOWED" | "NOT_SIGNED_IN" };

/** The receipt on paper, as it was issued; one that was cancelled says so across the sheet. */
export async function receiptPaper(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Result<Printed, PaperRefusal>> {
  const receipt = await findReceipt(services.database, id);
  if (receipt === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.read", unitId: receipt.unit_id });
  return denied === null ? accept(await printed(services, receipt, false)) : refuse(denied);
}

/**
 * The same for whoever holds the key of the payment page: it is their own. An applicant who was not asked for a name is not
 * named in full to somebody who may only have been asked to pay.
 */
export async function receiptPaperOfPayer(
  services: Services,
  id: string | null,
): Promise<Result<Printed, PaperRefusal>> {
  const receipt = id === null ? null : await findReceipt(services.database, id);
  if (receipt === null) return refuse({ code: "NOT_FOUND" });
  const isMasked = receipt.payer_name === null && receipt.applicant !== null;
  const applicant = receipt.applicant === null ? null : maskName(receipt.applicant);
  return accept(await printed(services, { ...receipt, applicant }, isMasked));
}

/**
 * Drawn once and kept: as it was issued, and anew where it was cancelled since. What the payer downloads may name nobody in
 * full and is then a paper of its own, with its own code.
 */
async function printed(services: Services, receipt: ReceiptView, isMasked: boolean): Promise<Printed> {
  const numberText = receiptNumber(receipt.series, receipt.number);
  const bytes = await printPaper(services, {
    kind: "MONEY_RECEIPT",
    subject: receipt.id,
    agencyId: receipt.unit_id,
    numberText,
    isKept: true,
    content: { isCancelled: receipt.cancelled_at !== null, isMasked },
    set: async (verifyUrl) =>
      renderMoneyReceipt({ ...(await sheetOf(services, receipt)), verifyUrl }, receipt.issued_at),
  });
  const fileName = `${numberText.replace("/", "-")}.pdf`;
  return { bytes, mediaType: "application/pdf", fileName, disposition: "inline" };
}

type Printed = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly disposition: "inline";
};

async function sheetOf({ database, config }: Services, receipt: ReceiptView) {
  const t = messages(PAPER).payment;
  const directory = await unitDirectory(database);
  const on = localDateOf(receipt.issued_at);
  const head = letterheadOf(
    { directory, unitId: receipt.unit_id, at: receipt.issued_at },
    { number: null, symbol: "" },
  );
  const dong = (amount: number) => numberText(amount, PAPER);
  const number = receiptNumber(receipt.series, receipt.number);
  return {
    issuer: head.issuer,
    superior: head.superior,
    series: receipt.series,
    number: number.slice(receipt.series.length + 1),
    payer: receipt.payer_name ?? receipt.applicant ?? "",
    lines: receipt.lines.map((line) => ({
      what: line.name,
      dossier: line.dossier_code,
      amount: dong(line.amount_dong),
    })),
    total: dong(receipt.amount_dong),
    inWords: amountInWords(receipt.amount_dong),
    method: [t.methods[receipt.method], receipt.txn_ref ?? ""].filter((part) => part !== "").join(", "),
    placeAndDate: placeAndDate(head.place, on),
    collector: receipt.collector ?? t.receipt.system,
    mark: receipt.cancelled_at !== null ? t.receipt.markCancelled : config.demo ? t.receipt.markDemo : null,
    replaces: receipt.replaces,
  };
}
