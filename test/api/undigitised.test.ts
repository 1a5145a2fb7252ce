import { expect, test } from "vitest";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });

test("whoever may hand on a dossier with papers nobody scanned is told which, with the way to do it", async () => {
  const { id } = await office.receive("1.001776");
  const page = await openBrowser(office.browserOf(office.actor("intake"))).open(`/desk/dossiers/${id}`);
  expect(page.text).toContain("Còn giấy tờ chưa số hóa");
  expect(page.text).toContain("Hồ sơ vẫn chuyển được khi chưa số hóa");
  const notice = page.html.slice(page.html.indexOf("Còn giấy tờ chưa số hóa"));
  expect(notice).toContain(`href="/desk/dossiers/${id}/digitise"`);
});
