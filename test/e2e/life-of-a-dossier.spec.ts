import { describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { submitCopyRequest, track } from "./portal-steps.ts";
import { address, doFirstAct, hasBrowser, officer, openDossier, visitor } from "./visitor.ts";

const LAST_FOUR = "4321";
/** A smallest PDF: what it says does not matter, that it is one does. */
const SIGNED_PAPER = Buffer.from(samplePaper("ket qua"));

describe.skipIf(!hasBrowser)("the life of a dossier in the browser", () => {
  test("a citizen submits online, the office carries it through, and the citizen sees every step", async () => {
    const citizen = await visitor();
    const code = await submitCopyRequest(citizen);
    expect(code).toMatch(/^H26\.16\.05[.\d]*-\d{6}-\d{4}$/);
    await track(citizen, { code, lastFour: LAST_FOUR });
    expect(await citizen.textContent("main")).toContain("Mới nộp, chờ kiểm tra");

    const intake = await officer("intake");
    await openDossier(intake, code);
    await doFirstAct(intake);
    expect(await intake.textContent("h1")).toContain("Đã tiếp nhận");
    expect(await intake.textContent("main")).toContain(code);
    await track(citizen, { code, lastFour: LAST_FOUR });
    expect(await citizen.textContent("main")).toMatch(/17:00|Hẹn trả kết quả/);

    await openDossier(intake, code);
    await doFirstAct(intake);
    const specialist = await officer("specialist");
    await openDossier(specialist, code);
    await doFirstAct(specialist);
    expect(await specialist.textContent("main")).toContain(code);

    const leader = await officer("leader");
    await openDossier(leader, code);
    await leader.check("input[name=resultOutcome][value=POSITIVE]");
    await leader.fill("textarea[name=summary]", "Đồng ý cấp bản sao từ sổ gốc");
    await doFirstAct(leader);
    expect(await leader.textContent("main")).toContain("Đồng ý cấp bản sao từ sổ gốc");

    const clerk = await officer("clerk");
    await openDossier(clerk, code);
    // The office's own paper is signed: what comes beside it is asked for in a fold.
    await clerk.click("details:has(input[name=files]) > summary");
    await clerk.setInputFiles("input[name=files]", {
      name: "ket-qua.pdf",
      mimeType: "application/pdf",
      buffer: SIGNED_PAPER,
    });
    await clerk.check("input[name=comparedScans]");
    await doFirstAct(clerk);
    // The file is still on its way: the form waits for it, and goes by itself.
    await clerk.getByText("Đã có kết quả").first().waitFor();

    await openDossier(intake, code);
    await intake.check("input[name=channel][value=COUNTER]");
    await intake.selectOption("select[name=receiver]", "OWNER");
    await intake.fill("input[name=receiverName]", "Nguyễn Văn Kiểm Thử");
    await intake.selectOption("select[name=identityChecked]", "ID_CARD");
    await doFirstAct(intake);
    expect(await intake.textContent("main")).toContain("Đã trả kết quả");

    await track(citizen, { code, lastFour: LAST_FOUR });
    const seen = await citizen.textContent("main");
    expect(seen).toContain("Đã trả kết quả (đã xong)");
    expect(seen).not.toContain("Nguyễn Văn Kiểm Thử");
  });

  test("an act refused on a dossier that changed meanwhile names who was faster and keeps what was typed", async () => {
    const citizen = await visitor();
    const code = await submitCopyRequest(citizen);
    const [first, second] = [await officer("intake"), await officer("intake2")];
    await openDossier(first, code);
    await openDossier(second, code);
    await doFirstAct(first);
    await second.click("summary:has-text('Từ chối tiếp nhận')");
    const refusal = second.locator("form[action$=reject]");
    await refusal.locator("select[name=reasonCode]").selectOption("DUPLICATE");
    await refusal.locator("textarea[name=reason]").fill("Trùng với hồ sơ đã nộp hôm qua");
    await refusal.locator("input[name=legalGround]").fill("NĐ 118/2025/NĐ-CP");
    await refusal.locator("button[type=submit]").click();
    await second.waitForLoadState();
    const shown = await second.textContent("#content");
    expect(await second.evaluate(() => document.activeElement?.hasAttribute("data-error-summary"))).toBe(
      true,
    );
    expect(shown).toMatch(/vừa thay đổi|Tiếp nhận, hẹn ngày trả/);
    expect(shown).toContain("Trùng với hồ sơ đã nộp hôm qua");
  });

  test("an officer receives a known procedure at the counter on one page and prints the slip", async () => {
    const intake = await officer("intake");
    await intake.goto(address("/desk/intake/2.000908"));
    await intake.fill("input[name=requesterFullName]", "Nguyễn Văn Kiểm Thử");
    await intake.fill("input[name=requesterPersonalId]", "001090012345");
    await intake.fill("input[name=requesterPhone]", "0912344321");
    await intake.fill("[name=requesterAddress]", "Số 1 phố Thụy Khuê");
    await intake.check("input[name=requesterRelationship][value=SELF]");
    await intake.fill("[name=request]", "Cấp 01 bản sao");
    await intake.check("input[name=commitment]");
    await intake.check("input[name='_papers.identity.seen']");
    await intake.click("main button[data-variant=primary]");
    await intake.waitForURL(/\/received$/);
    expect(await intake.textContent("h1")).toContain("Đã tiếp nhận");
    const slip = await intake.getAttribute("main a[data-variant=primary]", "href");
    const pdf = await intake.request.get(address(slip ?? ""));
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await pdf.body()).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  });
});
