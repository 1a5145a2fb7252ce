import { newId } from "../src/kernel/ids.ts";

/**
 * What one write of the product sends to the database, recorded from the product itself and with its variable parts
 * replaced by marks, so that raw SQL can send the same bytes for another dossier.
 */
export type WriteTemplate = {
  readonly kind: "create" | "append";
  /** The parts of other modules it carried, by name and in their order: each adds one parameter after its own. */
  readonly attachments: readonly string[];
  readonly parameters: readonly string[];
  readonly version: number;
};

/** One act of the sequence that every dossier of the bench goes through after it was received. */
export type ActTemplate = { readonly officer: string; readonly act: string; readonly body: string };

export const MARKS = {
  id: "00000000-bead-7000-8000-00000000001d",
  code: "H26.16.05-000000-0000",
  key: "00000000-bead-7000-8000-0000000000ce",
} as const;

/** Rows, events, tasks, remembered answers. */
const OWN_TEXTS = 4;

const OWN_ID = /"id":"[0-9a-f-]{36}"/g;

/** What other modules add has rows of its own; each dossier's need ids of their own. */
const withFreshIds = (text: string) => text.replace(OWN_ID, () => `"id":"${newId()}"`);

/** The parameters of a write for one dossier. */
export function filled(
  template: WriteTemplate,
  as: { readonly id: string; readonly code: string; readonly key: string },
): unknown[] {
  const texts = template.parameters.map((told, index) =>
    (index < OWN_TEXTS ? told : withFreshIds(told))
      .replaceAll(MARKS.id, as.id)
      .replaceAll(MARKS.code, as.code)
      .replaceAll(MARKS.key, as.key),
  );
  const own = texts.slice(0, OWN_TEXTS);
  const added = texts.slice(OWN_TEXTS);
  return template.kind === "create" ? [...own, ...added] : [...own, [as.id], [template.version], ...added];
}
