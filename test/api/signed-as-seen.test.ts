import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { RESULT_SET, shippedTemplate } from "../../src/modules/document/template.ts";
import { publishTemplate, saveTemplate } from "../../src/modules/document/template-commands.ts";
import { paths } from "../../src/web/paths.ts";
import { apiOffice } from "../support/api-office.ts";
import { SIGNS_UNOPENED } from "../support/batch-sitting.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at, day } from "../support/dossiers.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const MARITAL = "1.004873";
const SIGNING = { resultOutcome: "POSITIVE", summary: "Đồng ý" };

/** The authority changes the template of this kind of result, in force today. */
async function change(key: string, line: string): Promise<void> {
  const name = { set: RESULT_SET, key };
  const control = office.actor("control");
  const source = `${shippedTemplate(name)}\n#par[${line}]`;
  expect(await saveTemplate(office.services, control, { ...name, source, locale: "both" })).toMatchObject({
    ok: true,
  });
  const basis = "Quyết định 15/QĐ-UBND ngày 20/11/2026";
  expect(
    await publishTemplate(office.services, control, { ...name, validFrom: day("2026-11-25"), basis }),
  ).toMatchObject({ ok: true });
}

const papersOf = async (id: string) => (await listPapersOf(office.database, id)).map(({ state }) => state);
const KEY = "MARITAL_STATUS";

async function kindOfResult(): Promise<string> {
  const { id } = await office.reach(MARITAL, "sign");
  await office.act("leader", id, "signResult", { outcome: "POSITIVE", summary: "Đồng ý" });
  return present((await listPapersOf(office.database, id))[0], "paper").key;
}

describe("a result is signed as it was shown", () => {
  test("where its template changed since the page was opened, the leader is told and looks again", async () => {
    const key = await kindOfResult();
    expect(key).toContain(KEY);
    const { id } = await office.reach(MARITAL, "sign");
    const sign = `/desk/dossiers/${id}/signResult`;
    const leader = deskBrowser(office, office.actor("leader"));
    const opened = await leader.open(`/desk/dossiers/${id}`);
    expect(opened).toContain('name="_templates" value=""');
    await change(key, "Dòng mới của phường");
    const told = await leader.send(sign, SIGNING);
    expect(told.status).toBe(409);
    expect(await told.text()).toContain("Mẫu giấy của kết quả đã thay đổi");
    expect(await papersOf(id)).not.toContain("SIGNED");
    await leader.open(`/desk/dossiers/${id}`);
    expect((await leader.send(sign, SIGNING)).status).toBe(303);
    const [paper] = (await listPapersOf(office.database, id)).filter(({ state }) => state === "SIGNED");
    const bytes = await office.services.files.get(present(paper?.signedSha256, "what was signed"));
    expect(pdfText(present(bytes, "bytes"))).toContain("Dòng mới của phường");
  });

  test("at one sitting too: what waits while a template changes is not signed by the new one", async () => {
    const key = await kindOfResult();
    const { id } = await office.reach(MARITAL, "sign");
    const leader = deskBrowser(office, office.actor("leader"));
    const step = await leader.open(paths.confirmBatch([id]));
    const chosen = present(new RegExp(`value="(${id} \\d+ [^"]+)"`).exec(step)?.[1], "paper");
    await change(key, "Dòng mới nữa");
    const begun = await leader.send("/desk/signing/batch", {
      ...{ ...SIGNS_UNOPENED, chosen, authorityWord: "" },
    });
    const progress = await leader.open(present(begun.headers.get("location"), "where it went"));
    expect(progress).toContain("1 văn bản chưa được ký");
    expect(progress).toContain("Mẫu giấy của kết quả đã thay đổi");
    expect(await papersOf(id)).not.toContain("SIGNED");
  });
});

describe("a form that does not say which version was seen", () => {
  test.each([undefined, "", "0", "-1", "1.5", "abc", "99999999999"])(
    "is refused, and does nothing: %j",
    async (_version) => {
      const { id } = await office.reach(MARITAL, "sign");
      const leader = deskBrowser(office, office.actor("leader"));
      await leader.open("/desk");
      const answer = await leader.send(
        `/desk/dossiers/${id}/signResult`,
        _version === undefined ? SIGNING : { ...SIGNING, _version },
      );
      expect(answer.status).toBe(428);
      expect(await answer.text()).toContain("phiên bản đang xem");
      expect(await papersOf(id)).not.toContain("SIGNED");
    },
  );
});

describe("a form that does not say by which templates it was shown", () => {
  /** Of the form at this address, all hidden fields but that one. */
  const withoutTemplates = (html: string) => html.replaceAll('name="_templates"', 'name="_nothing"');

  test("is refused at one paper, and nobody's name goes under what they may not have seen", async () => {
    const { id } = await office.reach(MARITAL, "sign");
    const leader = deskBrowser(office, office.actor("leader"), withoutTemplates);
    await leader.open(`/desk/dossiers/${id}`);
    const answer = await leader.send(`/desk/dossiers/${id}/signResult`, SIGNING);
    expect(answer.status).toBe(428);
    expect(await papersOf(id)).not.toContain("SIGNED");
  });

  test("is refused at a whole sitting", async () => {
    const { id } = await office.reach(MARITAL, "sign");
    const leader = deskBrowser(office, office.actor("leader"), withoutTemplates);
    const step = await leader.open(paths.confirmBatch([id]));
    const chosen = present(new RegExp(`value="(${id} \\d+ [^"]+)"`).exec(step)?.[1], "paper");
    const typed = { ...SIGNS_UNOPENED, chosen, authorityWord: "" };
    expect((await leader.send("/desk/signing/batch", typed)).status).toBe(428);
    expect(await papersOf(id)).not.toContain("SIGNED");
  });
});
