import { z } from "zod";
import type { MissingPart } from "./missing-part.ts";
import type { ProcedureVersion } from "./procedure.ts";
import {
  caseSchema,
  componentSchema,
  deadlinePolicySchema,
  feeSchema,
  procedureContentSchema,
} from "./procedure-parser.ts";

const caseAnswerSchema = z.object({
  ...caseSchema.shape,
  policy: deadlinePolicySchema,
  processCode: z.string(),
  components: z.array(componentSchema),
  fees: z.array(feeSchema),
});

/** A version as the API shows it: every public field, cases with nothing left to inherit, and what is missing. */
export const versionAnswerSchema = z.object({
  ...procedureContentSchema.shape,
  id: z.string(),
  code: z.string(),
  versionNo: z.number(),
  state: z.enum(["DRAFT", "PUBLISHED", "AMENDED", "REPEALED"]),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  supersedes: z.string().nullable(),
  publishedAt: z.string().nullable(),
  revision: z.number(),
  cases: z.array(caseAnswerSchema),
  missing: z.array(z.looseObject({ code: z.string() })),
});

/** `missing`: what keeps a draft from publication; nothing once it is published. */
export function presentVersion(
  version: ProcedureVersion,
  missing: readonly MissingPart[] = [],
): z.input<typeof versionAnswerSchema> {
  return {
    ...version,
    cases: [...version.cases].map(presentCase),
    missing: [...missing],
  };
}

function presentCase(each: ProcedureVersion["cases"][number]) {
  return { ...each, components: [...each.components], fees: [...each.fees] };
}
