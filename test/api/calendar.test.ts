import { expect, test } from "vitest";
import { messages } from "../../src/i18n/index.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anOfficer } from "../support/actors.ts";
import { apiOffice, done, fresh, refused } from "../support/api-office.ts";
import type { Client } from "../support/client.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 09:00") });
const keeper = office.as(anOfficer(office.unit("ward"), "unit-admin"));
const control = office.as(anOfficer(office.unit("ward"), "control-officer"));
const ward = `/api/v1/calendars/${office.unit("ward")}`;

const STORM = {
  on: "2026-11-26",
  kind: "UNIT_CLOSED",
  name: { vi: "Nghỉ tránh bão", en: "Closed for the storm" },
  legalBasis: "Công điện 99/CĐ-UBND",
};

test("a day the ward closes: previewed, recorded, and the dossiers moved by an act of its own", async () => {
  // WORKING_DAY terms of the seeded procedures; received before the storm, due after it.
  const dossier = await office.receive("2.000635");
  const before = (await office.view(dossier.id)).dossier;

  const preview = await done(await keeper.post(`${ward}/preview`, { ...STORM, on: dueDayOf(before.dueAt) }));
  expect(preview.looked).toBeGreaterThan(0);
  expect((await office.view(dossier.id)).dossier.dueAt).toBe(before.dueAt);

  const day = { ...STORM, on: dueDayOf(before.dueAt) };
  const recorded = await keeper.post(`${ward}/days`, day, fresh(0));
  expect(recorded.status).toBe(201);
  expect(recorded.headers.get("etag")).toBe('"1"');
  expect((await office.view(dossier.id)).dossier.dueAt, "recording a day moves nothing").toBe(before.dueAt);

  const pending = await done(await keeper.get(`${ward}/moves`));
  expect(pending.moves).toMatchObject([{ code: dossier.code, from: before.dueAt }]);
  const stale = await refused(
    await keeper.post(`${ward}/moves`, { signature: "0".repeat(32), basis: STORM.legalBasis }),
  );
  expect(stale.code).toBe("CALENDAR_MOVES_CHANGED");
  const order = { signature: pending.signature, basis: STORM.legalBasis };
  expect(await done(await keeper.post(`${ward}/moves`, order))).toEqual({ moved: 1 });

  const after = await office.view(dossier.id);
  expect(after.dossier.dueAt).toBe(pending.moves[0].to);
  expect(JSON.stringify(after)).toContain("DueMoved");
  expect((await done(await keeper.get(`${ward}/moves`))).moves).toEqual([]);
});

/** The working day of the due date itself: closing it must move the dossier. */
function dueDayOf(dueAt: string): string {
  return new Date(Date.parse(dueAt) + 7 * 3_600_000).toISOString().slice(0, 10);
}

test("two people read the same revision: the second is told, and must read again", async () => {
  const { revision } = await done(await keeper.get(ward));
  const day = (on: string) => ({ ...STORM, on });
  expect((await keeper.post(`${ward}/days`, day("2027-03-03"), fresh(revision))).status).toBe(201);
  const late = await keeper.post(`${ward}/days`, day("2027-03-04"), fresh(revision));
  expect((await refused(late)).code).toBe("VERSION_CONFLICT");
  expect((await keeper.post(`${ward}/days`, day("2027-03-04"))).status).toBe(428);
});

