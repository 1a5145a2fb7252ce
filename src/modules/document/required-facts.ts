import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../kernel/json.ts";
import { installationRoot } from "../../platform/installation.ts";
import { findResultPaper } from "./result-paper.ts";
import type { TemplateName } from "./template.ts";

const rulesSchema = z.array(
  z.strictObject({
    papers: z.array(z.string()),
    law: z.string(),
    /** The same form before the circular of 2025; null where there was none, absent where the law is the same. */
    law2018: z.string().nullable().optional(),
    facts: z.array(z.string()),
  }),
);

/**
 * The law by which a fact must stand on a paper; null where only the shipped template has it there. What a procedure's
 * own form must have is required by the same basis as the form.
 * @law Thông tư 03/2025/TT-VPCP, Mẫu số 01–07: what each form of the one-stop shop says
 * @law Nghị định 30/2020/NĐ-CP, Đ.8: what every administrative document consists of
 */
export function lawRequiring({ set, key }: TemplateName, fact: string): string | null {
  const kind = findResultPaper(key);
  const named = kind?.fields.find(({ name }) => fact === `data.fields.${name}`);
  if (kind !== null && named?.required === true) return kind.basis;
  const paper = kind === null ? key : "RESULT";
  const rule = rules().find(({ papers, facts }) => papers.includes(paper) && facts.includes(fact));
  const before2025 = rule?.law2018;
  return set === "VPCP-2018" && before2025 !== undefined ? before2025 : (rule?.law ?? null);
}

/** The facts the shipped rules name for a paper, its own fields left out. */
export function listRequiredFacts(name: TemplateName): readonly string[] {
  const paper = findResultPaper(name.key) === null ? name.key : "RESULT";
  const named = rules().flatMap(({ papers, facts }) => (papers.includes(paper) ? facts : []));
  return named.filter((fact) => lawRequiring(name, fact) !== null);
}

let shipped: z.output<typeof rulesSchema> | null = null;

function rules(): z.output<typeof rulesSchema> {
  shipped ??= parseJson(
    rulesSchema,
    readFileSync(
      join(installationRoot(), "src", "modules", "document", "data", "required-facts.json"),
      "utf8",
    ),
  );
  return shipped;
}
