import type { Router } from "../../web/route.ts";
import { registerCertificatePages } from "./admin/certificate-pages.tsx";
import { registerTrustPages } from "./admin/trust-pages.tsx";
import { registerCertificateApi } from "./api/certificate-api.ts";

/** Everything the register of certificates answers over HTTP. */
export function registerSignatures(router: Router): void {
  registerCertificateApi(router);
  registerCertificatePages(router);
  registerTrustPages(router);
}
