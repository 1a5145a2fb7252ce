import { describe, expect, test } from "vitest";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { present } from "../../kernel/assert.ts";
import { type Acted, runAct, verifyDossiers } from "../dossier/index.ts";
import { setAmount } from "./commands/set-amount.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
/** Registering a household business charges a fee at once and is appraised. */
const CHARGED = "1.001612";
const ASKED = { act: "requirePayment", reason: "Nộp lệ phí trước khi thẩm định" } as const;

const demand = (
  dossier: Acted,
  by: "specialist" | "specialist2",
  asked: { amountDong: number; chargeIds?: string[] },
) =>
  runAct(ward.office, ward.officer(by), {
    dossierId: dossier.id,
    command: { ...ASKED, ...asked },
    expectedVersion: null,
    key: null,
  });
const dossierNow = ({ id }: Acted) =>
  ward.database.kysely
    .selectFrom("dossier")
    .select(["status", "dueAt"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
const nothingWrong = async () => {
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyDossiers(ward.database)).broken).toEqual([]);
};

/** Charged at the counter, on the desk of whoever appraises. */
async function appraised() {
  const dossier = await ward.appraised(CHARGED);
  const [charge, ...more] = await ward.chargesOf(dossier);
  expect(more).toEqual([]);
  return { dossier, charge: present(charge, "the fee of the case") };
}

describe("a payment demanded for a fee that is charged already", () => {
  test("waits for that charge and opens no second one; the clock stops, and runs again once it is paid", async () => {
    const { dossier, charge } = await appraised();
    const { dueAt: promised } = await dossierNow(dossier);
    const done = await demand(dossier, "specialist2", { amountDong: 0, chargeIds: [charge.id] });
    expect(done).toMatchObject({ value: { status: "FINANCIAL_WAIT" } });
    expect(await ward.chargesOf(dossier)).toMatchObject([{ id: charge.id, state: "DUE", name: charge.name }]);
    await nothingWrong();
    ward.clock.set(at("2026-11-03 08:30"));
    expect(await ward.take([dossier])).toMatchObject({ ok: true });
    const after = await dossierNow(dossier);
    expect(after.status).toBe("IN_PROGRESS");
    expect(present(after.dueAt, "due") > present(promised, "due")).toBe(true);
    expect(await ward.chargesOf(dossier)).toMatchObject([{ id: charge.id, state: "PAID" }]);
    await nothingWrong();
  });

  test("as if it were another one is refused by name, with the amount that is charged", async () => {
    const { dossier, charge } = await appraised();
    const amountDong = charge.amount_dong ?? 0;
    expect(await demand(dossier, "specialist2", { amountDong })).toMatchObject({
      refusal: { code: "PAYMENT_ALREADY_CHARGED", amountDong },
    });
    expect(
      await demand(dossier, "specialist2", { amountDong: amountDong + 1, chargeIds: [charge.id] }),
    ).toMatchObject({
      refusal: { code: "PAYMENT_SUM_DIFFERS", amountDong },
    });
    const other = await demand(dossier, "specialist2", { amountDong: 1_500_000 });
    expect(other).toMatchObject({ value: { status: "FINANCIAL_WAIT" } });
    expect(await ward.chargesOf(dossier)).toHaveLength(2);
    await nothingWrong();
  });

  test("that was paid meanwhile, or is another dossier's, is refused by name", async () => {
    const [one, two] = [await appraised(), await appraised()];
    await ward.take([one.dossier]);
    for (const charge of [one.charge, two.charge])
      expect(
        await demand(one.dossier, "specialist2", { amountDong: 0, chargeIds: [charge.id] }),
      ).toMatchObject({
        refusal: { code: "PAYMENT_CHARGE_NOT_DUE" },
      });
    await nothingWrong();
  });

  test("for two of them waits until the last is paid", async () => {
    const dossier = await ward.appraised("LOCAL.000008");
    const [known, stated] = await ward.chargesOf(dossier);
    const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
    const said = { chargeId: stated?.id ?? "", amountDong: 150_000, ground: "Nghị quyết HĐND" };
    expect(await setAmount(till, said)).toMatchObject({ ok: true });
    const chargeIds = [known?.id ?? "", stated?.id ?? ""];
    expect(await demand(dossier, "specialist2", { amountDong: 650_000, chargeIds })).toMatchObject({
      ok: true,
    });
    await ward.take([dossier], { chargeIds: chargeIds.slice(0, 1), amountDong: 500_000 });
    expect(await dossierNow(dossier)).toMatchObject({ status: "FINANCIAL_WAIT" });
    await ward.take([dossier]);
    expect(await dossierNow(dossier)).toMatchObject({ status: "IN_PROGRESS" });
    await nothingWrong();
  });

  test("together with others waits until the last of them is paid", async () => {
    const { dossier, charge } = await appraised();
    await demand(dossier, "specialist2", { amountDong: 1_500_000 });
    await ward.take([dossier], { chargeIds: [charge.id], amountDong: charge.amount_dong ?? 0 });
    expect(await dossierNow(dossier)).toMatchObject({ status: "FINANCIAL_WAIT" });
    await ward.take([dossier]);
    expect(await dossierNow(dossier)).toMatchObject({ status: "IN_PROGRESS" });
    await nothingWrong();
  });
});
