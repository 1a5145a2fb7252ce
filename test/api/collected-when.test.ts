import { expect, test } from "vitest";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const BUSINESS = "1.001612";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];

async function submissionBySms() {
  const { form, applicant } = await office.submission(COPIES);
  const owner = { ...applicant.owner, phone: "+84912345678", email: null };
  return {
    form: { ...form, documents: DOCUMENTS },
    applicant: { ...applicant, owner, submitter: null },
  };
}

/** A dossier that owes 21,000 đồng, which its procedure collects then. */
async function collected(when: "ON_RECEIPT" | "ON_SUPPLEMENT" | "ON_RESULT") {
  const { form, applicant } = await submissionBySms();
  const dossier = await office.receive(COPIES, { applicant, form });
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
  const startPaying = async (part: "NOW" | "ALL" | "CLAIMED" = when === "ON_RESULT" ? "ALL" : "NOW") =>
    (await phone.send("/track/pay", { ...key, part })).location ?? "";
  const desk = () => deskBrowser(office, office.actor("cashier")).open(`/desk/dossiers/${dossier.id}`);
  const queue = () => deskBrowser(office, office.actor("cashier")).open(`/desk/cash?q=${dossier.code}`);
  const slip = async () => {
    const answer = await office
      .browserOf(office.actor("cashier"))
      .page(`/desk/dossiers/${dossier.id}/slip.pdf`);
    return pdfText(new Uint8Array(await answer.arrayBuffer()));
  };
  return { id: dossier.id, code: dossier.code, phone, track, startPaying, desk, queue, slip };
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

/** Another charge of 10,000 đồng beside that of 21,000 that comes with the result: this one is paid on receipt. */
async function mixed() {
  const made = await collected("ON_RESULT");
  await office.owner.pool.query(
    `INSERT INTO ${office.services.database.schema}.payment_charge SELECT (jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'line', c.line + 1, 'amount_dong', 10000, 'collect_when', 'ON_RECEIPT'))).*
     FROM ${office.services.database.schema}.payment_charge AS c WHERE c.dossier_id = $1`,
    [made.id],
  );
  return made;
}

test("of two charges the button pays the one that is due, a second one both, and the slip says which is which", async () => {
  const { phone, track, startPaying, desk, slip } = await mixed();
  const seen = await track();
  expect(seen).toContain("Cần ông/bà nộp 10.000 đồng");
  expect(seen).toContain("Thêm 21.000 đồng nộp khi nhận kết quả.");
  expect(seen).toContain("Nộp luôn cả 31.000 đồng");
  expect(await slip()).toContain("10.000 đồng (chưa nộp); 21.000 đồng (nộp khi nhận kết quả)");
  expect(await desk()).toContain(
    "10.000 đồng (chưa nộp, thu ngay khi tiếp nhận); 21.000 đồng (chưa nộp, thu khi trả kết quả)",
  );
  await track();
  const due = (await phone.open(await startPaying("NOW"))).html;
  expect(due).toContain("10.000 đồng");
  expect(due).not.toMatch(/21\.000|31\.000/);
  await track();
  const all = (await phone.open(await startPaying("ALL"))).html;
  expect(all).toContain("31.000 đồng");
  expect(all).toContain("nộp chậm nhất khi nhận kết quả");
});

test("a page of before the till took what was due makes no code for what is due later", async () => {
  const { id, phone, track, startPaying } = await mixed();
  await track();
  await office.owner.pool.query(
    `DELETE FROM ${office.services.database.schema}.payment_charge WHERE dossier_id = $1 AND amount_dong = 10000`,
    [id],
  );
  expect(await startPaying("NOW")).toBe("");
  await track();
  expect((await phone.open(await startPaying("ALL"))).html).toContain("21.000 đồng");
});

test("what is collected with the result stands in the letter of acceptance as such, and is asked for with the result", async () => {
  const post = messagesOf(office);
  const letters = async (id: string, kind: string) => {
    await post.run();
    const told = (await post.told(id)).filter((message) => message.kind === kind);
    const arrived = await post.arrived("demo-sms-a");
    return told.flatMap(({ id: key }) =>
      arrived.filter((each) => each.key.startsWith(key)).map(({ body }) => body),
    );
  };
  const later = await letters((await collected("ON_RESULT")).id, "ACCEPTED");
  expect(later.join()).toContain("21.000 đồng nộp khi nhận kết quả.");
  expect(later.join()).not.toContain("phải nộp");
  const both = await letters((await mixed()).id, "ACCEPTED");
  expect(both.join()).toContain(
    "Còn phải nộp 10.000 đồng (21.000 đồng nữa khi nhận kết quả): tại quầy, hoặc ở ",
  );
  const { form, applicant } = await submissionBySms();
  const ready = await office.reach(COPIES, "return", { applicant, form, channelOut: "COUNTER" });
  expect((await letters(ready.id, "RESULT_READY")).join()).toMatch(/Còn phải nộp [\d.]+ đồng: tại quầy/);
});

test("… and tracking asks for it once the result is ready", async () => {
  const { id, code, track } = await collected("ON_RESULT");
  expect(await track()).not.toContain("Cần ông/bà nộp");
  const { version, status, dueAt } = (await office.view(id)).dossier;
  await office.carry({ id, code, version, status, dueAt }, "return");
  const seen = await track();
  expect(seen).toContain("Cần ông/bà nộp 21.000 đồng");
  expect(seen).not.toContain("Chưa phải nộp ngay");
});

test("whoever receives it reads when the fee is collected, and so does who looks at the procedure", async () => {
  const intake = deskBrowser(office, office.actor("intake"));
  const procedure = async (code: string) =>
    (await openBrowser(aGuest(office)).open(`/procedures/${code}`)).text;
  const [withResult, onReceipt] = ["nộp khi nhận kết quả", "nộp khi hồ sơ được tiếp nhận"];
  expect(await intake.open(`/desk/intake/${COPIES}`)).toContain(`(${withResult})`);
  const copies = await procedure(COPIES);
  expect([copies.includes(withResult), copies.includes(onReceipt)]).toEqual([true, false]);
  const business = await procedure(BUSINESS);
  expect([business.includes(withResult), business.includes(onReceipt)]).toEqual([false, true]);
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

test("of two charges only the one whose transfer was told stands as sent; the other is asked for still", async () => {
  const { id, phone, track, startPaying } = await mixed();
  await track();
  const pay = await startPaying("NOW");
  await phone.open(pay);
  await phone.send(`${pay}/claimed`, {});
  expect(await track()).toContain("Chưa phải nộp ngay: 21.000 đồng nộp khi nhận kết quả");
  await office.owner.pool.query(
    `UPDATE ${office.services.database.schema}.payment_charge SET collect_when = 'ON_SUPPLEMENT' WHERE dossier_id = $1
       AND amount_dong = 21000`,
    [id],
  );
  const seen = await track();
  expect(seen).toContain("Ông/bà đã báo chuyển 10.000 đồng");
  expect(seen).toContain("Cần ông/bà nộp 21.000 đồng");
  expect((await phone.open(await startPaying("NOW"))).html).not.toMatch(/10\.000 đồng|31\.000/);
  await track();
  expect(await startPaying("CLAIMED")).toBe(pay);
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
  const [, claimed = ""] = /đang chờ ngân hàng xác nhận(.*?)mc-clock/s.exec(seen) ?? [];
  expect(claimed).toContain("Số 1 phố Minh Họa");
  expect(seen).not.toContain("Cần ông/bà nộp");
});
