import { accept, type Result } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { type ReleaseRefusal, releasedFile } from "../../platform/uploads/released-file.ts";
import { rewrittenPdf } from "../document/index.ts";
import { type PageSize, type PaperUnfit, paperToSign } from "../signature/index.ts";

type DraftFile = { readonly pdf: Uint8Array; readonly pages: readonly PageSize[] };

/**
 * A PDF somebody uploaded, as it is signed: its own bytes, or, where its tables are of a kind that can be read in two ways
 * (as those of some word processors), the same pages written anew. Refused where it cannot be signed here.
 */
export async function draftFile(
  services: Services,
  sha256: string,
): Promise<Result<DraftFile, ReleaseRefusal | PaperUnfit>> {
  const bytes = await releasedFile(services, sha256);
  if (!bytes.ok) return bytes;
  const pages = paperToSign(bytes.value);
  if (pages.ok) return accept({ pdf: bytes.value, pages: pages.value });
  const anew = pages.refusal.why === "UNREADABLE" ? await rewrittenPdf(bytes.value) : null;
  if (anew === null) return pages;
  const again = paperToSign(anew);
  return again.ok ? accept({ pdf: anew, pages: again.value }) : again;
}
