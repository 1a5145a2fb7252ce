import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { ContentHash } from "../files/file-store.ts";
import { meetIncident } from "../incidents/incidents.ts";
import type { Services } from "../services.ts";
import { withheldFiles } from "./file-check-store.ts";

/** How a file that is kept is not opened. */
export const releaseRefusals = {
  FILE_HELD: { status: 423 },
  FILE_QUARANTINED: { status: 410 },
} as const;
export type ReleaseRefusal = { readonly code: keyof typeof releaseRefusals | "NOT_FOUND" };

/**
 * The bytes of an uploaded file, if they may be opened: scanned where there is a scanner, and still what they were when
 * they came. A file that is named somewhere and lies nowhere is an incident.
 */
export async function releasedFile(
  services: Services,
  sha256: ContentHash,
): Promise<Result<Uint8Array, ReleaseRefusal>> {
  const withheld = (await withheldFiles(services.database, [sha256])).get(sha256);
  if (withheld?.state === "HELD") return refuse({ code: "FILE_HELD" });
  if (withheld !== undefined) return refuse({ code: "FILE_QUARANTINED" });
  const bytes = await services.files.get(sha256);
  if (bytes !== null) return accept(bytes);
  const { database, clock, log } = services;
  log.error({ sha256 }, "a file that is named is missing");
  await meetIncident(database, { kind: "FILE_MISSING", subject: sha256, at: clock.now() });
  return refuse({ code: "NOT_FOUND" });
}
