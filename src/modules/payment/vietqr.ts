import { QRPay } from "vietnam-qr-pay";
import { assert } from "../../kernel/assert.ts";
import { fold } from "../../kernel/fold-text.ts";

/** Where money is sent: the acquirer's number at NAPAS (BIN) and the account there. */
type BankAccount = { readonly bankBin: string; readonly number: string };

/** A transfer as a QR code tells it. `amountDong` null: the payer types it (a static code). */
type Transfer = BankAccount & {
  readonly amountDong: number | null;
  /** Field 62-01: the reference by which the money is recognised; at most 25 signs. */
  readonly reference: string | null;
  /** Field 62-08: what the payer reads, and what banks copy into the memo. */
  readonly purpose: string | null;
};

const PURPOSE_MAX = 25;
const CURRENCY_DONG = "704";
const COUNTRY = "VN";
const TEXT_MAX = 512;
const BIN = /^\d{6}$/;
const ACCOUNT = /^[0-9A-Za-z]{4,19}$/;

/** A purpose as every bank's app reads it: no tone marks, capitals, at most 25 signs. */
export function plainPurpose(text: string): string {
  return fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, "")
    .slice(0, PURPOSE_MAX)
    .trim();
}

/**
 * The text of a VietQR code (EMVCo merchant-presented, NAPAS), checksum included.
 * @law Bộ tiêu chuẩn cơ sở QR của NHNN (QĐ 1928/QĐ-NHNN); reform.md §I1: fields 38, 53, 54, 58, 62 and CRC-16.
 */
export function encodeVietQr({ bankBin, number, amountDong, reference, purpose }: Transfer): string {
  assert(BIN.test(bankBin) && ACCOUNT.test(number), "a bank account is a BIN and an account number");
  assert(
    amountDong === null || (Number.isSafeInteger(amountDong) && amountDong > 0),
    "an amount is a whole number",
  );
  assert(reference === null || /^[A-Z0-9]{1,25}$/.test(reference), "a reference is plain");
  const code = QRPay.initVietQR({
    bankBin,
    bankNumber: number,
    ...(amountDong === null ? {} : { amount: String(amountDong) }),
  });
  code.additionalData = {
    ...(reference === null ? {} : { billNumber: reference }),
    ...(purpose === null ? {} : { purpose: plainPurpose(purpose) }),
  };
  return code.build();
}

/** What a code says; null for whatever is not a VietQR transfer in đồng with a right checksum. */
export function decodeVietQr(text: string): Transfer | null {
  if (text.length > TEXT_MAX || !/^[\x20-\x7E]+$/.test(text)) return null;
  const code = new QRPay(text);
  const { bankBin = "", bankNumber = "" } = code.consumer;
  const isTransfer = code.isValid && code.currency === CURRENCY_DONG && code.nation === COUNTRY;
  if (!isTransfer || !BIN.test(bankBin) || !ACCOUNT.test(bankNumber)) return null;
  const amount = code.amount ?? null;
  if (amount !== null && !/^[1-9]\d{0,12}$/.test(amount)) return null;
  // A code that says a length it does not have reads differently when written again.
  if (code.build() !== text) return null;
  const { billNumber, purpose } = code.additionalData;
  return {
    bankBin,
    number: bankNumber,
    amountDong: amount === null ? null : Number(amount),
    reference: billNumber ?? null,
    purpose: purpose ?? null,
  };
}
