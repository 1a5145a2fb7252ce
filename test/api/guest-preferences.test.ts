import { expect, test } from "vitest";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30"), config: { demo: true } });

/** A guest at the page of their choices, found by following the dossier. */
async function choosing(contact: { readonly phone: string; readonly email: string | null }) {
  const { applicant } = await office.submission("1.001776");
  const owner = { ...applicant.owner, ...contact };
  const { code } = await office.receive("1.001776", { applicant: { ...applicant, owner, submitter: null } });
  const guest = openBrowser(aGuest(office));
  await guest.open("/track");
  const { html } = await guest.send("/track", { code, lastFour: contact.phone.slice(-4) });
  const address = /\/notices\/[\w-]+/.exec(html)?.[0] ?? "";
  return { guest, address, page: await guest.open(address) };
}

const ticked = (html: string) =>
  [...html.matchAll(/name="channels" value="(\w+)"( checked)?/g)].map(([, channel, mark]) =>
    mark === undefined ? channel : `${channel}!`,
  );

test("a guest without an e-mail address cannot choose e-mail, and reads why", async () => {
  const { guest, address, page } = await choosing({ phone: "+84912345678", email: null });
  expect(ticked(page.html)).toEqual(["SMS!", "ZALO"]);
  expect(page.text).toContain("SMS (091••••678)");
  expect(page.text).toContain("Không gửi được qua thư điện tử: hồ sơ không ghi địa chỉ thư điện tử.");
  expect(page.text).toContain("vẫn được gửi qua ít nhất một cách");
  // What cannot arrive is not chosen, whatever a form says.
  await guest.send(address, { locale: "vi", channels: "EMAIL" });
  const saved = await guest.open(`${address}?done=1`);
  expect(ticked(saved.html)).toEqual(["SMS", "ZALO"]);
  expect(saved.text).toContain("Đã lưu lựa chọn. Thông báo bắt buộc vẫn đến 091••••678.");
});

test("a guest who gave both chooses either, and each way names where it leads", async () => {
  const { guest, address, page } = await choosing({ phone: "+84912345679", email: "chim.yen@example.vn" });
  expect(ticked(page.html)).toEqual(["EMAIL!", "SMS!", "ZALO"]);
  expect(page.text).toContain("(c…n@example.vn)");
  expect(page.text).not.toContain("Không gửi được");
  await guest.send(address, { locale: "en", channels: "EMAIL" });
  const saved = await guest.open(`${address}?done=1`);
  expect(ticked(saved.html)).toEqual(["EMAIL!", "SMS", "ZALO"]);
});
