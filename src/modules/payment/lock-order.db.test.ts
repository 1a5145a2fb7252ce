import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { someoneWaits } from "../../../test/support/lock-wait.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import { importStatement } from "./commands/import-statement.ts";
import { matchMovement } from "./commands/match-movement.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };

/** Whether nobody holds this dossier: asked by who holds a movement, and would wait for it next. */
async function isFree(tx: Tx, dossierId: string): Promise<boolean> {
  const text = (schema: string) =>
    `SELECT id FROM ${schema}.dossier WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED`;
  return (await tx.run({ name: "test-dossier-free", text }, [dossierId])).length === 1;
}

test("who matches by hand waits for the movement before holding the dossier, as the bank's messages do", async () => {
  const dossier = await ward.copies();
  const message = bank.told({ memo: "khong ro" });
  await bank.send(message);
  const movement = present((await bank.movements()).at(-1), "a movement");
  const [charge] = await ward.chargesOf(dossier);
  const asked = {
    movementId: movement.id,
    as: "CHARGES" as const,
    chargeIds: [present(charge, "a charge").id],
    reason: "Ủy nhiệm chi",
  };
  const matched = await ward.database.transaction(async (tx) => {
    await tx.kysely
      .selectFrom("paymentMovement")
      .select("id")
      .where("id", "=", movement.id)
      .forUpdate()
      .execute();
    const matching = matchMovement(till, asked);
    await someoneWaits(ward.database);
    expect(await isFree(tx, dossier.id)).toBe(true);
    return { matching };
  });
  expect(await matched.matching).toMatchObject({ ok: true });
});

test("a statement books all it tells before it holds any dossier", async () => {
  const dossier = await ward.copies();
  const { reference } = await bank.request(dossier);
  const later = bank.told({ memo: "chua biet", transactionId: "ZZ-2" });
  const text = `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\nAA-1,02/11/2026 08:00,${reference},21000\nZZ-2,02/11/2026 08:10,x,21000`;
  const imported = await ward.database.transaction(async (tx) => {
    await tx.kysely
      .insertInto("paymentMovement")
      .values({
        id: newId(),
        accountId: bank.accountId,
        bankRef: later.transactionId,
        amountDong: 21_000,
        memo: later.memo,
        bookedAt: at("2026-11-02 08:10"),
        recordedAt: ward.clock.now(),
        state: "OPEN",
      })
      .execute();
    const importing = importStatement(till, { accountId: bank.accountId, fileName: "a.csv", text });
    await someoneWaits(ward.database);
    expect(await isFree(tx, dossier.id)).toBe(true);
    return { importing };
  });
  expect(await imported.importing).toMatchObject({ value: { known: 1, matched: 1 } });
});
