import type { Services } from "../../../platform/services.ts";
import type { Page } from "../../../web/route.ts";
import { gatherFiles } from "../ahead/gather-files.ts";
import type { ComponentHeld } from "../dossier.ts";

type Sent =
  | { readonly ok: true; readonly components: readonly ComponentHeld[] }
  | { readonly ok: false; readonly message: string };

/** The papers an applicant sends for what is missing, whether with the form or ahead of it. */
export async function papersSent(
  services: Services,
  page: Pick<Page<unknown, unknown>, "form" | "actor" | "locale">,
): Promise<Sent> {
  const gathered = await gatherFiles(services, page);
  if (!gathered.ok) return gathered;
  const components = Object.entries(gathered.value)
    .filter(([, files]) => files.length > 0)
    .map(([componentCode, files]) => ({
      componentCode,
      originals: 0,
      copies: 0,
      files,
      digitisation: null,
    }));
  return { ok: true, components };
}
