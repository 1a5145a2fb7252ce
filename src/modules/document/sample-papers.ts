import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { present } from "../../kernel/assert.ts";
import { parseJson } from "../../kernel/json.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { installationRoot } from "../../platform/installation.ts";
import { PAPER_KEYS, type PaperData, type PaperKey } from "./paper.ts";
import type { ResultSheet } from "./render-result.ts";
import type { ResultField, ResultPaperKind } from "./result-paper.ts";

const anObject = (value: unknown) => typeof value === "object" && value !== null;
const samplesSchema = z.object({
  result: z.custom<Omit<ResultSheet, "key" | "values">>(anObject),
  /** By the kind of field, and of fields that say something of their own by their name. */
  values: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.string()),
  ...Object.fromEntries(PAPER_KEYS.map((key) => [key, z.custom<PaperData[PaperKey]>(anObject)])),
});

let shipped: z.output<typeof samplesSchema> | null = null;

function samples() {
  shipped ??= parseJson(
    samplesSchema,
    readFileSync(
      join(installationRoot(), "src", "modules", "document", "data", "sample-papers.json"),
      "utf8",
    ),
  );
  return shipped;
}

/** The day samples are dated. */
export const SAMPLE_DAY: LocalDate = present(parseLocalDate("2026-02-05"), "day of the samples");

/** Data of a form to look at a template with; everybody in them is invented. */
export function samplePaperData<Key extends PaperKey>(key: Key): PaperData[Key] {
  return z
    .custom<PaperData[Key]>(anObject)
    .parse(Object.entries(samples()).find(([name]) => name === key)?.[1]);
}

/** A result to look at a template with. */
export function sampleResultSheet(kind: ResultPaperKind): ResultSheet {
  const { result, values, fields } = samples();
  const sampleOf = ({ name, kind: shape }: ResultField) => ({
    vi: fields[name] ?? values[shape] ?? values["text"] ?? "",
    en: null,
  });
  return {
    ...result,
    key: kind.key,
    values: Object.fromEntries(kind.fields.map((field) => [field.name, sampleOf(field)])),
  };
}
