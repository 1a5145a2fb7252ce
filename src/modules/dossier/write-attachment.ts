import type { Instant } from "../../kernel/local-date.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";

/**
 * A write as others see it: the state before (a draft, for the first one), the state after, and when. `events` is what
 * was appended; a past dossier tells its stages without any.
 */
export type SeenWrite = {
  readonly before: Dossier;
  readonly after: Dossier;
  readonly at: Instant;
  readonly events: readonly DossierEvent[];
};

/**
 * What another module writes in the very statement that writes the events, so that it is there exactly when they are.
 * The dossier knows only this shape; who attaches is decided where the application is put together.
 */
export type WriteAttachment = {
  /** Part of the name the statement is prepared under. */
  readonly name: string;
  /**
   * Further parts of the `WITH`, beginning with a comma. `parameter` is its one value (`$7`); `written` is the part
   * that answers the ids of the dossiers written: nothing may be added for any other.
   */
  readonly parts: (schema: string, names: { readonly parameter: string; readonly written: string }) => string;
  /** The value for these writes; null where there is nothing to add, which costs nothing. */
  readonly valueOf: (writes: readonly SeenWrite[]) => unknown;
};

type Base = {
  readonly name: string;
  readonly parameters: number;
  readonly written: string;
  /** The statement, with `attached` as the last parts of its `WITH`. */
  readonly text: (schema: string, attached: string) => string;
};

/** A statement with or without attachments: prepared once for each set of attachments that has something to say. */
export function attachable(base: Base, attachments: readonly WriteAttachment[]) {
  const statements = new Map<string, Statement>();
  const statementWith = (attached: readonly WriteAttachment[]): Statement => {
    const name = [base.name, ...attached.map((each) => each.name)].join("+");
    const known = statements.get(name);
    if (known !== undefined) return known;
    const parts = (schema: string) =>
      attached
        .map((each, index) =>
          each.parts(schema, { parameter: `$${base.parameters + 1 + index}`, written: base.written }),
        )
        .join("");
    const made = { name, text: (schema: string) => base.text(schema, parts(schema)) };
    statements.set(name, made);
    return made;
  };
  /** The statement for these writes, and the values that come after its own. */
  return (writes: readonly SeenWrite[]): { readonly statement: Statement; readonly values: unknown[] } => {
    const said = attachments
      .map((attachment) => ({ attachment, value: attachment.valueOf(writes) }))
      .filter(({ value }) => value !== null);
    return {
      statement: statementWith(said.map(({ attachment }) => attachment)),
      values: said.map(({ value }) => value),
    };
  };
}
