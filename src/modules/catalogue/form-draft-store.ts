import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { FormAnswers } from "./form-data.ts";
import type { DraftOwner, FormDraft, FormDraftId } from "./form-draft.ts";
import { readDraft } from "./form-draft-parser.ts";

const COLUMNS = "id, version_id, form_code, data, revision, updated_at, expires_at";
const OWNED = "(owner_account_id = $2::uuid OR guest_token_sha256 = $3)";

/** `$1` id, `$2` account or null, `$3` key hash or null, `$4` now. Absent, expired and another's are the same. */
const FIND_DRAFT: Statement = {
  name: "catalogue-find-form-draft",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.catalogue_form_draft WHERE id = $1 AND ${OWNED} AND expires_at > $4`,
};

const INSERT_DRAFT: Statement = {
  name: "catalogue-insert-form-draft",
  text: (schema) => `
    INSERT INTO ${schema}.catalogue_form_draft
      (id, owner_account_id, guest_token_sha256, version_id, form_code, data, created_at, updated_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $7, $8)
    RETURNING ${COLUMNS}`,
};

/** Saves if the revision is still the one seen: two open windows must not undo each other silently. */
const UPDATE_DRAFT: Statement = {
  name: "catalogue-update-form-draft",
  text: (schema) => `
    UPDATE ${schema}.catalogue_form_draft
    SET data = $4::jsonb, revision = revision + 1, updated_at = $6, expires_at = $7
    WHERE id = $1 AND ${OWNED} AND revision = $5 AND expires_at > $6
    RETURNING ${COLUMNS}`,
};

/** `$1` id, `$2` account, `$3` key hash, `$4` now: a guest's draft becomes the account's. */
const CLAIM_DRAFT: Statement = {
  name: "catalogue-claim-form-draft",
  text: (schema) => `
    UPDATE ${schema}.catalogue_form_draft SET owner_account_id = $2, guest_token_sha256 = NULL
    WHERE id = $1 AND guest_token_sha256 = $3 AND expires_at > $4`,
};

const DELETE_DRAFT: Statement = {
  name: "catalogue-delete-form-draft",
  text: (schema) => `DELETE FROM ${schema}.catalogue_form_draft WHERE id = $1 AND ${OWNED}`,
};

const DELETE_UNDER: Statement = {
  name: "catalogue-delete-form-drafts-under",
  text: (schema) => `DELETE FROM ${schema}.catalogue_form_draft WHERE guest_token_sha256 = $1`,
};

const DELETE_EXPIRED: Statement = {
  name: "catalogue-delete-expired-form-drafts",
  text: (schema) => `
    DELETE FROM ${schema}.catalogue_form_draft
    WHERE id IN (SELECT id FROM ${schema}.catalogue_form_draft WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1000)
    RETURNING id`,
};

const ownerValues = (owner: DraftOwner) =>
  "accountId" in owner ? [owner.accountId, null] : [null, owner.keySha256];

export async function selectDraft(
  executor: Executor,
  key: { readonly id: string; readonly owner: DraftOwner; readonly now: Instant },
): Promise<FormDraft | null> {
  const [row] = await executor.run(FIND_DRAFT, [key.id, ...ownerValues(key.owner), key.now]);
  return row === undefined ? null : readDraft(row);
}

export async function claimDraft(
  executor: Executor,
  claim: {
    readonly id: string;
    readonly accountId: string;
    readonly keySha256: string;
    readonly now: Instant;
  },
): Promise<void> {
  await executor.run(CLAIM_DRAFT, [claim.id, claim.accountId, claim.keySha256, claim.now]);
}

export async function deleteDraft(
  executor: Executor,
  { id, owner }: { readonly id: string; readonly owner: DraftOwner },
): Promise<void> {
  await executor.run(DELETE_DRAFT, [id, ...ownerValues(owner)]);
}

/** Everything that lies under this key of a guest. */
export async function deleteDraftsUnder(executor: Executor, keySha256: string): Promise<void> {
  await executor.run(DELETE_UNDER, [keySha256]);
}

type DraftWrite = {
  readonly id: FormDraftId;
  readonly owner: DraftOwner;
  readonly answers: FormAnswers;
  readonly at: Instant;
  readonly expiresAt: Instant;
};

export async function insertFormDraft(
  executor: Executor,
  draft: DraftWrite & { readonly versionId: string; readonly formCode: string },
): Promise<FormDraft | null> {
  const { id, versionId, formCode, at, expiresAt } = draft;
  const data = JSON.stringify(draft.answers);
  const [row] = await executor.run(INSERT_DRAFT, [
    id,
    ...ownerValues(draft.owner),
    versionId,
    formCode,
    data,
    at,
    expiresAt,
  ]);
  return row === undefined ? null : readDraft(row);
}

/** Null where the draft is gone, is another's, or was saved meanwhile. */
export async function updateFormDraft(
  executor: Executor,
  draft: DraftWrite & { readonly revision: number },
): Promise<FormDraft | null> {
  const values = [
    draft.id,
    ...ownerValues(draft.owner),
    JSON.stringify(draft.answers),
    draft.revision,
    draft.at,
    draft.expiresAt,
  ];
  const [row] = await executor.run(UPDATE_DRAFT, values);
  return row === undefined ? null : readDraft(row);
}

/** Deletes drafts past their day, at most 1,000 a call; how many were. For a daily job. */
export async function deleteExpiredFormDrafts(executor: Executor, now: Instant): Promise<number> {
  return (await executor.run(DELETE_EXPIRED, [now])).length;
}
