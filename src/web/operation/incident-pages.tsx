import { mayEver } from "../../modules/access/index.ts";
import { readScrub } from "../../platform/files/scrub.ts";
import { closeIncident, listIncidents } from "../../platform/incidents/incidents.ts";
import { countHeld } from "../../platform/uploads/file-check-store.ts";
import { paths } from "../paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../route.ts";
import { IncidentPage } from "./incident-page.tsx";

const SHOWN_MAX = 100;
const NOTE_MAX = 500;

/** Incidents of the installation, for whoever operates it. */
export function registerIncidentPages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/admin/incidents",
    act: "operation.read",
    handler: (page) => show(page, null),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/incidents/{id}/close",
    act: "operation.manage",
    params: z.strictObject({ id: idField("incident") }),
    handler: async (page) => {
      const { actor, form, params, services } = page;
      const note = typeof form.note === "string" ? form.note.trim().slice(0, NOTE_MAX) : "";
      if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
      if (note === "") return show(page, params.id);
      const closed = { id: params.id, at: services.clock.now(), by: actor.accountId, note };
      const wasOpen = await closeIncident(services.database, closed);
      return wasOpen ? page.redirect(paths.incidents()) : page.refuse({ code: "NOT_FOUND" });
    },
  });
}

async function show(page: Page<unknown, unknown>, unexplained: string | null): Promise<Response> {
  const { database } = page.services;
  const [incidents, scrub, held] = await Promise.all([
    listIncidents(database, SHOWN_MAX),
    readScrub(database),
    countHeld(database),
  ]);
  const mayClose = mayEver(page.actor, "operation.manage");
  const view = { incidents, scrub, held, mayClose, unexplained };
  return page.render(<IncidentPage page={page} view={view} />, unexplained === null ? 200 : 422);
}
