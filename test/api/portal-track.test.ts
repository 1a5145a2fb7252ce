import { describe, expect, test } from "vitest";
import { DEMO_COUNTER } from "../../src/demo/ward.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
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

const LAN = { fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" };

describe("the page of an own dossier", () => {
  test("says why it was not received and what to do now, not only in the paper", async () => {
    const lan = office.as(aCitizen(LAN));
    const { applicant } = await office.submission(CODE);
    const { id } = await office.submitOnline(CODE, {
      applicant: { ...applicant, owner: { ...applicant.owner, ...LAN } },
    });
    await office.act("intake", id, "reject", {
      reasonCode: "PAPERS_INVALID",
      reason: "Ảnh chụp không phải bản gốc",
      legalGround: "NĐ 118/2025/NĐ-CP, Điều 17",
      instruction: "Mang bản gốc đến quầy số 2",
    });
    const { text } = await openBrowser(lan).open(`/my/dossiers/${id}`);
    for (const told of ["Giấy tờ không hợp lệ", "Ảnh chụp không phải bản gốc", "Điều 17", "Mang bản gốc"])
      expect(text).toContain(told);
  });
});

describe("the way from sending to following", () => {
  test("says the four digits are needed beside the code, and speaks of no message that nobody sends", async () => {
    const guest = openBrowser(aGuest(office));
    const sent = (await guest.open("/submitted/H26.16.05-261123-0042")).text;
    expect(sent).toContain("4 số cuối");
    const { text, html } = await guest.open("/track");
    expect(text).not.toContain("tin nhắn");
    expect(html).toContain("4 số cuối");
  });

  test("leads a person with an account to their own dossiers, a guest to tracking", async () => {
    const path = "/submitted/H26.16.05-261123-0042";
    const lan = await openBrowser(office.as(aCitizen(LAN))).open(path);
    expect(mainOf(lan.html)).toContain('href="/my/dossiers"');
    expect(mainOf(lan.html)).not.toContain('href="/track');
    expect(lan.text).not.toContain("4 số cuối");
    const guest = await openBrowser(aGuest(office)).open(path);
    expect(mainOf(guest.html)).toContain('href="/track?code=H26.16.05-261123-0042"');
  });
});

function mainOf(html: string): string {
  return html.slice(html.indexOf("<main"), html.indexOf("</main>"));
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

  test("tells whoever was not received why, by which rule, and what to do now, and names nobody", async () => {
    const { id, code, lastFour } = await submitted();
    await office.act("intake", id, "reject", {
      reasonCode: "NOT_COMPETENT",
      reason: "Sổ gốc do phường khác giữ",
      legalGround: "NĐ 118/2025/NĐ-CP, Điều 17",
      instruction: "Nộp tại phường nơi cư trú",
    });
    const { text } = await tracked(code, lastFour);
    expect(text).toContain("Không thuộc thẩm quyền giải quyết");
    expect(text).toContain("Sổ gốc do phường khác giữ");
    expect(text).toContain("NĐ 118/2025/NĐ-CP, Điều 17");
    expect(text).toContain("Nộp tại phường nơi cư trú");
    const { applicant } = await office.submission(CODE);
    expect(text).not.toContain(applicant.owner.fullName);
    const answer = await aGuest(office).post("/api/v1/track", { code, lastFour });
    expect((await answer.json()).ending).toEqual({
      reasonCode: "NOT_COMPETENT",
      reason: "Sổ gốc do phường khác giữ",
      legalGround: "NĐ 118/2025/NĐ-CP, Điều 17",
      instruction: "Nộp tại phường nơi cư trú",
    });
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
