import { beforeEach, describe, expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { matchedByTwo } from "../../../test/support/matched.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { breakingAt } from "../../../test/support/posted.ts";
import { verifyDossiers } from "../dossier/index.ts";
import { claimTransfer } from "./commands/claim-transfer.ts";
import { answerMovement, askMovement } from "./commands/decide-movement.ts";
import { matchMovement } from "./commands/match-movement.ts";
import { workOnWaiting } from "./commands/receive-bank-message.ts";
import { setAmount } from "./commands/set-amount.ts";
import { matchEarly, resumePaid } from "./jobs.ts";
import { listRefused } from "./queries/bank-view.ts";
import { verifyMoney } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const k = ward.database.kysely;
const paymentsOf = async (dossierId: string) =>
  k
    .selectFrom("paymentAllocation as a")
    .innerJoin("paymentCharge as c", "c.id", "a.chargeId")
    .select("a.amountDong")
    .where("c.dossierId", "=", dossierId)
    .execute();
const movementNamed = async (bankRef: string) =>
  (await bank.movements()).find((movement) => movement.bankRef === bankRef);
const nothingWrong = async () => {
  expect((await verifyMoney(ward.database)).wrong).toEqual([]);
  expect((await verifyDossiers(ward.database)).broken).toEqual([]);
};

beforeEach(() => ward.clock.set(at("2026-11-02 09:00")));

describe("a message of the bank", () => {
  test("for several dossiers pays all of them", async () => {
    const dossiers = [await ward.copies(), await ward.copies()];
    const { reference } = await bank.request(...dossiers);
    await bank.send(bank.told({ amount: 42_000, memo: reference.toLowerCase() }));
    for (const dossier of dossiers) expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
    await nothingWrong();
  });

  test.each([
    ["another amount", { amount: 20_000 }, "AMOUNT_DIFFERS"],
    ["more than is owed", { amount: 210_000 }, "AMOUNT_DIFFERS"],
    ["no reference", { memo: "nop le phi" }, "NO_REFERENCE"],
  ])(
    "with %s settles nothing and waits for a person, in the books all the same",
    async (_, changes, problem) => {
      const dossier = await ward.copies();
      const { reference } = await bank.request(dossier);
      const message = bank.told({ memo: reference, ...changes });
      expect(await bank.send(message)).toMatchObject({ value: { outcome: "BOOKED" } });
      expect(await movementNamed(message.transactionId)).toMatchObject({ state: "OPEN", problem });
      expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "DUE" }]);
      await nothingWrong();
    },
  );

  test.each([
    ["another currency", { currency: "USD" }, "CURRENCY"],
    ["an account that is not ours", { accountNumber: "999999999" }, "ACCOUNT"],
    ["half a đồng", { amount: 0.5 }, "UNREADABLE"],
  ])("in %s is kept and refused", async (_, changes, reason) => {
    const { reference } = await bank.request(await ward.copies());
    const message = bank.told({ memo: reference, ...changes });
    expect(await bank.send(message)).toMatchObject({ value: { outcome: "REFUSED" } });
    const [kept] = await k
      .selectFrom("paymentInbox")
      .select(["reason"])
      .orderBy("firstAt", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .execute();
    expect(kept).toEqual({ reason });
    expect(await movementNamed(message.transactionId)).toBeUndefined();
    await nothingWrong();
  });

  test("that nobody signed, or somebody changed, is counted and turned away, and none of its words are kept", async () => {
    const dossier = await ward.copies();
    const { reference } = await bank.request(dossier);
    const message = bank.told({ memo: reference });
    for (const signature of ["", "sha256=", `sha256=${"0".repeat(64)}`, "sha1=00"])
      expect(await bank.send(message, signature)).toMatchObject({
        refusal: { code: "BANK_MESSAGE_UNSIGNED" },
      });
    for (let n = 0; n < 5; n += 1) await bank.send(`any words, ${n}`, "sha256=");
    const counted = await k.selectFrom("paymentUnsigned").select(["day", "times"]).execute();
    expect(counted).toEqual([{ day: "2026-11-02", times: 9 }]);
    expect(
      await k.selectFrom("paymentInbox").select("id").where("reason", "=", "SIGNATURE").execute(),
    ).toEqual([]);
    expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "DUE" }]);
    expect(await bank.send("x".repeat(65_537))).toMatchObject({
      refusal: { code: "BANK_MESSAGE_TOO_LARGE" },
    });
    // The true one still counts: what was turned away before is not mistaken for it.
    await bank.send(message);
    expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
    await nothingWrong();
  });

  test("that comes forty days late pays what is still owed; replayed, it does nothing", async () => {
    const dossier = await ward.copies();
    const { reference } = await bank.request(dossier);
    const message = bank.told({ memo: reference });
    ward.clock.set(at("2026-12-12 09:00"));
    await bank.send(message);
    expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
    ward.clock.set(at("2027-01-21 09:00"));
    await bank.send(message);
    expect(await paymentsOf(dossier.id)).toHaveLength(1);
    await nothingWrong();
  });

  test("for what was paid in cash meanwhile waits for a person, who sends it back", async () => {
    const dossier = await ward.copies();
    const { reference } = await bank.request(dossier);
    await ward.take([dossier]);
    const message = bank.told({ memo: reference });
    await bank.send(message);
    const movement = await movementNamed(message.transactionId);
    expect(movement).toMatchObject({ state: "OPEN", problem: "ALREADY_SETTLED" });
    const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
    const movementId = movement?.id ?? "";
    const refund = { movementId, as: "REFUND" as const, chargeIds: [], reason: "Nộp hai lần" };
    expect(await matchMovement(till, refund)).toMatchObject({ refusal: { code: "MATCH_DIRECTION" } });
    const back = { movementId, kind: "RETURN" as const, ground: "Nộp hai lần" };
    const asked = await askMovement(till, back);
    expect(asked).toMatchObject({ ok: true });
    const id = asked.ok ? asked.value.id : "";
    const answered = { id, approved: true, reason: "" };
    const leader = { ...till, actor: ward.officer("leader") };
    expect(await answerMovement(leader, answered)).toMatchObject({ ok: true });
    expect(await askMovement(till, back)).toMatchObject({ refusal: { code: "MOVEMENT_MATCHED" } });
    await nothingWrong();
  });

  test("without a reference is matched by hand to what was owed, to the đồng", async () => {
    const [one, two] = [await ward.copies(), await ward.copies()];
    const message = bank.told({ memo: "nop tien ho so", amount: 42_000 });
    await bank.send(message);
    const movement = await movementNamed(message.transactionId);
    const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
    const charges = [...(await ward.chargesOf(one)), ...(await ward.chargesOf(two))].map(({ id }) => id);
    const asked = {
      movementId: movement?.id ?? "",
      as: "CHARGES" as const,
      reason: "Người nộp xuất trình ủy nhiệm chi",
    };
    expect(await matchMovement(till, { ...asked, chargeIds: charges.slice(0, 1) })).toMatchObject({
      refusal: { code: "MATCH_AMOUNT_DIFFERS", amountDong: 21_000 },
    });
    expect(await matchedByTwo(ward, till.actor, { ...asked, chargeIds: charges })).toMatchObject({
      ok: true,
    });
    expect(await ward.chargesOf(two)).toMatchObject([{ state: "PAID" }]);
    await nothingWrong();
  });

  test("that comes before its reference was given out is matched when it is", async () => {
    const dossier = await ward.copies();
    const message = bank.told({ memo: "MC0000000EAR nop tien" });
    await bank.send(message);
    const { token } = await bank.request(dossier);
    await k
      .updateTable("paymentRequest")
      .set({ reference: "MC0000000EAR" })
      .where("token", "=", token)
      .execute();
    expect(await matchEarly(ward.office)).toBe(1);
    expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
    await nothingWrong();
  });

  test("whose memo holds what no database keeps is booked all the same; one whose number does is refused", async () => {
    const message = bank.told({ memo: "nop\u0000tien \ud800 ho so" });
    expect(await bank.send(message)).toMatchObject({ value: { outcome: "BOOKED" } });
    expect(await movementNamed(message.transactionId)).toMatchObject({ state: "OPEN" });
    const nameless = bank.told({ transactionId: "FT\u00001" });
    expect(await bank.send(nameless)).toMatchObject({ value: { outcome: "REFUSED" } });
    await nothingWrong();
  });

  test("that cannot be worked on keeps no other waiting, and is named to whoever reconciles", async () => {
    const [bad, good] = [bank.told({ memo: "truoc" }), bank.told({ memo: "sau" })];
    for (const message of [bad, good]) {
      const { database } = breakingAt(ward.database, 1);
      const broken = { ...ward.services, database };
      await expect(bank.send(message, undefined, broken)).rejects.toThrow("broken before");
    }
    const { database } = breakingAt(ward.database, 1);
    expect(await workOnWaiting(ward.office, { ...ward.services, database })).toBe(1);
    expect(await movementNamed(bad.transactionId)).toBeUndefined();
    expect(await movementNamed(good.transactionId)).toMatchObject({ state: "OPEN" });
    expect(await listRefused(ward.database)).toContainEqual(
      expect.objectContaining({ reason: "FAULT", times: 1 }),
    );
    expect(await workOnWaiting(ward.office, ward.services)).toBe(1);
    expect(await movementNamed(bad.transactionId)).toMatchObject({ state: "OPEN" });
    await nothingWrong();
  });

  test("that names no request of ours is left alone; one that does is found behind any number of them", async () => {
    const dossier = await ward.copies();
    const message = bank.told({ memo: "MC0000000AFT nop tien", bookedAt: at("2026-11-01 08:00") });
    await bank.send(message);
    for (let n = 0; n < 101; n += 1) await bank.send(bank.told({ memo: `khong ro ${n}` }));
    const { token } = await bank.request(dossier);
    await k
      .updateTable("paymentRequest")
      .set({ reference: "MC0000000AFT" })
      .where("token", "=", token)
      .execute();
    const versions = () =>
      ward.owner.pool.query(
        `SELECT id, xmin::text FROM ${ward.database.schema}.payment_movement WHERE memo LIKE 'khong ro%' ORDER BY id`,
      );
    const before = (await versions()).rows;
    expect(await matchEarly(ward.office)).toBe(1);
    expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
    expect((await versions()).rows).toEqual(before);
    await nothingWrong();
  });

  test("that contradicts an earlier one of the same number changes nothing", async () => {
    const message = bank.told({ memo: "khong ro" });
    await bank.send(message);
    expect(await bank.send({ ...message, amount: 99_000 })).toMatchObject({ value: { outcome: "REFUSED" } });
    expect(await movementNamed(message.transactionId)).toMatchObject({ amountDong: 21_000 });
    await nothingWrong();
  });
});

