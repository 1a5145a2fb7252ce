import type { Router } from "../../web/route.ts";
import type { Office } from "../dossier/index.ts";
import { registerRecordsApi } from "./api.ts";
import { registerCopiesPages } from "./desk/copies-pages.tsx";
import { registerDocumentPages } from "./desk/document-pages.tsx";
import { registerEntryPages } from "./desk/entry-pages.tsx";
import { registerFiguresPages } from "./desk/figures-pages.tsx";
import { registerPlacesPages } from "./desk/places-pages.tsx";
import { registerRegisterPages } from "./desk/register-pages.tsx";
import { registerWorkFilePages } from "./desk/work-file-pages.tsx";
import { registerWorkPages } from "./desk/work-pages.tsx";
import { registerWorkFilesApi } from "./work-files-api.ts";

/** Everything the clerk's registers answer over HTTP. */
export function registerRecords(router: Router, office: Office): void {
  registerRecordsApi(router, office);
  registerWorkPages(router);
  registerRegisterPages(router);
  registerFiguresPages(router);
  registerEntryPages(router);
  registerDocumentPages(router, office);
  registerPlacesPages(router, office);
  registerCopiesPages(router);
  registerWorkFilesApi(router, office);
  registerWorkFilePages(router, office);
}
