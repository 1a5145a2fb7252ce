import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import { RESULT_SET } from "./template.ts";
import { listTemplatesInForce } from "./template-store.ts";

/**
 * By which of the authority's templates results are set on a day, in one word that a form carries from the moment a paper is
 * shown to the moment it is signed: `KEY:version` for each, nothing where all are the shipped ones.
 */
export async function resultTemplatesOn(executor: Executor, on: LocalDate): Promise<string> {
  const versions = await listTemplatesInForce(executor, { set: RESULT_SET, locale: "vi", on });
  return versions.map(({ key, id }) => `${key}:${id}`).join(",");
}

/** Whether this kind of result is set by the same template in both. */
export function isSameTemplate(key: string, [seen, now]: readonly [seen: string, now: string]): boolean {
  return templateOf(key, seen) === templateOf(key, now);
}

function templateOf(key: string, templates: string): string | undefined {
  return templates.split(",").find((each) => each.startsWith(`${key}:`));
}
