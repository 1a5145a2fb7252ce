import { calendarFaults, calendarRefusals } from "./modules/calendar/refusals.ts";
import { catalogueFaults, catalogueRefusals } from "./modules/catalogue/refusals.ts";
import { certificationRefusals } from "./modules/certification/refusals.ts";
import { authorityRefusals, templateRefusals, verifyRefusals } from "./modules/document/refusals.ts";
import { commandRefusals, dossierFaults } from "./modules/dossier/command-refusals.ts";
import { dossierRefusals } from "./modules/dossier/refusals.ts";
import { identityFaults, identityRefusals } from "./modules/identity/refusals.ts";
import { notificationRefusals } from "./modules/notification/refusals.ts";
import { organisationFaults, organisationRefusals } from "./modules/organisation/refusals.ts";
import { paperStoreRefusals } from "./modules/paper-store/refusals.ts";
import { paymentFaults, paymentRefusals } from "./modules/payment/refusals.ts";
import { postFaults, postRefusals } from "./modules/post/refusals.ts";
import { processFaults, processRefusals } from "./modules/process/refusals.ts";
import { recordsRefusals } from "./modules/records/refusals.ts";
import { signatureRefusals } from "./modules/signature/refusals.ts";
import { historyFaults, historyRefusals } from "./modules/statistics/history/refusals.ts";
import { mapRefusals } from "./modules/statistics/map/refusals.ts";
import { leadRefusals } from "./modules/statistics/question/refusals.ts";
import { reportRefusals } from "./modules/statistics/report/refusals.ts";
import { platformFaults, platformRefusals } from "./platform/faults.ts";
import { uploadRefusals } from "./platform/uploads/refusals.ts";
import { releaseRefusals } from "./platform/uploads/released-file.ts";
import { errorCatalogue } from "./web/error-catalogue.ts";
import { webFaults, webRefusals } from "./web/refusals.ts";

/** Every code the program may answer with, module by module: one line each. `docs/errors.md` is made from it. */
export const ERRORS = errorCatalogue([
  { module: "web", refusals: webRefusals, faults: webFaults },
  {
    module: "platform",
    refusals: { ...platformRefusals, ...uploadRefusals, ...releaseRefusals },
    faults: platformFaults,
  },
  { module: "organisation", refusals: organisationRefusals, faults: organisationFaults },
  { module: "identity", refusals: identityRefusals, faults: identityFaults },
  { module: "calendar", refusals: calendarRefusals, faults: calendarFaults },
  { module: "process", refusals: processRefusals, faults: processFaults },
  { module: "catalogue", refusals: catalogueRefusals, faults: catalogueFaults },
  { module: "signature", refusals: signatureRefusals },
  { module: "paper-store", refusals: paperStoreRefusals },
  {
    module: "papers",
    refusals: { ...templateRefusals, ...verifyRefusals, ...authorityRefusals },
    faults: {},
  },
  { module: "dossier", refusals: { ...dossierRefusals, ...commandRefusals }, faults: dossierFaults },
  { module: "certification", refusals: certificationRefusals },
  { module: "notification", refusals: notificationRefusals },
  { module: "post", refusals: postRefusals, faults: postFaults },
  { module: "records", refusals: recordsRefusals, faults: {} },
  { module: "payment", refusals: paymentRefusals, faults: paymentFaults },
  {
    module: "statistics",
    refusals: { ...reportRefusals, ...historyRefusals, ...mapRefusals, ...leadRefusals },
    faults: historyFaults,
  },
]);
