import { present } from "../../kernel/assert.ts";
import { freshGuestKey } from "../../kernel/guest-key.ts";
import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize } from "../access/index.ts";
import type { FormAnswers } from "./form-data.ts";
import { draftExpiry, draftOwner, type FormDraft } from "./form-draft.ts";
import { deleteDraft, insertFormDraft, selectDraft, updateFormDraft } from "./form-draft-store.ts";
import { findForm } from "./forms/find-form.ts";
import type { CatalogueRefusal } from "./refusals.ts";
import { findProcedureVersion } from "./store.ts";

/** A draft and, where a key was made for its guest, that key; it is not stored, and is the only way back. */
type KeptDraft = { readonly draft: FormDraft; readonly key: string | null };

/** Begins a draft; what is half filled is welcome, checking comes when it is sent. */
export async function startFormDraft(
  services: Pick<Services, "database" | "clock">,
  actor: Actor,
  input: {
    readonly versionId: string;
    readonly formCode: string;
    readonly answers: FormAnswers;
    /** A guest's own; null makes one. */
    readonly key: string | null;
  },
): Promise<Result<KeptDraft, CatalogueRefusal>> {
  if (!authorize(actor, "dossier.submit", { kind: "none" }).allowed) return refuse({ code: "NOT_ALLOWED" });
  const version = await findProcedureVersion(services.database, input.versionId);
  if (version === null || version.state === "DRAFT" || findForm(version, input.formCode) === null) {
    return refuse({ code: "NOT_FOUND" });
  }
  const key = actor.kind === "citizen" ? null : (input.key ?? freshGuestKey());
  const owner = present(draftOwner(actor, key), "owner of a new draft");
  const at = services.clock.now();
  const draft = await insertFormDraft(services.database, {
    ...input,
    id: newId<"form-draft">(),
    owner,
    at,
    expiresAt: draftExpiry(at),
  });
  return accept({ draft: present(draft, "the draft just written"), key: input.key === null ? key : null });
}

type DraftKey = { readonly id: string; readonly key: string | null };

/** A draft of the account, or of whoever holds its key; null for anything else, without saying why. */
export async function findFormDraft(
  services: Pick<Services, "database" | "clock">,
  actor: Actor,
  { id, key }: DraftKey,
): Promise<FormDraft | null> {
  const owner = draftOwner(actor, key);
  return owner === null ? null : selectDraft(services.database, { id, owner, now: services.clock.now() });
}

/** Saves a draft again; refused where another window saved it meanwhile. */
export async function saveFormDraft(
  services: Pick<Services, "database" | "clock">,
  actor: Actor,
  input: DraftKey & { readonly revision: number; readonly answers: FormAnswers },
): Promise<Result<FormDraft, CatalogueRefusal>> {
  const found = await findFormDraft(services, actor, input);
  const owner = draftOwner(actor, input.key);
  if (found === null || owner === null) return refuse({ code: "NOT_FOUND" });
  const at = services.clock.now();
  const saved = await updateFormDraft(services.database, {
    id: found.id,
    owner,
    answers: input.answers,
    revision: input.revision,
    at,
    expiresAt: draftExpiry(at),
  });
  if (saved !== null) return accept(saved);
  return refuse({ code: "VERSION_CONFLICT", currentVersion: String(found.revision) });
}

/** Erases a draft at the word of whoever wrote it; one that is gone, or somebody else's, is left as it is. */
export async function forgetFormDraft(
  services: Pick<Services, "database">,
  actor: Actor,
  { id, key }: DraftKey,
): Promise<void> {
  const owner = draftOwner(actor, key);
  if (owner !== null) await deleteDraft(services.database, { id, owner });
}
