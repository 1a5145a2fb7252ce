import type { Officer } from "../../src/modules/access/index.ts";
import { answerMovement } from "../../src/modules/payment/commands/decide-movement.ts";
import { matchMovement } from "../../src/modules/payment/commands/match-movement.ts";
import type { MoneyWard } from "./money.ts";

type Asked = Parameters<typeof matchMovement>[1];

/** Matched by hand by one officer, and agreed to by the leader where nothing else proves it. */
export async function matchedByTwo(ward: MoneyWard, by: Officer, asked: Asked) {
  const { office, services } = ward;
  const done = await matchMovement({ office, services, actor: by }, asked);
  if (!done.ok) return done;
  const open = await ward.database.kysely
    .selectFrom("paymentHandingOn")
    .select("id")
    .where("movementId", "=", asked.movementId)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (open === undefined) return done;
  const leader = { office, services, actor: ward.officer("leader") };
  return answerMovement(leader, { id: open.id, approved: true, reason: "" });
}
