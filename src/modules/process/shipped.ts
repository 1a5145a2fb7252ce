import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { installationRoot } from "../../platform/installation.ts";

/** Processes that come with the product, quotas illustrative (one-stop.md §5.1, §5.3, §5.5). */
export const SHIPPED_PROCESS_CODES = [
  "ward-standard",
  "ward-same-day",
  "birth-same-day",
  "marital-status",
  "land-use-change",
  "birth-bundle",
] as const;
export type ShippedProcessCode = (typeof SHIPPED_PROCESS_CODES)[number];

/** The BPMN text of a shipped process. */
export function readShippedProcess(code: ShippedProcessCode): Promise<string> {
  return readFile(join(installationRoot(), "src", "modules", "process", "data", `${code}.bpmn`), "utf8");
}
