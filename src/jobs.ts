import { FILE_REFERENCES } from "./file-references.ts";
import { registerCatalogueJobs } from "./modules/catalogue/index.ts";
import { openOffice, registerDossierJobs } from "./modules/dossier/index.ts";
import { registerIdentityJobs } from "./modules/identity/index.ts";
import { openPostRoom, registerNotificationJobs } from "./modules/notification/index.ts";
import { registerPaymentJobs } from "./modules/payment/index.ts";
import { registerPostJobs } from "./modules/post/index.ts";
import { registerSignatureJobs } from "./modules/signature/index.ts";
import { registerStatisticsJobs } from "./modules/statistics/index.ts";
import { registerRemoval } from "./platform/files/remove-files.ts";
import { registerScrub } from "./platform/files/scrub.ts";
import type { Services } from "./platform/services.ts";
import { registerUploadJobs } from "./platform/uploads/jobs.ts";
import { registerHousekeeping } from "./web/housekeeping.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "./write-attachments.ts";

/** Every module's background work, registered in the one process that runs jobs. */
export async function registerJobs(services: Services): Promise<void> {
  const office = openOffice(services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  await registerDossierJobs(office);
  await registerPostJobs(office);
  await registerPaymentJobs(office);
  await registerIdentityJobs(services);
  await registerCatalogueJobs(services);
  await registerNotificationJobs(openPostRoom(services));
  await registerSignatureJobs(services);
  await registerStatisticsJobs(services);
  await registerUploadJobs(services);
  await registerScrub(services);
  await registerRemoval(services, FILE_REFERENCES);
  await registerHousekeeping(services);
}
