import type { ConfirmedIdentity } from "../../access/index.ts";
import type { FormSchema } from "../form-schema-parser.ts";

/**
 * What VNeID confirmed of the person who fills in, under the names the e-form asks it by: shown, never asked, and laid
 * over whatever was sent.
 * @law one-stop.md §6.2: the transaction identity is the citizen's; number and name come from VNeID.
 */
export function confirmedAnswers(
  schema: FormSchema | null,
  identity: ConfirmedIdentity | null,
): { readonly [name: string]: string } {
  if (schema === null || identity === null) return {};
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, field]): [string, string][] => {
      const from = field.type === "string" ? field["x-prefill"] : undefined;
      return from === "fullName" || from === "personalId" ? [[name, identity[from]]] : [];
    }),
  );
}
