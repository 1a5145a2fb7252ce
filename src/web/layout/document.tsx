import type { Child } from "hono/jsx";
import { messages } from "../../i18n/index.ts";
import { assetUrl } from "../assets.ts";
import type { PageFrame } from "../page-route.ts";

type DocumentProps = {
  readonly page: PageFrame;
  readonly title: string;
  readonly size: "sm" | "md";
  /** Scripts beyond the one of every page, by asset name; pages work without them. */
  readonly islands?: readonly string[];
  /** Stylesheets an island brings, by asset name. */
  readonly styles?: readonly string[];
  readonly children: Child;
};

/** The HTML document: language, title, one stylesheet, scripts under the nonce, skip link. */
export function Document({ page, title, size, islands = [], styles = [], children }: DocumentProps) {
  const t = messages(page.locale).shell;
  return (
    <html lang={page.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="theme-color" content="#a31515" />
        <title>{`${title} · ${t.productName}`}</title>
        <link
          rel="preload"
          href={assetUrl("be-vietnam-pro-vietnamese-400-normal.woff2")}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={assetUrl("app.css")} />
        {styles.map((name) => (
          <link rel="stylesheet" href={assetUrl(name)} />
        ))}
        <link rel="icon" href="data:," />
        {["desk.js", ...islands].map((name) => (
          <script type="module" src={assetUrl(name)} nonce={page.nonce} />
        ))}
      </head>
      <body data-color="neutral" data-size={size}>
        <a class="ds-skip-link" href="#content">
          {t.skipToContent}
        </a>
        {children}
      </body>
    </html>
  );
}
