import { createHash } from "node:crypto";
import { z } from "zod";
import { guestKeyHash } from "../../../kernel/guest-key.ts";
import { newId } from "../../../kernel/ids.ts";
import { parseJson } from "../../../kernel/json.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import { seal, unseal } from "../../../kernel/seal.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { TypedAnswers } from "../../catalogue/index.ts";
import { parseSubmission, type Submission } from "./submission.ts";

/** From the last step on, with a look for the telephone, a paper in a drawer and the password. */
const LIFE_MS = 2 * 3_600_000;

const STEPS = ["form", "papers", "review"] as const;
export type SubmitStep = (typeof STEPS)[number];

const toldError = z.object({ path: z.string(), vi: z.string(), en: z.string() });
/** A mistake as it is told beside its box, in whichever language the page is read next. */
export type ToldError = Readonly<z.output<typeof toldError>>;

/** How far somebody has come. Personal data: an address names it, and only who filled it in finds it there. */
export type KeptSubmission = {
  /** The step they are at, which is where the mistakes are told. */
  readonly step: SubmitStep;
  readonly submission: Submission;
  /** What stood in the boxes of the e-form, as it was typed and also where it could not be read; null before anything was. */
  readonly typed: TypedAnswers | null;
  readonly errors: readonly ToldError[];
  /** The key of the sign-in a guest set out for from this step; null where they set out for none. */
  readonly signInKey: string | null;
};

/** Whose it is: the account's, or of whoever sits at this browser. */
export type Holder =
  | { readonly accountId: string; readonly browserKey: string | null }
  | { readonly accountId: null; readonly browserKey: string };

type At = { readonly id: string; readonly code: string; readonly holder: Holder; readonly at: Instant };