test("hours, a year, a file and a removal, by API alone; every day says where it comes from", async () => {
  const path = "/api/v1/calendars/authority";
  const year = { year: 2028, tetDaysBefore: 1, nationalDayBeside: "BEFORE", legalBasis: "TB 1" };
  expect((await keeper.post(`${path}/years`, year, fresh(0))).status, "not the unit's to enter").toBe(404);
  expect((await control.post(`${path}/years`, year, fresh(0))).status).toBe(201);
  const content = "on,kind,nameVi,nameEn\n2028-12-29,SWAP_OFF,Hoán đổi,Swap\n2028-13-01,HOLIDAY,Sai,Bad";
  const bad = await control.post(`${path}/imports`, { content, legalBasis: "TB 2" }, fresh(1));
  expect(await refused(bad)).toMatchObject({
    code: "CALENDAR_ROWS_BAD",
    bad: [{ line: 3, field: "on", value: "2028-13-01" }],
  });
  const imported = await done(
    await control.post(`${path}/imports`, { content, legalBasis: "TB 2", skipBad: true }, fresh(1)),
  );
  expect(imported).toMatchObject({ revision: 2, recorded: 1 });
  const week = {
    purpose: "INTAKE",
    from: "2026-12-01",
    workWeekdays: [1, 2, 3, 4, 5],
    sessions: [{ from: 420, to: 690 }],
    legalBasis: "QĐ 3",
  };
  expect((await control.post(`${path}/hours`, week, fresh(2))).status).toBe(201);

  const seen = await done(await keeper.get(`${ward}?year=2028`));
  expect(seen.lastKnownOn).toBe("2028-12-31");
  const swap = seen.calendars[1].days.find((day: { on: string }) => day.on === "2028-12-29");
  expect(swap).toMatchObject({ kind: "SWAP_OFF", source: "AUTHORITY", dayId: null });
  const own = await done(await control.get(`${path}?year=2028`));
  const { dayId } = own.calendars[1].days.find((day: { on: string }) => day.on === "2028-12-29");
  expect((await control.post(`${path}/days/${dayId}/removal`, { legalBasis: "TB 4" }, fresh(3))).status).toBe(
    201,
  );
  const gone = await control.post(`${path}/days/${newId()}/removal`, { legalBasis: "TB 4" }, fresh(4));
  expect((await refused(gone)).code).toBe("CALENDAR_DAY_UNKNOWN");
});

test.each([
  ["a day that is not", { ...STORM, on: "2026-02-30" }],
  ["an unknown field", { ...STORM, colour: "red" }],
  [
    "hours that overlap",
    {
      ...STORM,
      sessions: [
        { from: 480, to: 720 },
        { from: 700, to: 900 },
      ],
    },
  ],
])("%s is refused before it reaches the calendar", async (_what, body) => {
  expect((await keeper.post(`${ward}/days`, body, fresh(0))).status).toBe(422);
});

test("the pages: read by any officer, revised by who may, with what is missing said beside the field", async () => {
  const t = messages("vi").calendar.admin;
  const specialist = office.browserOf(anOfficer(office.unit("ward"), "specialist"));
  const seen = await specialist.page(`/admin/calendars/${office.unit("serviceCentre")}?year=2026`);
  const html = await seen.text();
  expect(seen.status).toBe(200);
  expect(html).toContain("Ngày Văn hóa Việt Nam");
  expect(html).toContain("08:00-11:30");
  expect(html).not.toContain(t.addDay);
  const admin = office.browserOf(anOfficer(office.unit("ward"), "system-admin"));
  expect(await (await admin.page("/admin/calendars")).text()).toContain(t.authority);
  const page = await (await admin.page("/admin/calendars/authority")).text();
  expect(page).toContain(t.enterYear({ year: 2029 }));
  expect((await admin.page(`/admin/calendars/${newId()}`)).status).toBe(404);
  const moves = await (await admin.page("/admin/calendars/authority/moves")).text();
  expect(moves).toContain(t.moves);
});

const DAY_FORM = {
  revision: "0",
  "on.day": "24",
  "on.month": "12",
  "on.year": "2027",
  kind: "UNIT_CLOSED",
  purpose: "",
  sessions: "",
  nameVi: "Nghỉ sửa trụ sở",
  nameEn: "",
  dayLegalBasis: "QĐ 9/QĐ-UBND",
};

