import { type Locale, messages } from "../../i18n/index.ts";
import { Icon } from "./icon.tsx";

type Crumb = { readonly label: string; readonly href: string };

/** The way back: every page above this one, then this page in words. */
export function Breadcrumb({
  locale,
  trail,
  here,
}: {
  locale: Locale;
  trail: readonly Crumb[];
  here: string;
}) {
  return (
    <nav class="mc-small" aria-label={messages(locale).shell.breadcrumb}>
      {trail.map(({ label, href }) => (
        <>
          <a class="ds-link" data-color="accent" href={href}>
            {label}
          </a>
          <span class="mc-muted" aria-hidden="true">
            {" / "}
          </span>
        </>
      ))}
      <span class="mc-muted" aria-current="page">
        {here}
      </span>
    </nav>
  );
}

/** Previous and next of a list read by cursor; an absent side is left out. */
export function Pagination({
  locale,
  previousHref,
  nextHref,
}: {
  locale: Locale;
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = messages(locale).shell.pagination;
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav class="mc-row" data-justify="between" aria-label={t.label}>
      {previousHref === null ? (
        <span />
      ) : (
        <a class="ds-button" data-variant="tertiary" data-color="accent" href={previousHref} rel="prev">
          <Icon name="chevronLeft" />
          {t.previous}
        </a>
      )}
      {nextHref === null ? null : (
        <a class="ds-button" data-variant="tertiary" data-color="accent" href={nextHref} rel="next">
          {t.next}
          <Icon name="chevronRight" />
        </a>
      )}
    </nav>
  );
}

/** The pages of a longer form, in order: done, here, still to come. */
export function WizardSteps({
  label,
  steps,
  current,
}: {
  label: string;
  steps: readonly string[];
  current: number;
}) {
  return (
    <ol class="mc-wizard" aria-label={label}>
      {steps.map((step, index) => (
        <li
          {...(index === current ? { "aria-current": "step" } : {})}
          data-state={index < current ? "done" : index === current ? "current" : "later"}
        >
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
