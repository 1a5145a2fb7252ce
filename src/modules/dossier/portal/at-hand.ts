import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { freshGuestKey, GUEST_KEY } from "../../../kernel/guest-key.ts";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { newId } from "../../../kernel/ids.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, z } from "../../../web/route.ts";
import { draftKeyIn, keepDraftKey } from "../../catalogue/index.ts";
import { moveUploads, uploadOwner } from "../uploads.ts";
import {
  findKeptSubmission,
  type Holder,
  type KeptSubmission,
  keepSent,
  keepSubmission,
  NO_PROOF,
  type Proof,
  type ToldError,
  takeOverSubmission,
} from "./kept-submission.ts";
import { readSubmission } from "./submission.ts";
import { carried, confirmed } from "./submit-input.ts";
import type { Asked } from "./submit-situation.ts";

export const ofProcedure = z.strictObject({ code: z.string().min(1).max(60) });
export const submitQuery = z.object({
  draft: z.string().max(40).optional(),
  kept: z.uuid().optional().catch(undefined),
  /** What a sign-in brings back that was set out for from what is kept. */
  signed: z.string().regex(GUEST_KEY).optional().catch(undefined),
});
export type SubmitPage = Page<z.output<typeof ofProcedure>, z.output<typeof submitQuery>>;

/** The field by which a page says under which id its submission is kept. */
export const KEPT_ID = "_kept";
const keptId = z.uuid().catch(() => newId());

/** The submission a page is about: under which id, and what there is of it. */
export type AtHand = Pick<KeptSubmission, "submission" | "typed"> & { readonly id: string };

/** Whose submissions this page may look at. A guest's browser gets its key here, before anything is kept under it. */
function holderOf(page: SubmitPage): Holder {
  const { actor } = page;
  if ("accountId" in actor) return { accountId: actor.accountId, browserKey: draftKeyIn(page) };
  return { accountId: null, browserKey: present(keepDraftKey(page), "key of a guest's browser") };
}

/**
 * What is kept under the id for whoever asks; null where nothing is, not theirs, or over. The guest who filled it in and
 * signed in has it in the account from now on, with its files; to others in this browser it shows nothing.
 */
export async function findAtHand(page: SubmitPage, about: Asked, id: string) {
  const { database, clock } = page.services;
  const at = { id, code: page.params.code, holder: holderOf(page), at: clock.now() };
  const found = await findKeptSubmission(database, at, proofOf(page));
  if (found === null || found.kind === "sent") return found;
  const owner = uploadOwner(page.actor, null);
  const { guestKey } = found.kept.submission;
  const kept = {
    ...found.kept,
    submission: confirmed(about, { ...found.kept.submission, guestKey: keyFor(page, guestKey) }),
  };
  if (owner !== null && found.isBrowsers) {
    const isTaken = await database.transaction(async (tx) => {
      const takes = await takeOverSubmission(tx, at, kept);
      if (takes && guestKey !== null) await moveUploads(tx, sha256(guestKey), owner);
      return takes;
    });
    if (!isTaken) return findKeptSubmission(database, at, NO_PROOF);
  }
  return { kind: "open", kept } as const;
}

/** Only what the sign-in brings back, or what the page itself says that is sent: the address alone proves nothing. */
function proofOf({ query, form }: SubmitPage): Proof {
  return { signInKey: query.signed ?? null, guestKey: readSubmission(form)?.guestKey ?? null };
}

function keyFor({ actor }: SubmitPage, guestKey: string | null): string | null {
  return actor.kind === "guest" ? (guestKey ?? freshGuestKey()) : null;
}

type Gathered =
  | { readonly kind: "sent"; readonly dossierCode: string }
  | ({ readonly kind: "open" } & AtHand);

/**
 * What a page that was sent is about: as it was kept at the last step, or, where that is over, as the page carried it
 * along. A page that lay open for longer than anything is kept loses nothing.
 */
export async function gather(page: SubmitPage, about: Asked): Promise<Gathered> {
  const id = keptId.parse(page.form[KEPT_ID]);
  const found = await findAtHand(page, about, id);
  if (found?.kind === "sent") return found;
  if (found !== null) return { kind: "open", id, submission: found.kept.submission, typed: found.kept.typed };
  return { kind: "open", id, submission: await carried(page, about), typed: null };
}

type Step = AtHand & Pick<KeptSubmission, "step"> & Partial<Pick<KeptSubmission, "errors">>;

/**
 * Keeps it and answers the address of the step: looking back at it or reloading it sends nothing again. Where it was sent
 * from another window in the meantime it is the address of the receipt.
 */
export async function keepStep(page: SubmitPage, step: Step): Promise<string> {
  const kept = await keep(page, step, null);
  return kept.kind === "sent" ? paths.submitted(kept.dossierCode) : kept.address;
}

/** The same, and answers where to sign in: who comes back from there, and nobody else, has it in the account. */
export async function keepForSignIn(page: SubmitPage, step: Step): Promise<string> {
  if (page.actor.kind !== "guest") return keepStep(page, step);
  const signInKey = freshGuestKey();
  const kept = await keep(page, step, signInKey);
  if (kept.kind === "sent") return paths.submitted(kept.dossierCode);
  return `${paths.signIn()}?return=${encodeURIComponent(`${kept.address}&signed=${signInKey}`)}`;
}

async function keep(
  page: SubmitPage,
  { id, submission, typed, step, errors = [] }: Step,
  signInKey: string | null,
) {
  const { database, clock } = page.services;
  const { code } = page.params;
  const at = { id, code, holder: holderOf(page), at: clock.now() };
  const kept = await keepSubmission(database, at, { step, submission, typed, errors, signInKey });
  if (kept.kind === "sent") return kept;
  return { kind: "kept", address: paths.submitStep(code, { step, kept: kept.id }) } as const;
}

/** It became a dossier: from now on its pages say so. */
export async function keepAsSent(page: SubmitPage, id: string, dossierCode: string): Promise<void> {
  const { database, clock } = page.services;
  const at = { id, code: page.params.code, holder: holderOf(page), at: clock.now() };
  await keepSent(database, at, dossierCode);
}

/** One submission is sent once, from however many windows: the key of the act follows from it and from whose it is. */
export function keyOfSending(page: SubmitPage, id: string): string {
  const { accountId, browserKey } = holderOf(page);
  return sha256(`send submission ${id} ${accountId ?? browserKey}`);
}

/** An address nobody has been at yet, for somebody who begins. */
export function beginningOf(page: SubmitPage): string {
  const { code } = page.params;
  const { draft } = page.query;
  holderOf(page);
  const at = paths.submitStep(code, { step: "form", kept: newId() });
  return draft === undefined ? at : `${at}&draft=${encodeURIComponent(draft)}`;
}

/** Mistakes as they are kept: who reads them next may have changed the language. */
export function inEachLanguage(tell: (locale: Locale) => readonly FormError[]): ToldError[] {
  const [inVietnamese, inEnglish] = [tell("vi"), tell("en")];
  return inVietnamese.map(({ path, message }, index) => ({
    path,
    vi: message,
    en: inEnglish[index]?.message ?? message,
  }));
}

export function errorsIn(locale: Locale, errors: readonly ToldError[]): FormError[] {
  return errors.map((error) => ({ path: error.path, message: error[locale] }));
}
