import type { Child } from "hono/jsx";
import {
  Button,
  type DateParts,
  ErrorSummary,
  errorOf,
  type FieldBase,
  Form,
} from "../../../web/components/index.ts";
import type { FieldError, FormInput } from "../../../web/route.ts";
import { type AnyPage, typedDateParts, typedText } from "./form-fields.ts";

/** The act whose form was refused: it stays open with what was typed. */
export type Tried<Act extends string> = {
  readonly act: Act;
  readonly form: FormInput;
  readonly errors: readonly FieldError[];
};

type Attempt<Act extends string> = { readonly page: AnyPage; readonly tried?: Tried<Act> | undefined };
type FieldProps = Pick<FieldBase, "locale" | "name" | "label" | "error"> & { readonly id: string };

/** The fields of one act's form: ids are apart from the other forms of the page, errors and typed text are its own. */
export function fieldsOf<Act extends string>({ page, tried }: Attempt<Act>, act: Act) {
  const mine = tried?.act === act ? tried : null;
  const base = (name: string, label: string): FieldProps => ({
    locale: page.locale,
    name,
    id: `${act}-${name}`,
    label,
    error: mine === null ? undefined : errorOf(mine.errors, name),
  });
  return {
    /** `kept`: what is shown before anything was typed. */
    field: (name: string, label: string, kept = ""): FieldProps & { readonly value: string } => ({
      ...base(name, label),
      value: mine === null ? kept : typedText(mine.form, name),
    }),
    date: (name: string, label: string): FieldProps & { readonly value?: DateParts } =>
      mine === null ? base(name, label) : { ...base(name, label), value: typedDateParts(mine.form, name) },
  };
}

/** The mistakes of the act that was tried, each leading to its field among the forms of the page. */
export function TriedSummary<Act extends string>({ page, tried }: Attempt<Act>) {
  const errors = (tried?.errors ?? []).map((error) => ({ ...error, path: `${tried?.act}-${error.path}` }));
  return <ErrorSummary locale={page.locale} errors={errors} />;
}

type ActFormProps = {
  readonly page: AnyPage;
  readonly action: string;
  readonly submit: string;
  readonly endsSomething?: boolean;
  /** Where a colleague may have changed the same in between: the revision that was read. */
  readonly revision?: number;
  readonly children: Child;
};

/** The form of one act, with the button that does it. */
export function ActForm({ page, action, submit, endsSomething = false, revision, children }: ActFormProps) {
  return (
    <Form page={page} action={action}>
      {revision === undefined ? null : <input type="hidden" name="revision" value={String(revision)} />}
      {children}
      <div class="mc-row">
        <Button variant="secondary" {...(endsSomething ? { color: "danger" as const } : {})}>
          {submit}
        </Button>
      </div>
    </Form>
  );
}
