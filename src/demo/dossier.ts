import { assert, present } from "../kernel/assert.ts";
import { type SetClock, setClock } from "../kernel/clock.ts";
import { addDays, epochOf, instantAt, instantOfEpoch, type LocalDate, localDateOf } from "../kernel/local-date.ts";
import { type Id, parseId } from "../kernel/ids.ts";
import { type AccountId, type Actor, OFFICE_ROLES, type OfficeRole, type Officer, type PersonId, type UnitId } from "../modules/access/index.ts";
import { isWorkingDay, shippedCalendar } from "../modules/calendar/index.ts";
import { componentsFor, findPublishedVersion, formSchemaOf } from "../modules/catalogue/index.ts";
import { type Acted, type AskedAct, type Office, openOffice, receiveAtCounter, runAct, setRoute, storeUpload, type SubmitRequest, submitDossier } from "../modules/dossier/index.ts";
import type { Services } from "../platform/services.ts";
import { inventedAnswers } from "./invented-answers.ts";
import { type InventedPerson, type Invention, inventionFrom } from "./invented-people.ts";
import { samplePaper } from "./sample-paper.ts";
import { DEMO_OFFICERS, type DemoOfficerName, type DemoOrganisation } from "./organisation.ts";

/** Which division works on which field; all other fields go to culture and social affairs. */
const FIELD_UNITS = {
  "DAT-DAI": "economyDivision",
  "XAY-DUNG": "economyDivision",
  "HO-KINH-DOANH": "economyDivision",
  "CU-TRU": "police",
} as const;

/** How far each sample dossier has gone. */
type Reach = "submitted" | "assigned" | "appraised" | "signed" | "issued" | "returned" | "supplement" | "rejected" | "withdrawn";
const PLAN: readonly { readonly code: string; readonly daysAgo: number; readonly online: boolean; readonly reach: Reach }[] = [
  { code: "1.001193", daysAgo: 1, online: true, reach: "submitted" },
  { code: "1.004873", daysAgo: 1, online: true, reach: "submitted" },
  { code: "1.001776", daysAgo: 1, online: true, reach: "submitted" },
  { code: "1.001612", daysAgo: 1, online: true, reach: "assigned" },
  { code: "1.004222", daysAgo: 3, online: true, reach: "assigned" },
  { code: "1.001699", daysAgo: 8, online: false, reach: "assigned" },
  { code: "1.013225", daysAgo: 6, online: false, reach: "appraised" },
  { code: "1.004859", daysAgo: 2, online: true, reach: "appraised" },
  { code: "1.001776", daysAgo: 4, online: false, reach: "appraised" },
  { code: "1.014027", daysAgo: 9, online: false, reach: "assigned" },
  { code: "1.001612", daysAgo: 7, online: false, reach: "appraised" },
  { code: "1.000894", daysAgo: 1, online: false, reach: "signed" },
  { code: "2.000815", daysAgo: 1, online: false, reach: "issued" },
  { code: "2.000635", daysAgo: 1, online: true, reach: "issued" },
  { code: "2.000815", daysAgo: 2, online: false, reach: "returned" },
  { code: "2.000815", daysAgo: 2, online: false, reach: "returned" },
  { code: "1.001193", daysAgo: 5, online: true, reach: "returned" },
  { code: "1.000656", daysAgo: 5, online: false, reach: "returned" },
  { code: "1.004873", daysAgo: 6, online: true, reach: "returned" },
  { code: "1.001653", daysAgo: 6, online: false, reach: "supplement" },
  { code: "1.004222", daysAgo: 5, online: true, reach: "supplement" },
  { code: "1.001612", daysAgo: 4, online: true, reach: "rejected" },
  { code: "1.004194", daysAgo: 3, online: true, reach: "withdrawn" },
];

type Ward = {
  readonly office: Office;
  readonly clock: SetClock;
  readonly invention: Invention;
  readonly organisation: DemoOrganisation;
  readonly accounts: ReadonlyMap<PersonId, AccountId>;
};

/** Sample dossiers of invented people over the last two weeks, each brought to its place by the ordinary acts. */
export async function seedDossiers(services: Services, organisation: DemoOrganisation): Promise<void> {
  const today = localDateOf(services.clock.now());
  await seedDossierRoutes(services, organisation);
  const clock = setClock(instantAt(addDays(today, -30), 8 * 60));
  const accounts = await accountsOf(services);
  const office = openOffice({ ...services, clock });
  const ward: Ward = { office, clock, invention: inventionFrom(2026), organisation, accounts };
  for (const [index, plan] of PLAN.entries()) {
    clock.set(instantAt(workingDayBefore(today, plan.daysAgo), 8 * 60 + 15 + ((index * 11) % 90)));
    await playDossier(ward, plan);
  }
}

