import type { Router } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { registerParcelActsApi } from "../api/parcel-acts-api.ts";
import { registerParcelsApi } from "../api/parcels-api.ts";
import { registerRemittancesApi } from "../api/remittances-api.ts";
import { registerSheetsApi } from "../api/sheets-api.ts";
import { registerInboundPages } from "./inbound-pages.tsx";
import { registerListPages } from "./list-routes.tsx";
import { registerParcelPages } from "./parcel-pages.tsx";
import { registerPhotoFiles } from "./photo-pages.ts";
import { registerSheetPages } from "./sheet-pages.tsx";
import { registerTroublePages } from "./trouble-pages.tsx";

/** The parcel desk, of the office and of the post: its pages, and the same for programs. */
export function registerPostPages(router: Router, office: Office): void {
  registerSheetPages(router, office);
  registerListPages(router);
  registerParcelPages(router, office);
  registerPhotoFiles(router, office);
  registerInboundPages(router, office);
  registerTroublePages(router, office);
  registerParcelsApi(router);
  registerParcelActsApi(router, office);
  registerRemittancesApi(router, office);
  registerSheetsApi(router, office);
}
