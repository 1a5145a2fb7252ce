import { describe, expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { DEMO_COUNTER } from "../../src/demo/ward.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { aCitizen, anOfficer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";
const page = async (name: DemoOfficerName, path: string): Promise<string> =>
  (await office.browserOf(office.actor(name)).page(path)).text();

describe("what was asked of the applicant to pay", () => {
  test("is read by whoever asked it, whoever takes it and whoever owes it: how much, why, and where", async () => {
    const { applicant } = await office.submission(CODE);
    const { id, code } = await office.reach(CODE, "appraise", { applicant });
    await office.act("specialist", id, "requirePayment", {
      amountDong: 1_250_000,
      reason: "Lệ phí trước bạ theo thông báo thuế",
    });
    const { personalId, fullName } = applicant.owner;
    const tracking = openBrowser(aGuest(office));
    await tracking.open("/track");
    const tracked = await tracking.send("/track", { code, lastFour: (personalId ?? "").slice(-4) });
    const owner = office.browserOf(aCitizen({ fullName, personalId: personalId ?? "" }));
    const own = await (await owner.page(`/my/dossiers/${id}`)).text();
    const desk = await page("specialist", `/desk/dossiers/${id}`);
    const till = await page("cashier", `/desk/dossiers/${id}`);
    for (const seen of [tracked.html, own, desk, till]) {
      expect(seen).toContain("1.250.000 đồng");
      expect(seen).toContain("Lệ phí trước bạ theo thông báo thuế");
    }
    for (const seen of [tracked.html, own]) {
      expect(seen).toContain("Cần ông/bà nộp");
      expect(seen).toContain(DEMO_COUNTER.address);
    }
    expect(tracked.html).not.toContain(fullName);
    const queue = await page("cashier", "/desk");
    expect(queue).toContain(code);
    expect(queue).toContain("1.250.000 đồng");
    expect((await verifyDossiers(office.database)).broken).toEqual([]);

    await office.act("cashier", id, "confirmPayment", { reference: "BL-0042" });
    expect(await page("cashier", `/desk/dossiers/${id}`)).toContain("BL-0042");
    expect(await (await owner.page(`/my/dossiers/${id}`)).text()).not.toContain("Cần ông/bà nộp");
  });
});

const RETURN = {
  channel: "COUNTER",
  receiver: "OWNER",
  receiverName: "Trần Thị Bích",
  identityChecked: "ID_CARD",
};

describe("whoever has to do with money", () => {
  test("is told on the first page how much there is to collect, and what waits for a decision", async () => {
    const { applicant } = await office.submission(CODE);
    const { id } = await office.reach(CODE, "appraise", { applicant });
    const counted = async (name: DemoOfficerName, link: string) => {
      const found = new RegExp(`href="${link}".*?(\\d+)</`, "s").exec(await page(name, "/desk"));
      return Number(found?.[1] ?? 0);
    };
    const before = await counted("cashier", "/desk/cash");
    await office.act("specialist", id, "requirePayment", { amountDong: 70_000, reason: "Trích lục bản đồ" });
    expect(await counted("cashier", "/desk/cash")).toBe(before + 1);

    expect(await page("leader", "/desk/deciding")).not.toContain("/desk/cash/decisions");
    const cashier = deskBrowser(office, office.actor("cashier"));
    const [charge] = (await done(await (await office.desk("cashier")).get(`/api/v1/dossiers/${id}/charges`)))
      .items;
    await cashier.open(`/desk/cash/dossiers/${id}`);
    const asked = await cashier.send(`/desk/cash/dossiers/${id}`, {
      chargeId: charge.id,
      kind: "EXEMPTION",
      amountDong: "20.000",
      ground: "Hộ nghèo",
    });
    expect(asked.status).toBe(303);
    expect(await counted("leader", "/desk/deciding")).toBe(1);
    const deciding = await page("leader", "/desk/deciding");
    expect(deciding).toContain("1 đề nghị về tiền (miễn giảm, hoàn trả, nộp ngân sách) cũng chờ duyệt.");
    expect(deciding).toContain('href="/desk/cash/decisions"');
    expect(await counted("cashier", "/desk/deciding")).toBe(0);
  });
});

/** Certified copies: the first two pages dearer than the rest, and as often as there are copies. */
const COPIES = "2.000815";

describe("the fee of the case", () => {
  test("is reckoned anew from what was typed, without receiving anything", async () => {
    const browser = deskBrowser(office, anOfficer(office.unit("serviceCentre"), "intake-officer"));
    const fresh = await browser.open(`/desk/intake/${COPIES}`);
    expect(fresh).toContain(`formaction="/desk/intake/${COPIES}/reckoning"`);
    const before = await count();
    const again = await browser.send(`/desk/intake/${COPIES}/reckoning`, TYPED);
    expect(again.status).toBe(200);
    expect(await again.text()).toMatch(/id="reckoned"[\s\S]{0,300}21\.000 đồng/);
    expect(await count()).toBe(before);
  });

  test("keeps the result at the desk until the books say it was paid", async () => {
    const { form } = await office.submission(COPIES);
    const { id } = await office.reach(COPIES, "return", { form: { ...form, documents: DOCUMENTS } });
    const seen = await page("intake", `/desk/dossiers/${id}`);
    expect(seen).toContain("21.000 đồng");
    expect(seen).not.toContain("feesSettled");
    expect((await office.refusal("intake", id, "returnResult", RETURN)).code).toBe("FEES_NOT_SETTLED");
    // A word on a form does not pay.
    const told = { ...RETURN, feesSettled: true };
    expect((await office.refusal("intake", id, "returnResult", told)).code).toBe("FEES_NOT_SETTLED");
    await payAll(office, id);
    expect(await page("intake", `/desk/dossiers/${id}`)).toContain("21.000 đồng (đã nộp)");
    expect((await office.act("intake", id, "returnResult", RETURN)).status).toBe("RETURNED");
  });

  test("is said to be none where the case charges nothing", async () => {
    const { id } = await office.reach(CODE, "return");
    expect(await page("intake", `/desk/dossiers/${id}`)).toMatch(/Phí, lệ phí<\/dt><dd>Không thu/);
    expect((await office.act("intake", id, "returnResult", RETURN)).status).toBe("RETURNED");
  });
});

/** Five pages, three copies: 2,000 đồng for each of the first two pages, 1,000 for the other three, three times. */
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const TYPED = {
  "documents.0.documentName": "Bằng tốt nghiệp",
  "documents.0.pages": "5",
  "documents.0.copies": "3",
};

async function count(): Promise<number> {
  const rows = await office.database.kysely.selectFrom("dossier").select("id").execute();
  return rows.length;
}

test("a withdrawal asks what becomes of the fees only where something was paid", async () => {
  const { form } = await office.submission(COPIES);
  const asked = async () => {
    const { id } = await office.receive(COPIES, { form: { ...form, documents: DOCUMENTS } });
    return id;
  };
  const [unpaid, paid] = [await asked(), await asked()];
  await payAll(office, paid);
  for (const id of [unpaid, paid])
    await office.act("intake", id, "requestWithdrawal", { reason: "Nộp nhầm" });
  expect(await page("leader", `/desk/dossiers/${unpaid}`)).not.toContain('name="refundDecision"');
  await office.act("leader", unpaid, "approveWithdrawal", { papersReturned: [] });
  expect(await page("leader", `/desk/dossiers/${paid}`)).toContain('name="refundDecision"');
  expect((await office.refusal("leader", paid, "approveWithdrawal", { papersReturned: [] })).code).toBe(
    "TEXT_REQUIRED",
  );
});

test("what is charged already is offered to whoever demands a payment, and is no second charge", async () => {
  const { id } = await office.reach("1.001612", "appraise");
  const desk = deskBrowser(office, office.actor("specialist2"));
  const seen = await desk.open(`/desk/dossiers/${id}`);
  const [, charge] = /name="chargeIds"[^>]*value="([^"]+)"/.exec(seen) ?? [];
  expect(seen).toContain("Lệ phí đăng ký hộ kinh doanh: 100.000 đồng");
  const { version } = (await office.view(id)).dossier;
  const typed = { _version: String(version), chargeIds: charge ?? "", amountDong: "", reason: "Nộp trước" };
  const sent = await desk.send(`/desk/dossiers/${id}/requirePayment`, typed);
  expect(sent.status).toBe(303);
  expect((await office.view(id)).dossier.status).toBe("FINANCIAL_WAIT");
  await payAll(office, id);
  expect((await office.view(id)).dossier.status).toBe("IN_PROGRESS");
});