/** Says which division works on which field at the demo ward. */
export async function seedDossierRoutes(services: Services, { unitOf }: DemoOrganisation): Promise<void> {
  const validFrom = addDays(localDateOf(services.clock.now()), -365);
  const route = (role: OfficeRole, fieldCode: string, unitId: UnitId) => setRoute(services.database, { agencyId: unitOf("ward"), role, fieldCode, unitId, validFrom });
  for (const role of ["specialist", "unit-head"] as const) {
    await route(role, "", unitOf("cultureDivision"));
    for (const [fieldCode, unit] of Object.entries(FIELD_UNITS)) await route(role, fieldCode, unitOf(unit));
  }
}

async function accountsOf(services: Services): Promise<ReadonlyMap<PersonId, AccountId>> {
  const rows = await services.database.kysely.selectFrom("identityAccount").select(["id", "personId"]).where("personId", "is not", null).execute();
  return new Map(rows.map((row) => [idOf<"person">(row.personId), idOf<"account">(row.id)]));
}

/** The n-th working day before a day. */
function workingDayBefore(day: LocalDate, count: number): LocalDate {
  const calendar = shippedCalendar();
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, -1);
    if (isWorkingDay(calendar, found)) left -= 1;
  }
  return found;
}

function officerNamed(ward: Ward, name: DemoOfficerName): Officer {
  const demo = present(
    DEMO_OFFICERS.find((each) => each.name === name),
    name,
  );
  const personId = ward.organisation.personOf(name);
  const unitId = ward.organisation.unitOf(demo.unit);
  const grants = demo.roles.map((role) => ({ role, unitId, delegatedBy: null }));
  return { kind: "officer", accountId: present(ward.accounts.get(personId), "account"), personId, fullName: demo.fullName, grants };
}

function idOf<Name extends string>(stored: string | null): Id<Name> {
  return present(parseId<Name>(present(stored, "id")), "id");
}

function roleOf(stored: string): OfficeRole {
  return present(
    OFFICE_ROLES.find((role) => role === stored),
    "role",
  );
}

function rolesOf(officer: { readonly roles: readonly OfficeRole[] }): readonly OfficeRole[] {
  return officer.roles;
}

/** Who does the work of a role in a unit. */
function holderOf(ward: Ward, role: OfficeRole, unitId: UnitId): Officer {
  const found = DEMO_OFFICERS.find((each) => ward.organisation.unitOf(each.unit) === unitId && rolesOf(each).includes(role));
  return officerNamed(ward, present(found, `a ${role}`).name);
}

async function playDossier(ward: Ward, plan: (typeof PLAN)[number]): Promise<void> {
  const person = ward.invention.person();
  const request = await submissionOf(ward, { code: plan.code, online: plan.online, person });
  const clerkOfIntake = officerNamed(ward, "intake");
  const actor: Actor = plan.online ? { kind: "guest" } : clerkOfIntake;
  const opened = done(plan.online ? await submitDossier(ward.office, { actor, request, key: null }) : await receiveAtCounter(ward.office, { actor, request, key: null }));
  if (plan.reach === "submitted") return;
  later(ward, 50);
  if (plan.reach === "rejected") {
    await act(ward, clerkOfIntake, opened, { act: "reject", reasonCode: "NOT_COMPETENT", reason: "Hồ sơ thuộc thẩm quyền của phường khác (minh họa).", legalGround: "Nghị định 168/2025/NĐ-CP", instruction: "Đề nghị nộp tại phường nơi đặt trụ sở hộ kinh doanh." });
    return;
  }
  if (plan.online) await act(ward, clerkOfIntake, opened, { act: "accept", components: [], custody: [] });
  later(ward, 20);
  await act(ward, clerkOfIntake, opened, { act: "handOver" });
  if (plan.reach === "withdrawn") return withdraw(ward, opened);
  await work(ward, opened, plan.reach);
}

async function withdraw(ward: Ward, dossier: Acted): Promise<void> {
  later(ward, 60);
  await act(ward, officerNamed(ward, "intake"), dossier, { act: "requestWithdrawal", reason: "Người nộp đổi ý, xin rút hồ sơ (minh họa)." });
  later(ward, 60);
  await act(ward, officerNamed(ward, "leader"), dossier, { act: "approveWithdrawal", refundDecision: "Không phát sinh phí, lệ phí.", papersReturned: [] });
}

const STOPS: Readonly<Record<Reach, readonly string[]>> = {
  submitted: [],
  rejected: [],
  withdrawn: [],
  assigned: ["appraise", "draftRecord"],
  supplement: ["appraise", "draftRecord"],
  appraised: ["review", "registerBirth"],
  signed: ["sign"],
  issued: ["returnResult"],
  returned: [],
};

