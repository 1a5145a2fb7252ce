import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";
import type { Renderable } from "../page-route.ts";
import { fieldId } from "./field.tsx";

/** What a form needs of the page: the two hidden guards (CSRF token, idempotency key). */
export type FormPage = { readonly formGuard: (idempotencyKey?: string) => Renderable };

type FormProps = {
  readonly page: FormPage;
  readonly action: string;
  /** Forms with files are multipart. */
  readonly files?: boolean;
  readonly class?: string;
  readonly id?: string;
  /** The idempotency key of an act that is done once, from whichever copy of the page; a fresh one where none is given. */
  readonly once?: string;
  readonly children: Child;
};

/** A form that changes something. Its mistakes are shown by us, in the reader's language, so the browser's own bubbles are off. */
export function Form({
  page,
  action,
  files = false,
  class: className = "mc-form",
  id,
  once,
  children,
}: FormProps) {
  return (
    <form
      method="post"
      action={action}
      class={className}
      novalidate
      {...(files ? { enctype: "multipart/form-data" } : {})}
      {...(id === undefined ? {} : { id })}
    >
      {page.formGuard(once)}
      {children}
    </form>
  );
}

export type FormError = { readonly path: string; readonly message: string };

/** The mistakes of a form, first on the page, each leading to its field. */
export function ErrorSummary({
  locale,
  errors,
  title,
}: {
  locale: Locale;
  errors: readonly FormError[];
  title?: string;
}) {
  if (errors.length === 0) return null;
  return (
    <div class="ds-error-summary" role="alert" tabindex={-1} data-error-summary="">
      <h2 class="ds-heading">{title ?? messages(locale).shell.form.errorSummaryTitle}</h2>
      <ul>
        {errors.map(({ path, message }) => (
          <li>{path === "" ? message : <a href={`#${fieldId(path)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence for one field, if it has one: `errorOf(errors, "applicant.fullName")`. */
export function errorOf(errors: readonly FormError[], path: string): string | undefined {
  return errors.find((error) => error.path === path)?.message;
}

/** A part of a longer form, with its own heading. */
export function FormSection({ title, children }: { title: string; children: Child }) {
  return (
    <fieldset class="ds-fieldset" data-tone="section">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Ties a filter to the address: a GET form in one row, so that a filtered list can be sent as a link. Never for names: `SearchForm`. */
export function FilterForm({ action, children }: { action: string; children: Child }) {
  return (
    <search>
      <form method="get" action={action} class="mc-filter">
        {children}
      </form>
    </search>
  );
}
