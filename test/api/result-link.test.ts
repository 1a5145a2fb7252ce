import { beforeEach, describe, expect, test } from "vitest";
import { LIMITS } from "../../src/web/rate-limits.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { CODE, givenResults, NUMBER, PHONE } from "../support/given-results.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30"), config: { demo: true } });
const post = messagesOf(office);
const { changesFor, given, guest, tracked } = givenResults(office, post);

beforeEach(() => {
  office.set("2026-12-01 08:30");
});

describe("a result given as a file to whoever has no account", () => {
  test("is opened by the link in the message and the last four digits of the personal number", async () => {
    const { id, code, address } = await given("ONLINE");
    const reader = guest();
    const asked = await reader.open(address);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain(code);
    expect(asked.text).toContain("4 số cuối số định danh cá nhân");
    const wrong = await reader.send(address, { lastFour: "9999", file: "1" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("không khớp");
    // The number of the telephone the message came to proves nothing more.
    expect((await reader.send(address, { lastFour: PHONE.slice(-4), file: "1" })).status).toBe(422);
    const got = await reader.send(address, { lastFour: NUMBER.slice(-4), file: "1" });
    expect(got.status).toBe(200);
    expect(got.html.startsWith("%PDF")).toBe(true);
    // The office sees that it was fetched; a wrong try fetched nothing.
    const desk = await openBrowser(await office.desk("intake")).open(`/desk/dossiers/${id}`);
    expect(desk.text.match(/Đã tải kết quả bằng đường dẫn/g)).toHaveLength(1);
    expect(desk.text).toContain("08:30");
  });

  test("is closed after thirty days, and says how the result is got then", async () => {
    const { address } = await given("ONLINE");
    office.set("2026-12-31 08:31");
    const reader = guest();
    const late = await reader.open(address);
    expect(late.text).toContain("Đường dẫn đã hết hạn");
    expect(late.text).toContain("VNeID");
    await reader.open("/track");
    const tried = await reader.send(address, { lastFour: NUMBER.slice(-4), file: "1" });
    expect(tried.html.startsWith("%PDF")).toBe(false);
    expect(tried.text).toContain("Đường dẫn đã hết hạn");
  });

  test("gives only files of the result, and nothing to an address nobody was sent", async () => {
    const { address, id } = await given("ONLINE");
    const { components } = (await office.view(id)).dossier;
    const own = components.flatMap((held: { files: { sha256: string }[] }) => held.files)[0];
    const reader = guest();
    await reader.open(address);
    const sha256 = own?.sha256 ?? "0".repeat(64);
    for (const file of [sha256, "0", "2", "-1", "length", ""]) {
      await reader.open(address);
      const sent = await reader.send(address, { lastFour: NUMBER.slice(-4), file });
      expect(sent.status, file).toBe(404);
    }
    const cut = await reader.open(`${address.slice(0, -1)}${address.endsWith("A") ? "B" : "A"}`);
    expect([cut.status, cut.text.includes("Đường dẫn bị cắt")]).toEqual([404, true]);
    expect(cut.html).toContain('href="/track"');
    // The address in the tracking page where messages are chosen opens no result.
    const choices = /\/notices\/([\w-]+)/.exec(
      (await tracked((await office.view(id)).dossier.code)).html,
    )?.[1];
    expect((await reader.open(`/results/${choices}`)).status).toBe(404);
  });

  test("names neither its files nor anybody before the proof, and no content by its hash", async () => {
    const { id, address, file } = await given("ONLINE");
    const { owner } = (await office.view(id)).applicant;
    const reader = guest();
    const asked = await reader.open(address);
    const wrong = await reader.send(address, { lastFour: "9999", file: "1" });
    for (const { html, text } of [asked, wrong]) {
      expect(text).toContain("Tải tệp 1 (PDF)");
      for (const secret of [file.name, file.sha256, owner.fullName, NUMBER, PHONE.slice(3)])
        expect(html).not.toContain(secret);
    }
    const english = await reader.open(`${address}?lang=en`);
    expect(english.text).toContain("Download file 1 (PDF)");
  });

  test("counts tries against the limit of the code: the right digits come too late then", async () => {
    const { address } = await given("ONLINE");
    office.set("2026-12-01 09:30");
    const reader = guest();
    await reader.open(address);
    for (let tries = 0; tries < LIMITS["tracked-code"].points; tries += 1)
      expect((await reader.send(address, { lastFour: "9999", file: "1" })).status).toBe(422);
    const right = { lastFour: NUMBER.slice(-4), file: "1" };
    const late = await reader.send(address, right);
    expect(late.status).toBe(429);
    expect(late.html.startsWith("%PDF")).toBe(false);
  });

  test("tracking says where the link went, until when it opens, and what else there is", async () => {
    const { code } = await given("ONLINE");
    const { text } = await tracked(code);
    expect(text).toContain("Đã gửi đường dẫn tải kết quả tới 091••••678");
    expect(text).toContain("đến hết ngày 30/12/2026");
    expect(text).toContain("đăng nhập bằng VNeID");
  });

  test("without a telephone or mail tracking says that it waits behind VNeID", async () => {
    const { code, told } = await given("ONLINE", { phone: null, personalId: NUMBER });
    expect(told).toBe(false);
    const { text } = await tracked(code);
    expect(text).not.toContain("Đã gửi đường dẫn");
    expect(text).toContain("đăng nhập bằng VNeID");
  });

  test("is no link where the result was handed over at the counter", async () => {
    const { code, told } = await given("COUNTER");
    expect(told).toBe(false);
    expect((await tracked(code)).text).not.toContain("đường dẫn");
  });

  test("comes though its receiver turned off what may be turned off", async () => {
    const first = await given("COUNTER", { phone: "+84912345699", personalId: NUMBER });
    const reader = guest();
    const choices = /\/notices\/[\w-]+/.exec((await tracked(first.code)).html)?.[0] ?? "";
    await reader.open(choices);
    await reader.send(choices, { locale: "vi", stop: "true" });
    const { told } = await given("ONLINE", { phone: "+84912345699", personalId: NUMBER });
    expect(told).toBe(true);
  });
});

describe("a result whose agency took it back", () => {
  const SECRET = { reason: "Khai man tình trạng hôn nhân", legalGround: "Nghị định 30/2020/NĐ-CP, Điều 18" };

  async function expectClosed(address: string, words: string) {
    const reader = guest();
    const asked = await reader.open(address);
    expect(asked.text).toContain(words);
    expect(asked.html).not.toContain('name="lastFour"');
    await reader.open("/track");
    const tried = await reader.send(address, { lastFour: NUMBER.slice(-4), file: "1" });
    expect(tried.status).toBe(409);
    expect(tried.text).toContain(words);
    for (const { html } of [asked, tried])
      for (const secret of Object.values(SECRET)) expect(html).not.toContain(secret);
  }

  test("is not handed out by its link once revoked: only that it was, and when, also after the link's end", async () => {
    const { id, address } = await given("ONLINE");
    office.set("2026-12-02 09:00");
    await office.act("leader", id, "revokeResult", SECRET);
    await expectClosed(address, "Kết quả đã bị thu hồi ngày 02/12/2026");
    expect((await guest().open(`${address}?lang=en`)).text).toContain("revoked on 02/12/2026");
    office.set("2027-01-15 09:00");
    await expectClosed(address, "Kết quả đã bị thu hồi ngày 02/12/2026");
    office.set("2027-01-15 09:05");
    const desk = await openBrowser(await office.desk("intake")).open(`/desk/dossiers/${id}`);
    expect(desk.text).toContain(SECRET.reason);
    expect(desk.text).not.toContain("Đã tải kết quả bằng đường dẫn");
  });

  test("is not handed out by its link once another paper took its place", async () => {
    const [old, next] = [await given("ONLINE"), await given("ONLINE")];
    const replacementNumber = (await office.view(next.id)).dossier.result.number;
    await office.act("leader", old.id, "supersedeResult", { ...SECRET, replacementNumber });
    await expectClosed(old.address, "Kết quả đã được thay thế ngày 01/12/2026");
    expect((await guest().open(old.address)).text).not.toContain(replacementNumber);
    const reader = guest();
    await reader.open(next.address);
    const got = await reader.send(next.address, { lastFour: NUMBER.slice(-4), file: "1" });
    expect(got.html.startsWith("%PDF")).toBe(true);
  });
});

describe("the electronic result is offered", () => {
  test("to nobody of whom no personal number is known: nobody could prove whose it is", async () => {
    const party = { phone: PHONE, personalId: null };
    const changes = await changesFor(party, "ONLINE");
    const desk = await office.desk("intake");
    const sent = await desk.post("/api/v1/dossiers/received", await office.submission(CODE, changes));
    expect(sent.status).toBe(422);
    expect((await sent.json()).code).toBe("ONLINE_RESULT_NEEDS_NUMBER");
  });

  test("with the word how it is got", async () => {
    const { text } = await guest().open(`/procedures/${CODE}/submit`);
    expect(text).toContain("đường dẫn gửi tới số điện thoại hoặc thư điện tử");
    const desk = await openBrowser(await office.desk("intake")).open(`/desk/intake/${CODE}`);
    expect(desk.text).toContain("đường dẫn gửi tới số điện thoại hoặc thư điện tử");
  });
});
