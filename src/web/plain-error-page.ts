import { html } from "hono/html";
import { messages } from "../i18n/index.ts";
import type { ErrorPage } from "./shell-parts.ts";

/** The error page without layout: what remains readable when nothing else can be drawn. */
export const plainErrorPage: ErrorPage = (c, problem) => {
  const t = messages(c.var.locale).web.errorPage;
  return html`<!doctype html>
<html lang="${c.var.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${problem.title} · Một Cửa</title></head>
<body><main id="content"><h1>${problem.title}</h1><p>${problem.detail}</p>
${problem.legalGround === null ? "" : html`<p>${t.legalGround}: ${problem.legalGround}</p>`}
${problem.retryAfterSeconds === null ? "" : html`<p>${t.retryIn({ seconds: problem.retryAfterSeconds })}</p>`}
${problem.reference === null ? "" : html`<p>${t.reference}: <code>${problem.reference}</code></p>`}
<p><a href="/">${t.home}</a></p></main></body>
</html>`;
};
