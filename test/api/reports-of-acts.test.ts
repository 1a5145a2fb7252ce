import { describe, expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";
const atAppraisal = () => office.reach(CODE, "appraise");
const control = office.actor("control");

/** Three lie past their due date; of them one is then finished, one is asked for papers, one lies still. Two pay, one is exempt. */
const [late, asked, paying, exempt] = [
  await atAppraisal(),
  await atAppraisal(),
  await atAppraisal(),
  await atAppraisal(),
];
await atAppraisal();
await office.act("specialist", paying.id, "requirePayment", { amountDong: 8_000, reason: "Lệ phí" });
await office.act("specialist", exempt.id, "requirePayment", { amountDong: 8_000, reason: "Lệ phí" });
office.set("2026-11-03 08:30");
await office.act("cashier", paying.id, "confirmPayment", { reference: "PT-1" });
const exemption = { reason: "Hộ nghèo", approvedBy: office.organisation.personOf("leader") };
await office.act("cashier", exempt.id, "confirmPayment", { exemption });
await office.carry(paying, "return");
await office.carry(exempt, "return");
office.set("2026-12-21 08:30");
await office.carry(late, "return");
const [componentCode] = (await office.view(asked.id)).dossier.pinned.componentCodes;
const lacks = { items: [{ componentCode, problem: "Mờ" }], reason: "Mờ" };
await office.act("specialist", asked.id, "proposeSupplement", lacks);
await office.act("head", asked.id, "approveSupplement");
await office.act("intake", asked.id, "sendSupplement");

describe("a report of acts", () => {
  test("calls overdue who is overdue, but not whom the applicant keeps waiting", async () => {
    expect(await report("II.06a", "ON_TIME")).toMatchObject({ 6: 3, 7: 2, 9: 1, 10: 1, 11: 1, 12: 0, 13: 1 });
    expect(await report("II.06a", "IN_PROGRESS")).toMatchObject({
      6: 3,
      7: 1,
      9: 0,
      10: 1,
      11: 2,
      12: 0,
      13: 2,
    });
  });

  test("lays a late result to the desk that lost the time", async () => {
    expect(await report("PL.01", "ON_TIME")).toMatchObject({ 3: 1, 4: 1, 5: 0, 6: 0, 7: 2 });
  });

  test("counts payments asked for, made and exempted in their month", async () => {
    expect(await report("PL.04", "ON_TIME", "11")).toMatchObject({ 3: 2, 4: 1, 5: 1, 6: 0 });
    expect(await report("PL.04", "ON_TIME")).toMatchObject({ 3: 0, 4: 0, 5: 0, 6: 0 });
  });

  test("has the share of results with a file", async () => {
    expect(await report("PL.05", "ON_TIME")).toMatchObject({ 3: 1, 4: 1, 5: 100 });
  });
});

async function report(form: string, variant: string, month = "12"): Promise<Record<number, number | null>> {
  const period = { kind: "MONTH", basis: "CALENDAR", year: 2026, index: Number(month) };
  const order = { form, unitId: office.unit("ward"), period, variant };
  const answer = await office.as(control).post("/api/v1/statistics/reports/preview", order);
  const { columns, total }: Json = await answer.json();
  return Object.fromEntries(columns.map((each: Json, index: number) => [each.number, total[index]]));
}
