import { catalogueFaults, catalogueRefusals } from "./modules/catalogue/refusals.ts";
import { organisationFaults, organisationRefusals } from "./modules/organisation/refusals.ts";
import { platformFaults, platformRefusals } from "./platform/faults.ts";
import { errorCatalogue } from "./web/error-catalogue.ts";
import { webFaults, webRefusals } from "./web/refusals.ts";

/** Every code the program may answer with, module by module: one line each. `docs/errors.md` is made from it. */
export const ERRORS = errorCatalogue([
  { module: "web", refusals: webRefusals, faults: webFaults },
  { module: "platform", refusals: platformRefusals, faults: platformFaults },
  { module: "organisation", refusals: organisationRefusals, faults: organisationFaults },
  { module: "catalogue", refusals: catalogueRefusals, faults: catalogueFaults },
]);
