import { html } from "hono/html";
import { sql } from "kysely";
import { assert } from "../../src/kernel/assert.ts";
import { Fault } from "../../src/kernel/fault.ts";
import { accept, refuse } from "../../src/kernel/result.ts";
import { apiRoute, idField, pageRoute, parseForm, type Router, textField, z } from "../../src/web/route.ts";
import { HELD_UP, SAMPLE_LOCK } from "./held-up.ts";

/** Routes of the shell's own tests: an editable note, kept in a table that every installation has. */
export function sampleRoutes(router: Router): void {
  const note = z.object({ id: z.string(), text: z.string() });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/samples",
    act: "portal.read",
    tag: "sample",
    summary: "Keep a note",
    body: z.strictObject({ text: textField({ max: 100 }) }),
    answer: { status: 201, schema: note },
    location: (kept) => `/api/v1/samples/${kept.id}`,
    handler: async ({ services, body }) => {
      if (body.text === "refuse me") return refuse({ code: "NOT_ALLOWED" });
      if (body.text === "wait") await sql`SELECT pg_sleep(0.3)`.execute(services.database.kysely);
      if (body.text === HELD_UP)
        await sql`SELECT pg_advisory_xact_lock(${SAMPLE_LOCK})`.execute(services.database.kysely);
      const id = crypto.randomUUID();
      await services.database.transaction(async (tx) => {
        await sql`INSERT INTO ${sql.table(`${tx.schema}.platform_seed`)} (name) VALUES (${`${body.text} ${id}`})`.execute(
          tx.kysely,
        );
      });
      if (body.text === "refuse late") return refuse({ code: "NOT_ALLOWED" });
      if (body.text === "fail late") throw new Fault("DATABASE_BUSY", { retryable: true });
      return accept({ id, text: body.text, secret: "never sent" });
    },
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/samples/limited",
    act: "portal.read",
    tag: "sample",
    summary: "Answer as often as the limit allows",
    answer: { schema: z.object({ counted: z.boolean() }) },
    limit: "guest-submit",
    handler: async () => accept({ counted: true }),
  });
  apiRoute(router, {
    method: "put",
    path: "/api/v1/samples/{id}",
    act: "portal.read",
    tag: "sample",
    summary: "Edit a note",
    params: z.strictObject({ id: idField("sample") }),
    query: z.strictObject({ size: z.coerce.number().int().optional() }),
    body: z.strictObject({ text: textField({ max: 100 }) }),
    answer: { schema: z.object({ id: z.string(), version: z.number() }) },
    ifMatch: true,
    version: (value) => String(value.version),
    handler: async ({ params, ifMatch }) =>
      ifMatch === "1"
        ? accept({ id: params.id, version: 2 })
        : refuse({ code: "VERSION_CONFLICT", currentVersion: "1", changedBy: "Nguyễn Văn An" }),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/samples/{id}",
    act: "portal.read",
    tag: "sample",
    summary: "Read a note",
    params: z.strictObject({ id: idField("sample") }),
    query: z.strictObject({ fail: z.enum(["defect", "unknown", "shape"]).optional() }),
    answer: { schema: z.object({ id: z.string(), version: z.number() }) },
    version: (value) => String(value.version),
    handler: async ({ params, query }) => {
      assert(query.fail !== "defect", "the sample fails on demand");
      if (query.fail === "unknown") throw new Error("canary 079123456789");
      if (query.fail === "shape") return accept({ id: params.id, version: Number.NaN });
      return accept({ id: params.id, version: 1 });
    },
  });
  pageRoute(router, {
    method: "get",
    path: "/samples",
    act: "portal.read",
    handler: async (page) =>
      page.render(html`<html lang="vi"><form method="post">${page.formGuard()}</form></html>`),
  });
  pageRoute(router, {
    method: "post",
    path: "/samples",
    act: "portal.read",
    again: async (page) =>
      page.render(html`<html lang="${page.locale}"><input name="text" value="${page.form.text}"></html>`),
    handler: async (page) => {
      const typed = parseForm(
        z.strictObject({ text: textField({ max: 20 }), back: z.string().optional() }),
        page.form,
        page.locale,
      );
      if (!typed.ok) return page.render(html`<p>${typed.errors[0]?.message}</p>`, 422);
      const { kysely, schema } = page.services.database;
      await sql`INSERT INTO ${sql.table(`${schema}.platform_seed`)} (name) VALUES (${crypto.randomUUID()})`.execute(
        kysely,
      );
      return page.redirect(typed.value.back ?? "/samples");
    },
  });
  pageRoute(router, {
    method: "get",
    path: "/samples/desk",
    act: "dossier.list",
    handler: async (page) => page.render(html`<p>${page.actor.kind}</p>`),
  });
  pageRoute(router, {
    method: "post",
    path: "/samples/desk",
    act: "dossier.list",
    handler: async (page) => page.redirect("/samples/desk"),
  });
}
