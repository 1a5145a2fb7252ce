import { z } from "zod";
import { procedureCodeSchema } from "./procedure-code.ts";
import { localDateSchema, writtenContentSchema } from "./procedure-parser.ts";

/** Our own exchange format: one version of a procedure, published from a day on, or left a draft. */
export const ownEntrySchema = z.strictObject({
  code: procedureCodeSchema,
  publication: z.strictObject({ validFrom: localDateSchema }).nullable().default(null),
  content: writtenContentSchema,
});
