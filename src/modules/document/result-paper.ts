import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../kernel/json.ts";
import { installationRoot } from "../../platform/installation.ts";

const pair = z.strictObject({ vi: z.string(), en: z.string().nullable() });
const fieldSchema = z.strictObject({
  name: z.string(),
  label: pair,
  /** Where its value comes from; null where whoever drafts the paper has to find it out. */
  from: z
    .string()
    .regex(/^(form|words|applicant|dossier|register):\w+$/)
    .nullable(),
  kind: z.enum(["text", "name", "date", "number", "money", "phone", "lines"]),
  required: z.boolean(),
});

const resultPaperSchema = z.strictObject({
  key: z.string().regex(/^[A-Z_]+$/),
  template: z.string().regex(/^[a-z-]+$/),
  /** Codes of results in the catalogue (mã kết quả) that this paper is. */
  resultCodes: z.array(z.string()),
  /** Where several papers are the same result: the answer of the declaration that asks for this one. */
  when: z.strictObject({ field: z.string(), is: z.string() }).nullable().default(null),
  outcome: z.enum(["POSITIVE", "NEGATIVE"]),
  /**
   * The series it is numbered in and how: `15/GXN-UBND`, or number and year as civil-status registers write it; by
   * `REGISTER`, under the number it has in the register that another module keeps.
   * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3; Thông tư 04/2020/TT-BTP for papers of the registers.
   */
  number: z.strictObject({ kind: z.string(), pattern: z.enum(["SYMBOL", "YEAR", "REGISTER"]) }),
  basis: z.string(),
  title: pair,
  words: z.record(z.string(), pair),
  fields: z.array(fieldSchema).min(1),
});

/** A kind of result as paper: what it is called, what stands on it, where each value comes from, how it is numbered. */
export type ResultPaperKind = z.output<typeof resultPaperSchema>;
export type ResultField = ResultPaperKind["fields"][number];
export type TextPair = z.output<typeof pair>;

/** How the office refuses what was asked, whatever was asked. */
const REFUSAL_KEY = "REFUSAL_TO_RESOLVE";

/** Every kind of result that ships, in the order of its file. */
export function listResultPapers(): readonly ResultPaperKind[] {
  shipped ??= parseJson(
    z.array(resultPaperSchema),
    readFileSync(
      join(installationRoot(), "src", "modules", "document", "data", "result-papers.json"),
      "utf8",
    ),
  );
  return shipped;
}

let shipped: readonly ResultPaperKind[] | null = null;

export function findResultPaper(key: string): ResultPaperKind | null {
  return listResultPapers().find((each) => each.key === key) ?? null;
}

/** The papers a decision may become: those of the first result of the procedure that has any, or the notice of refusal. */
export function resultPapersFor(
  resultCodes: readonly string[],
  outcome: ResultPaperKind["outcome"],
): readonly ResultPaperKind[] {
  const all = listResultPapers();
  if (outcome === "NEGATIVE") return all.filter(({ key }) => key === REFUSAL_KEY);
  const first = all.find((kind) => kind.resultCodes.some((code) => resultCodes.includes(code)));
  const code = first?.resultCodes.find((each) => resultCodes.includes(each));
  return code === undefined ? [] : all.filter((kind) => kind.resultCodes.includes(code));
}

/** Which of them this declaration asks for; the one that asks nothing of it where no other fits. */
export function resultPaperAsked(
  kinds: readonly ResultPaperKind[],
  answers: Readonly<Record<string, unknown>>,
): ResultPaperKind | null {
  const asked = kinds.find(({ when }) => when !== null && answers[when.field] === when.is);
  return asked ?? kinds.find(({ when }) => when === null) ?? null;
}
