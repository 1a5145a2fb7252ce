import type { FormSchema } from "../form-schema-parser.ts";
import { formSchemaOf } from "../form-validation.ts";
import type { FormDefinition, ProcedureVersion } from "../procedure.ts";

export type FoundForm = { readonly definition: FormDefinition; readonly schema: FormSchema };

/** An e-form of a version by its code; null where there is none or it is a file only. */
export function findForm(version: Pick<ProcedureVersion, "forms">, formCode: string): FoundForm | null {
  const definition = version.forms.find((form) => form.code === formCode);
  const schema = definition === undefined ? null : formSchemaOf(definition);
  return definition === undefined || schema === null ? null : { definition, schema };
}

/** The declaration of a procedure: its first e-form. */
export function firstForm(version: Pick<ProcedureVersion, "forms">): FoundForm | null {
  for (const definition of version.forms) {
    const schema = formSchemaOf(definition);
    if (schema !== null) return { definition, schema };
  }
  return null;
}
