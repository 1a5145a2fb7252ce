import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import { giveSheet, receiveSheet } from "../../src/modules/post/commands/sign-sheet.ts";
import { sheetFile } from "../../src/modules/post/queries/sheet-file.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { pdfText } from "../support/pdf-text.ts";
import { postDesk } from "../support/posted.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const router = createApp(ward.services);

test("a printed hand-over sheet bears a code that stands for what was printed, and names nobody in public", async () => {
  const { code } = await desk.parcelOf(await desk.posted());
  const id = await desk.openedSheet([code]);
  assert((await giveSheet(desk.as("intake"), { id, count: 1 })).ok, "given");
  const print = async (name: "intake" | "postman") => {
    const made = await sheetFile(ward.services, ward.officer(name), { id, locale: "vi" });
    assert(made.ok, "printed");
    return made.value.bytes;
  };
  const codeOn = (pdf: Uint8Array) =>
    present(/(?:[0-9A-Z]{5} ){5}[0-9A-Z]{5}/.exec(pdfText(pdf)), "a code")[0];
  const [first, again] = [await print("intake"), await print("postman")];
  expect(Buffer.compare(first, again)).toBe(0);
  const guest = openBrowser(clientOf(router, {}));
  const verify = `/verify/${codeOn(first).replaceAll(" ", "")}`;
  const { text, html } = await guest.open(verify);
  expect(text).toContain("Bảng kê giao nhận bưu gửi");
  expect(text).not.toContain("đang có hiệu lực");
  expect(html).not.toContain(code);
  const copy = new Blob([Buffer.from(first)]);
  expect((await guest.send(verify, { copy })).text).toContain("Đúng bản đã ban hành");
  const found = { id, count: 1, received: [code], difference: "" };
  assert((await receiveSheet(desk.as("postman"), found)).ok, "received");
  expect(codeOn(await print("intake"))).not.toBe(codeOn(first));
});
