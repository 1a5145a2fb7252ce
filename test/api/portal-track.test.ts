import { describe, expect, test } from "vitest";
import { DEMO_COUNTER } from "../../src/demo/ward.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { openBrowser, type SeenPage } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const CODE = "1.001776";

/** What somebody without an account sees who knows the code and the last four digits. */
async function tracked(code: string, lastFour: string): Promise<SeenPage> {
  const browser = openBrowser(aGuest(office));
  await browser.open("/track");
  return browser.send("/track", { code, lastFour });
}

async function submitted() {
  const { applicant } = await office.submission(CODE);
  const lastFour = applicant.owner.personalId?.slice(-4) ?? "";
  return { ...(await office.submitOnline(CODE, { applicant })), lastFour };
}

describe("the tracking page", () => {
  test("says of a dossier just sent that it waits for its check, not that it was accepted", async () => {
    const { code, lastFour } = await submitted();
    const { text } = await tracked(code, lastFour);
    expect(text).toContain("Chờ tiếp nhận");
    expect(text).toContain("Mới nộp, chờ kiểm tra");
    expect(text).not.toContain("Đã tiếp nhận");
    expect(text).not.toContain("Hẹn trả kết quả");
  });

  test("says so once it was accepted", async () => {
    const { id, code, lastFour } = await submitted();
    await office.act("intake", id, "accept");
    const { text } = await tracked(code, lastFour);
    expect(text).toContain("Đã tiếp nhận");
    expect(text).toContain("Hẹn trả kết quả");
    expect(text).not.toContain("Có kết quả (đã xong)");
  });

  test("ends where the dossier ended: one not accepted has no later stations", async () => {
    const { id, code, lastFour } = await submitted();
    await office.act("intake", id, "reject", {
      reasonCode: "NOT_COMPETENT",
      reason: "Thuộc phường khác",
      legalGround: "NĐ 118/2025/NĐ-CP",
      instruction: "Nộp tại phường nơi cư trú",
    });
    const { text } = await tracked(code, lastFour);
    expect(text).toContain("Không được tiếp nhận (đã xong)");
    expect(text).not.toContain("Chờ tiếp nhận");
    expect(text).not.toContain("Trả kết quả");
    expect(text).not.toContain("Muốn rút hồ sơ");
  });

  test("tells a guest where to take the missing papers, and how to withdraw without VNeID", async () => {
    const { id, code, lastFour } = await submitted();
    const before = (await tracked(code, lastFour)).text;
    expect(before).toContain("Muốn rút hồ sơ");
    expect(before).not.toContain("Muốn bổ sung giấy tờ");
    await office.act("intake", id, "requestIntakeSupplement", {
      items: [{ componentCode: "declaration", problem: "Ảnh chụp bị mờ" }],
      reason: "Cần bản rõ nét",
    });
    const { text, html } = await tracked(code, lastFour);
    expect(text).toContain("Ảnh chụp bị mờ");
    expect(text).toContain("Muốn bổ sung giấy tờ");
    expect(text).toContain("Trung tâm Phục vụ hành chính công phường Tây Hồ");
    expect(text).toContain(DEMO_COUNTER.address);
    expect(text).toContain("024 0000 0001");
    expect(html).toContain('href="tel:+842400000001"');
    expect(text).toContain("Đăng nhập bằng VNeID");
  });

  test("gives the number to call where nothing was found", async () => {
    const { status, text } = await tracked("H26.16.05.001-991231-9999", "0000");
    expect(status).toBe(422);
    expect(text).toContain("gọi 024 0000 0001");
  });
});
