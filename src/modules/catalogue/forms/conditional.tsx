import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormSchema } from "../form-schema-parser.ts";
import { samePersonRules } from "./same-person.ts";

/** What the pages of an e-form load so that needless fields are out of sight. */
export const CONDITIONAL_FIELDS = "conditional-fields.js";

type Answers = Readonly<Record<string, readonly (string | boolean)[]>>;

/**
 * When a field is asked, for the island: needed under any of these answers (none: always), and not where it was said
 * before. Null where it is asked of everybody.
 */
function whenAsked(schema: FormSchema, name: string) {
  const always = schema.required.includes(name);
  const rules = always ? [] : (schema.allOf ?? []).filter(({ then }) => then.required.includes(name));
  const needed = rules.map(
    ({ if: { properties } }): Answers =>
      Object.fromEntries(Object.entries(properties).map(([asked, { enum: values }]) => [asked, values])),
  );
  const same = samePersonRules(schema, name).map(({ when }): Answers => ({ [when.field]: [when.equals] }));
  return needed.length + same.length === 0 ? null : { needed, same };
}

type FieldProps = { readonly schema: FormSchema; readonly name: string };

/** A field that only some answers ask for: shown to all without a script, with its note; hidden by the island. */
export function Conditional({ schema, name, children }: FieldProps & { readonly children: Child }) {
  const when = whenAsked(schema, name);
  if (when === null) return <>{children}</>;
  return (
    <div class="mc-when" data-when={JSON.stringify(when)}>
      {children}
    </div>
  );
}

/** Where a reader of the screen hears which fields came and went. */
export function Told({ locale, schema }: { readonly locale: Locale; readonly schema: FormSchema }) {
  const t = messages(locale).catalogue.form;
  const isConditional = Object.keys(schema.properties).some((name) => whenAsked(schema, name) !== null);
  if (!isConditional) return null;
  return (
    <p class="ds-sr-only" role="status" data-when-told="" data-more={t.nowAsked} data-fewer={t.notAsked} />
  );
}
