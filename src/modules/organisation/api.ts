import type { Router } from "../../web/route.ts";
import { registerDelegationApi } from "./api/delegations-api.ts";
import { registerPeopleApi } from "./api/people-api.ts";
import { registerUnitApi } from "./api/units-api.ts";

/** Units, people, posts and delegations by API. */
export function registerOrganisationApi(router: Router): void {
  registerUnitApi(router);
  registerPeopleApi(router);
  registerDelegationApi(router);
}
