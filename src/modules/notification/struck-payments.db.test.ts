import { expect, test } from "vitest";
import { bankOf } from "../../../test/support/bank.ts";
import { messagesOf } from "../../../test/support/messages.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import type { DemoOfficerName } from "../../demo/organisation.ts";
import { assert, present } from "../../kernel/assert.ts";
import type { Acted } from "../dossier/index.ts";
import { answerMovement } from "../payment/commands/decide-movement.ts";
import { importStatement } from "../payment/commands/import-statement.ts";
import { askMissing } from "../payment/commands/settle-missing.ts";
import { verifyMessages } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const post = messagesOf(ward);
const till = (name: DemoOfficerName) => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});

/** A transfer the bank told of and no statement has; what its payer is told when two people strike it. */
async function struck(dossiers: readonly Acted[]): Promise<void> {
  const { reference, amountDong } = await bank.request(...dossiers);
  const message = bank.told({ memo: reference, amount: amountDong });
  await bank.send(message);
  const text = `Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền\n${message.transactionId}-X,02/11/2026,x,1000`;
  const loaded = await importStatement(till("cashier"), {
    accountId: bank.accountId,
    fileName: "so-phu.csv",
    text,
  });
  assert(loaded.ok, JSON.stringify(loaded));
  const { id } = present(
    (await bank.movements()).find(({ bankRef }) => bankRef === message.transactionId),
    "the movement",
  );
  const asked = await askMissing(till("cashier"), {
    movementId: id,
    cause: "REOPENED",
    document: "Công văn 12/VTB",
    ground: "Ngân hàng xác nhận",
  });
  assert(asked.ok, JSON.stringify(asked));
  const answer = { id: asked.value.id, approved: true, reason: "" };
  assert((await answerMovement(till("leader"), answer)).ok, "agreed");
  assert(!(await answerMovement(till("leader"), answer)).ok, "answered once");
}

const told = async (dossier: Acted) =>
  (await post.kinds(dossier.id)).filter((kind) => kind === "PAYMENT_STRUCK");

test("a payment struck out is told to whoever it was for, once a strike, with its receipt and what to do", async () => {
  const dossiers = [await ward.copies(), await ward.copies()];
  await struck(dossiers);
  for (const dossier of dossiers) expect(await told(dossier)).toEqual(["PAYMENT_STRUCK"]);
  await post.run();
  const ids = (await post.told(dossiers[0]?.id ?? ""))
    .filter(({ kind }) => kind === "PAYMENT_STRUCK")
    .map(({ id }) => id);
  const sms = (await post.arrived()).find(({ key }) => ids.some((id) => key === `${id}-sms`));
  expect(sms?.body).toContain("21.000 đồng không về tới cơ quan");
  expect(sms?.body).toMatch(/biên lai AA-26E\/\d{7} đã hủy/);
  expect(sms?.body).toContain("Hãy hỏi ngân hàng trước");
  expect((await verifyMessages(ward.database)).wrong).toEqual([]);
});

test("paid anew and struck again it is told again", async () => {
  const dossier = await ward.copies();
  await struck([dossier]);
  ward.clock.set(at("2026-11-02 09:30"));
  await struck([dossier]);
  expect(await told(dossier)).toEqual(["PAYMENT_STRUCK", "PAYMENT_STRUCK"]);
  expect((await verifyMessages(ward.database)).wrong).toEqual([]);
});
