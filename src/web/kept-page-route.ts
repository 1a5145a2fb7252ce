import { findKeptPage } from "./kept-page.ts";
import { idField, pageRoute, type Router, z } from "./route.ts";

/** Shows what a form was answered with; whoever has not the cookie it was answered under is told to open the form anew. */
export function registerKeptPage(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/shown/{id}",
    act: "portal.read",
    params: z.strictObject({ id: idField("shown page") }),
    handler: async (page) => {
      const kept = await findKeptPage(page.context, page.params.id);
      if (kept === null) return page.refuse({ code: "FORM_EXPIRED" });
      // By the request's context, which bears the headers every page goes out under.
      return page.context.html(kept.html, kept.status);
    },
  });
}
