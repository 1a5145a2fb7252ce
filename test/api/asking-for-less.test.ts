import { expect, test } from "vitest";
import { apiOffice } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const copies = async () => {
  const { form, applicant } = await office.submission(COPIES);
  return office.receive(COPIES, { applicant, form: { ...form, documents: DOCUMENTS } });
};

test("whoever serves the applicant asks for less from the dossier's page, and no link on the way is forbidden", async () => {
  const { id } = await copies();
  const charges = `/desk/cash/dossiers/${id}`;
  const actor = office.actor("intake");
  const intake = deskBrowser(office, actor);
  expect(await intake.open(`/desk/dossiers/${id}`)).toContain(`href="${charges}"`);
  const page = await intake.open(charges);
  expect(page).toContain("Đề nghị miễn, giảm");
  const chargeId = /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
  const asked = { kind: "EXEMPTION", chargeId, amountDong: "6.000", ground: "Hộ nghèo" };
  const sent = await intake.send(charges, asked);
  expect([sent.status, sent.headers.get("location")]).toEqual([303, charges]);
  const after = await intake.open(charges);
  expect(after).toContain("Hộ nghèo");
  const links = [...after.matchAll(/href="(\/desk[^"#]*)"/g)].map(([, href = ""]) => href);
  expect(links).toContain(`/desk/dossiers/${id}`);
  for (const href of new Set(links))
    expect([href, (await office.browserOf(actor).page(href)).status]).toEqual([href, 200]);
  const leader = deskBrowser(office, office.actor("leader"));
  const [, answer = ""] = /action="([^"]+\/answer)"/.exec(await leader.open("/desk/cash/decisions")) ?? [];
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(303);
  expect(await intake.open(charges)).toContain("15.000 đồng");
});

test("an officer who may neither ask nor read it is led there by nothing", async () => {
  const { id } = await office.reach("1.001776", "appraise");
  const actor = office.actor("specialist");
  const page = await deskBrowser(office, actor).open(`/desk/dossiers/${id}`);
  expect(page).toContain("<h1");
  expect(page).not.toContain("/desk/cash/dossiers/");
  expect((await office.browserOf(actor).page(`/desk/cash/dossiers/${id}`)).status).toBe(403);
});
