import { nameKey } from "../../kernel/fold-text.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize } from "../access/index.ts";
import type { PaperStoreRefusal } from "./refusals.ts";
import type { RepresentativeId } from "./representative.ts";
import { findRepresentative } from "./representative-store.ts";

/**
 * A second officer saw the document too: from now on it opens the shelf. Rows never change before, so what was looked at is
 * what is agreed to; of two who agree one is kept.
 */
export async function agreeRepresentative(
  { database, clock }: Services,
  actor: Actor,
  id: RepresentativeId,
): Promise<Result<null, PaperStoreRefusal>> {
  if (actor.kind !== "officer" || !authorize(actor, "paper-store.represent", { kind: "none" }).allowed)
    return refuse({ code: "NOT_ALLOWED" });
  const found = await findRepresentative(database, id);
  if (found === null || found.endReason !== null) return refuse({ code: "NOT_FOUND" });
  if (found.confirmedBy === actor.personId) return refuse({ code: "REPRESENTATIVE_NEEDS_SECOND" });
  if (nameKey(found.fullName) === nameKey(actor.fullName))
    return refuse({ code: "REPRESENTATIVE_IS_ONESELF" });
  await database.kysely
    .updateTable("paperStoreRepresentative")
    .set({ agreedBy: actor.personId, agreedAt: clock.now() })
    .where("id", "=", id)
    .where("agreedAt", "is", null)
    .where("endedAt", "is", null)
    .execute();
  return accept(null);
}