test("what the payer claims settles nothing", async () => {
  const dossier = await ward.waiting();
  const { token } = await bank.request(dossier);
  expect(await claimTransfer(ward.services, token)).toMatchObject({ ok: true });
  expect(await claimTransfer(ward.services, token)).toMatchObject({ ok: true });
  expect(await claimTransfer(ward.services, "nobody")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "DUE" }]);
  await nothingWrong();
});

test("a code that was made for other charges too is not shown again for one of them that now costs as much", async () => {
  const [one, two] = [await ward.copies(), await ward.copies()];
  const both = await bank.request(one, two);
  const [charge] = await ward.chargesOf(one);
  const till = { office: ward.office, services: ward.services, actor: ward.officer("cashier") };
  const raised = { chargeId: charge?.id ?? "", amountDong: both.amountDong, ground: "Đếm lại" };
  expect(await setAmount(till, raised)).toMatchObject({ ok: true });
  expect((await bank.request(one)).reference).not.toBe(both.reference);
});

test("a page opened again shows the same code; other charges get another", async () => {
  const [one, two] = [await ward.copies(), await ward.copies()];
  const first = await bank.request(one);
  expect(await bank.request(one)).toEqual(first);
  expect((await bank.request(one, two)).reference).not.toBe(first.reference);
});

test("money that comes while a withdrawal is asked lets the dossier go on when the withdrawal is refused", async () => {
  const dossier = await ward.waiting();
  const { reference } = await bank.request(dossier);
  await ward.act("intake", dossier, { act: "requestWithdrawal", reason: "Suy nghĩ lại" });
  await bank.send(bank.told({ amount: 1_250_000, memo: reference }));
  expect(await ward.chargesOf(dossier)).toMatchObject([{ state: "PAID" }]);
  await ward.act("leader", dossier, { act: "refuseWithdrawal", reason: "Người nộp đồng ý tiếp tục" });
  expect(await resumePaid(ward.office)).toBe(1);
  expect(await resumePaid(ward.office)).toBe(0);
  await nothingWrong();
});
