import type { Locale } from "../../i18n/index.ts";
import type { Renderable } from "../../web/page-route.ts";
import type { DossierId } from "./dossier.ts";

/**
 * Who looks at the page: whose dossier it is, an officer who may read all of it, or whoever knows its code and the last
 * four digits: to the last nothing personal is shown.
 */
type PartReader = "APPLICANT" | "OFFICER" | "PUBLIC";

/**
 * A card that another module shows on a dossier's page, wired where the application is put together. It is asked only
 * once the page itself may be read; null shows nothing.
 */
export type DossierPart = (asked: {
  readonly dossierId: DossierId;
  readonly locale: Locale;
  readonly reader: PartReader;
}) => Promise<Renderable | null>;

/** The cards of all parts, in their order. */
export async function showParts(
  parts: readonly DossierPart[],
  asked: Parameters<DossierPart>[0],
): Promise<readonly Renderable[]> {
  const shown = await Promise.all(parts.map((part) => part(asked)));
  return shown.filter((card) => card !== null);
}
