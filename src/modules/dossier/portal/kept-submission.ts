import { createHash } from "node:crypto";
import { z } from "zod";
import { guestKeyHash } from "../../../kernel/guest-key.ts";
import { newId } from "../../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import { seal, unseal } from "../../../kernel/seal.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { TypedAnswers } from "../../catalogue/index.ts";
import { parseSubmission, type Submission } from "./submission.ts";

/** As long as a sign-in may take, with a look for the telephone and the password. */
const LIFE_MS = 2 * 3_600_000;

const STEPS = ["form", "papers", "review"] as const;
export type SubmitStep = (typeof STEPS)[number];

/** How far somebody has come. It holds personal data, so it is kept only while they sign in, and only if they ask for it. */
type KeptSubmission = {
  readonly step: SubmitStep;
  /** With the key its files lie under where this browser asks as a guest: each look at it finds the same. */
  readonly submission: Submission;
  /** What stood in the boxes of the first page, also what could not be read. */
  readonly typed: TypedAnswers | null;
  /** Under which its files lie. The key itself is kept sealed: only the key of this browser opens it. */
  readonly uploadKeySha256: string | null;
};

const KEEP: Statement = {
  name: "dossier-submission-keep",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_submission_kept (id, procedure_code, step, content, browser_key_sha256, expires_at)
    VALUES ($1, $2, $3, $4::jsonb, $5, $6)`,
};

type Keeping = Omit<KeptSubmission, "uploadKeySha256"> & {
  readonly code: string;
  /** The key of this browser: whoever signs in in it goes on. */
  readonly browserKey: string;
  readonly at: Instant;
};

/** Keeps it for this browser; returns its id, which alone opens nothing. */
export async function keepSubmission(executor: Executor, keeping: Keeping): Promise<string> {
  const id = newId();
  const { code, step, submission, typed, browserKey, at } = keeping;
  const { guestKey } = submission;
  const uploadKeySha256 = guestKey === null ? null : guestKeyHash(guestKey);
  const sealedKey = guestKey === null ? null : seal(guestKey, sealOf(browserKey), id);
  const content = JSON.stringify({
    submission: { ...submission, guestKey: null },
    typed,
    uploadKeySha256,
    sealedKey,
  });
  const expiresAt = instantOfEpoch(epochOf(at) + LIFE_MS);
  await executor.run(KEEP, [id, code, step, content, guestKeyHash(browserKey), expiresAt]);
  return id;
}

/** Another hash than the one that is stored: the row alone does not open what is sealed in it. */
function sealOf(browserKey: string): Uint8Array {
  return createHash("sha256").update(`kept submission ${browserKey}`).digest();
}

const CLAIM: Statement = {
  name: "dossier-submission-claim",
  text: (schema) => `
    UPDATE ${schema}.dossier_submission_kept SET account_id = $2, browser_key_sha256 = NULL
    WHERE id = $1 AND browser_key_sha256 = $3 AND expires_at > $4`,
};
const FIND: Statement = {
  name: "dossier-submission-find",
  text: (schema) => `
    SELECT step, content FROM ${schema}.dossier_submission_kept
    WHERE id = $1 AND procedure_code = $2 AND (account_id = $3::uuid OR browser_key_sha256 = $4) AND expires_at > $5`,
};

const row = z.object({
  step: z.enum(STEPS),
  content: z.object({
    submission: z.unknown(),
    typed: z.record(z.string(), z.string()).nullable(),
    uploadKeySha256: z.string().nullable(),
    sealedKey: z.string().nullable().default(null),
  }),
});

type Asked = {
  readonly id: string;
  readonly code: string;
  /** Null while nobody has signed in. */
  readonly accountId: string | null;
  readonly browserKey: string | null;
  readonly at: Instant;
};

/** What this browser, or this account, goes on with; the first account in the browser has it from now on. */
export async function findKeptSubmission(executor: Executor, asked: Asked): Promise<KeptSubmission | null> {
  const { id, code, accountId, browserKey, at } = asked;
  const keySha256 = browserKey === null ? null : guestKeyHash(browserKey);
  if (accountId !== null && keySha256 !== null) await executor.run(CLAIM, [id, accountId, keySha256, at]);
  const [found] = await executor.run(FIND, [id, code, accountId, accountId === null ? keySha256 : null, at]);
  if (found === undefined) return null;
  const { step, content } = row.parse(found);
  const submission = parseSubmission(content.submission);
  if (submission === null) return null;
  const { typed, uploadKeySha256, sealedKey } = content;
  const isGuests = accountId === null && browserKey !== null && sealedKey !== null;
  const guestKey = isGuests ? unseal(sealedKey, sealOf(browserKey), id) : null;
  return { step, submission: { ...submission, guestKey }, typed, uploadKeySha256 };
}

const DROP_UNDER: Statement = {
  name: "dossier-submission-drop-under",
  text: (schema) => `
    DELETE FROM ${schema}.dossier_submission_kept WHERE browser_key_sha256 = $1
    RETURNING content ->> 'uploadKeySha256' AS upload_key_sha256`,
};
const droppedRow = z.object({ upload_key_sha256: z.string().nullable() });

/** Forgets everything kept for this browser; returns under which keys its files lie. */
export async function dropKeptUnder(executor: Executor, browserKeySha256: string): Promise<string[]> {
  const rows = await executor.run(DROP_UNDER, [browserKeySha256]);
  return rows.flatMap((row) => droppedRow.parse(row).upload_key_sha256 ?? []);
}

const DROP_SENT: Statement = {
  name: "dossier-submission-drop-sent",
  text: (schema) => `
    DELETE FROM ${schema}.dossier_submission_kept
    WHERE procedure_code = $1 AND (account_id = $2::uuid
      OR (browser_key_sha256 IS NOT NULL AND content ->> 'uploadKeySha256' = $3))`,
};

type Sent = Pick<Asked, "code" | "accountId"> & { readonly guestKey: string | null };

/** A submission that was sent need not be kept any more; another one begun in the same browser stays. */
export async function dropKeptSent(executor: Executor, { code, accountId, guestKey }: Sent): Promise<void> {
  await executor.run(DROP_SENT, [code, accountId, guestKey === null ? null : guestKeyHash(guestKey)]);
}

const SWEEP: Statement = {
  name: "dossier-submission-sweep",
  text: (schema) => `DELETE FROM ${schema}.dossier_submission_kept WHERE expires_at <= $1 RETURNING id`,
};

export async function sweepKeptSubmissions(executor: Executor, now: Instant): Promise<number> {
  return (await executor.run(SWEEP, [now])).length;
}
