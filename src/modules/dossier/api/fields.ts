import { localDateField, textField, z } from "../../../web/route.ts";

/** A file that was uploaded before, named by the SHA-256 of its content. */
export function fileReference() {
  return z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: textField({ max: 255 }),
    sizeBytes: z.int().min(0).max(200_000_000),
    mime: z.string().max(120),
  });
}

export function filesField() {
  return z.array(fileReference()).max(50);
}

/** The papers of a dossier with their counts and files. */
export function componentsField() {
  return z
    .array(
      z.strictObject({
        componentCode: z.string().min(1).max(80),
        originals: z.int().min(0).max(99).default(0),
        copies: z.int().min(0).max(99).default(0),
        files: filesField().default([]),
        digitisation: z.enum(["REUSED", "DIGITISED", "NOT_REQUIRED"]).nullable().default(null),
      }),
    )
    .max(100);
}

/** What was read on scans; who compared them with the originals, and when, is whoever does the act. */
export function scansField() {
  return z
    .array(
      z.strictObject({
        componentCode: z.string().min(1).max(80),
        number: textField({ max: 100 }).nullable().default(null),
        issuer: textField({ max: 300 }).nullable().default(null),
        issuedOn: localDateField().nullable().default(null),
        isCompared: z.boolean(),
      }),
    )
    .max(100);
}

/** Moves of paper originals. When they happened is the moment of the act: the office sets it, not the client. */
export function custodyField() {
  return z
    .array(
      z.strictObject({
        componentCodes: z.array(z.string().min(1).max(80)).min(1).max(100),
        from: textField({ max: 200 }),
        to: textField({ max: 200 }),
        note: textField({ max: 1_000, min: 0 }).default(""),
      }),
    )
    .max(100);
}

/** Facts of the case that conditions read: plain values only. */
export function factsField() {
  return z.record(
    z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
    z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]),
  );
}

/** The place of an event in a dossier's history, as an address carries it. */
export const eventNumber = z.coerce.number().int().min(1).max(1_000_000);
