import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { setCashOnDelivery } from "../../src/modules/post/commands/prepare.ts";
import { clientOf } from "../support/client.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { PROOF, postDesk } from "../support/posted.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const NAMES: readonly DemoOfficerName[] = ["cashier", "leader", "intake"];
const tokenOf = (name: string) => `session-of-${name}-before-the-pages-of-the-posts-money-0123456789`;
const router = createApp(ward.services, {
  signedIn: async (_services, { cookieToken }) => {
    const name = NAMES.find((each) => tokenOf(each) === cookieToken);
    return name === undefined
      ? null
      : { actor: ward.officer(name), sessionId: name, csrfSecret: `secret-of-${name}` };
  },
});
const clientAs = (name: DemoOfficerName) =>
  clientOf(router, { cookie: `motcua-session=${tokenOf(name)}`, "sec-fetch-site": "same-origin" });
const sitting = (name: DemoOfficerName) =>
  deskBrowser({ browserOf: () => clientAs(name) }, ward.officer(name));
const [cashier, leader] = [sitting("cashier"), sitting("leader")];
const LIST = "/desk/cash/postal";

/** Delivered with so much more than was owed. */
async function overpaid(moreDong: number) {
  const dossier = await desk.posted({ isUnpaid: true });
  const { code } = await desk.parcelOf(dossier);
  await setCashOnDelivery(desk.as("intake"), { code, amountDong: 16_000 + moreDong });
  await desk.handedOver(dossier);
  await desk.tell(desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: 16_000 + moreDong }));
  return { code, path: `${LIST}/${code}` };
}
/** Where the form on the page that ends so is sent. */
const actionOf = (html: string, end: string) => new RegExp(`action="([^"]+/${end})"`).exec(html)?.[1] ?? "";

test("what was collected too much is given back: asked, agreed by another, paid out, and all of it told", async () => {
  const { code, path } = await overpaid(5_000);
  expect(await cashier.open(LIST)).toContain(code);
  expect(await cashier.open("/desk/post/cash")).toContain(path);
  const page = await cashier.open(path);
  expect(page).toContain("5.000 đồng");
  expect(page).not.toContain("/answer");
  const silent = await cashier.send(`${path}/decisions`, { as: "", amountDong: "0", ground: " " });
  const said = await silent.text();
  expect(silent.status).toBe(422);
  for (const words of ["Hãy chọn cách xử lý", "Hãy ghi số tiền", "Hãy ghi lý do"])
    expect(said).toContain(words);
  const more = await cashier.send(`${path}/decisions`, {
    as: "RETURN",
    amountDong: "6.000",
    ground: "Thu thừa",
  });
  expect(await more.text()).toContain("còn 5.000 đồng");
  const asked = await cashier.send(`${path}/decisions`, {
    as: "RETURN",
    amountDong: "5.000",
    ground: "Thu thừa",
  });
  expect([asked.status, asked.headers.get("location")]).toEqual([303, path]);
  expect(await leader.open("/desk/cash/decisions")).toContain("tiền thu hộ chưa khớp");
  const deciding = await leader.open(path);
  expect(deciding).toContain("Thu thừa");
  const agreed = await leader.send(actionOf(deciding, "answer"), {
    answer: "APPROVED",
    reason: "Trả lại dân",
  });
  expect(agreed.headers.get("location")).toBe(path);
  const paid = await cashier.send(actionOf(await cashier.open(path), "pay"), { method: "CASH" });
  expect(paid.headers.get("location")).toBe(path);
  const after = await cashier.open(path);
  for (const words of ["đã được xử lý hết", "Trả lại dân", "Đã chi tiền mặt"]) expect(after).toContain(words);
  expect(await cashier.open(LIST)).not.toContain(code);
  expect(await cashier.open("/desk/cash/day")).toContain("5.000 đồng");
});

test("it is spent on the charge of another dossier, found by its code", async () => {
  const { path } = await overpaid(16_000);
  const owing = await desk.posted({ isUnpaid: true });
  expect(await cashier.open(path)).toContain("Không có khoản nào còn phải thu");
  const found = await cashier.open(`${path}?dossier=${owing.code}`);
  const [, charge = ""] = /name="charge\[?\]?" value="([^"]+)"/.exec(found) ?? [];
  expect(found).toContain("16.000 đồng");
  const silent = await cashier.send(`${path}/charges`, { reason: "", dossier: owing.code });
  expect(await silent.text()).toContain("Hãy chọn khoản thu");
  const done = await cashier.send(`${path}/charges`, { charge, reason: "Nhầm hồ sơ", dossier: owing.code });
  expect([done.status, done.headers.get("location")]).toEqual([303, path]);
  const asked = await leader.open(path);
  expect(asked).toContain(owing.code);
  const agreed = await leader.send(actionOf(asked, "answer"), { answer: "APPROVED", reason: "" });
  expect(agreed.status).toBe(303);
  const after = await cashier.open(path);
  for (const words of ["đã được xử lý hết", "Nhầm hồ sơ", "AA-"]) expect(after).toContain(words);
  expect(await cashier.open(`/desk/cash/dossiers/${owing.id}`)).toContain("Đã thu");
});

test("the post hands it in at the desk in cash: it lies in the drawer, and the day says so", async () => {
  const { code } = await overpaid(500);
  const sent = {
    reference: "BK-7",
    amount: "16.500",
    on: ward.services.clock.today(),
    carrier: desk.units.carrierUnitId,
  };
  expect(await cashier.open("/desk/post/cash")).toContain("Tiền mặt tại quầy");
  const done = await cashier.send("/desk/post/cash", { ...sent, method: "CASH", "codes[]": code });
  expect([done.status, done.headers.get("location")]).toEqual([303, "/desk/post/cash"]);
  expect(await cashier.open("/desk/post/cash")).toContain("BK-7");
  const day = (await cashier.open("/desk/cash/day")).replace(/<[^>]*>/g, " ");
  expect(day).toMatch(/Tiền mặt bưu chính nộp tại quầy\s+16\.500 đồng/);
  await cashier.send("/desk/cash/day/close", {
    unitId: desk.units.officeUnitId,
    day: sent.on,
    countedDong: "0",
    note: "Đếm thử",
  });
  const other = await overpaid(500);
  const late = { ...sent, reference: "BK-8", method: "CASH", "codes[]": other.code };
  const closed = await cashier.send("/desk/post/cash", late);
  expect([closed.status, (await closed.text()).includes("chốt quỹ")]).toEqual([422, true]);
});

test("is seen by nobody who has no part in the money", async () => {
  const { path } = await overpaid(5_000);
  expect((await clientAs("intake").page(LIST)).status).toBe(403);
  expect((await clientAs("intake").page(path)).status).toBe(403);
  expect((await clientAs("cashier").page(`${LIST}/BC000000`)).status).toBe(404);
  const answer = `${LIST}/decisions/00000000-0000-7000-8000-000000000000/answer`;
  expect((await leader.send(answer, { answer: "APPROVED", reason: "" })).status).toBe(404);
});
