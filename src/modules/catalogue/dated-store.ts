import { newId } from "../../kernel/ids.ts";
import type { Json } from "../../kernel/json.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { Actor, PersonId } from "../access/index.ts";
import type { Followed } from "./decide.ts";

/** Tables that keep versions which follow each other in time: the versions, their seals, what was done to them. */
type DatedTables = {
  readonly versions: string;
  /** Columns that are reckoned from the content and written with it. */
  readonly reckoned?: readonly string[];
  readonly seals: string;
  /** Columns of a seal, each with the column of the version it repeats. */
  readonly sealed: Readonly<Record<string, string>>;
  readonly acts: string;
  /** The column of an act that names its version. */
  readonly actOf: string;
};

type Publication<Id extends string> = Followed<Id> & { readonly at: Instant; readonly by: PersonId | null };

type DatedAct<Id extends string, Type extends string> = {
  readonly of: Id;
  readonly type: Type;
  readonly actor: Actor;
  readonly at: Instant;
  readonly facts?: { readonly [key: string]: Json };
};

type Edited = {
  readonly id: string;
  readonly revision: number;
  readonly content: unknown;
  readonly at: Instant;
  /** Values of the `reckoned` columns, in their order. */
  readonly reckoned?: readonly string[];
};

/** How versions follow each other in the database, whatever they are versions of. */
export function datedStore<Id extends string, Type extends string>(tables: DatedTables) {
  const { saving, closing, opening, sealing, noting } = statementsFor(tables);
  const close = (tx: Tx, id: Id, to: { readonly state: "AMENDED" | "REPEALED"; readonly on: LocalDate }) =>
    tx.run(closing, [id, to.state, to.on]);
  return {
    /** Writes a draft if its revision is still the one seen; the new revision, or null where it moved on. */
    save: async (tx: Tx, { id, revision, content, at, reckoned = [] }: Edited): Promise<number | null> => {
      const rows = await tx.run(saving, [id, revision, JSON.stringify(content), at, ...reckoned]);
      return rows.length === 0 ? null : revision + 1;
    },
    /** Ends the predecessor, opens the new version and seals its content; the database refuses any later change of it. */
    publish: async (tx: Tx, id: Id, { predecessor, validFrom, at, by }: Publication<Id>): Promise<void> => {
      if (predecessor !== null)
        await close(tx, predecessor.id, { state: "AMENDED", on: predecessor.validTo });
      await tx.run(opening, [id, validFrom, at, by]);
      await tx.run(sealing, [id]);
    },
    end: async (tx: Tx, id: Id, validTo: LocalDate): Promise<void> => {
      await close(tx, id, { state: "REPEALED", on: validTo });
    },
    /** Appends to the history of a version. */
    note: async (tx: Tx, { of, type, actor, at, facts = {} }: DatedAct<Id, Type>): Promise<void> => {
      const personId = actor.kind === "officer" ? actor.personId : null;
      await tx.run(noting, [newId(), of, type, actorName(actor), personId, at, JSON.stringify(facts)]);
    },
  };
}

function statementsFor({ versions, reckoned = [], seals, sealed, acts, actOf }: DatedTables) {
  const statement = (what: string, text: Statement["text"]): Statement => ({
    name: `${versions}-${what}`.replaceAll("_", "-"),
    text,
  });
  const beside = reckoned.map((column, index) => `, ${column} = $${index + 5}`).join("");
  return {
    saving: statement(
      "save",
      (schema) => `
        UPDATE ${schema}.${versions} SET content = $3::jsonb, revision = $2 + 1, updated_at = $4${beside}
        WHERE id = $1 AND state = 'DRAFT' AND revision = $2 RETURNING revision`,
    ),
    closing: statement(
      "close",
      (schema) => `UPDATE ${schema}.${versions} SET state = $2, valid_to = $3 WHERE id = $1`,
    ),
    opening: statement(
      "open",
      (schema) => `
        UPDATE ${schema}.${versions} SET state = 'PUBLISHED', valid_from = $2, published_at = $3, published_by = $4
        WHERE id = $1`,
    ),
    sealing: statement(
      "seal",
      (schema) => `
        INSERT INTO ${schema}.${seals} (${Object.keys(sealed).join(", ")})
        SELECT ${Object.values(sealed).join(", ")} FROM ${schema}.${versions} WHERE id = $1`,
    ),
    noting: statement(
      "note",
      (schema) => `
        INSERT INTO ${schema}.${acts} (id, ${actOf}, type, actor_name, person_id, at, facts)
        VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
    ),
  };
}

/** As the history of the catalogue names whoever acted. */
function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "officer":
    case "citizen":
      return actor.fullName;
    case "system":
      return actor.name;
    case "guest":
      return "";
  }
}
