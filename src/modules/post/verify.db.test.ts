import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { type PostDesk, PROOF, postDesk } from "../../../test/support/posted.ts";
import { type TestWard, testWard } from "../../../test/support/ward.ts";
import { setCashOnDelivery } from "./commands/prepare.ts";
import { recordRemittance } from "./commands/remit.ts";
import { verifyPost } from "./verify.ts";

let ward: TestWard;
let desk: PostDesk;

/** One parcel delivered with cash and settled, one still to be posted. */
beforeAll(async () => {
  ward = await testWard();
  desk = postDesk(ward);
  const dossier = await desk.posted();
  await desk.posted();
  const { code } = await desk.parcelOf(dossier);
  await setCashOnDelivery(desk.as("intake"), { code, amountDong: 16_000 });
  await desk.handedOver(dossier);
  await desk.tell(desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: 16_000 }));
  const remittance = { ...desk.units, reference: "CT-1", amountDong: 16_000, codes: [code] };
  await recordRemittance(desk.as("cashier"), {
    ...remittance,
    method: "BANK",
    remittedOn: ward.services.clock.today(),
  });
  expect(await desk.verified()).toEqual([]);
});

/** Tampers as the owner of the tables in a transaction that is undone, and looks from inside it. */
async function rulesBroken(...tampering: readonly string[]): Promise<readonly string[]> {
  const { owner } = ward;
  let rules: readonly string[] = [];
  const undo = new Error("undone");
  await owner
    .transaction(async (tx) => {
      for (const text of tampering)
        await sql`${sql.raw(text.replaceAll("$s", `"${owner.schema}"`))}`.execute(tx.kysely);
      rules = (await verifyPost(tx)).wrong.map(({ rule }) => rule);
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
  return [...new Set(rules)].sort();
}

const DELIVERED = "(SELECT id FROM $s.post_consignment WHERE state = 'DELIVERED')";

describe("counting parcels again finds", () => {
  test("a result to be posted whose consignment is gone", async () => {
    expect(
      await rulesBroken(
        "DELETE FROM $s.post_step WHERE consignment_id IN (SELECT id FROM $s.post_consignment WHERE state = 'CREATED')",
        "DELETE FROM $s.post_consignment WHERE state = 'CREATED'",
      ),
    ).toEqual(["MISSING"]);
  });

  test("a consignment no act made", async () => {
    expect(
      await rulesBroken("UPDATE $s.post_consignment SET opened_seq = 1 WHERE state = 'CREATED'"),
    ).toEqual(["EXTRA", "MISSING"]);
  });

  test("a step back", async () => {
    expect(await rulesBroken(`UPDATE $s.post_step SET state = 'DELIVERED' WHERE seq = 2`)).toEqual([
      "BACKWARDS",
    ]);
  });

  test("a state that its steps do not lead to", async () => {
    expect(await rulesBroken("UPDATE $s.post_consignment SET steps = 7 WHERE state = 'CREATED'")).toEqual([
      "STATE",
    ]);
  });

  test("a sheet whose sum or count was changed", async () => {
    expect(await rulesBroken("UPDATE $s.post_sheet SET cod_dong = cod_dong + 1")).toEqual(["SHEET"]);
    expect(await rulesBroken("UPDATE $s.post_sheet_item SET received = false")).toEqual(["SHEET"]);
    expect(
      await rulesBroken(
        "UPDATE $s.post_sheet_item SET cod_dong = 15000",
        "UPDATE $s.post_sheet SET cod_dong = 15000",
      ),
    ).toEqual(["SHEET"]);
  });

  test("a remittance that differs from what was collected", async () => {
    expect(await rulesBroken("UPDATE $s.post_remittance SET amount_dong = amount_dong + 1")).toEqual([
      "MONEY",
    ]);
  });

  test("a delivery the dossier knows nothing of, and the other way round", async () => {
    expect(
      await rulesBroken(`UPDATE $s.post_consignment SET closing = NULL WHERE id IN ${DELIVERED}`),
    ).toEqual(["CLOSED"]);
  });
});