/** `$6` the account, `$8` the browser for whoever may take what is the browser's. */
const KEEP: Statement = {
  name: "dossier-submission-keep",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_submission_kept AS kept
      (id, procedure_code, step, content, browser_key_sha256, account_id, expires_at)
    VALUES ($1, $2, $3, $4::jsonb, $5, $6::uuid, $7)
    ON CONFLICT (id) DO UPDATE SET step = excluded.step, content = excluded.content, expires_at = excluded.expires_at,
      browser_key_sha256 = excluded.browser_key_sha256, account_id = excluded.account_id
    WHERE kept.procedure_code = excluded.procedure_code AND kept.sent_dossier_code IS NULL
      AND (kept.account_id = $6::uuid OR kept.browser_key_sha256 = $8)
    RETURNING kept.id`,
};

type Kept = Sent | { readonly kind: "kept"; readonly id: string };

/**
 * Keeps a step in the place of the one before, under another id where this is somebody else's. Where it was sent in the
 * meantime nothing is kept: a step that comes late begins no second submission.
 */
export async function keepSubmission(executor: Executor, at: At, kept: KeptSubmission): Promise<Kept> {
  const { id, holder } = at;
  const whose = holder.accountId === null ? browserHash(holder) : null;
  if (await keepUnder(executor, at, { kept, whose })) return { kind: "kept", id };
  const found = await findKeptSubmission(executor, at, NO_PROOF);
  if (found?.kind === "sent") return found;
  const other = newId();
  await keepUnder(executor, { ...at, id: other }, { kept, whose });
  return { kind: "kept", id: other };
}

/** What was the browser's is the account's from now on; false where it was sent or taken over in the meantime. */
export function takeOverSubmission(executor: Executor, at: At, kept: KeptSubmission): Promise<boolean> {
  return keepUnder(executor, at, { kept, whose: browserHash(at.holder) });
}

type Keeping = {
  readonly kept: KeptSubmission;
  /** The browser out of whose hands it may be taken; null for none. */
  readonly whose: string | null;
};

async function keepUnder(executor: Executor, { id, code, holder, at }: At, { kept, whose }: Keeping) {
  const { accountId } = holder;
  const content = JSON.stringify(contentOf(id, holder, kept));
  const ofBrowser = accountId === null ? browserHash(holder) : null;
  const expiresAt = instantOfEpoch(epochOf(at) + LIFE_MS);
  const values = [id, code, kept.step, content, ofBrowser, accountId, expiresAt, whose];
  return (await executor.run(KEEP, values)).length > 0;
}

function browserHash({ browserKey }: Holder): string | null {
  return browserKey === null ? null : guestKeyHash(browserKey);
}

/** A guest's is sealed: only the key of this browser opens it, and with it the key its files lie under. */
function contentOf(id: string, holder: Holder, { submission, typed, errors, signInKey }: KeptSubmission) {
  const open = { submission, typed, errors };
  if (holder.accountId !== null) return { open };
  const { guestKey } = submission;
  return {
    sealed: seal(JSON.stringify({ ...open, signInKey }), sealOf(holder.browserKey), id),
    uploadKeySha256: guestKey === null ? null : guestKeyHash(guestKey),
  };
}

/** Another hash than the one that is stored: the row alone does not open what is sealed in it. */
function sealOf(browserKey: string): Uint8Array {
  return createHash("sha256").update(`kept submission ${browserKey}`).digest();
}

const FIND: Statement = {
  name: "dossier-submission-find",
  text: (schema) => `
    SELECT step, content, sent_dossier_code FROM ${schema}.dossier_submission_kept
    WHERE id = $1 AND procedure_code = $2 AND (account_id = $3::uuid OR browser_key_sha256 = $4)
      AND (expires_at > $5 OR sent_dossier_code IS NOT NULL)`,
};

const openContent = z.object({
  submission: z.unknown(),
  typed: z.record(z.string(), z.string()).nullable(),
  errors: z.array(toldError),
  signInKey: z.string().nullable().default(null),
});
const row = z.object({
  step: z.enum(STEPS),
  content: z.object({ open: openContent.optional(), sealed: z.string().optional() }),
  sent_dossier_code: z.string().nullable(),
});

type Sent = { readonly kind: "sent"; readonly dossierCode: string };
type Found =
  | Sent
  /** `isBrowsers`: no account has it yet. */
  | { readonly kind: "open"; readonly kept: KeptSubmission; readonly isBrowsers: boolean };

/** By what an account shows that it was the guest who filled this in: by one of the two. */
export type Proof = {
  /** What the sign-in brought back that the guest set out for from there. */
  readonly signInKey: string | null;
  /** What the page carried along that was filled in. */
  readonly guestKey: string | null;
};
export const NO_PROOF: Proof = { signInKey: null, guestKey: null };

/**
 * What this account or this browser goes on with. What is the browser's an account finds with a proof only: the next
 * person at the machine has the same browser.
 */
export async function findKeptSubmission(
  executor: Executor,
  { id, code, holder, at }: At,
  proof: Proof,
): Promise<Found | null> {
  const { accountId, browserKey } = holder;
  const [found] = await executor.run(FIND, [id, code, accountId, browserHash(holder), at]);
  if (found === undefined) return null;
  const { step, content, sent_dossier_code: dossierCode } = row.parse(found);
  if (dossierCode !== null) return { kind: "sent", dossierCode };
  const isBrowsers = content.sealed !== undefined;
  const open =
    content.sealed === undefined || browserKey === null
      ? content.open
      : parseJson(openContent, unseal(content.sealed, sealOf(browserKey), id));
  const submission = parseSubmission(open?.submission);
  if (open === undefined || submission === null) return null;
  const { typed, errors, signInKey } = open;
  const isTheirs = accountId === null || !isBrowsers || proves(proof, { signInKey, ...submission });
  return isTheirs ? { kind: "open", isBrowsers, kept: { step, submission, typed, errors, signInKey } } : null;
}

function proves({ signInKey, guestKey }: Proof, asked: Proof): boolean {
  const isSame = (one: string | null, other: string | null) => one !== null && one === other;
  return isSame(signInKey, asked.signInKey) || isSame(guestKey, asked.guestKey);
}

const SENT: Statement = {
  name: "dossier-submission-sent",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_submission_kept AS kept
      (id, procedure_code, step, content, browser_key_sha256, account_id, expires_at, sent_dossier_code)
    VALUES ($1, $2, 'review', '{}', $3, $4::uuid, $5, $6)
    ON CONFLICT (id) DO UPDATE SET content = '{}', sent_dossier_code = excluded.sent_dossier_code
    WHERE kept.procedure_code = excluded.procedure_code AND (kept.account_id = $4::uuid OR kept.browser_key_sha256 = $3)`,
};

/** What was filled in is kept no more; who looks back at its pages finds the code of the dossier it became. */
export async function keepSent(
  executor: Executor,
  { id, code, holder, at }: At,
  dossierCode: string,
): Promise<void> {
  const { accountId } = holder;
  const expiresAt = instantOfEpoch(epochOf(at) + LIFE_MS);
  const ofBrowser = accountId === null ? browserHash(holder) : null;
  await executor.run(SENT, [id, code, ofBrowser, accountId, expiresAt, dossierCode]);
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

const SWEEP: Statement = {
  name: "dossier-submission-sweep",
  text: (schema) => `DELETE FROM ${schema}.dossier_submission_kept WHERE expires_at <= $1 RETURNING id`,
};

export async function sweepKeptSubmissions(executor: Executor, now: Instant): Promise<number> {
  return (await executor.run(SWEEP, [now])).length;
}
