import { describe, expect, test } from "vitest";
import type { Officer } from "../../src/modules/access/index.ts";
import { shippedTemplate } from "../../src/modules/document/template.ts";
import {
  dropTemplateDraft,
  publishTemplate,
  saveTemplate,
} from "../../src/modules/document/template-commands.ts";
import { listTemplateVersions } from "../../src/modules/document/template-store.ts";
import { listIncidents } from "../../src/platform/incidents/incidents.ts";
import { apiOffice } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at, day } from "../support/dossiers.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const control: Officer = office.actor("control");
const REFUSAL = { set: "VPCP-2025", key: "REFUSAL" };
const shipped = shippedTemplate(REFUSAL);
const save = (source: string) =>
  saveTemplate(office.services, control, { ...REFUSAL, source, locale: "both" });
const publish = (validFrom: string, basis = "Quyết định 15/QĐ-UBND ngày 20/11/2026") =>
  publishTemplate(office.services, control, { ...REFUSAL, validFrom: day(validFrom), basis });

describe("a template that is broken", () => {
  test.each([
    ["a word it does not know", `${shipped}\n#unknown-word()`, "unknown variable: unknown-word"],
    ["a file of the machine", `${shipped}\n#read("/etc/passwd")`, "file not found"],
    ["a package of the network", `${shipped}\n#import "@preview/cetz:0.3.0": *`, "failed to download"],
  ])("with %s is refused with its line", async (_what, source, message) => {
    const refused = await save(source);
    expect(refused).toMatchObject({
      refusal: {
        code: "TEMPLATE_BROKEN",
        line: source.split("\n").length,
        message: expect.stringContaining(message),
      },
    });
    expect(await listTemplateVersions(office.database, REFUSAL)).toEqual([]);
  });

  test("that never ends is stopped, and the server goes on", async () => {
    const endless = `#let f(n) = { let s = 0\nfor i in range(n) { for j in range(n) { for k in range(n) { s = s + 1 } } }\ns }\n#f(10000)`;
    expect(await save(endless)).toMatchObject({ refusal: { code: "TEMPLATE_TOO_HEAVY" } });
  });

  test.each(["", " \n\t"])("that says nothing is refused: %j", async (source) => {
    expect(await save(source)).toMatchObject({ refusal: { code: "TEMPLATE_EMPTY" } });
  });

  test("that is longer than a template can be is not even tried", async () => {
    expect(await save("x".repeat(40_001))).toMatchObject({ refusal: { code: "TEMPLATE_TOO_LONG" } });
  });
});

describe("a template the authority publishes", () => {
  test("needs a draft, a basis and a day that is not past", async () => {
    expect(await publish("2026-11-25")).toMatchObject({ refusal: { code: "TEMPLATE_DRAFT_MISSING" } });
    expect(await save(`${shipped}\n#par[Dòng thêm của phường]`)).toMatchObject({ ok: true });
    expect(await publish("2026-11-25", " ")).toMatchObject({ refusal: { code: "TEMPLATE_BASIS_REQUIRED" } });
    expect(await publish("2026-11-24")).toMatchObject({ refusal: { code: "TEMPLATE_DAY_PAST" } });
    const noDay = { ...REFUSAL, validFrom: null, basis: "Quyết định 15/QĐ-UBND" };
    expect(await publishTemplate(office.services, control, noDay)).toMatchObject({
      refusal: { code: "TEMPLATE_DAY_UNKNOWN" },
    });
    await dropTemplateDraft(office.services, REFUSAL);
    expect(await listTemplateVersions(office.database, REFUSAL)).toEqual([]);
  });

  test("sets papers from its day on; what was issued before stays as it was", async () => {
    const reject = async () => {
      const { id } = await office.submitOnline("1.001776");
      const reason = {
        reasonCode: "NOT_COMPETENT",
        reason: "Khác",
        legalGround: "Đ.2",
        instruction: "Nơi khác",
      };
      await office.act("intake", id, "reject", reason);
      return id;
    };
    const textOf = async (id: string) => {
      const answer = await (await office.desk("intake")).get(`/api/v1/dossiers/${id}/papers/2`);
      return pdfText(new Uint8Array(await answer.arrayBuffer()));
    };
    const before = await reject();
    expect(await textOf(before)).not.toContain("Dòng thêm của phường");
    await save(`${shipped}\n#par[Dòng thêm của phường]`);
    await publish("2026-11-26");
    expect(await textOf(await reject())).not.toContain("Dòng thêm của phường");
    office.set("2026-11-26 08:30");
    expect(await textOf(await reject())).toContain("Dòng thêm của phường");
    expect(await textOf(before)).not.toContain("Dòng thêm của phường");
    const versions = await office.database.kysely
      .selectFrom("documentPaper")
      .select("templateVersionId")
      .where("templateVersionId", "is not", null)
      .execute();
    expect(versions).toHaveLength(1);
  });
});

