import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import type { FormDraft, FormDraftId } from "./form-draft.ts";

const rowSchema = z.object({
  id: z.string().transform((text) => text as FormDraftId),
  version_id: z.string(),
  form_code: z.string(),
  data: z.record(z.string(), z.json()),
  revision: z.number(),
  updated_at: z.string().transform((text) => text as Instant),
  expires_at: z.string().transform((text) => text as Instant),
});

/** A row of `catalogue_form_draft` as the domain sees it. */
export function readDraft(row: Row): FormDraft {
  const read = rowSchema.parse(row);
  return {
    id: read.id,
    versionId: read.version_id,
    formCode: read.form_code,
    answers: read.data,
    revision: read.revision,
    updatedAt: read.updated_at,
    expiresAt: read.expires_at,
  };
}
