import { beforeEach, describe, expect, test } from "vitest";
import { verifyMessages } from "../../src/modules/notification/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { givenResults, NUMBER } from "../support/given-results.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30"), config: { demo: true } });
const post = messagesOf(office);
const { given, guest, tracked } = givenResults(office, post);

beforeEach(() => {
  office.set("2026-12-01 08:30");
});

describe("the link is sent again", () => {
  const reason = "Người nhận chưa nhận được tin";
  const linksOf = async (id: string) => {
    await post.run();
    const own = (await post.told(id)).filter(({ kind }) => kind === "RETURNED").map((each) => each.id);
    const arrived = (await post.arrived()).filter(({ key }) => own.some((one) => key.startsWith(one)));
    return own.map(
      (one) =>
        arrived.flatMap(({ key, body }) =>
          key.startsWith(one) ? (/\/results\/[\w-]+/.exec(body) ?? []) : [],
        )[0],
    );
  };

  test("by the return desk, with its reason in the history: the new one opens, the one before does not", async () => {
    const { id, code, address } = await given("ONLINE");
    office.set("2027-01-08 09:00");
    const desk = openBrowser(await office.desk("intake"));
    expect((await desk.open(`/desk/dossiers/${id}`)).text).toContain("Gửi lại đường dẫn tải kết quả");
    expect((await tracked(code)).text).toContain("đã hết hạn ngày 30/12/2026");
    expect((await tracked(code)).text).not.toContain("091••••678");
    await office.act("intake", id, "sendResultAgain", { reason });
    const [former, newest = ""] = await linksOf(id);
    expect(former).toBe(address);
    expect(newest).not.toBe(address);
    const reader = guest();
    const old = await reader.open(address);
    expect(old.text).toContain("đã được thay bằng đường dẫn gửi sau");
    expect(old.html).not.toContain('name="lastFour"');
    await reader.open(newest);
    const late = await reader.send(address, { lastFour: NUMBER.slice(-4), file: "1" });
    expect(late.status).toBe(409);
    await reader.open(newest);
    const got = await reader.send(newest, { lastFour: NUMBER.slice(-4), file: "1" });
    expect(got.html.startsWith("%PDF")).toBe(true);
    expect((await tracked(code)).text).toContain("đến hết ngày 06/02/2027");
    const { text } = await desk.open(`/desk/dossiers/${id}`);
    expect(text).toContain("Đã tải kết quả bằng đường dẫn");
    expect(text).toContain(reason);
    expect((await verifyMessages(office.database)).wrong).toEqual([]);
  });

  test("five times at most, with a reason, and by nobody who hands no results over", async () => {
    const { id } = await given("ONLINE");
    expect((await office.tryAct("intake", id, "sendResultAgain", { reason: " " })).status).toBe(422);
    expect((await office.tryAct("leader", id, "sendResultAgain", { reason })).status).toBe(403);
    for (let times = 0; times < 5; times += 1) await office.act("intake", id, "sendResultAgain", { reason });
    expect((await office.refusal("intake", id, "sendResultAgain", { reason })).code).toBe(
      "RESULT_SENT_OFTEN",
    );
    const opened = [];
    for (const link of await linksOf(id))
      opened.push((await guest().open(link ?? "")).html.includes("lastFour"));
    expect(opened).toEqual([false, false, false, false, false, true]);
  });

  test("not where none was sent, and not once the result is revoked: nobody is told where it went then", async () => {
    const counter = await given("COUNTER");
    expect((await office.refusal("intake", counter.id, "sendResultAgain", { reason })).code).toBe(
      "RESULT_HAS_NO_LINK",
    );
    const unreached = await given("ONLINE", { phone: null, personalId: NUMBER });
    expect((await office.refusal("intake", unreached.id, "sendResultAgain", { reason })).code).toBe(
      "RESULT_HAS_NO_LINK",
    );
    expect(await post.kinds(unreached.id)).not.toContain("RESULT_LINK");
    const { id, code } = await given("ONLINE");
    office.set("2026-12-02 09:00");
    const revoked = { reason: "Cấp sai", legalGround: "Nghị định 30/2020/NĐ-CP, Điều 18" };
    await office.act("leader", id, "revokeResult", revoked);
    const refused = await office.refusal("intake", id, "sendResultAgain", { reason });
    expect(refused.code).toBe("RESULT_NOT_IN_FORCE");
    const { text } = await tracked(code);
    expect(text).toContain("Kết quả đã bị thu hồi ngày 02/12/2026");
    for (const told of ["091••••678", "đến hết ngày", "Cấp sai"]) expect(text).not.toContain(told);
  });
});
