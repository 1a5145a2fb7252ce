import { paths } from "../../../web/paths.ts";
import { type Actor, mayEver } from "../../access/index.ts";

/** Where the day begins: the desk, or the settings for who sees no dossier, or one's own dossiers. */
export function firstPageOf(actor: Actor): string {
  if (actor.kind === "citizen") return paths.myDossiers();
  if (mayEver(actor, "dossier.list")) return paths.desk();
  if (mayEver(actor, "post.carry")) return paths.post();
  if (mayEver(actor, "person.manage")) return paths.adminPeople();
  return mayEver(actor, "unit.read") ? paths.adminUnits() : paths.account();
}
