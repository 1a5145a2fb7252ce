import { expect, test } from "vitest";
import { dueNow } from "../../src/modules/dossier/fees-standing.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];

/** A dossier that owes 21,000 đồng, which its procedure collects then. */
async function collected(when: "ON_RECEIPT" | "ON_SUPPLEMENT" | "ON_RESULT") {
  const { form, applicant } = await office.submission(COPIES);
  const dossier = await office.receive(COPIES, { applicant, form: { ...form, documents: DOCUMENTS } });
  await office.owner.pool.query(
    `UPDATE ${office.services.database.schema}.payment_charge SET collect_when = $1 WHERE dossier_id = $2`,
    [when, dossier.id],
  );
  const phone = openBrowser(aGuest(office));
  const key = { code: dossier.code, lastFour: (applicant.owner.personalId ?? "").slice(-4) };
  const track = async () => {
    await phone.open("/track");
    return (await phone.send("/track", key)).html;
  };
  const startPaying = async () => (await phone.send("/track/pay", key)).location ?? "";
  const desk = () => deskBrowser(office, office.actor("cashier")).open(`/desk/dossiers/${dossier.id}`);
  const queue = () => deskBrowser(office, office.actor("cashier")).open(`/desk/cash?q=${dossier.code}`);
  const slip = async () => {
    const answer = await office
      .browserOf(office.actor("cashier"))
      .page(`/desk/dossiers/${dossier.id}/slip.pdf`);
    return pdfText(new Uint8Array(await answer.arrayBuffer()));
  };
  return { phone, track, startPaying, desk, queue, slip };
}

test("what is collected with the result is not asked for before: it says so on tracking, desk, queue and payment page", async () => {
  const { phone, track, startPaying, desk, queue, slip } = await collected("ON_RESULT");
  const seen = await track();
  expect(seen).toContain("Chưa phải nộp ngay: 21.000 đồng nộp khi nhận kết quả");
  expect(seen).not.toContain("Cần ông/bà nộp");
  expect(await desk()).toContain("21.000 đồng (chưa nộp, thu khi trả kết quả)");
  expect(await queue()).toContain("Thu khi trả kết quả");
  expect(await slip()).toContain("21.000 đồng (nộp khi nhận kết quả)");
  await track();
  expect((await phone.open(await startPaying())).html).toContain("nộp chậm nhất khi nhận kết quả");
});

test("… and is asked for once the result is ready", () => {
  const owed = { owedDong: 31_000, withResultDong: 21_000 };
  expect(dueNow(owed, "IN_PROGRESS")).toEqual({ nowDong: 10_000, laterDong: 21_000 });
  for (const status of ["RESULT_READY", "RETURNED"] as const)
    expect(dueNow(owed, status)).toEqual({ nowDong: 31_000, laterDong: 0 });
});

test("whoever receives it reads when the fee is collected, and so does who looks at the procedure", async () => {
  const intake = deskBrowser(office, office.actor("intake"));
  expect(await intake.open(`/desk/intake/${COPIES}`)).toContain("(nộp khi nhận kết quả)");
  const procedure = await (await aGuest(office).page("/procedures/1.001193")).text();
  expect(procedure).not.toContain("nộp khi nộp hồ sơ");
});

test("what is collected on receipt is asked for at once, and says so", async () => {
  const { track, desk, queue } = await collected("ON_RECEIPT");
  const seen = await track();
  expect(seen).toContain("Cần ông/bà nộp 21.000 đồng");
  expect(seen).toContain("Khoản này nộp ngay khi hồ sơ được tiếp nhận.");
  expect(await desk()).toContain("21.000 đồng (chưa nộp, thu ngay khi tiếp nhận)");
  expect(await queue()).toContain("Thu ngay khi tiếp nhận");
});

test("what is collected once asked for says no more than that", async () => {
  const { track, desk } = await collected("ON_SUPPLEMENT");
  const seen = await track();
  expect(seen).toContain("Cần ông/bà nộp 21.000 đồng");
  expect(seen).not.toContain("Khoản này nộp ngay");
  expect(await desk()).toContain("21.000 đồng (chưa nộp)");
});

test("a transfer that its payer says was sent shows on tracking, so that nobody pays twice", async () => {
  const { phone, track, startPaying } = await collected("ON_RECEIPT");
  await track();
  const pay = await startPaying();
  await phone.open(pay);
  await phone.send(`${pay}/claimed`, {});
  const seen = await track();
  expect(seen).toContain("Đã báo chuyển khoản, đang chờ ngân hàng xác nhận");
  expect(seen).toContain("xin đừng chuyển hoặc nộp lần nữa");
  expect(seen).not.toContain("Cần ông/bà nộp");
});
