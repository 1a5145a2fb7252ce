import type { Actor } from "../../access/index.ts";
import type { FormSchema } from "../form-schema-parser.ts";
import type { TypedAnswers } from "./typed-answers.ts";

/** What the account already knows stands in the boxes at once: nobody types twice what the state has told us. */
export function prefilled(schema: FormSchema, actor: Actor): TypedAnswers {
  if (actor.kind !== "citizen") return {};
  const known = { fullName: actor.fullName, personalId: actor.personalId ?? "", phone: actor.phone ?? "" };
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, field]) => {
      const from = field.type === "string" ? field["x-prefill"] : undefined;
      return from === undefined || known[from] === "" ? [] : [[name, known[from]]];
    }),
  );
}
