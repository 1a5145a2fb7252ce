import { z } from "zod";
import { present } from "../../kernel/assert.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import shipped from "./data/document-kinds.json" with { type: "json" };

const text = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const versions = z
  .object({
    versions: z.array(
      z.object({
        validFrom: z.string(),
        validTo: z.string().nullable(),
        legalBasis: z.string(),
        confidence: z.enum(["H", "M", "L"]),
        kinds: z.array(
          z.object({
            code: z.string(),
            /** What stands in the symbol; a letter (công văn) has none. */
            abbreviation: z.string().nullable(),
            /** Kinds of one series are numbered together. */
            series: z.string(),
            name: text,
          }),
        ),
        copies: z.array(
          z.object({ code: z.enum(["SY", "SL", "TRS"]), abbreviation: z.string(), name: text }),
        ),
      }),
    ),
  })
  .parse(shipped).versions;

type KindVersion = (typeof versions)[number];
export type DocumentKind = KindVersion["kinds"][number];

/** What an office receives besides administrative documents: laws, papers of the Party, letters of citizens. */
export const OTHER_KIND = "OTHER";
/** The letter (công văn): the one kind whose symbol names the unit that drafted it. */
export const LETTER = "CV";

/**
 * Kinds of administrative documents in force on a day.
 * @law Nghị định 30/2020/NĐ-CP, Đ.7 and Phụ lục III: 29 kinds and their abbreviations
 */
export function kindsOn(on: LocalDate): KindVersion {
  const found = versions.find(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo),
  );
  // A document older than the decree is registered by today's kinds: its own symbol is kept as it was written.
  return found ?? present(versions.at(-1), "kinds of documents");
}

export function findKind(code: string, on: LocalDate): DocumentKind | null {
  return kindsOn(on).kinds.find((kind) => kind.code === code) ?? null;
}
