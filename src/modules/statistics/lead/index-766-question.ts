import { z } from "../../../web/route.ts";
import type { IndexVersion } from "../index-766/index-version.ts";
import { PEERS } from "../index-766/ranking.ts";
import { INDEX_VERSIONS } from "../index-766/shipped-versions.ts";
import { type LeadQuestion, leadAddress, leadQuery } from "../question/question.ts";

/** What the address of a page of the index asks for, beside the days. */
export const indexQuery = z.object({
  ...leadQuery.shape,
  version: z.string().max(40).catch("").default(""),
  peers: z
    .enum(["", ...PEERS])
    .catch("")
    .default(""),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});

/** The days and the definitions by which a page of the index was reckoned. */
export type IndexAsked = { readonly question: LeadQuestion; readonly version: IndexVersion };

/** The address of a page of the index under the same days and definitions. */
export function indexAddress(
  path: string,
  { question, version }: IndexAsked,
  more: Readonly<Record<string, string>> = {},
): string {
  const isUsual = version.code === INDEX_VERSIONS[0]?.code;
  return leadAddress(
    path,
    { ...question, unit: "", compare: "LAST_YEAR" },
    { ...(isUsual ? {} : { version: version.code }), ...more },
  );
}
