import { describe, expect, test } from "vitest";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
/** Social help: nothing to pay, declared in an e-form. */
const CODE = "1.001776";
const counter = () => openBrowser(office.browserOf(office.actor("intake")));

async function returned(
  changes: Parameters<typeof office.reach>[2] = {},
): Promise<{ readonly id: string; readonly code: string; readonly name: string }> {
  const { id } = await office.reach(CODE, "return", changes);
  await office.act("intake", id, "returnResult", {
    channel: "COUNTER",
    receiver: "OWNER",
    receiverName: "Người nhận",
    identityChecked: "ID_CARD",
    feesSettled: true,
  });
  const { dossier, applicant } = await office.view(id);
  return { id, code: dossier.code, name: applicant.owner.fullName };
}
/** What a browser sends of the boxes as they stand. */
function boxesIn(html: string): Record<string, string> {
  const form = html.split("<form").find((each) => each.includes('/correction"')) ?? "";
  const part = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const isChoice = /type="(radio|checkbox)"/.test(tag);
    return isChoice && !tag.includes("checked") ? [] : [[part(tag, "name"), part(tag, "value")]];
  });
  const texts = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name, text]) => [
    name,
    text,
  ]);
  const selects = [...form.matchAll(/<select[^>]* name="([^"]+)"[\s\S]*?<\/select>/g)].map(([all, name]) => [
    name,
    part(/<option[^>]*selected[^>]*>/.exec(all)?.[0] ?? "", "value"),
  ]);
  return Object.fromEntries([...inputs, ...texts, ...selects].filter(([name]) => name !== ""));
}
const openedOf = async (id: string): Promise<number> =>
  (await office.view(id)).timeline.filter((entry: Json) => entry.type === "CorrectionOpened").length;
const correctionOf = (id: string) => `/desk/dossiers/${id}/correction`;

describe("a result that was handed over with an error", () => {
  test("is put right by a dossier of its own, opened from the old one's page with what was declared then", async () => {
    const old = await returned();
    const browser = counter();
    const page = await browser.open(`/desk/dossiers/${old.id}`);
    expect(page.html).toContain(`href="${correctionOf(old.id)}"`);
    const form = await browser.open(correctionOf(old.id));
    expect(form.text).toContain(`Đính chính kết quả của ${old.code}`);
    expect(form.html).toContain(`value="${old.name}"`);
    const sent = await browser.send(correctionOf(old.id), {
      ...boxesIn(form.html),
      _reason: "Ghi sai ngày sinh so với sổ gốc",
    });
    expect(sent.status).toBe(303);
    const id = /\/desk\/dossiers\/([\w-]+)\/received$/.exec(sent.location ?? "")?.[1] ?? "";
    const { dossier, applicant } = await office.view(id);
    expect(dossier).toMatchObject({ correctionOf: old.id, status: "ACCEPTED" });
    expect(applicant.owner.fullName).toBe(old.name);
    const after = await office.view(old.id);
    expect(after.dossier.status).toBe("RETURNED");
    expect(after.timeline.at(-1)).toMatchObject({
      type: "CorrectionOpened",
      data: { correctionId: id, reason: "Ghi sai ngày sinh so với sổ gốc" },
    });
    expect((await browser.open(`/desk/dossiers/${old.id}`)).text).toContain(
      `Được đính chính bởi hồ sơ ${dossier.code}`,
    );
    expect((await browser.open(`/desk/dossiers/${id}`)).text).toContain(
      `Đính chính kết quả của hồ sơ ${old.code}`,
    );
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });

  test("pressed twice leads to the same slip", async () => {
    const old = await returned();
    const browser = counter();
    const form = await browser.open(correctionOf(old.id));
    const typed = { ...boxesIn(form.html), _reason: "Ghi sai ngày sinh so với sổ gốc" };
    const first = await browser.send(correctionOf(old.id), typed);
    const again = await browser.send(correctionOf(old.id), typed);
    expect([again.status, again.location]).toEqual([303, first.location]);
    expect(await openedOf(old.id)).toBe(1);
  });

  test("is opened by one of two officers who had the page open, the other reads of it", async () => {
    const old = await returned();
    const [one, other] = [counter(), counter()];
    const pages = [await one.open(correctionOf(old.id)), await other.open(correctionOf(old.id))];
    const [mine, theirs] = pages.map(({ html }) => ({ ...boxesIn(html), _reason: "Ghi sai ngày sinh" }));
    expect((await one.send(correctionOf(old.id), mine ?? {})).status).toBe(303);
    const late = await other.send(correctionOf(old.id), theirs ?? {});
    expect([late.status, late.text.includes("vào hồ sơ này lúc")]).toEqual([422, true]);
    // Sent once more from the same page it is still the page of before.
    const still = await other.send(correctionOf(old.id), {
      ...boxesIn(late.html),
      _reason: "Ghi sai ngày sinh",
    });
    expect(still.status).toBe(422);
    expect(await openedOf(old.id)).toBe(1);
  });

  test("keeps the number and birth day of an owner somebody else handed in for, and says who may waive the fee", async () => {
    const { applicant, form: answers } = await office.submission(CODE);
    const { owner } = applicant;
    const submitter = { ...owner, fullName: "Nguyễn Văn Nộp Hộ", personalId: null, dateOfBirth: null };
    const told = { owner, submitter, relationship: "CHILD" as const };
    const old = await returned({ applicant: told, form: answers });
    const browser = counter();
    const form = await browser.open(correctionOf(old.id));
    expect(form.text).toContain("đề nghị thu ngân miễn");
    const typed = { ...boxesIn(form.html), _reason: "Ghi sai ngày sinh" };
    const sent = await browser.send(correctionOf(old.id), typed);
    const id = /dossiers\/([\w-]+)\/received$/.exec(sent.location ?? "")?.[1] ?? sent.text;
    const { applicant: now } = await office.view(id);
    expect(now.owner).toMatchObject({ personalId: owner.personalId, dateOfBirth: owner.dateOfBirth });
  });

  test("is not put right without a reason, and what was typed stays", async () => {
    const old = await returned();
    const browser = counter();
    const form = await browser.open(correctionOf(old.id));
    const typed = { ...boxesIn(form.html), _reason: " ", requesterFullName: "Trần Thị Sửa Lại" };
    const refused = await browser.send(correctionOf(old.id), typed);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("Kết quả sai ở đâu, vì sao");
    expect(refused.html).toContain('value="Trần Thị Sửa Lại"');
    expect(
      (await office.view(old.id)).timeline.some((entry: Json) => entry.type === "CorrectionOpened"),
    ).toBe(false);
  });

  test("is no matter of a dossier that is still being worked on, nor of an officer who receives nothing", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const browser = counter();
    expect((await browser.open(`/desk/dossiers/${id}`)).html).not.toContain(correctionOf(id));
    expect((await browser.open(correctionOf(id))).status).toBe(404);
    const old = await returned();
    const head = openBrowser(office.browserOf(office.actor("head")));
    expect((await head.open(`/desk/dossiers/${old.id}`)).html).not.toContain(correctionOf(old.id));
  });
});
