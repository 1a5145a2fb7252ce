import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { next, submitCopyRequest, track } from "./portal-steps.ts";
import {
  address,
  doFirstAct,
  hasBrowser,
  officer,
  openDossier,
  sidewaysScroll,
  signInAsCitizen,
  violations,
  visitor,
} from "./visitor.ts";

/** As the stand-in of VNeID knows whoever signs in first. */
const VNEID_NAME = "Nguyễn Văn Minh Họa";
const SCAN = Buffer.from(samplePaper("can cuoc"));

/** The intake desk asks for one more paper of a dossier that was just sent. */
async function askForPaper(code: string): Promise<Page> {
  const intake = await officer("intake");
  await openDossier(intake, code);
  await intake.click("summary:has-text('Yêu cầu bổ sung trước tiếp nhận')");
  const asking = intake.locator("form[action$=requestIntakeSupplement]");
  await asking.locator("input[type=checkbox]").nth(1).check();
  await asking.locator("input[name$=problem]").nth(1).fill("Ảnh chụp bị mờ");
  await asking.locator("textarea[name=reason]").fill("Cần bản rõ nét");
  await asking.locator("button[type=submit]").click();
  await intake.waitForLoadState();
  expect(await intake.textContent("main")).toContain("Chờ bổ sung trước tiếp nhận");
  return intake;
}

describe.skipIf(!hasBrowser)("a guest on a phone", () => {
  test.each([true, false])(
    "answers a supplement from the tracking page, with JavaScript %s",
    async (javaScriptEnabled) => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const guest = await visitor({ ...phone, javaScriptEnabled });
      const code = await submitCopyRequest(guest);
      const intake = await askForPaper(code);
      await track(guest, { code, lastFour: "2345" });
      const form = guest.locator("form[action='/track/supplement']");
      expect(await sidewaysScroll(guest)).toBe(0);
      if (javaScriptEnabled) {
        expect(await violations(guest)).toEqual([]);
        expect(await form.locator(".mc-file-camera input[capture=environment]").isVisible()).toBe(true);
      }
      await form
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "can-cuoc.pdf", mimeType: "application/pdf", buffer: SCAN });
      await form.locator("input[name=personalId]").fill("001090012345");
      await form.locator("input[name=fullName]").fill("Nguyễn Văn Kiểm Thử");
      await form.locator("button[type=submit]").click();
      await guest.waitForURL(/\/track\/answered\//);
      expect(await guest.textContent("main")).toContain("Đã gửi giấy tờ bổ sung");
      await intake.reload();
      expect(await intake.textContent("main")).toContain("can-cuoc.pdf");
    },
  );
});

describe.skipIf(!hasBrowser)("a citizen signed in with VNeID", () => {
  test("finds the dossier sent as a guest under the same personal id and name, answers a supplement and asks to withdraw", async () => {
    const citizen = await visitor({ viewport: { width: 390, height: 844 } });
    const code = await submitCopyRequest(citizen, VNEID_NAME);
    const underAnotherName = await submitCopyRequest(await visitor());
    const intake = await askForPaper(code);

    await signInAsCitizen(citizen);
    expect(await citizen.textContent("main")).not.toContain(underAnotherName);
    await citizen.click(`text="${code}"`);
    expect(await citizen.textContent("main")).toContain("Ảnh chụp bị mờ");
    expect(await sidewaysScroll(citizen)).toBe(0);
    await citizen
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "can-cuoc.pdf", mimeType: "application/pdf", buffer: SCAN });
    await Promise.all([citizen.waitForNavigation(), citizen.click("main button[data-variant=primary]")]);
    expect(await citizen.textContent("main")).toContain("Mới nộp, chờ kiểm tra");
    expect(await citizen.textContent("main")).toContain("can-cuoc.pdf");

    await openDossier(intake, code);
    await doFirstAct(intake);
    await citizen.reload();
    await citizen.click("summary:has-text('Xin rút hồ sơ')");
    await citizen.locator("form[action$=requestWithdrawal] textarea").fill("Đã tìm thấy bản gốc");
    await Promise.all([
      citizen.waitForNavigation(),
      citizen.locator("form[action$=requestWithdrawal] button").click(),
    ]);
    expect(await citizen.textContent("main")).toContain("Đang xin rút");
    const slip = await citizen.getAttribute("a:has-text('PDF')", "href");
    expect((await citizen.request.get(address(slip ?? ""))).headers()["content-type"]).toBe(
      "application/pdf",
    );
  });

  test("another citizen's dossier is not there", async () => {
    const stranger = await visitor();
    const code = await submitCopyRequest(await visitor());
    await stranger.goto(address("/my/dossiers"));
    await stranger.click("text=Đăng nhập bằng VNeID");
    await stranger.waitForURL(/interaction/);
    await stranger.locator("form button").nth(1).click();
    await stranger.waitForURL(/\/my\/dossiers/);
    expect(await stranger.textContent("main")).not.toContain(code);
  });

  test("finds dossiers of the demo, and is not asked what VNeID confirmed; each screen passes axe at both widths", async () => {
    const citizen = await visitor();
    await signInAsCitizen(citizen);
    expect(await citizen.locator("tbody tr").count()).toBeGreaterThanOrEqual(2);
    await fits(citizen);
    await citizen.goto(address("/procedures/2.000908/submit"));
    expect(await citizen.textContent("main")).toContain("Đã xác nhận bằng VNeID");
    await fits(citizen);
    await citizen.fill("[name=requesterAddress]", "Số 1 phố Thụy Khuê");
    await citizen.check("input[name=requesterRelationship][value=SELF]");
    await citizen.fill("[name=request]", "Cấp 01 bản sao");
    await citizen.check("input[name=commitment]");
    await next(citizen);
    expect(await citizen.textContent("main")).toContain("Chỉ cần mang theo để xem");
    await fits(citizen);
  });

  test("and a guest who tracks is told what to do without VNeID, on a screen that passes axe at both widths", async () => {
    const guest = await visitor();
    const code = await submitCopyRequest(guest);
    await track(guest, { code, lastFour: "0000" });
    expect(await guest.textContent("main")).toContain("024 0000 0001");
    await fits(guest);
    await track(guest, { code, lastFour: "4321" });
    expect(await guest.textContent("main")).toContain("Muốn rút hồ sơ");
    await fits(guest);
  });
});

async function fits(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  }
}
