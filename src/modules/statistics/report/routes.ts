import type { Router } from "../../../web/route.ts";
import { registerColumnPages } from "./admin/column-pages.tsx";
import { registerEditorPages } from "./admin/editor-pages.tsx";
import { registerFormPages } from "./admin/form-pages.tsx";
import { registerReportApi } from "./api.ts";
import { registerStatisticalFormsApi } from "./forms-api.ts";
import { registerFormBookPages } from "./pages/form-book-pages.tsx";
import { registerLateResults } from "./pages/late-results-pages.tsx";
import { registerPrintPages } from "./pages/print-pages.ts";
import { registerRegisterPages } from "./pages/register-pages.tsx";
import { registerReportPages } from "./pages/report-pages.tsx";

/** Everything reports and their forms answer over HTTP. */
export function registerReports(router: Router): void {
  registerReportApi(router);
  registerStatisticalFormsApi(router);
  registerReportPages(router);
  registerRegisterPages(router);
  registerFormBookPages(router);
  registerPrintPages(router);
  registerFormPages(router);
  registerEditorPages(router);
  registerColumnPages(router);
  registerLateResults(router);
}
