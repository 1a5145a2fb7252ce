import { describe, expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";

const untaken = await office.reach(CODE, "appraise");
const taken = await office.reach(CODE, "appraise");
const waiting = await office.reach(CODE, "appraise");
const unread = await office.submitOnline(CODE);
for (const { id, taskId } of [taken, waiting])
  await office.act("head", id, "assignTask", {
    taskId,
    assigneeId: office.organisation.personOf("specialist4"),
  });
await office.act("specialist4", waiting.id, "requirePayment", { amountDong: 8_000, reason: "Lệ phí" });

const client = (name: DemoOfficerName) => office.desk(name);
async function morning(name: DemoOfficerName, query = "") {
  const answer = await (await client(name)).page(`/desk/morning${query}`);
  return { status: answer.status, html: await answer.text() };
}
/** The rows of the first table with these words in its caption. */
function rowsUnder(html: string, caption: string): string {
  const table = html.split("<table").find((each) => each.includes(`>${caption}</caption>`)) ?? "";
  return table.split("</table>")[0] ?? "";
}

describe("the morning's list", () => {
  test("is empty while nothing is late or due by the next working day", async () => {
    expect((await morning("head")).html).toContain("Không có gì quá hạn hay sắp đến hạn.");
  });

  test("tells of a step that will be late before it is", async () => {
    const due = String((await office.view(taken.id)).dossier.tasks[0].dueAt);
    office.clock.set(at(`${due.slice(0, 10)} 08:00`));
    const mine = rowsUnder((await morning("specialist4")).html, "Việc của tôi");
    expect(mine).toContain(taken.code);
    expect(mine).toContain("Sắp đến hạn bước");
    expect(mine).not.toContain("Quá hạn bước");
  });

  test("tells each what is late on their desk, and the head with whom it lies", async () => {
    office.set("2026-11-20 08:30");
    const mine = rowsUnder((await morning("specialist4")).html, "Việc của tôi");
    expect(mine).toContain(taken.code);
    const team = rowsUnder((await morning("head")).html, "Theo người và bộ phận");
    expect(team).toContain("chưa ai nhận");
    expect(team).toContain(office.organisation.unitOf("cultureDivision"));
    const intake = rowsUnder((await morning("intake")).html, "Việc của tôi");
    expect(intake).toContain(unread.code);
    expect(intake).toContain("Chưa ai đọc quá 8 giờ làm việc");
    expect(intake).not.toContain(taken.code);
  });

  test("opens down to what lies with nobody", async () => {
    const unit = office.unit("cultureDivision");
    const { html } = await morning("head", `?unit=${unit}&person=nobody`);
    expect(html).toContain(untaken.code);
  });

  test("never names what waits for the applicant: its clock stands", async () => {
    for (const name of ["specialist4", "head", "leader"] as const)
      expect((await morning(name)).html, name).not.toContain(waiting.code);
  });

  test("shows whom it concerns, and no one of another tree", async () => {
    expect((await morning("specialist")).html).not.toContain("Theo người và bộ phận");
    const unit = office.unit("economyDivision");
    expect((await morning("head", `?unit=${unit}&person=nobody`)).status).toBe(404);
    expect((await morning("head", `?unit=${office.unit("cultureDivision")}&person=x`)).status).toBe(404);
    const guest = await office.guest.page("/desk/morning");
    expect(guest.status).not.toBe(200);
    const auditor = await office.browserOf(anOfficer(office.unit("city"), "auditor")).page("/desk/morning");
    expect(await auditor.text()).toContain("Chậm ở bước nào");
  });
});
