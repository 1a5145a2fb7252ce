import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import {
  loadTrust,
  mayBeSigned,
  type SignatureFinding,
  type Verdict,
  validateAside,
} from "../signature/index.ts";
import type { FileRef } from "./dossier.ts";

const VERDICT = z.custom<Verdict>((value) => typeof value === "string");
const FINDING = z.custom<SignatureFinding>((value) => typeof value === "object" && value !== null);

/** What is known of the signatures of an uploaded file; `verdict` is null while they could not be judged. */
export type UploadSignatures = {
  readonly verdict: Verdict | null;
  readonly findings: readonly SignatureFinding[];
  readonly checkedAt: Instant | null;
};

const NOTE: Statement = {
  name: "dossier-upload-signature-note",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_upload_signature (sha256, noted_at) VALUES ($1, $2)
    ON CONFLICT (sha256) DO NOTHING RETURNING sha256`,
};

/**
 * Judges the signatures of a file that somebody handed in. It is written down first that it has to be judged: trust that
 * cannot be read, or a machine without time for it, keeps the judgement waiting and never the file, and it is tried again.
 * @law one-stop.md §1.6: the verdict of each signature is kept with signer, serial, issuer and time.
 */
export async function noteSignatures(services: Services, sha256: string, bytes: Uint8Array): Promise<void> {
  const { database, clock } = services;
  if (!mayBeSigned(bytes)) return;
  if ((await database.run(NOTE, [sha256, clock.now()])).length === 1) await judge(services, sha256, bytes);
}

const JUDGED: Statement = {
  name: "dossier-upload-signature-judged",
  text: (schema) => `
    UPDATE ${schema}.dossier_upload_signature SET verdict = $2, findings = $3::jsonb, checked_at = $4 WHERE sha256 = $1`,
};
const NONE: Statement = {
  name: "dossier-upload-signature-none",
  text: (schema) => `DELETE FROM ${schema}.dossier_upload_signature WHERE sha256 = $1`,
};
const TRIED: Statement = {
  name: "dossier-upload-signature-tried",
  text: (schema) => `UPDATE ${schema}.dossier_upload_signature SET tries = tries + 1 WHERE sha256 = $1`,
};

/** True where there is a verdict now, or nothing to judge. */
async function judge(services: Services, sha256: string, bytes: Uint8Array): Promise<boolean> {
  const { database, clock, log } = services;
  const now = clock.now();
  const judged = await validateNow(services, bytes);
  if (judged === null) {
    log.warn({ sha256 }, "signatures of an upload could not be judged yet");
    await database.run(TRIED, [sha256]);
    return false;
  }
  if (judged.verdict === null) await database.run(NONE, [sha256]);
  else await database.run(JUDGED, [sha256, judged.verdict, JSON.stringify(judged.signatures), now]);
  return true;
}

/** What the signatures of a file are worth now; null where that cannot be said, for whatever reason. */
export async function validateNow({ database, clock, log }: Services, bytes: Uint8Array) {
  try {
    return await validateAside({ bytes, trust: await loadTrust(database), now: clock.now() });
  } catch (cause) {
    // Whom the office trusts cannot be read now, for whatever reason: the paper is taken and judged later.
    log.error({ failure: cause instanceof Error ? cause.name : typeof cause }, "trust could not be read");
    return null;
  }
}

const WAITING: Statement = {
  name: "dossier-upload-signature-waiting",
  text: (schema) => `
    SELECT sha256 FROM ${schema}.dossier_upload_signature WHERE verdict IS NULL AND tries < $2
    ORDER BY tries, noted_at LIMIT $1`,
};
const SLICE = 20;
/** A file that could not be judged in a day of trying stays "not judged". */
const TRIES_MAX = 720;

/** Judges what had to wait; returns how many have a verdict now. */
export async function judgeWaiting(services: Services): Promise<number> {
  const rows = await services.database.run(WAITING, [SLICE, TRIES_MAX]);
  let judged = 0;
  for (const row of rows) {
    const sha256 = z.string().parse(row["sha256"]);
    const bytes = await services.files.get(sha256);
    if (bytes !== null && (await judge(services, sha256, bytes))) judged += 1;
  }
  return judged;
}

const FIND: Statement = {
  name: "dossier-upload-signature-find",
  text: (schema) => `
    SELECT sha256, verdict, findings, checked_at FROM ${schema}.dossier_upload_signature WHERE sha256 = ANY ($1::text[])`,
};
const row = z.object({
  sha256: z.string(),
  verdict: VERDICT.nullable(),
  findings: z.array(FINDING),
  checked_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
});

/** Those of the files that carry signatures, by hash. */
export async function signaturesOf(
  executor: Executor,
  files: readonly FileRef[],
): Promise<ReadonlyMap<string, UploadSignatures>> {
  if (files.length === 0) return new Map();
  const rows = (await executor.run(FIND, [files.map(({ sha256 }) => sha256)])).map((each) => row.parse(each));
  return new Map(
    rows.map(({ sha256, verdict, findings, checked_at: checkedAt }) => [
      sha256,
      { verdict, findings, checkedAt },
    ]),
  );
}
