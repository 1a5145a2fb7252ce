import { actsVi } from "./messages/acts.vi.ts";
import { amendVi } from "./messages/amend.vi.ts";
import { calendarVi } from "./messages/calendar.vi.ts";
import { carrierFailuresVi } from "./messages/carrier-failures.vi.ts";
import { catalogueVi } from "./messages/catalogue.vi.ts";
import { certificationVi } from "./messages/certification.vi.ts";
import { commandLineVi } from "./messages/command-line.vi.ts";
import { correctionVi } from "./messages/correction.vi.ts";
import { deskVi } from "./messages/desk.vi.ts";
import { digitiseVi } from "./messages/digitise.vi.ts";
import { documentVi } from "./messages/document.vi.ts";
import { dossierVi } from "./messages/dossier.vi.ts";
import { dossierCommandVi } from "./messages/dossier-command.vi.ts";
import { draftPartsVi } from "./messages/draft-parts.vi.ts";
import { feesVi } from "./messages/fees.vi.ts";
import { historyVi } from "./messages/history.vi.ts";
import { identityVi } from "./messages/identity.vi.ts";
import { notificationVi } from "./messages/notification.vi.ts";
import { organisationVi } from "./messages/organisation.vi.ts";
import { oversightVi } from "./messages/oversight.vi.ts";
import { paperStoreVi } from "./messages/paper-store.vi.ts";
import { papersVi } from "./messages/papers.vi.ts";
import { paymentVi } from "./messages/payment.vi.ts";
import { platformVi } from "./messages/platform.vi.ts";
import { postVi } from "./messages/post.vi.ts";
import { processVi } from "./messages/process.vi.ts";
import { provincialFeesVi } from "./messages/provincial-fees.vi.ts";
import { recordsVi } from "./messages/records.vi.ts";
import { reportVi } from "./messages/report.vi.ts";
import { representativesVi } from "./messages/representatives.vi.ts";
import { screensVi } from "./messages/screens.vi.ts";
import { serviceIndexVi } from "./messages/service-index.vi.ts";
import { shellVi } from "./messages/shell.vi.ts";
import { signatureVi } from "./messages/signature.vi.ts";
import { statisticsVi } from "./messages/statistics.vi.ts";
import { templateVariablesVi } from "./messages/template-variables.vi.ts";
import { uploadsVi } from "./messages/uploads.vi.ts";
import { webVi } from "./messages/web.vi.ts";
import type { Messages } from "./messages-type.ts";

const source = {
  commandLine: commandLineVi,
  notification: notificationVi,
  oversight: oversightVi,
  paperStore: paperStoreVi,
  representatives: representativesVi,
  papers: papersVi,
  payment: paymentVi,
  platform: platformVi,
  amend: amendVi,
  correction: correctionVi,
  calendar: calendarVi,
  certification: certificationVi,
  carrierFailures: carrierFailuresVi,
  catalogue: catalogueVi,
  digitise: digitiseVi,
  document: documentVi,
  dossier: dossierVi,
  dossierCommand: dossierCommandVi,
  fees: feesVi,
  post: postVi,
  draftParts: draftPartsVi,
  process: processVi,
  provincialFees: provincialFeesVi,
  records: recordsVi,
  report: reportVi,
  screens: screensVi,
  desk: deskVi,
  acts: actsVi,
  serviceIndex: serviceIndexVi,
  shell: shellVi,
  identity: identityVi,
  organisation: organisationVi,
  signature: signatureVi,
  statistics: statisticsVi,
  templateVariables: templateVariablesVi,
  uploads: uploadsVi,
  web: webVi,
  history: historyVi,
};

export const vi: Messages<typeof source> = source;
export type ViSource = typeof source;
