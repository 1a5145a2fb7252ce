import type { Router } from "../../web/route.ts";
import { registerAccountsApi } from "./api/accounts-api.ts";
import { registerOwnAccountApi } from "./api/own-account-api.ts";
import { registerSessionApi } from "./api/session-api.ts";

/** Sessions and accounts by API. */
export function registerIdentityApi(router: Router): void {
  registerSessionApi(router);
  registerOwnAccountApi(router);
  registerAccountsApi(router);
}
