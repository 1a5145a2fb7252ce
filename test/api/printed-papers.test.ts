import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { sha256 as hash } from "../../src/kernel/hash-chain.ts";
import { verifyPaperSignatures } from "../../src/modules/document/index.ts";
import { findReceipt } from "../../src/modules/payment/queries/receipt-view.ts";
import { PAPER_WITNESSES } from "../../src/paper-witnesses.ts";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const PAYER = "Trần Văn Bình";
const cashier = deskBrowser(office, office.actor("cashier"));

/** The code that is typed beside the picture, on one line. */
function codeOn(pdf: Uint8Array): string {
  const [code] = /(?:[0-9A-Z]{5} ){5}[0-9A-Z]{5}/.exec(pdfText(pdf)) ?? [];
  return present(code, "a code on the paper").replaceAll(" ", "");
}
async function bytesOf(answer: Promise<Response>): Promise<Uint8Array> {
  const file = await answer;
  expect(file.status).toBe(200);
  return new Uint8Array(await file.arrayBuffer());
}
const said = async (code: string) => (await office.guest.get(`/verify/${code}`)).text();
async function compared(code: string, copy: Uint8Array): Promise<string> {
  const browser = openBrowser(aGuest(office));
  await browser.open(`/verify/${code}`);
  const { html } = await browser.send(`/verify/${code}`, { copy: new Blob([Buffer.from(copy)]) });
  return html;
}

async function paid() {
  const { form } = await office.submission(COPIES);
  const { id } = await office.receive(COPIES, { form: { ...form, documents: DOCUMENTS } });
  const [charge] = (await done(await (await office.desk("cashier")).get(`/api/v1/dossiers/${id}/charges`)))
    .items;
  await cashier.open(`/desk/cash/take?dossier=${id}`);
  const typed = {
    charge: charge.id,
    amountDong: "21000",
    method: "CASH",
    tendered: "21000",
    payerName: PAYER,
  };
  const taken = await cashier.send("/desk/cash/take", typed);
  const receipt = new URL(present(taken.headers.get("location"), "receipt"), "http://x").pathname
    .split("/")
    .at(-1);
  const print = () =>
    bytesOf(office.browserOf(office.actor("cashier")).get(`/desk/cash/receipts/${receipt}/paper.pdf`));
  return { id: present(receipt, "receipt"), print };
}

describe("a receipt on paper", () => {
  test("bears a code that says it is genuine, names nobody, and knows the file that was printed", async () => {
    const { print } = await paid();
    const pdf = await print();
    const code = codeOn(pdf);
    const page = await said(code);
    expect(page).toContain("Giấy tờ có thật và đang có hiệu lực");
    expect(page).toContain("Biên lai thu phí, lệ phí");
    expect(page).toMatch(/AA-26E\/\d{7}/);
    expect(page).not.toContain(PAYER);
    expect(await compared(code, pdf)).toContain("Đúng bản đã ban hành");
    expect(await compared(code, Buffer.concat([pdf, Buffer.from("%")]))).not.toContain(
      "Đúng bản đã ban hành",
    );
  });

  test("is kept as it was drawn: the same file, whatever its unit is called since", async () => {
    const { print } = await paid();
    const first = await print();
    const { schema } = office.database;
    const rename = (name: string) =>
      office.owner.pool.query(`UPDATE ${schema}.organisation_person SET full_name = $1 WHERE id = $2`, [
        name,
        office.organisation.personOf("cashier"),
      ]);
    await rename("Tên Khác");
    const again = await print();
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  });

  test("is not in force where its row names the file of another", async () => {
    const [pdf, other] = [await (await paid()).print(), await (await paid()).print()];
    const print = `${office.database.schema}.document_print`;
    const point = (to: Uint8Array) =>
      office.owner.pool.query(`UPDATE ${print} SET sha256 = $1 WHERE token = $2`, [hash(to), codeOn(pdf)]);
    const wrong = async () => (await verifyPaperSignatures(office.services, PAPER_WITNESSES)).wrong;
    await point(other);
    expect(await said(codeOn(pdf))).not.toContain("đang có hiệu lực");
    expect(await compared(codeOn(pdf), other)).not.toContain("Đúng bản đã ban hành");
    expect(await wrong()).toEqual([{ number: expect.stringMatching(/AA-26E/), verdict: "OTHER_FILE" }]);
    await point(pdf);
    expect(await wrong()).toEqual([]);
  });

  test("printed twice at one moment is one paper", async () => {
    const { print } = await paid();
    const [one, two] = await Promise.all([print(), print()]);
    expect(codeOn(one)).toBe(codeOn(two));
  });

  test("that was replaced says so, and leads to what took its place", async () => {
    const { id, print } = await paid();
    const code = codeOn(await print());
    await cashier.open(`/desk/cash/receipts/${id}`);
    await cashier.send(`/desk/cash/receipts/${id}/replace`, { payerName: "Lê Thị Cúc", reason: "Sai tên" });
    const receipt = present(await findReceipt(office.database, id), "receipt");
    expect(receipt.cancelled_at).not.toBeNull();
    expect(await said(code)).toContain("Giấy tờ đã được thay thế");
    const next = await bytesOf(
      office.browserOf(office.actor("cashier")).get(`/desk/cash/receipts/${receipt.replaced_by}/paper.pdf`),
    );
    expect(await said(code)).toContain(`/verify/${codeOn(next)}`);
    expect(codeOn(await print())).not.toBe(code);
  });
});

describe("a print of a state", () => {
  test("a control sheet's code says of when it is; what has not changed bears the same code", async () => {
    const { id } = await office.receive(CODE);
    await office.act("intake", id, "handOver");
    const desk = await office.desk("intake");
    const print = () => bytesOf(desk.get(`/api/v1/dossiers/${id}/control-sheet`));
    const first = await print();
    const page = await said(codeOn(first));
    expect(page).toContain("Bản in do cơ quan dưới đây in ra");
    expect(page).toContain("25/11/2026");
    expect(page).not.toContain("đang có hiệu lực");
    expect(await compared(codeOn(first), first)).toContain("Đúng bản đã ban hành");
    expect(Buffer.from(await print()).equals(Buffer.from(first))).toBe(true);
    await office.carry({ id, code: "", version: 0, status: "", dueAt: null }, "sign");
    expect(codeOn(await print())).not.toBe(codeOn(first));
  });

  test("a volume of the register bears one too", async () => {
    await office.receive(CODE);
    const path = `/api/v1/statistics/registers/register/pdf?unit=${office.unit("serviceCentre")}&year=2026`;
    const print = () => bytesOf(office.as(office.actor("control")).get(path));
    const first = await print();
    const page = await said(codeOn(first));
    for (const fact of ["Bản in do cơ quan dưới đây in ra", "Sổ theo dõi hồ sơ", "01/2026"])
      expect(page).toContain(fact);
    expect(codeOn(await print())).toBe(codeOn(first));
    await office.receive(CODE);
    expect(codeOn(await print())).not.toBe(codeOn(first));
  });
});
