import { spokenPhone } from "../../../kernel/identifiers.ts";
import type { Actor } from "../../access/index.ts";
import type { FormSchema } from "../form-schema-parser.ts";
import type { TypedAnswers } from "./typed-answers.ts";

/** What the account already knows, and what most people answer, stands in the boxes at once: nobody types it twice. */
export function prefilled(schema: FormSchema, actor: Actor): TypedAnswers {
  const known =
    actor.kind === "citizen"
      ? { fullName: actor.fullName, personalId: actor.personalId, phone: spokenPhone(actor.phone) }
      : null;
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, field]): [string, string][] => {
      if (field.type !== "string") return [];
      const from = field["x-prefill"];
      const value = (from === undefined ? null : known?.[from]) ?? field.default ?? null;
      return value === null ? [] : [[name, value]];
    }),
  );
}
