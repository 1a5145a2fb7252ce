import { deskHome } from "../../../web/layout/desk-entries.ts";
import { paths } from "../../../web/paths.ts";
import type { Actor } from "../../access/index.ts";

/** Where the day begins: the page an officer's logo leads to, or one's own dossiers. */
export function firstPageOf(actor: Actor): string {
  return actor.kind === "citizen" ? paths.myDossiers() : deskHome(actor);
}
