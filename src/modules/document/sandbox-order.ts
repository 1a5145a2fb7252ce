import { z } from "zod";
import { spotSchema } from "./typeset-parts.ts";

/** What the sandbox is asked: a template's text, its data as JSON, and what the file says of itself. */
export const sandboxOrderSchema = z.object({
  source: z.string(),
  data: z.string(),
  /** Seconds since 1970 that the file says it was made at. */
  at: z.number(),
  standard: z.enum(["a-2a", "a-2b"]),
  /** The data again, each time with one fact changed: does the paper look different? */
  changed: z.array(z.string()).default([]),
});
export type SandboxOrder = z.input<typeof sandboxOrderSchema>;

/** What it answers: the paper and which of the changed facts are seen on it, or what is wrong with the template and in which line. */
export const sandboxAnswerSchema = z.union([
  z.object({ pdf: z.string(), pages: z.number(), places: z.array(spotSchema), shown: z.array(z.boolean()) }),
  z.object({ problems: z.array(z.object({ line: z.number(), message: z.string() })) }),
]);
export type SandboxAnswer = z.output<typeof sandboxAnswerSchema>;
