import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import { deniedForms, lockForm, publishForm, readDefinition } from "./form-commands.ts";
import type { FormDefinition } from "./form-definition.ts";
import { deleteDraft, type FormDraft, findDraft, saveDraft } from "./form-draft-store.ts";
import { listForms } from "./form-store.ts";
import type { ReportRefusal } from "./refusals.ts";

type Answer<T> = Promise<Result<T, ReportRefusal>>;

/** A form as it is being edited: its draft, or where nobody has begun, its newest version. */
export type EditedForm = {
  readonly definition: FormDefinition;
  readonly basedOn: number;
  readonly changes: number;
  readonly draft: FormDraft | null;
};

export async function editedForm(executor: Executor, code: string): Promise<EditedForm | null> {
  const draft = await findDraft(executor, code);
  if (draft !== null) return { ...draft, draft };
  const newest = (await listForms(executor, code)).at(-1);
  if (newest === undefined) return null;
  return { definition: newest.definition, basedOn: newest.version, changes: 0, draft: null };
}

/**
 * Changes the draft, beginning one where there is none. `changes` is what the editor saw: a change made meanwhile by
 * somebody else is not undone unseen.
 */
export async function changeDraft(
  services: Services,
  actor: Actor,
  asked: {
    readonly code: string;
    readonly changes: number;
    readonly change: (form: FormDefinition) => Result<FormDefinition, ReportRefusal>;
  },
): Answer<{ code: string }> {
  const denied = deniedForms(actor);
  if (denied !== null) return refuse(denied);
  const { code, changes, change } = asked;
  return services.database.transaction(async (tx): Answer<{ code: string }> => {
    await lockForm(tx, code);
    const edited = await editedForm(tx, code);
    if (edited === null) return refuse({ code: "NOT_FOUND" });
    if (edited.changes !== changes)
      return refuse({ code: "REPORT_FORM_DRAFT_CHANGED", by: edited.draft?.changedByName ?? "" });
    const changed = change(edited.definition);
    if (!changed.ok) return changed;
    const read = readDefinition(changed.value);
    if (!read.ok) return read;
    const definition = read.value;
    // A definition brought in under another code is the draft of that form, where nobody edits it yet.
    const base = definition.code === code ? edited : await editedForm(tx, definition.code);
    if (base !== edited && base !== null && base.draft !== null)
      return refuse({ code: "REPORT_FORM_DRAFT_CHANGED", by: base.draft.changedByName });
    await saveDraft(tx, {
      definition,
      basedOn: base?.basedOn ?? 0,
      changes: (base?.changes ?? 0) + 1,
      changedAt: services.clock.now(),
      changedByName: "fullName" in actor ? actor.fullName : actor.kind,
    });
    return accept({ code: definition.code });
  });
}

/** Drops what was edited: the newest version stands as it was. */
export async function dropDraft(services: Services, actor: Actor, code: string): Answer<{ code: string }> {
  const denied = deniedForms(actor);
  if (denied !== null) return refuse(denied);
  await deleteDraft(services.database, code);
  return accept({ code });
}

/** Publishes the form as it stands in the editor, from a day on; the draft has then become a version. */
export async function publishDraft(
  services: Services,
  actor: Actor,
  asked: {
    readonly code: string;
    readonly changes: number;
    readonly unitId: UnitId;
    readonly validFrom: LocalDate;
  },
): Answer<{ code: string; version: number }> {
  const edited = await editedForm(services.database, asked.code);
  if (edited === null) return refuse({ code: "NOT_FOUND" });
  if (edited.changes !== asked.changes)
    return refuse({ code: "REPORT_FORM_DRAFT_CHANGED", by: edited.draft?.changedByName ?? "" });
  const { unitId, validFrom } = asked;
  const { definition } = edited;
  const published = await publishForm(services, actor, { definition, unitId, validFrom });
  if (published.ok) await deleteDraft(services.database, asked.code);
  return published;
}
