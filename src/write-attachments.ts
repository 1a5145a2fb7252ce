import { copiesRegister, struckPapers } from "./modules/certification/index.ts";
import {
  attachedUploads,
  formNumbersAttachment,
  papersDueAttachment,
  signedFiles,
  type WriteAttachment,
} from "./modules/dossier/index.ts";
import { announce, heard, notificationAttachment } from "./modules/notification/index.ts";
import { feesBook, listOwed, paymentAttachment } from "./modules/payment/index.ts";
import { collectingParcels, postAttachment } from "./modules/post/index.ts";
import { lateStepsAttachment, statisticsAttachment } from "./modules/statistics/index.ts";

/** What is written with every act on a dossier, in the same statement. Every office of the application is opened with it. */
export const WRITE_ATTACHMENTS: readonly WriteAttachment[] = [
  postAttachment,
  notificationAttachment,
  paymentAttachment,
  statisticsAttachment,
  lateStepsAttachment,
  papersDueAttachment,
  attachedUploads,
  formNumbersAttachment,
  signedFiles,
];

/**
 * Whom every office of the application asks about money, of one dossier and of many, who tells of what happens beside dossiers, which parcels collect money,
 * and which papers of a declaration were struck out of a register, and which register numbers what a result certifies. */
export const OFFICE_PORTS = {
  fees: feesBook,
  owed: listOwed,
  announce,
  heard,
  collecting: collectingParcels,
  struckRows: struckPapers,
  register: copiesRegister,
} as const;
