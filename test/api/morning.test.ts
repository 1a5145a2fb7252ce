import { describe, expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { forgetDirectory } from "../../src/modules/organisation/unit-cache.ts";
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

  test("shows the centre's director what the centre handed on, with whom it lies now, and nothing else of that unit", async () => {
    const division = office.unit("cultureDivision");
    const team = rowsUnder((await morning("director")).html, "Theo người và bộ phận");
    expect(team).toContain(division);
    const { html } = await morning("director", `?unit=${division}&person=nobody`);
    expect(html).toContain(untaken.code);
    await office.database.kysely
      .updateTable("dossier")
      .set({ receivingUnitId: office.unit("police") })
      .where("id", "=", untaken.id)
      .execute();
    expect((await morning("director", `?unit=${division}&person=nobody`)).status).toBe(404);
    await office.database.kysely
      .updateTable("dossier")
      .set({ receivingUnitId: office.unit("serviceCentre") })
      .where("id", "=", untaken.id)
      .execute();
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

describe("the morning's list over more units than fit a page", () => {
  const UNITS = 520;
  const read = async (query: string) => {
    const auditor = await office.browserOf(anOfficer(office.unit("city"), "auditor"));
    const answer = await auditor.page(`/desk/morning${query}`);
    return { status: answer.status, html: await answer.text() };
  };

  test("leaves none of them out", async () => {
    await office.owner.pool.query(`
      BEGIN; SET LOCAL search_path = ${office.database.schema};
      CREATE TEMPORARY TABLE made ON COMMIT DROP AS
        SELECT gen_random_uuid() AS id, 'Phòng đông ' || lpad(n::text, 3, '0') AS name FROM generate_series(1, ${UNITS}) AS n;
      INSERT INTO organisation_unit (id, kind, level, name, short_name, search_key, valid_from)
        SELECT id, 'DIVISION', 'COMMUNE', name, name, lower(name), '2025-07-01' FROM made;
      INSERT INTO organisation_unit_parent (id, unit_id, parent_id, valid_from)
        SELECT gen_random_uuid(), id, '${office.unit("ward")}', '2025-07-01' FROM made;
      INSERT INTO dossier_task (dossier_id, task_id, step_code, step_name, step_name_en, stage, role, unit_id, started_at, due_at)
        SELECT '${untaken.id}', name, 'look', 'Xem xét', 'Look', 'APPRAISAL', 'specialist', id, '2026-11-02', '2026-11-03' FROM made;
      UPDATE organisation_tree SET stamp = gen_random_uuid();
      COMMIT`);
    forgetDirectory(office.database);
    office.set("2026-11-20 08:30");
    const seen = new Map<string, string>();
    let pages = 0;
    for (let query: string | null = ""; query !== null; pages += 1) {
      const { status, html } = await read(query);
      expect(status).toBe(200);
      for (const [, unit] of html.matchAll(/unit=([0-9a-f-]{36})&amp;person=nobody/g))
        seen.set(unit ?? "", query);
      const next: string | undefined = /href="[^"?]*(\?[^"]*)" rel="next"/.exec(html)?.[1];
      query = next === undefined ? null : next.replaceAll("&amp;", "&");
    }
    const made = await office.owner.pool.query<{ id: string }>(
      `SELECT id FROM ${office.database.schema}.organisation_unit WHERE name LIKE 'Phòng đông %'`,
    );
    expect(made.rows.filter(({ id }) => !seen.has(id))).toEqual([]);
    expect(pages).toBeGreaterThan(5);
    for (const { id } of made.rows.slice(-2)) {
      const { status, html } = await read(`?unit=${id}&person=nobody`);
      expect(status).toBe(200);
      expect(html).toContain(untaken.code);
    }
  });
});
