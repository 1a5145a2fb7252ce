import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { present } from "../../kernel/assert.ts";
import { parseJson } from "../../kernel/json.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { installationRoot } from "../../platform/installation.ts";
import type { TemplateSet } from "./paper.ts";

const setsSchema = z
  .array(
    z.strictObject({
      set: z.enum(["VPCP-2018", "VPCP-2025"]),
      basis: z.string(),
      from: z.custom<LocalDate>((day) => typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day)),
    }),
  )
  .min(1);
type SetInForce = z.output<typeof setsSchema>[number];

let shipped: readonly SetInForce[] | null = null;

/** Every set of forms with the circular it comes from and its first day, oldest first. */
function listTemplateSets(): readonly SetInForce[] {
  shipped ??= parseJson(
    setsSchema,
    readFileSync(
      join(installationRoot(), "src", "modules", "document", "data", "template-sets.json"),
      "utf8",
    ),
  );
  return shipped;
}

/**
 * The set of forms of a dossier: that in force on the day it came in. What came in before the oldest one is printed on it.
 * @law Thông tư 03/2025/TT-VPCP; Thông tư 01/2018/TT-VPCP for dossiers received under it
 */
export function templateSetOn(day: LocalDate): TemplateSet {
  const sets = listTemplateSets();
  return present(sets.findLast(({ from }) => from <= day) ?? sets[0], "a set of forms").set;
}
