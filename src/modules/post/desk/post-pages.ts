import type { Router } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { registerInboundPages } from "./inbound-pages.tsx";
import { registerParcelPages } from "./parcel-pages.tsx";
import { registerSheetPages } from "./sheet-pages.tsx";
import { registerTroublePages } from "./trouble-pages.tsx";

/** The parcel desk, of the office and of the post. */
export function registerPostPages(router: Router, office: Office): void {
  registerSheetPages(router, office);
  registerParcelPages(router, office);
  registerInboundPages(router, office);
  registerTroublePages(router, office);
}
