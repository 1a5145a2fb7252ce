import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { assert } from "../../src/kernel/assert.ts";
import { collectPapers } from "../../src/modules/post/commands/inbound.ts";
import { setCashOnDelivery } from "../../src/modules/post/commands/prepare.ts";
import { openSheet } from "../../src/modules/post/commands/sheets.ts";
import { giveSheet, receiveSheet } from "../../src/modules/post/commands/sign-sheet.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { type DeskBrowser, deskBrowser } from "../support/desk-browser.ts";
import { postDesk } from "../support/posted.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const NAMES: readonly DemoOfficerName[] = ["intake", "postman", "cashier"];
const tokenOf = (name: string) => `session-of-${name}-before-the-pages-of-the-post-0123456789`;
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
const sitting = (name: DemoOfficerName): DeskBrowser => {
  const browser = deskBrowser({ browserOf: () => clientAs(name) }, ward.officer(name));
  return { ...browser, open: async (path) => seen(await browser.open(path)) };
};
const intake = sitting("intake");
const postman = sitting("postman");

/** The words of the row of a table that speaks of a parcel. */
function rowOf(html: string, code: string): string {
  const row = html.split("<tr").find((part) => part.includes(code)) ?? "";
  return row
    .replace(/^[^>]*>/, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

/** The page without its frame. */
const seen = (html: string) => html.slice(html.indexOf("<main"));

const statusFor = async (name: DemoOfficerName, path: string) => (await clientAs(name).page(path)).status;

async function givenSheet(codes: readonly string[]) {
  const id = await desk.openedSheet(codes);
  assert((await giveSheet(desk.as("intake"), { id, count: codes.length })).ok, "given");
  return { id, path: `/desk/post/sheets/${id}` };
}

test("what is owed goes with the parcel: on the list, on the sheet, before whoever receives it", async () => {
  const { code } = await desk.parcelOf(await desk.posted({ isUnpaid: true }));
  expect(rowOf(await intake.open("/desk/post"), code)).toContain("16.000 đồng");
  const { path } = await givenSheet([code]);
  expect(rowOf(await intake.open(path), code)).toContain("16.000 đồng");
  const receiving = await postman.open(path);
  expect(receiving).toContain(`name="found-${code}"`);
  expect(rowOf(receiving, code)).toContain("16.000 đồng");
});

test("a parcel that asks for less than is owed says so on the list and on the sheet, before anybody signs", async () => {
  const { code } = await desk.parcelOf(await desk.posted({ isUnpaid: true }));
  assert((await setCashOnDelivery(desk.as("intake"), { code, amountDong: 0 })).ok, "set");
  expect(rowOf(await intake.open("/desk/post"), code)).toContain("Không thu Còn phải thu 16.000 đồng");
  const id = await desk.openedSheet([code]);
  const sheet = await intake.open(`/desk/post/sheets/${id}`);
  expect(rowOf(sheet, code)).toContain("Còn phải thu 16.000 đồng");
  expect(sheet).toContain("tiền thu hộ khác số còn phải thu");
  expect(rowOf(await postman.open(`/desk/post/sheets/${id}`), code)).not.toContain("Còn phải thu");
});

test("what waits to be sent waits no more once the giving side has signed", async () => {
  const { code } = await desk.parcelOf(await desk.posted());
  const waiting = async () => {
    const html = await intake.open("/desk/post");
    const tile = html.split("<a").find((part) => part.includes("Chờ gửi")) ?? "";
    return Number(/>(\d+)</.exec(tile)?.[1]);
  };
  const before = await waiting();
  await givenSheet([code]);
  expect(await waiting()).toBe(before - 1);
  expect(await intake.open("/desk/post")).not.toContain(code);
});

test("whoever is to sign for parcels may open them; a sheet taken back is theirs no more", async () => {
  const { code } = await desk.parcelOf(await desk.posted());
  const parcel = `/desk/post/parcels/${code}`;
  expect(await statusFor("postman", parcel)).toBe(404);
  const { path } = await givenSheet([code]);
  expect(await statusFor("postman", parcel)).toBe(200);
  const read = await postman.open(parcel);
  expect(read).not.toContain(`${parcel}/word`);
  expect(read).not.toContain(`${parcel}/address`);
  await intake.open(path);
  await intake.send(`${path}/cancellation`, {});
  expect(await statusFor("postman", parcel)).toBe(404);
  expect(await postman.open(path)).not.toContain(`href="${parcel}"`);
});

test("a receiver who looked at nothing is told of each parcel, and keeps what was typed", async () => {
  const codes = [await desk.posted(), await desk.posted()].map(desk.parcelOf);
  const [first, second] = (await Promise.all(codes)).map(({ code }) => code);
  assert(first !== undefined && second !== undefined, "two");
  const { path } = await givenSheet([first, second]);
  await postman.open(path);
  const unlooked = await postman.send(`${path}/receipt`, { count: "2", difference: "Một bưu gửi ướt" });
  expect(unlooked.status).toBe(422);
  const told = await unlooked.text();
  for (const code of [first, second]) expect(told).toContain(`Chưa chọn tình trạng bưu gửi ${code}`);
  expect(told).toContain("Một bưu gửi ướt");
  const whole = { [`found-${first}`]: "WHOLE", [`found-${second}`]: "DAMAGED" };
  const unsaid = await postman.send(`${path}/receipt`, { ...whole, count: "2" });
  const html = await unsaid.text();
  expect(html).toContain(`Ghi rõ bưu gửi ${second} rách`);
  expect(html).toMatch(new RegExp(`name="found-${first}" value="WHOLE"[^>]*checked`));
  const missing = await postman.send(`${path}/receipt`, {
    [`found-${first}`]: "MISSING",
    [`found-${second}`]: "MISSING",
    count: "2",
  });
  expect(await missing.text()).toContain("không chọn bưu gửi nào là có");
  const uncounted = await postman.send(`${path}/receipt`, {
    ...whole,
    [`damage-${second}`]: "Ướt",
    count: "",
  });
  expect(await uncounted.text()).toContain("Chưa ghi: Số bưu gửi đếm được");
});

test("a torn and a missing parcel have a report, a day to be settled by, and words for the citizen", async () => {
  const [torn, missing] = [await desk.posted(), await desk.posted()];
  const codes = await desk.handedOver(torn, missing);
  const [first = "", second = ""] = codes;
  const path = `/desk/post/sheets/${await desk.givenBack(codes)}`;
  await intake.open(path);
  const sent = await intake.send(`${path}/receipt`, {
    [`found-${first}`]: "DAMAGED",
    [`damage-${first}`]: "Phong bì bị mở",
    [`found-${second}`]: "MISSING",
    count: "1",
    difference: "Không thấy trong túi",
  });
  expect(sent.status).toBe(303);
  const signed = await intake.open(path);
  expect(rowOf(signed, first)).toContain("Có, hư hỏng Phong bì bị mở");
  expect(rowOf(signed, second)).toContain("Thiếu");
  expect(signed).toContain("Chờ bên giao ký biên bản");
  expect(signed).not.toContain(`action="${path}/report"`);
  const report = await clientAs("intake").page(`${path}/report.pdf`);
  expect(report.status).toBe(200);
  expect(report.headers.get("content-type")).toContain("application/pdf");
  expect(await postman.open("/desk/post/sheets")).toContain("Chờ bên giao ký biên bản");
  await postman.open(path);
  expect((await postman.send(`${path}/report`, { note: "Đồng ý" })).status).toBe(303);
  expect(await postman.open(path)).toContain("Ý kiến bên giao: Đồng ý");
  const trouble = await intake.open("/desk/post/trouble");
  expect(rowOf(trouble, first)).toContain("Hư hỏng hoặc bị mở Giải quyết trước");
  expect(rowOf(trouble, second)).toContain("Thiếu khi kiểm bảng kê");
  const guest = openBrowser(clientOf(router, {}));
  await guest.open("/track");
  const asked = { code: torn.code, lastFour: await lastFourOf(torn.id) };
  expect((await guest.send("/track", asked)).text).toContain("bị hư hỏng hoặc bị mở");
  await intake.open(`/desk/post/parcels/${first}`);
  const ended = { endedAs: "ISSUED_AGAIN", note: "Cấp lại bản mới" };
  expect((await intake.send(`/desk/post/parcels/${first}/incident`, ended)).status).toBe(303);
  await guest.open("/track");
  const after = (await guest.send("/track", asked)).text;
  expect(after).toContain("Kết quả được cấp lại.");
  expect(after).not.toContain("Cấp lại bản mới");
});

test("whoever opens a parcel sees who sent it, how to call them, and what the post listed", async () => {
  const sender = { name: "Nguyễn Thị Gửi", phone: "+84900000001", address: "Số 3 phố Minh Họa" };
  const papers = [{ name: "Tờ khai", quantity: 2 }];
  const made = await collectPapers(desk.as("postman"), { ...desk.units, sender, papers });
  assert(made.ok, "collected");
  const { code } = made.value;
  const id = await desk.givenBack([code]);
  const damaged = [{ code, note: "Góc bị rách" }];
  assert(
    (await receiveSheet(desk.as("intake"), { id, count: 1, received: [], damaged, difference: "" })).ok,
    "in",
  );
  expect(rowOf(await intake.open("/desk/post/arrived"), code)).toContain("Hư hỏng hoặc bị mở");
  expect(rowOf(await intake.open("/desk/post/arrived"), code)).not.toContain("Nguyễn Thị Gửi");
  for (const path of [`/desk/post/parcels/${code}/opening`, `/desk/post/parcels/${code}/opening/2.000635`]) {
    const page = await intake.open(path);
    for (const words of ["Nguyễn Thị Gửi", "0900 000 001", "Số 3 phố Minh Họa", "Tờ khai × 2", "Góc bị rách"])
      expect(page).toContain(words);
  }
  expect(await intake.open(`/desk/post/parcels/${code}`)).toContain("Gọi cho người gửi Nguyễn Thị Gửi");
});

test("a sheet by which the post brings a parcel back shows what was not collected with it", async () => {
  const dossier = await desk.posted({ isUnpaid: true });
  const [code = ""] = await desk.handedOver(dossier);
  await desk.tell(desk.telling(code, "RETURNED"));
  const made = await openSheet(desk.as("postman"), { direction: "TO_OFFICE", ...desk.units, codes: [code] });
  assert(made.ok, "made");
  const path = `/desk/post/sheets/${made.value.id}`;
  expect(rowOf(await postman.open(path), code)).toContain("16.000 đồng");
  assert((await giveSheet(desk.as("postman"), { id: made.value.id, count: 1 })).ok, "given");
  const receiving = await intake.open(path);
  expect(rowOf(receiving, code)).toContain("16.000 đồng");
  expect(receiving).toContain("Tiền thu hộ (chưa thu)");
});

test("at the door each outcome has a form of its own, which names what it needs and keeps what was typed", async () => {
  const dossier = await desk.posted({ isUnpaid: true });
  const [code = ""] = await desk.handedOver(dossier);
  const path = `/desk/post/parcels/${code}`;
  const word = async (fields: Readonly<Record<string, string>>) => {
    await postman.open(path);
    const answer = await postman.send(`${path}/word`, fields);
    return { status: answer.status, html: seen(await answer.text()) };
  };
  const page = await postman.open(path);
  const delivery = page.split("<form").find((form) => form.includes('value="DELIVERED"')) ?? "";
  for (const name of ["receiverName", "receiver", "identity", "collected"])
    expect(delivery).toMatch(new RegExp(`name="${name}"[^>]* required`));
  expect(delivery).not.toContain("không bắt buộc");
  expect(delivery).toContain("16.000 đồng");
  const empty = await word({ kind: "DELIVERED", receiverName: "Trần Thị Nhận" });
  expect(empty.status).toBe(422);
  for (const name of ["Quan hệ với hồ sơ", "Kiểm tra nhân thân bằng", "Tiền đã thu hộ (đồng)"])
    expect(empty.html).toContain(`Chưa ghi: ${name}.`);
  expect(empty.html).not.toContain("Chưa ghi: Họ tên người ký nhận.");
  expect(empty.html).toContain('value="Trần Thị Nhận"');
  const proof = { kind: "DELIVERED", receiverName: "Trần Thị Nhận", receiver: "OWNER", identity: "ID_CARD" };
  const short = await word({ ...proof, collected: "15.000" });
  expect(short.html).toContain("Phải thu đủ 16.000 đồng");
  const why = await word({ kind: "FAILED" });
  expect([why.status, why.html.includes("Chưa ghi: Lý do.")]).toEqual([422, true]);
  expect((await word({ kind: "FAILED", reason: "Vắng nhà" })).html).toContain("Đã ghi.");
  expect((await word({ ...proof, collected: "16.000" })).html).toContain("Đã ghi.");
  expect(await desk.parcelOf(dossier)).toMatchObject({ state: "DELIVERED", collectedDong: 16_000 });
});

test("no sheet is made of nothing ticked on the list; whoever scans begins an empty one", async () => {
  await desk.posted();
  const carrier = desk.units.carrierUnitId;
  const sheets = async () =>
    (await ward.database.kysely.selectFrom("postSheet").select("id").execute()).length;
  const before = await sheets();
  await intake.open("/desk/post");
  const refused = await intake.send("/desk/post/sheets", { carrier });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Hãy chọn ít nhất một bưu gửi");
  expect(await sheets()).toBe(before);
  await intake.open("/desk/post/sheets");
  expect((await intake.send("/desk/post/sheets", { carrier })).status).toBe(303);
  expect(await sheets()).toBe(before + 1);
});

test("the postman is led home to the parcels, never to a page that is refused", async () => {
  const client = clientAs("postman");
  const refused = await (await client.page("/desk")).text();
  expect(refused).toContain("Không có quyền");
  for (const [, href] of refused.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>/g)) expect(href).not.toBe("/desk");
  expect(refused).toMatch(/class="mc-brand" href="\/desk\/post"/);
});

async function lastFourOf(id: string): Promise<string> {
  const owner = await ward.database.kysely
    .selectFrom("dossier")
    .select("ownerPersonalId")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return owner.ownerPersonalId?.slice(-4) ?? "";
}

test("tracking says that the postman collects the fee, and offers no other way", async () => {
  const dossier = await desk.posted({ isUnpaid: true });
  const { code: parcel } = await desk.parcelOf(dossier);
  await givenSheet([parcel]);
  const guest = openBrowser(clientOf(router, {}));
  await guest.open("/track");
  const { text, html } = await guest.send("/track", {
    code: dossier.code,
    lastFour: await lastFourOf(dossier.id),
  });
  expect(text).toContain("16.000 đồng");
  expect(text).toContain("Nhân viên bưu chính thu khi phát kết quả");
  expect(html).not.toContain('action="/track/pay"');
  expect(text).not.toContain("nộp tại quầy tiếp nhận");
});
