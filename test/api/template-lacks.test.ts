import { describe, expect, test } from "vitest";
import type { Officer } from "../../src/modules/access/index.ts";
import { lawRequiring, listRequiredFacts } from "../../src/modules/document/required-facts.ts";
import { findResultPaper } from "../../src/modules/document/result-paper.ts";
import { listTemplateNames, RESULT_SET, shippedTemplate } from "../../src/modules/document/template.ts";
import {
  publishTemplate,
  restoreShipped,
  saveTemplate,
} from "../../src/modules/document/template-commands.ts";
import { lacksOf, shippedFacts } from "../../src/modules/document/template-lacks.ts";
import { listTemplateVersions, templateInForce } from "../../src/modules/document/template-store.ts";
import { resultTemplatesOn } from "../../src/modules/document/templates-seen.ts";
import { apiOffice } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at, day } from "../support/dossiers.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const control: Officer = office.actor("control");
const RECEIPT = { set: "VPCP-2025", key: "RECEIPT" };
const REFUSAL = { set: "VPCP-2025", key: "REFUSAL" };
const MARITAL = { set: RESULT_SET, key: "MARITAL_STATUS" };
type Name = typeof RECEIPT;

/** The shipped template without a line of it. */
function without(name: Name, line: string): string {
  const text = shippedTemplate(name);
  expect(text).toContain(line);
  return text.replace(line, "");
}
const lacks = (name: Name, source: string) => lacksOf({ ...name, source, locale: "both" });
const save = (name: Name, source: string) =>
  saveTemplate(office.services, control, { ...name, source, locale: "both" });
const publish = (name: Name, more: { readonly leavesOut?: boolean; readonly validFrom?: string } = {}) =>
  publishTemplate(office.services, control, {
    ...name,
    ...more,
    validFrom: day(more.validFrom ?? "2026-11-25"),
    basis: "Quyết định 15/QĐ-UBND ngày 20/11/2026",
  });

describe("what an own template leaves out", () => {
  test.each([
    ["the due date", RECEIPT, '#fact("dueAt", mark: [*5.* ], style: strong)', "data.dueAt"],
    ["the dossier code", REFUSAL, ", subtitle: dossier-code()", "data.dossierCode"],
    ["the reason", REFUSAL, "#par(data.reason)", "data.reason"],
    ["the legal basis", REFUSAL, '#fact("legalGround")', "data.legalGround"],
  ])("is found: %s", async (_what, name, line, fact) => {
    expect(await lacks(name, without(name, line))).toEqual([fact]);
  });

  test("is found on a result: receivers, code and the places of number, day and signature", async () => {
    const found = await lacks(MARITAL, without(MARITAL, "#ending()"));
    for (const fact of ["data.recipients[]", "inputs.qrSvg", "inputs.verifyLines[]", "place.signature"])
      expect(found).toContain(fact);
    expect(await lacks(MARITAL, `${without(MARITAL, "#show: result")}`)).toEqual(
      expect.arrayContaining(["data.letterhead.issuer", "place.number", "place.date"]),
    );
  });

  test("is nothing where it is shown in the authority's own words and order", async () => {
    const own = `${without(REFUSAL, "#par(data.reason)")}\n#strong[Vì sao: #data.reason]\n#par[Dòng thêm]`;
    expect(await lacks(REFUSAL, own)).toEqual([]);
  });

  test("is nothing of a name in the file's properties only: nobody reads it there", async () => {
    const hidden = `#set document(title: data.reason)\n${without(REFUSAL, "#par(data.reason)")}`;
    expect(await lacks(REFUSAL, hidden.replace("#set", '#import "paper.typ": data\n#set'))).toEqual([
      "data.reason",
    ]);
  });

  test.each(listTemplateNames())(
    "is nothing of the shipped one: $key of $set shows all the law asks",
    async (name) => {
      const shown = await shippedFacts(name, "vi");
      const fields = findResultPaper(name.key)?.fields ?? [];
      const own = fields.filter(({ required }) => required).map((each) => `data.fields.${each.name}`);
      const required = [...listRequiredFacts(name), ...own];
      expect(required.length).toBeGreaterThanOrEqual(3);
      expect(required.filter((fact) => !shown.includes(fact))).toEqual([]);
      for (const fact of required) expect(lawRequiring(name, fact)).not.toBeNull();
    },
  );
});

