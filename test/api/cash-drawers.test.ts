import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import type { Officer, UnitId } from "../../src/modules/access/index.ts";
import { verifyMoney } from "../../src/modules/payment/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { replaceUnit } from "../support/successor-unit.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
const cashier = office.actor("cashier") as Officer;
const ownUnit = present(
  cashier.grants.find(({ role }) => role === "cashier"),
  "the cashier's post",
).unitId;

/** The same person in other posts. */
function cashierOf(...units: readonly UnitId[]): Officer {
  const [grant] = cashier.grants;
  return { ...cashier, grants: units.map((unitId) => ({ ...present(grant, "a grant"), unitId })) };
}

/** A dossier that owes 21,000 đồng. */
async function owing(): Promise<string> {
  const { form } = await office.submission(COPIES);
  return (await office.receive(COPIES, { form: { ...form, documents: DOCUMENTS } })).id;
}

/** Its money taken in cash, by whoever sits at the till now. */
async function takenBy(officer: Officer, id: string) {
  const charge = await office.database.kysely
    .selectFrom("paymentCharge")
    .select("id")
    .where("dossierId", "=", id)
    .executeTakeFirstOrThrow();
  const browser = deskBrowser(office, officer);
  await browser.open(`/desk/cash/take?dossier=${id}`);
  const fields = {
    charge: charge.id,
    amountDong: "21000",
    method: "CASH",
    payerName: "Hòa",
    tendered: "21000",
  };
  expect((await browser.send("/desk/cash/take", fields)).status).toBe(303);
  return browser;
}

/** The drawers that the page offers to close. */
const drawersIn = (html: string) =>
  [...html.matchAll(/name="unitId" value="([^"]+)"/g)].map(([, id]) => id ?? "");

test("the till shows no charge of a unit that is not the cashier's, whatever stands beside it", async () => {
  const [own, foreign] = [await owing(), await owing()];
  const { schema } = office.database;
  const police = office.organisation.unitOf("police");
  await office.owner.pool.query(`UPDATE ${schema}.payment_charge SET unit_id = $1 WHERE dossier_id = $2`, [
    police,
    foreign,
  ]);
  const codes = await office.database.kysely
    .selectFrom("dossier")
    .select(["id", "code"])
    .where("id", "in", [own, foreign])
    .execute();
  const codeOf = (id: string) => codes.find((each) => each.id === id)?.code ?? "";
  const browser = deskBrowser(office, cashierOf(ownUnit));
  for (const [first, second] of [
    [own, foreign],
    [foreign, own],
  ]) {
    const page = await browser.open(`/desk/cash/take?dossier=${first}&dossier=${second}`);
    expect(page).toContain(codeOf(own));
    expect(page).not.toContain(codeOf(foreign));
  }
});

describe("a cashier counts every drawer that money of the day went into", () => {
  test("that of a unit below the own post", async () => {
    const above = office.organisation.unitOf("ward");
    const browser = await takenBy(cashierOf(above), await owing());
    const page = await browser.open("/desk/cash/day");
    expect(drawersIn(page).toSorted()).toEqual([above, ownUnit].toSorted());
    expect(page).toContain("21.000 đồng");
    const close = { day: "2026-11-02", note: "" };
    const short = await browser.send("/desk/cash/day/close", {
      ...close,
      unitId: ownUnit,
      countedDong: "20000",
    });
    expect(short.status).toBe(422);
    const closed = await browser.send("/desk/cash/day/close", {
      ...close,
      unitId: ownUnit,
      countedDong: "21000",
    });
    expect(closed.status).toBe(303);
    const after = await browser.open("/desk/cash/day");
    expect(drawersIn(after)).toEqual([above]);
    // Every method of the list is added up, and who takes money is told that the day is closed before it is counted out.
    expect(after.replace(/<[^>]+>/g, " ")).toMatch(
      /Cộng trong ngày\s+Tiền mặt\s+21\.000 đồng\s+Tổng cộng\s+21\.000 đồng/,
    );
    const late = await browser.open(`/desk/cash/take?dossier=${await owing()}`);
    expect(late).toContain("đã chốt quỹ hôm nay");
    expect(late).not.toContain("Đã nhận 21.000");
    expect((await verifyMoney(office.database)).wrong).toEqual([]);
  });

  test("both of two posts, and no foreign one", async () => {
    office.clock.set(at("2026-11-03 08:30"));
    const police = office.organisation.unitOf("police");
    const browser = await takenBy(cashierOf(police, ownUnit), await owing());
    const page = await browser.open("/desk/cash/day");
    expect(drawersIn(page)).toEqual([police, ownUnit]);
    expect(page.replace(/<[^>]+>/g, " ")).toMatch(/tất cả các quỹ\s+21\.000 đồng/);
    const foreign = {
      day: "2026-11-03",
      note: "",
      unitId: office.organisation.unitOf("postOffice"),
      countedDong: "0",
    };
    expect((await browser.send("/desk/cash/day/close", foreign)).status).toBe(404);
  });

  test("that of a unit that was merged into the own since", async () => {
    office.clock.set(at("2026-11-24 08:30"));
    const id = await owing();
    const successor = await replaceUnit(office.services, ownUnit);
    office.clock.set(at("2026-11-26 08:30"));
    const browser = await takenBy(cashierOf(successor), id);
    const page = await browser.open("/desk/cash/day");
    expect(drawersIn(page).toSorted()).toEqual([successor, ownUnit].toSorted());
    const counted = { day: "2026-11-26", note: "", unitId: ownUnit, countedDong: "21000" };
    expect((await browser.send("/desk/cash/day/close", counted)).status).toBe(303);
  });
});
