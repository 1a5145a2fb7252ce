import type { AppContext } from "./env.ts";
import { describeSecurity, openApiDocument } from "./openapi.ts";
import { pageRoute } from "./page-route.ts";
import { referencePage } from "./reference-page.ts";
import type { Router } from "./router.ts";

const DOCUMENT_PATH = "/api/v1/openapi.json";
const REFERENCE_PATH = "/api/v1/docs";

/** The OpenAPI document and its reference page: ours, since the usual viewers load scripts from elsewhere. */
export function registerReference(router: Router): void {
  describeSecurity(router.app.openAPIRegistry, "__Host-motcua-session");
  let document: ReturnType<typeof openApiDocument> | null = null;
  // Made on first demand: by then every module has declared its routes.
  const documentOf = (c: AppContext) => {
    document ??= openApiDocument(router.app, c.var.services.config.publicUrl);
    return document;
  };
  pageRoute(router, {
    method: "get",
    path: DOCUMENT_PATH,
    act: "portal.read",
    handler: async ({ context }) => {
      context.header("Cache-Control", "public, max-age=300");
      return context.json(documentOf(context));
    },
  });
  pageRoute(router, {
    method: "get",
    path: REFERENCE_PATH,
    act: "portal.read",
    handler: async (page) =>
      page.render(referencePage(page, documentOf(page.context), page.context.var.shell.catalogue)),
  });
}
