import { type Locale, messages } from "../../../i18n/index.ts";
import { paths } from "../../../web/paths.ts";
import type { BatchWork } from "../batch-store.ts";

/** Of each work done to many papers at one sitting: who may, where its list is, and where one batch stands. */
export const BATCH_KINDS = {
  SIGN: {
    act: "dossier.sign",
    path: "/desk/signing/batches/{id}",
    list: paths.batchSigning,
    one: paths.signingBatch,
    again: paths.signingBatchAgain,
  },
  ISSUE: {
    act: "dossier.issue",
    path: "/desk/signing/issuing/{id}",
    list: paths.batchIssuing,
    one: paths.issuingBatch,
    again: paths.issuingBatchAgain,
  },
} as const satisfies Record<BatchWork, object>;

/** What somebody goes through at one sitting. */
export const BATCH_MAX = 50;

/** What a leader signs at one sitting: the last step names each of them on one light page. */
export const SIGN_MAX = 40;

export function batchWords(work: BatchWork, locale: Locale) {
  const t = messages(locale).desk;
  return work === "SIGN" ? t.batch : t.issuing;
}