describe("a template that leaves something out", () => {
  test("is not published without what the law wants, is with the rest once that is confirmed", async () => {
    expect(
      await save(RECEIPT, without(RECEIPT, '#fact("dueAt", mark: [*5.* ], style: strong)')),
    ).toMatchObject({
      ok: true,
    });
    expect(await publish(RECEIPT, { leavesOut: true })).toMatchObject({
      refusal: { code: "TEMPLATE_LACKS_REQUIRED", facts: ["data.dueAt"] },
    });
    await save(RECEIPT, without(RECEIPT, '#fact("register")'));
    expect(await publish(RECEIPT)).toMatchObject({
      refusal: { code: "TEMPLATE_LEAVES_OUT", facts: ["data.register"] },
    });
    expect(await publish(RECEIPT, { leavesOut: true })).toMatchObject({ ok: true });
    const [version] = await listTemplateVersions(office.database, RECEIPT);
    expect(version).toMatchObject({ state: "PUBLISHED", missing: ["data.register"] });
  });

  test("says so on its page, in words, with the law", async () => {
    const browser = deskBrowser(office, control);
    const path = "/admin/papers/VPCP-2025/APOLOGY";
    const source = without({ ...RECEIPT, key: "APOLOGY" }, '#fact("newDueAt")');
    await browser.open(path);
    await browser.send(path, { act: "save", source, locale: "vi" });
    const page = await browser.open(path);
    expect(page).toContain("thiếu nội dung mà pháp luật bắt buộc");
    expect(page).toContain("Thời gian hẹn mới");
    expect(page).toContain("Thông tư 03/2025/TT-VPCP, Mẫu số 04");
    const basis = "Quyết định 15/QĐ-UBND";
    const date = { "validFrom.day": "25", "validFrom.month": "11", "validFrom.year": "2026" };
    const refused = await browser.send(path, { act: "publish", basis, ...date });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Chưa ban hành được");
  });
});

describe("back to the shipped template", () => {
  test("is a version that follows it; what was published before stays", async () => {
    await save(MARITAL, `${shippedTemplate(MARITAL)}\n#par[Dòng thêm]`);
    expect(await restoreShipped(office.services, control, MARITAL)).toMatchObject({
      refusal: { code: "TEMPLATE_DRAFT_OPEN" },
    });
    expect(await publish(MARITAL)).toMatchObject({ ok: true });
    expect(await resultTemplatesOn(office.database, day("2026-11-26"))).toContain("MARITAL_STATUS:");
    const browser = deskBrowser(office, control);
    const path = "/admin/papers/RESULTS-2025/MARITAL_STATUS";
    expect(await browser.open(path)).toContain("Trở về mẫu kèm theo");
    expect((await browser.send(path, { act: "restore" })).status).toBe(303);
    expect(await browser.open(path)).toContain("Dự thảo này trở về mẫu kèm theo phần mềm");
    expect(await publish(MARITAL, { validFrom: "2026-11-26" })).toMatchObject({ ok: true });
    const inForce = (on: string) =>
      templateInForce(office.database, { ...MARITAL, locale: "vi", on: day(on) });
    expect(await inForce("2026-11-25")).toMatchObject({ versionNo: 1 });
    expect(await inForce("2026-11-26")).toBeNull();
    expect(await resultTemplatesOn(office.database, day("2026-11-26"))).not.toContain("MARITAL_STATUS:");
    expect(await listTemplateVersions(office.database, MARITAL)).toMatchObject([
      { versionNo: 2, source: null },
      { versionNo: 1, source: expect.stringContaining("Dòng thêm") },
    ]);
    expect(await browser.open(path)).not.toContain('value="restore"');
  });
});
