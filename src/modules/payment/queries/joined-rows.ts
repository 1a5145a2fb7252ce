import { z } from "zod";
import { parseInstant } from "../../../kernel/local-date.ts";

/** The rows of a query, in their order, as one value of another: lists that a page needs together are asked for together. */
export const joinedRows = (query: string): string =>
  `(SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (${query}) AS x)`;

/** An instant of a row, read by itself or within another. */
export const joinedInstant = z.string().transform((text, context) => {
  const at = parseInstant(text);
  if (at !== null) return at;
  context.addIssue({ code: "custom", message: "no instant" });
  return z.NEVER;
});
