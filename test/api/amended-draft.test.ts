import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf, parseResultSheet } from "../../src/modules/document/index.ts";
import { paths } from "../../src/web/paths.ts";
import { apiOffice, fresh, type Json } from "../support/api-office.ts";
import { SIGNS_UNOPENED } from "../support/batch-sitting.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const MARITAL = "1.004873";
const SIGNED = { outcome: "POSITIVE", summary: "Đồng ý" };
const RIGHT = "Nguyễn Thị Đúng Tên";

/** A result drafted while a name stood wrongly in the declaration; the name is put right before it is signed. */
async function amendedAfterDraft() {
  const work = await office.reach(MARITAL, "appraise");
  await office.act(work.holder, work.id, "draftResult", {
    outcome: "POSITIVE",
    fields: { purpose: "Ghi theo thực tế" },
  });
  const { id } = await office.carry(work, "sign");
  const wrong = await amend(id);
  return { id, wrong };
}

async function amend(id: string, field?: string): Promise<string> {
  const { applicant, form, dossier }: Json = await office.view(id);
  const wrong: string = field === undefined ? applicant.owner.fullName : form[field];
  const renamed = Object.entries(form).map(([name, value]) => [name, value === wrong ? RIGHT : value]);
  const done = await (await office.desk("intake")).post(
    `/api/v1/dossiers/${id}/amendments`,
    {
      reason: "Gõ nhầm so với căn cước",
      owner: { ...applicant.owner, fullName: RIGHT },
      submitter: null,
      form: Object.fromEntries(renamed),
    },
    fresh(dossier.version),
  );
  expect(done.status).toBe(200);
  return wrong;
}

const signedSheet = async (id: string) => {
  const [paper] = (await listPapersOf(office.database, id)).filter(({ state }) => state === "SIGNED");
  return JSON.stringify(parseResultSheet(present(paper, "signed paper").sheet).values);
};
const stateOf = async (id: string) => (await listPapersOf(office.database, id)).map(({ state }) => state);

test("a result drafted before the declaration was put right is not signed until it is drafted anew", async () => {
  const { id, wrong } = await amendedAfterDraft();
  expect(await office.refusal("leader", id, "signResult", SIGNED)).toMatchObject({
    status: 409,
    code: "RESULT_DRAFT_OUTDATED",
  });
  expect(await stateOf(id)).not.toContain("SIGNED");
  const page = await openBrowser(office.browserOf(office.actor("leader"))).open(`/desk/dossiers/${id}`);
  expect(page.text).toContain("Dự thảo được lập trước khi sửa thông tin đã khai");
  await office.act("leader", id, "draftResult", { outcome: "POSITIVE" });
  await office.act("leader", id, "signResult", SIGNED);
  expect(await signedSheet(id)).toContain(RIGHT);
  expect(await signedSheet(id)).not.toContain(wrong);
});

test("drafting anew offers what is declared now, and keeps what only the draft said", async () => {
  const work = await office.reach("1.001776", "appraise");
  await office.act(work.holder, work.id, "draftResult", {
    outcome: "POSITIVE",
    fields: { monthlyAmount: "750.000", fromMonth: "3/2026" },
  });
  const wrong = await amend(work.id, "personFullName");
  const page = await openBrowser(office.browserOf(office.actor(work.holder))).open(
    `/desk/dossiers/${work.id}`,
  );
  const form =
    page.html.split(`action="/desk/dossiers/${work.id}/draftResult"`)[1]?.split("</form>")[0] ?? "";
  expect(form).toContain("750.000");
  expect(form).toContain(RIGHT);
  expect(form).not.toContain(wrong);
});

test("in a list of many it is marked, and only it stays unsigned", async () => {
  const { id } = await amendedAfterDraft();
  const other = await office.reach(MARITAL, "sign");
  const leader = deskBrowser(office, office.actor("leader"));
  const list = await leader.open("/desk/signing/batch");
  expect(list.match(/Dự thảo cũ hơn thông tin đã khai/g) ?? []).toHaveLength(1);
  for (const [dossierId, told] of [
    [id, "Dự thảo kết quả được lập trước khi sửa thông tin đã khai"],
    [other.id, "Đã ký 1 văn bản"],
  ] as const) {
    const step = await leader.open(paths.confirmBatch([dossierId]));
    expect(step.includes("Dự thảo cũ hơn thông tin đã khai")).toBe(dossierId === id);
    const chosen = present(new RegExp(`value="(${dossierId} \\d+ [^"]+)"`).exec(step)?.[1], "paper");
    const said = { ...SIGNS_UNOPENED, chosen, authorityWord: "" };
    const begun = await leader.send("/desk/signing/batch", said);
    expect(await leader.open(present(begun.headers.get("location"), "where it went"))).toContain(told);
  }
  expect(await stateOf(id)).not.toContain("SIGNED");
  expect(await stateOf(other.id)).toContain("SIGNED");
});
