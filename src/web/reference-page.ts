import { html } from "hono/html";
import { messages } from "../i18n/index.ts";
import { assetUrl } from "./assets.ts";
import { type ErrorCatalogue, errorTextWithoutFacts } from "./error-catalogue.ts";
import type { PageFrame, Renderable } from "./page-route.ts";
import {
  type Endpoint,
  fieldLines,
  type ReferenceGroup,
  readReference,
  type SchemaNode,
  typeName,
} from "./reference-document.ts";

type Schemas = Readonly<Record<string, SchemaNode>>;
type Words = ReturnType<typeof messages>["web"]["reference"];

/** The reference of the API as one page of plain HTML: searchable, printable, readable without scripts. */
export function referencePage(page: PageFrame, document: unknown, catalogue: ErrorCatalogue): Renderable {
  const t = messages(page.locale).web.reference;
  const { groups, schemas } = readReference(document);
  return html`<html lang="${page.locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title} · Một Cửa</title>
<link rel="stylesheet" href="${assetUrl("app.css")}"><link rel="icon" href="data:,">
<style nonce="${page.nonce}">${STYLE}</style>
</head>
<body data-color="neutral" data-size="sm"><main id="content" class="reference">
<h1 class="ds-heading" data-size="lg">${t.title}</h1>
<p>${t.intro}</p>
<p><a class="ds-link" href="/api/v1/openapi.json">${t.document}</a></p>
<nav aria-label="${t.contents}"><h2 class="ds-heading" data-size="sm">${t.contents}</h2><ul>
${groups.map((group) => contentsOf(group))}
<li><a class="ds-link" href="#errors">${t.errors}</a></li>
</ul></nav>
${groups.map(
  (group) => html`<section aria-labelledby="tag-${group.tag}">
<h2 class="ds-heading" data-size="md" id="tag-${group.tag}">${group.tag}</h2>
${group.endpoints.map((endpoint) => endpointOf(endpoint, schemas, t))}</section>`,
)}
${errorsOf(page, catalogue, t)}
</main></body></html>`;
}

const STYLE = `.reference{max-width:70rem;margin:0 auto;padding:1.5rem}
.reference table{width:100%;margin:.5rem 0 1rem}.reference article{margin:1.5rem 0;overflow-x:auto}
.reference code{overflow-wrap:anywhere}`;

function contentsOf(group: ReferenceGroup): Renderable {
  return html`<li><a class="ds-link" href="#tag-${group.tag}">${group.tag}</a><ul>
${group.endpoints.map(
  ({ method, path, operation }) =>
    html`<li><a class="ds-link" href="#${operation.operationId}"><code>${method.toUpperCase()} ${path}</code></a></li>`,
)}</ul></li>`;
}

function endpointOf(endpoint: Endpoint, schemas: Schemas, t: Words): Renderable {
  const { method, path, operation } = endpoint;
  return html`<article aria-labelledby="${operation.operationId}">
<h3 class="ds-heading" data-size="xs" id="${operation.operationId}">${operation.summary}</h3>
<p><code>${method.toUpperCase()} ${path}</code></p>
${operation.description.split("\n\n").map((paragraph) => html`<p>${paragraph}</p>`)}
${parametersOf(endpoint, schemas, t)}
${Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => fieldsOf({ caption: `${t.body}: ${type}`, schema }, schemas, t))}
${Object.entries(operation.responses).flatMap(([status, { description, content }]) =>
  status === "default"
    ? []
    : Object.entries(content ?? {}).map(([type, { schema }]) =>
        fieldsOf({ caption: `${t.answers} ${status}: ${description} (${type})`, schema }, schemas, t),
      ),
)}
</article>`;
}

function parametersOf({ operation }: Endpoint, schemas: Schemas, t: Words): Renderable | string {
  if (operation.parameters.length === 0) return "";
  return html`<table class="ds-table"><caption>${t.parameters}</caption>
<thead><tr><th scope="col">${t.name}</th><th scope="col">${t.place}</th><th scope="col">${t.type}</th><th scope="col">${t.required}</th></tr></thead>
<tbody>${operation.parameters.map(
    (one) =>
      html`<tr><td><code>${one.name}</code></td><td>${one.in}</td><td>${one.schema === undefined ? "" : typeName(one.schema, schemas)}</td><td>${one.required ? t.yes : t.no}</td></tr>`,
  )}</tbody></table>`;
}

type Shown = { readonly caption: string; readonly schema: SchemaNode | undefined };

function fieldsOf({ caption, schema }: Shown, schemas: Schemas, t: Words): Renderable {
  if (schema === undefined) return html`<p>${caption}</p>`;
  const lines = fieldLines(schema, schemas);
  if (lines.length === 0) return html`<p>${caption}: <code>${typeName(schema, schemas)}</code></p>`;
  return html`<table class="ds-table"><caption>${caption}</caption>
<thead><tr><th scope="col">${t.name}</th><th scope="col">${t.type}</th><th scope="col">${t.required}</th></tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><td><code>${line.name}</code></td><td>${line.type} ${line.description}</td><td>${line.required ? t.yes : t.no}</td></tr>`,
  )}</tbody></table>`;
}

function errorsOf(page: PageFrame, catalogue: ErrorCatalogue, t: Words): Renderable {
  const rows = [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<section aria-labelledby="errors"><h2 class="ds-heading" data-size="md" id="errors">${t.errors}</h2>
<table class="ds-table"><thead><tr><th scope="col">${t.code}</th><th scope="col">${t.status}</th><th scope="col">${t.meaning}</th><th scope="col">${t.legalGround}</th></tr></thead>
<tbody>${rows.map(
    ([code, entry]) =>
      html`<tr id="${code}"><td><code>${code}</code></td><td>${entry.status}</td><td>${errorTextWithoutFacts(page.locale, code) ?? ""}</td><td>${entry.legalGround ?? ""}</td></tr>`,
  )}</tbody></table></section>`;
}
