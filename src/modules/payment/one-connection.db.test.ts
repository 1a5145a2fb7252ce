import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { assert, present } from "../../kernel/assert.ts";
import type { Database } from "../../platform/postgres/database.ts";
import { answerMovement } from "./commands/decide-movement.ts";
import { matchMovement } from "./commands/match-movement.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);

/** The database as a command sees it; notes whatever is asked of it beside a transaction that is open. */
function watched(database: Database) {
  const beside: string[] = [];
  let open = 0;
  const transaction: Database["transaction"] = async (work) => {
    open += 1;
    try {
      return await database.transaction(work);
    } finally {
      open -= 1;
    }
  };
  const seen = new Proxy(database, {
    get: (target, name) => {
      if (open > 0 && (name === "run" || name === "kysely" || name === "pool")) beside.push(String(name));
      return name === "transaction" ? transaction : Reflect.get(target, name);
    },
  });
  return { seen, beside };
}

test("who asks and who agrees reads nothing beside the own transaction, so that a full pool waits for nobody", async () => {
  const dossier = await ward.copies();
  await bank.send(bank.told({ memo: "nop le phi" }));
  const { id: movementId } = present((await bank.movements()).at(-1), "a movement");
  const { seen, beside } = watched(ward.database);
  const services = { ...ward.services, database: seen };
  const call = (name: "cashier" | "leader") => ({
    office: { ...ward.office, services },
    services,
    actor: ward.officer(name),
  });
  const chargeIds = (await ward.chargesOf(dossier)).map(({ id }) => id);
  const asked = await matchMovement(call("cashier"), {
    movementId,
    as: "CHARGES",
    chargeIds,
    reason: "Người nộp gọi điện",
  });
  assert(asked.ok, JSON.stringify(asked));
  expect(beside).toEqual([]);
  const answer = { id: asked.value.id, approved: true, reason: "" };
  expect(await answerMovement(call("leader"), answer)).toMatchObject({ ok: true });
  expect(beside).toEqual([]);
});
