import { raw } from "hono/html";
import { type Locale, messages } from "../../../i18n/index.ts";
import { STAND_IN_CITIZENS } from "./citizens.ts";

const STYLE = `
:root { color-scheme: light; font-family: "Be Vietnam Pro", "Noto Sans", system-ui, sans-serif; line-height: 1.5 }
body { margin: 0; background: #f3f3f3; color: #23272c }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
.band { background: repeating-linear-gradient(45deg, #7a5a00 0 14px, #5e4500 14px 28px); color: #fff; padding: .75rem 1rem; text-align: center; font-weight: 600 }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .5rem }
.warn { background: #fff8e1; border: 1px solid #b8860b; border-left-width: 6px; padding: .75rem 1rem; border-radius: 4px }
form { display: grid; gap: .75rem; margin-top: 1.25rem }
button { font: inherit; text-align: left; padding: .9rem 1rem; min-height: 44px; border: 1px solid #5b6168; border-radius: 4px; background: #fff; color: inherit; cursor: pointer }
button:hover { background: #eef4fb } button:focus-visible, a:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px }
button strong { display: block } button.cancel { text-align: center }
.lang { display: flex; justify-content: flex-end } a { color: #0b5cad; padding: .5rem 0 }
`;

type Choice = {
  readonly locale: Locale;
  readonly action: string;
  readonly nonce: string;
  readonly officeUrl: string;
};

/** The one page of the stand-in: says what it is, and lets the visitor be one of the invented citizens. No script. */
export function ChoicePage({ locale, action, nonce, officeUrl }: Choice) {
  const t = messages(locale).identity.standIn;
  const other: Locale = locale === "vi" ? "en" : "vi";
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.title}</title>
        <style nonce={nonce}>{raw(STYLE)}</style>
      </head>
      <body>
        <div class="band">{t.band}</div>
        <main>
          <nav class="lang" aria-label={t.languageLabel}>
            <a href={`${action}?lang=${other}`} lang={other} hreflang={other}>
              {messages(other).shell.languageName}
            </a>
          </nav>
          <h1>{t.title}</h1>
          <p class="warn">{t.warning}</p>
          <p>{t.asks({ office: officeUrl })}</p>
          <form method="post" action={action}>
            {STAND_IN_CITIZENS.map((citizen) => (
              <button type="submit" name="citizen" value={citizen.sub}>
                <strong>{citizen.name}</strong>
                <span>{t.citizen({ personalId: citizen.personal_id, level: citizen.vneid_level })}</span>
              </button>
            ))}
            <button type="submit" name="cancel" value="1" class="cancel">
              {t.cancel}
            </button>
          </form>
        </main>
      </body>
    </html>
  );
}

/** What a visitor sees whose sign-in is no longer there (too late, or the page was reloaded). */
export function ExpiredPage({
  locale,
  nonce,
  officeUrl,
}: {
  locale: Locale;
  nonce: string;
  officeUrl: string;
}) {
  const t = messages(locale).identity.standIn;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.expired}</title>
        <style nonce={nonce}>{raw(STYLE)}</style>
      </head>
      <body>
        <div class="band">{t.band}</div>
        <main>
          <h1>{t.expired}</h1>
          <p>
            <a href={`${officeUrl}/sign-in`}>{t.back}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
