import type { Router } from "../../../web/route.ts";
import { registerPeoplePages } from "./people-pages.tsx";
import { registerUnitPages } from "./unit-pages.tsx";

/** The administrator's pages of units and people. */
export function registerOrganisationPages(router: Router): void {
  registerUnitPages(router);
  registerPeoplePages(router);
}
