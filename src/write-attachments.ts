import { papersDueAttachment, type WriteAttachment } from "./modules/dossier/index.ts";
import { notificationAttachment } from "./modules/notification/index.ts";
import { paymentAttachment } from "./modules/payment/index.ts";
import { postAttachment } from "./modules/post/index.ts";
import { lateStepsAttachment, statisticsAttachment } from "./modules/statistics/index.ts";

/** What is written with every act on a dossier, in the same statement. Every office of the application is opened with it. */
export const WRITE_ATTACHMENTS: readonly WriteAttachment[] = [
  postAttachment,
  notificationAttachment,
  paymentAttachment,
  statisticsAttachment,
  lateStepsAttachment,
  papersDueAttachment,
];
