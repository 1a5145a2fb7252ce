import type { Child } from "hono/jsx";
import { messages } from "../../i18n/index.ts";
import { spokenPhone } from "../../kernel/identifiers.ts";
import { Icon } from "../components/icon.tsx";
import { phoneHref } from "../components/index.ts";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import { SHOW_AGAIN } from "../request-input.ts";
import { type HeldForm, languageSwitchUrl } from "./frame-address.ts";

/** The red bar: whose door this is, and what the screen puts into it. */
export function TopBar({ page, home, children }: { page: PageFrame; home: string; children: Child }) {
  const t = messages(page.locale).shell;
  return (
    <header class="mc-bar">
      <div class="mc-bar-inner">
        <a class="mc-brand" href={home}>
          <span class="mc-star">
            <Icon name="star" />
          </span>
          <span>
            <strong>{t.productName}</strong>
            <small>{page.authorityName}</small>
          </span>
        </a>
        {children}
      </div>
      {page.demo ? <div class="mc-demo">{t.demoNotice}</div> : null}
    </header>
  );
}

function otherLanguage({ locale }: PageFrame) {
  return locale === "vi"
    ? { code: "en", name: "English" }
    : { code: "vi", name: messages("vi").shell.languageName };
}

const LANGUAGE_OF_FORM = "language-of-form";
type LanguageProps = { readonly page: PageFrame; readonly form: HeldForm | null };

/** Leads to this page in the other language, named in that language; where a form would be lost, to the button that keeps it. */
export function LanguageLink({ page, form }: LanguageProps) {
  const other = otherLanguage(page);
  const href = form === null ? languageSwitchUrl(page) : `#${LANGUAGE_OF_FORM}`;
  const presses = form === null ? {} : { "data-presses": "" };
  return (
    <a class="mc-bar-link" href={href} lang={other.code} hreflang={other.code} {...presses}>
      {other.name}
    </a>
  );
}

/**
 * Sends the form to be shown in the other language, with everything typed (ADR 0238). It stands after the form: before
 * it, it would be what the Enter key presses.
 */
export function LanguageOfForm({ page, form }: LanguageProps) {
  if (form === null) return null;
  const other = otherLanguage(page);
  return (
    <div class="mc-row">
      <button
        class="ds-button"
        data-variant="secondary"
        data-color="accent"
        id={LANGUAGE_OF_FORM}
        type="submit"
        form={form.id}
        formaction={`${form.action}?lang=${other.code}`}
        formnovalidate
        name={SHOW_AGAIN}
        value={other.code}
        lang={other.code}
      >
        {other.name}
      </button>
      <small class="mc-muted">{messages(page.locale).shell.languageKeeps}</small>
    </div>
  );
}

/** Signing out changes something, so it is a form, not a link. */
export function SignOutButton({ page }: { page: PageFrame }) {
  return (
    <form method="post" action={paths.signOut()}>
      <input type="hidden" name="csrfToken" value={page.csrfToken} />
      <button class="mc-bar-button" type="submit">
        {messages(page.locale).shell.signOut}
      </button>
    </form>
  );
}

export function Footer({ page }: { page: PageFrame }) {
  const t = messages(page.locale).shell;
  return (
    <footer class="mc-foot">
      <div>
        <span>{`${t.productName} · ${page.authorityName}`}</span>
        {page.helpline === null ? null : (
          <span>
            {`${t.helpline}: `}
            <a class="ds-link" href={phoneHref(page.helpline)}>
              {spokenPhone(page.helpline)}
            </a>
          </span>
        )}
        <span>
          <a class="ds-link" href={paths.apiReference()}>
            {t.openData}
          </a>
        </span>
      </div>
    </footer>
  );
}
