import { expect, test } from "vitest";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const MARITAL = "1.004873";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];

const opened = async (who: "intake" | "cashier", path: string) =>
  openBrowser(office.browserOf(office.actor(who))).open(path);

/** A dossier that owes 21,000 đồng, which its procedure collects then. */
async function receivedWithFee(when: "ON_RECEIPT" | "ON_RESULT") {
  const { form, applicant } = await office.submission(COPIES);
  const dossier = await office.receive(COPIES, { applicant, form: { ...form, documents: DOCUMENTS } });
  await office.owner.pool.query(
    `UPDATE ${office.services.database.schema}.payment_charge SET collect_when = $1 WHERE dossier_id = $2`,
    [when, dossier.id],
  );
  return dossier;
}

test("after receiving, what is due now is named with its code; the way to the till is for whoever takes money", async () => {
  const { id, code } = await receivedWithFee("ON_RECEIPT");
  const atCounter = await opened("intake", `/desk/dossiers/${id}/received`);
  expect(atCounter.text).toContain("Phải nộp ngay: 21.000 đồng");
  expect(atCounter.text).toContain(`đọc mã hồ sơ ${code}`);
  expect(atCounter.html).toContain(`href="/desk/cash/dossiers/${id}"`);
  expect(atCounter.html).not.toContain("/desk/cash/take");
  const atTill = await opened("cashier", `/desk/dossiers/${id}/received`);
  expect(atTill.html).toContain(`href="/desk/cash/take?dossier=${id}"`);
  for (const words of ["Số hóa giấy tờ", "Tiếp nhận người tiếp theo", "Sửa thông tin đã khai"]) {
    expect(atTill.text).not.toContain(words);
    expect(atCounter.text).toContain(words);
  }
  for (const path of [`/desk/cash/take?dossier=${id}`, `/desk/cash/dossiers/${id}`])
    expect((await opened("cashier", path)).status).toBe(200);
  expect((await opened("intake", `/desk/cash/dossiers/${id}`)).status).toBe(200);
});

test("a fee that comes with the result is asked of nobody now", async () => {
  const { id } = await receivedWithFee("ON_RESULT");
  expect((await opened("intake", `/desk/dossiers/${id}/received`)).text).not.toContain("Phải nộp ngay");
});

test("received with its papers at the counter, the officer goes on to scan them, at the first that nobody has scanned", async () => {
  const { form } = await office.submission(MARITAL);
  const intake = deskBrowser(office, office.actor("intake"));
  const page = await intake.open(`/desk/intake/${MARITAL}`);
  expect(page).toContain("Tiếp nhận rồi số hóa giấy tờ");
  const typed = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
  const brought = {
    "_papers.identity.seen": "true",
    "_papers.declaration.originals": "1",
    _then: "digitise",
  };
  const sent = await intake.send(`/desk/intake/${MARITAL}`, { ...typed, ...brought });
  const place = sent.headers.get("location") ?? `${sent.status}`;
  expect(place).toMatch(/^\/desk\/dossiers\/[^/]+\/digitise#next-paper$/);
  const id = place.split("/")[3] ?? "";
  const scanning = await intake.open(`/desk/dossiers/${id}/digitise`);
  expect(scanning.match(/id="next-paper"/g)).toHaveLength(1);
  expect(scanning).toContain(`href="/desk/dossiers/${id}/received"`);
  const received = await opened("intake", `/desk/dossiers/${id}/received`);
  expect(received.text).toMatch(/Số hóa \d giấy tờ/);
  expect(received.html).toContain(`href="/desk/dossiers/${id}/digitise#next-paper"`);
});
