import type { Child } from "hono/jsx";
import { messages } from "../../i18n/index.ts";
import { spokenPhone } from "../../kernel/identifiers.ts";
import { Icon } from "../components/icon.tsx";
import { phoneHref } from "../components/index.ts";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import { languageSwitchUrl } from "./frame-address.ts";

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

/** Leads to this page in the other language, named in that language. */
export function LanguageLink({ page }: { page: PageFrame }) {
  const other =
    page.locale === "vi"
      ? { code: "en", name: "English" }
      : { code: "vi", name: messages("vi").shell.languageName };
  return (
    <a class="mc-bar-link" href={languageSwitchUrl(page)} lang={other.code} hreflang={other.code}>
      {other.name}
    </a>
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
