import { describe, expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
/** A copy from the register: a declaration, an identity to be shown, an authorisation only where one acts for another. */
const CODE = "2.000635";
const IDENTITY = "Căn cước hoặc giấy tờ tùy thân";
const AUTHORISATION = "Văn bản ủy quyền";
const officer = anOfficer(office.unit("serviceCentre"), "intake-officer");
const browser = deskBrowser(office, officer);

async function declared(): Promise<Record<string, string>> {
  const { form } = await office.submission(CODE);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}
const DECLARATION = { "_papers.declaration.originals": "1" };

describe("at the counter", () => {
  test("what is kept stands counted, what is shown waits for a tick, what another case needs is folded at nothing", async () => {
    const html = await browser.open(`/desk/intake/${CODE}`);
    expect(boxOf(html, "_papers.declaration.originals")).toContain('value="1"');
    expect(boxOf(html, "_papers.identity.seen")).not.toContain("checked");
    expect(html).not.toContain('name="_papers.identity.originals"');
    expect(boxOf(html, "_papers.authorisation.originals")).toContain('value="0"');
    expect(html.indexOf("<details")).toBeLessThan(html.indexOf("_papers.authorisation.originals"));
  });

  test("an identity nobody looked at is named as missing, by its name", async () => {
    await browser.open(`/desk/intake/${CODE}`);
    const refused = await browser.send(`/desk/intake/${CODE}`, { ...(await declared()), ...DECLARATION });
    const html = await refused.text();
    expect(html).toContain(`thiếu giấy tờ bắt buộc: ${IDENTITY}`);
    expect(boxOf(html, "_papers.declaration.originals")).toContain('value="1"');
  });

  test("an identity that was shown is neither counted nor printed as received", async () => {
    const { dossier, slip } = await received({
      ...(await declared()),
      ...DECLARATION,
      "_papers.identity.seen": "true",
    });
    expect(dossier.components).toMatchObject([
      { componentCode: "declaration", originals: 1 },
      { componentCode: "identity", originals: 0, copies: 0 },
    ]);
    expect(slip).toContain(`xem rồi trả): ${IDENTITY}`);
    expect(slip).not.toContain(AUTHORISATION);
  });

  test("counts of a paper that is only shown are not kept, whoever sends them", async () => {
    const submission = await office.submission(CODE);
    const components = submission.components.map((held) => ({ ...held, originals: 1 }));
    const { id } = await office.receive(CODE, { components });
    const held = (await office.view(id)).dossier.components;
    expect(held.find((each: Json) => each.componentCode === "identity")).toMatchObject({ originals: 0 });
  });

  test("nobody has shown anything from afar: what is only to be shown is no paper of an online dossier", async () => {
    const { components } = await office.submission(CODE);
    const { id } = await office.submitOnline(CODE, { components });
    const codes = (await office.view(id)).dossier.components.map((each: Json) => each.componentCode);
    expect(codes).toContain("declaration");
    expect(codes).not.toContain("identity");
  });

  test("with the declaration on paper, who acts for another brings the authorisation, or is told so", async () => {
    const submission = await office.submission(CODE, { form: {} });
    const { owner } = submission.applicant;
    const applicant = {
      owner,
      submitter: { ...owner, fullName: "Trần Thị Thay" },
      relationship: "AUTHORISED" as const,
    };
    const intake = await office.desk("intake");
    const refused = await intake.post("/api/v1/dossiers/received", { ...submission, applicant });
    expect(await refused.json()).toMatchObject({ code: "COMPONENTS_MISSING", codes: ["authorisation"] });
  });
});

describe("the papers brought", () => {
  const BIRTH = "1.001193";
  const answers = async () =>
    Object.fromEntries(
      Object.entries((await office.submission(BIRTH)).form).map(([name, value]) => [name, String(value)]),
    );

  test("of papers any one of which is enough none stands counted before somebody counts it", async () => {
    const html = await browser.open(`/desk/intake/${BIRTH}`);
    for (const paper of ["birth-notice", "witness-statement", "birth-affirmation"])
      expect(boxOf(html, `_papers.${paper}.originals`), paper).toContain('value="0"');
    expect(html).toContain("Chỉ cần một trong các giấy tờ này");
  });

  test("what is no count is named beside its box, and nothing is received", async () => {
    for (const wrong of ["-1", "1.5", "hai", "100"]) {
      await browser.open(`/desk/intake/${BIRTH}`);
      const refused = await browser.send(`/desk/intake/${BIRTH}`, {
        ...(await answers()),
        "_papers.birth-notice.originals": wrong,
      });
      expect(refused.status, wrong).toBe(422);
      const html = await refused.text();
      expect(html).toContain("Bản chính của “Giấy chứng sinh”: ghi số bản từ 0 đến 99.");
      expect(boxOf(html, "_papers.birth-notice.originals")).toContain(`value="${wrong}"`);
    }
  });

  test("papers that are missing are told with the mistakes of the form, not after them", async () => {
    await browser.open(`/desk/intake/${CODE}`);
    const refused = await browser.send(`/desk/intake/${CODE}`, {
      ...(await declared()),
      ...DECLARATION,
      "_applicant.phone": "không có",
    });
    const html = await refused.text();
    expect(html).toContain("Số điện thoại");
    expect(html).toContain(`thiếu giấy tờ bắt buộc: ${IDENTITY}`);
  });
});

async function received(fields: Record<string, string>): Promise<{ dossier: Json; slip: string }> {
  await browser.open(`/desk/intake/${CODE}`);
  const done = await browser.send(`/desk/intake/${CODE}`, fields);
  const place = done.headers.get("location") ?? "";
  expect(place).toMatch(/^\/desk\/dossiers\/[^/]+\/received$/);
  const id = place.split("/")[3] ?? "";
  const { dossier } = await office.view(id);
  const printed = await office.browserOf(officer).get(`/desk/dossiers/${id}/slip.pdf`);
  return { dossier, slip: pdfText(new Uint8Array(await printed.arrayBuffer())) };
}

function boxOf(html: string, name: string): string {
  return /<input[^>]*>/g[Symbol.match](html)?.find((input) => input.includes(`name="${name}"`)) ?? "";
}
