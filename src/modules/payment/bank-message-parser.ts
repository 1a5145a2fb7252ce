import { z } from "zod";
import { cleanText, keptText } from "../../kernel/clean-text.ts";
import { normaliseText } from "../../kernel/fold-text.ts";
import { parseJson } from "../../kernel/json.ts";
import { type Instant, parseInstant } from "../../kernel/local-date.ts";

const AMOUNT_MAX = 1_000_000_000_000;

const messageSchema = z.object({
  transactionId: z.string().trim().min(1).max(100).refine(cleanText),
  accountNumber: z.string().regex(/^[0-9A-Za-z]{4,19}$/),
  bankBin: z.string().regex(/^\d{6}$/),
  /** Whole đồng; money that left the account is negative. */
  amount: z
    .int()
    .min(-AMOUNT_MAX)
    .max(AMOUNT_MAX)
    .refine((dong) => dong !== 0),
  currency: z.string().max(10),
  bookedAt: z.string().max(40),
  /** The payer's own words: whatever they are, the money came. */
  memo: z
    .string()
    .max(500)
    .transform((text) => normaliseText(keptText(text))),
});

/** One movement on an account as a bank tells it. */
export type BankMessage = Omit<z.output<typeof messageSchema>, "bookedAt"> & { readonly bookedAt: Instant };

/** Reads a message of the bank; null for whatever is none. */
export function parseBankMessage(body: Uint8Array): BankMessage | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    const read = parseJson(messageSchema, text);
    const bookedAt = parseInstant(read.bookedAt);
    return bookedAt === null ? null : { ...read, bookedAt };
  } catch {
    // Not UTF-8, not JSON, or not of this shape: kept as it came and shown to whoever reconciles.
    return null;
  }
}
