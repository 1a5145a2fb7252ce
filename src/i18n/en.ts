import { actsEn } from "./messages/acts.en.ts";
import { amendEn } from "./messages/amend.en.ts";
import { calendarEn } from "./messages/calendar.en.ts";
import { carrierFailuresEn } from "./messages/carrier-failures.en.ts";
import { catalogueEn } from "./messages/catalogue.en.ts";
import { certificationEn } from "./messages/certification.en.ts";
import { commandLineEn } from "./messages/command-line.en.ts";
import { correctionEn } from "./messages/correction.en.ts";
import { deskEn } from "./messages/desk.en.ts";
import { digitiseEn } from "./messages/digitise.en.ts";
import { documentEn } from "./messages/document.en.ts";
import { dossierEn } from "./messages/dossier.en.ts";
import { dossierCommandEn } from "./messages/dossier-command.en.ts";
import { draftPartsEn } from "./messages/draft-parts.en.ts";
import { feesEn } from "./messages/fees.en.ts";
import { historyEn } from "./messages/history.en.ts";
import { identityEn } from "./messages/identity.en.ts";
import { notificationEn } from "./messages/notification.en.ts";
import { organisationEn } from "./messages/organisation.en.ts";
import { oversightEn } from "./messages/oversight.en.ts";
import { paperStoreEn } from "./messages/paper-store.en.ts";
import { papersEn } from "./messages/papers.en.ts";
import { paymentEn } from "./messages/payment.en.ts";
import { platformEn } from "./messages/platform.en.ts";
import { postEn } from "./messages/post.en.ts";
import { processEn } from "./messages/process.en.ts";
import { provincialFeesEn } from "./messages/provincial-fees.en.ts";
import { recordsEn } from "./messages/records.en.ts";
import { reportEn } from "./messages/report.en.ts";
import { representativesEn } from "./messages/representatives.en.ts";
import { screensEn } from "./messages/screens.en.ts";
import { serviceIndexEn } from "./messages/service-index.en.ts";
import { shellEn } from "./messages/shell.en.ts";
import { signatureEn } from "./messages/signature.en.ts";
import { statisticsEn } from "./messages/statistics.en.ts";
import { templateVariablesEn } from "./messages/template-variables.en.ts";
import { uploadsEn } from "./messages/uploads.en.ts";
import { webEn } from "./messages/web.en.ts";
import type { Messages } from "./messages-type.ts";
import type { ViSource } from "./vi.ts";

export const en: Messages<ViSource> = {
  commandLine: commandLineEn,
  notification: notificationEn,
  oversight: oversightEn,
  paperStore: paperStoreEn,
  representatives: representativesEn,
  papers: papersEn,
  payment: paymentEn,
  platform: platformEn,
  amend: amendEn,
  correction: correctionEn,
  calendar: calendarEn,
  certification: certificationEn,
  carrierFailures: carrierFailuresEn,
  catalogue: catalogueEn,
  digitise: digitiseEn,
  document: documentEn,
  dossier: dossierEn,
  dossierCommand: dossierCommandEn,
  fees: feesEn,
  post: postEn,
  draftParts: draftPartsEn,
  process: processEn,
  provincialFees: provincialFeesEn,
  records: recordsEn,
  report: reportEn,
  screens: screensEn,
  desk: deskEn,
  acts: actsEn,
  serviceIndex: serviceIndexEn,
  shell: shellEn,
  identity: identityEn,
  organisation: organisationEn,
  signature: signatureEn,
  statistics: statisticsEn,
  templateVariables: templateVariablesEn,
  uploads: uploadsEn,
  web: webEn,
  history: historyEn,
};
