import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { present } from "../../src/kernel/assert.ts";
import { addDays, instantAt, type LocalDate } from "../../src/kernel/local-date.ts";
import { answerDifference } from "../../src/modules/payment/commands/answer-difference.ts";
import { closeDay } from "../../src/modules/payment/commands/close-day.ts";
import { book } from "../../src/modules/payment/ledger.ts";
import { verifyMoney } from "../../src/modules/payment/verify.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { moneyWard } from "../support/money.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const unitId = ward.organisation.unitOf("serviceCentre");
const NAMES: readonly DemoOfficerName[] = ["cashier", "leader", "director"];
const tokenOf = (name: string) => `session-of-${name}-over-a-drawer-that-is-short-0123456789abcdef`;
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
const as = (name: DemoOfficerName) => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});
let day: LocalDate = ward.clock.today();

/** A day on which 21,000 đồng were taken, counted as so many. */
async function counted(countedDong: number, note = "Thối nhầm") {
  day = addDays(day, 1);
  ward.clock.set(instantAt(day, 16 * 60));
  await ward.take([await ward.copies()]);
  expect(await closeDay(as("cashier"), { unitId, day, countedDong, note })).toMatchObject({ ok: true });
  return lastId();
}
const lastId = async () => {
  const row = await ward.database.kysely
    .selectFrom("paymentDrawerDifference")
    .select("id")
    .orderBy("declaredAt", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
};
const answer = (name: DemoOfficerName, id: string, approved = true, reason = "Đã đối chiếu biên lai") =>
  answerDifference(as(name), { id, approved, reason });
const closes = () =>
  ward.database.kysely
    .selectFrom("paymentDayClose")
    .select(["day", "expectedDong", "countedDong", "differenceId"])
    .where("day", "=", day)
    .execute();
const cashOf = async () => {
  const rows = await ward.database.kysely
    .selectFrom("paymentTransfer")
    .select(["debit", "credit", "amountDong"])
    .where("why", "=", "COUNTED")
    .where("at", ">=", instantAt(day, 0))
    .execute();
  return rows;
};
const sound = async () => expect((await verifyMoney(ward.database)).wrong).toEqual([]);

test("a drawer that is short is closed once somebody else confirms it, never by the cashier", async () => {
  const id = await counted(20_000);
  expect([await closes(), await cashOf()]).toEqual([[], []]);
  expect(await ward.take([await ward.copies()])).toMatchObject({ refusal: { code: "DAY_CLOSED" } });
  expect(await answer("cashier", id)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  expect(await answer("director", id)).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  const both = ward.officer("cashier");
  const deciding = { ...both, grants: ward.officer("leader").grants };
  const own = answerDifference(
    { services: ward.services, actor: deciding },
    { id, approved: true, reason: "" },
  );
  expect(await own).toMatchObject({ refusal: { code: "DECISION_OWN" } });
  await sound();
  expect(await answer("leader", id)).toMatchObject({ ok: true });
  expect(await answer("leader", id)).toMatchObject({ refusal: { code: "DECISION_ANSWERED" } });
  expect(await closes()).toEqual([{ day, expectedDong: 21_000, countedDong: 20_000, differenceId: id }]);
  expect(await cashOf()).toEqual([{ debit: "COUNTED", credit: "CASH", amountDong: 1_000 }]);
  await sound();
});

test("one that is declined says why, and is counted again", async () => {
  const id = await counted(25_000, "Thừa");
  expect(await answer("leader", id, false, "")).toMatchObject({
    refusal: { code: "DECISION_REASON_REQUIRED" },
  });
  expect(await answer("leader", id, false, "Đếm lại tờ 5.000")).toMatchObject({ ok: true });
  const page = await openBrowser(clientAs("cashier")).open(`/desk/cash/day?day=${day}`);
  expect(page.text).toContain("Đếm lại tờ 5.000");
  expect(page.html).toContain('name="countedDong"');
  expect(await closeDay(as("cashier"), { unitId, day, countedDong: 21_000, note: "" })).toMatchObject({
    value: { differenceDong: 0 },
  });
  expect(await closes()).toMatchObject([{ countedDong: 21_000, differenceId: null }]);
  await sound();
});

test("books that moved since the count are not closed over", async () => {
  const id = await counted(20_000);
  const moved = { why: "COUNTED", debit: "CASH", credit: "COUNTED", amountDong: 500 } as const;
  const personId = ward.officer("cashier").personId;
  await ward.database.transaction((tx) =>
    book(tx, { unitId, at: ward.clock.now() }, [{ ...moved, personId }]),
  );
  expect(await answer("leader", id)).toMatchObject({ refusal: { code: "DAY_MOVED" } });
  expect(await answer("leader", id, false, "Sổ đã đổi")).toMatchObject({ ok: true });
});

test("the confirmer finds it among what waits, and the record on paper names both", async () => {
  const id = await counted(22_000, "Khách không lấy tiền thối");
  const waiting = await openBrowser(clientAs("cashier")).open(`/desk/cash/day?day=${day}`);
  expect(waiting.text).toContain("Chờ người khác xác nhận chênh lệch");
  expect(waiting.html).not.toContain('name="countedDong"');
  const leader = openBrowser(clientAs("leader"));
  const decisions = await leader.open("/desk/cash/decisions");
  expect(decisions.text).toContain("Chênh lệch quỹ: thừa 1.000 đồng");
  expect(decisions.text).toContain("Khách không lấy tiền thối");
  const path = `/desk/cash/differences/${id}`;
  const unsaid = await leader.send(`${path}/answer`, { answer: "DECLINED", reason: "" });
  expect(unsaid.status).toBe(422);
  const said = await leader.send(`${path}/answer`, { answer: "APPROVED", reason: "Đồng ý" });
  expect(said.status).toBe(303);
  expect((await leader.open("/desk/cash/decisions")).html).not.toContain(`${path}/answer`);
  const closed = await openBrowser(clientAs("cashier")).open(`/desk/cash/day?day=${day}`);
  expect(closed.html).toContain(`${path}/record.pdf`);
  const paper = Buffer.from(await (await clientAs("cashier").page(`${path}/record.pdf`)).arrayBuffer());
  const text = pdfText(paper).replace(/[\s\u200b]+/g, " ");
  for (const name of ["Đỗ Thu Hà", "Đặng Thị Mai Anh"]) {
    expect(closed.text).toContain(name);
    expect(text).toContain(name);
  }
  expect(text).toContain("Khách không lấy tiền thối");
  const code = present(/(?:[0-9A-Z]{5} ){5}[0-9A-Z]{5}/.exec(text), "a code")[0].replaceAll(" ", "");
  const guest = openBrowser(clientOf(router, {}));
  expect((await guest.open(`/verify/${code}`)).text).toContain("Biên bản kiểm quỹ có chênh lệch");
  const copy = await guest.send(`/verify/${code}`, { copy: new Blob([paper]) });
  expect(copy.text).toContain("Đúng bản đã ban hành");
});

test("the check tells of a drawer that one person closed alone", async () => {
  const { schema } = ward.database;
  await sound();
  await ward.owner.pool.query(
    `UPDATE ${schema}.payment_drawer_difference SET answer = NULL, answered_by = NULL, answered_at = NULL WHERE answer = 'APPROVED'`,
  );
  expect((await verifyMoney(ward.database)).wrong.map(({ rule }) => rule)).toContain("DRAWERS_AGREED");
});