/** Brings the dossier from desk to desk until the step it is to rest at. */
async function work(ward: Ward, dossier: Acted, reach: Reach): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    const tasks = await ward.office.services.database.kysely.selectFrom("dossierTask").selectAll().where("dossierId", "=", dossier.id).execute();
    const [task] = tasks;
    if (task === undefined || STOPS[reach].includes(task.stepCode)) break;
    later(ward, 25);
    const officer = holderOf(ward, roleOf(task.role), idOf<"unit">(task.unitId));
    await finishTask(ward, officer, { dossier, taskId: task.taskId, stage: task.stage });
  }
  if (reach === "supplement") await askForPapers(ward, dossier);
}

async function finishTask(ward: Ward, officer: Officer, at: { readonly dossier: Acted; readonly taskId: string; readonly stage: string }): Promise<void> {
  switch (at.stage) {
    case "sign":
      return act(ward, officer, at.dossier, { act: "signResult", outcome: "POSITIVE", authorityWord: "KT", summary: "Đồng ý giải quyết theo đề nghị (minh họa).", legalGround: null });
    case "issue":
      return issue(ward, officer, at.dossier);
    case "return":
      return act(ward, officer, at.dossier, { act: "returnResult", channel: "COUNTER", receiver: "OWNER", receiverName: "Người nhận minh họa", identityChecked: "ID_CARD", feesSettled: true, custody: [] });
    default:
      return act(ward, officer, at.dossier, { act: "completeTask", taskId: at.taskId, note: "Đã thực hiện (minh họa)." });
  }
}

async function issue(ward: Ward, clerk: Officer, dossier: Acted): Promise<void> {
  const file = done(await storeUpload(ward.office.services, clerk, { name: "ket-qua-minh-hoa.pdf", bytes: samplePaper(dossier.code) }));
  await act(ward, clerk, dossier, { act: "issueResult", files: [file] });
}

async function askForPapers(ward: Ward, dossier: Acted): Promise<void> {
  const loaded = present(
    await ward.office.services.database.kysely.selectFrom("dossierTask").selectAll().where("dossierId", "=", dossier.id).executeTakeFirst(),
    "open task",
  );
  const specialist = holderOf(ward, "specialist", idOf<"unit">(loaded.unitId));
  const head = holderOf(ward, "unit-head", idOf<"unit">(loaded.unitId));
  later(ward, 30);
  await act(ward, specialist, dossier, { act: "proposeSupplement", items: [{ componentCode: "declaration", problem: "Tờ khai thiếu địa chỉ liên hệ (minh họa)." }], reason: "Chưa đủ thông tin để giải quyết." });
  later(ward, 30);
  await act(ward, head, dossier, { act: "approveSupplement", overLimitReason: null });
  later(ward, 10);
  await act(ward, officerNamed(ward, "intake"), dossier, { act: "sendSupplement" });
}

async function submissionOf(ward: Ward, asked: { readonly code: string; readonly online: boolean; readonly person: InventedPerson }): Promise<SubmitRequest> {
  const { person, online } = asked;
  const on = localDateOf(ward.clock.now());
  const version = present(await findPublishedVersion(ward.office.services.database, { code: asked.code, on }), asked.code);
  const schema = version.forms.map(formSchemaOf).find((each) => each !== null) ?? null;
  const form = schema === null ? {} : inventedAnswers(schema, { person, on });
  const procedureCase = present(version.cases.at(-1), "the ordinary case");
  const owner = { fullName: person.fullName, personalId: person.personalId, phone: person.phone, email: null, address: person.address, dateOfBirth: person.birthDate };
  return {
    procedureCode: asked.code,
    caseCode: null,
    receivingUnitId: ward.organisation.unitOf("serviceCentre"),
    competentAgencyId: null,
    supportPointId: null,
    channelIn: online ? "ONLINE" : "DIRECT",
    channelOut: online ? "ONLINE" : "COUNTER",
    copiesOfSet: 1,
    applicant: { owner, submitter: null, relationship: "SELF" },
    form,
    components: componentsFor(procedureCase, {}).map((component) => ({ componentCode: component.code, originals: component.originals, copies: component.copies, files: [], digitisation: null })),
    lookedUp: [],
    custody: [],
    correctionOf: null,
    parentId: null,
  };
}

function later(ward: Ward, minutes: number): void {
  ward.clock.set(instantOfEpoch(epochOf(ward.clock.now()) + minutes * 60_000));
}

async function act(ward: Ward, actor: Actor, dossier: Acted, command: AskedAct["command"]): Promise<void> {
  done(await runAct(ward.office, actor, { dossierId: dossier.id, command, expectedVersion: null, key: null }));
}

function done<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }): T {
  assert(result.ok, `the demo ward may do this: ${result.ok ? "" : JSON.stringify(result.refusal)}`);
  return result.value;
}