describe("a template that sets the sample and fails on a real paper", () => {
  const rejected = async () => {
    const { id } = await office.submitOnline("1.001776");
    const reason = {
      reasonCode: "NOT_COMPETENT",
      reason: "Khác",
      legalGround: "Đ.2",
      instruction: "Nơi khác",
    };
    await office.act("intake", id, "reject", reason);
    const answer = await (await office.desk("intake")).get(`/api/v1/dossiers/${id}/papers/2`);
    return pdfText(new Uint8Array(await answer.arrayBuffer()));
  };

  test("is told of as an incident; the paper is set with the shipped one", async () => {
    office.set("2026-11-27 08:30");
    await save(`${shipped}\n#if "Nơi khác" in repr(data) { panic("dữ liệu thật") }`);
    expect(await publish("2026-11-27")).toMatchObject({ ok: true });
    expect(await rejected()).not.toContain("Dòng thêm của phường");
    const [version] = await listTemplateVersions(office.database, REFUSAL);
    expect(await listIncidents(office.database, 10)).toMatchObject([
      { kind: "TEMPLATE_FAILED", subject: version?.id, detail: expect.stringContaining("dữ liệu thật") },
    ]);
  });
});

describe("the screens", () => {
  const browser = deskBrowser(office, control);

  test("name every template, and show the fault with its line in the reader's language", async () => {
    const list = await browser.open("/admin/papers");
    for (const name of ["Giấy khai sinh", "Phiếu kiểm soát quá trình", "VPCP-2018"])
      expect(list).toContain(name);
    await browser.open("/admin/papers/VPCP-2025/APOLOGY");
    const broken = { act: "save", source: "= a\r\n#nothing()", locale: "both" };
    const refused = await browser.send("/admin/papers/VPCP-2025/APOLOGY", broken);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Mẫu sai ở dòng 2: không có biến hay hàm nothing");
    const preview = await office
      .browserOf(control)
      .page("/admin/papers/RESULTS-2025/BIRTH_CERTIFICATE/preview.pdf?bilingual=1");
    expect(pdfText(new Uint8Array(await preview.arrayBuffer()))).toContain("Birth certificate");
  });

  test("tell how much of a procedure's papers has approved English, and when that is outdated", async () => {
    const path = "/admin/paper-translations/1.004873";
    expect(await browser.open(path)).toMatch(/Đã duyệt, còn khớp: 0\/\d+ \(0%\)/);
    await browser.send(path, {});
    expect(await browser.open(path)).toContain("Mọi nội dung đã được duyệt và còn khớp.");
    await office.database.kysely
      .updateTable("documentTranslation")
      .set({ sourceSha256: "0".repeat(64) })
      .where("field", "=", "procedure")
      .execute();
    expect(await browser.open(path)).toContain("Không còn khớp");
    expect(await browser.open("/admin/paper-translations")).toContain("1.004873");
  });

  test("tell the same of the seven forms in both sets", async () => {
    const list = await browser.open("/admin/paper-translations");
    for (const name of [
      "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (VPCP-2025)",
      "Sổ theo dõi hồ sơ (VPCP-2018)",
    ])
      expect(list).toContain(name);
    const path = "/admin/paper-translations/form%3AVPCP-2018%3AAPOLOGY";
    expect(await browser.open(path)).toContain("Phiếu xin lỗi và hẹn lại ngày trả kết quả");
    expect(await browser.open(path)).toMatch(/Đã duyệt, còn khớp: 0\/\d+ \(0%\)/);
    await browser.send(path, {});
    expect(await browser.open(path)).toContain("Mọi nội dung đã được duyệt và còn khớp.");
    const translations = office.database.kysely.updateTable("documentTranslation");
    const ofForm = translations.where("procedureCode", "=", "form:VPCP-2018:APOLOGY");
    await ofForm.set({ english: "Another apology" }).where("field", "=", "apologySentence").execute();
    expect(await browser.open(path)).toContain("Không còn khớp");
    expect(await browser.open(path)).toContain("The agency sincerely apologises");
    const other = "/admin/paper-translations/form%3AVPCP-2025%3AAPOLOGY";
    expect(await browser.open(other)).toMatch(/Đã duyệt, còn khớp: 0\//);
  });
});