test("a day may go without an English name: English pages show the Vietnamese one", async () => {
  const admin = office.browserOf(anOfficer(office.unit("police"), "system-admin"));
  const police = `/admin/calendars/${office.unit("police")}`;
  const preview = await send(admin, `${police}/days/preview`, DAY_FORM);
  expect(preview.status).toBe(200);
  expect((await send(admin, `${police}/days`, DAY_FORM)).status).toBe(303);
  const english = await (await admin.page(`${police}?year=2027&lang=en`)).text();
  expect(english).toContain(DAY_FORM.nameVi);
  const { name, ...unnamed } = { ...STORM, on: "2027-12-25" };
  const byApi = await keeper.post(
    `/api/v1/calendars/${office.unit("police")}/days`,
    { ...unnamed, name: { vi: name.vi } },
    fresh(1),
  );
  expect(byApi.status).toBe(201);
});

test("every mistake of a calendar form names its field and leads to it", async () => {
  const t = messages("vi").calendar.admin;
  const admin = office.browserOf(anOfficer(office.unit("ward"), "system-admin"));
  const calendar = "/admin/calendars/authority";
  const wrongDay = { ...DAY_FORM, "on.day": "31", "on.month": "2", sessions: "8h", nameVi: "" };
  const day = await mistakes(await send(admin, `${calendar}/days/preview`, wrongDay));
  expect(day).toEqual([
    { to: "on", text: t.dayMissing({ field: t.on }) },
    { to: "nameVi", text: t.textMissing({ field: t.nameVi }) },
    { to: "sessions", text: t.sessionsWrong({ field: t.sessions }) },
  ]);
  const hours = {
    revision: "0",
    purpose: "INTAKE",
    hours: "all day",
    saturday: "8h",
    weekdays: "6",
    hoursLegalBasis: "",
  };
  const week = await send(admin, `${calendar}/hours`, hours);
  const html = await week.clone().text();
  expect(await mistakes(week)).toEqual([
    { to: "from", text: t.dayMissing({ field: t.from }) },
    { to: "hours", text: t.sessionsWrong({ field: t.sessionsOfDay }) },
    { to: "saturday", text: t.sessionsWrong({ field: t.saturday }) },
    { to: "hoursLegalBasis", text: t.textMissing({ field: t.legalBasis }) },
  ]);
  const kept = html.split('selected=""').length - 1;
  expect(kept, "what was chosen here is not chosen in the form of a day as well").toBe(1);
  expect(html, "the weekdays ticked stay ticked").toMatch(/id="weekdays-5"[^>]*value="6"[^>]*checked/);
});

test("a refusal of the calendar leads to its field, or nowhere where no field is at fault", async () => {
  const admin = office.browserOf(anOfficer(office.unit("ward"), "system-admin"));
  const calendar = `/admin/calendars/${office.unit("economyDivision")}`;
  expect((await send(admin, `${calendar}/days`, DAY_FORM)).status).toBe(303);
  const again = await mistakes(await send(admin, `${calendar}/days`, { ...DAY_FORM, revision: "1" }));
  expect(again.map(({ to }) => to)).toEqual(["on"]);
  const stale = await mistakes(await send(admin, `${calendar}/days`, { ...DAY_FORM, "on.day": "23" }));
  expect(stale.map(({ to }) => to)).toEqual([null]);
});

/** Fills in a form of a calendar's page and sends it, with the hidden guards of the page. */
async function send(admin: Client, path: string, fields: Record<string, string>): Promise<Response> {
  const html = await (await admin.page("/admin/calendars/authority")).text();
  const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return admin.form(path, { csrfToken, idempotencyKey: newId(), ...fields });
}

/** What the summary of a refused form says, and the id each sentence leads to; the id must be on the page once. */
async function mistakes(answer: Response): Promise<{ to: string | null; text: string }[]> {
  expect(answer.status).toBe(422);
  const html = await answer.text();
  const summary = /data-error-summary.*?<ul>(.*?)<\/ul>/s.exec(html)?.[1] ?? "";
  const said = [...summary.matchAll(/<li>(?:<a href="#([^"]+)">)?([^<]+)/g)];
  return said.map(([, to, text = ""]) => {
    if (to !== undefined) expect(html.split(` id="${to}"`), `#${to} is on the page once`).toHaveLength(2);
    return { to: to ?? null, text };
  });
}
