import { present } from "../kernel/assert.ts";
import { setClock } from "../kernel/clock.ts";
import {
  addDays,
  epochOf,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
} from "../kernel/local-date.ts";
import type { Actor, OfficeRole, Officer, UnitId } from "../modules/access/index.ts";
import { isWorkingDay, shippedCalendar } from "../modules/calendar/index.ts";
import { findPublishedVersion } from "../modules/catalogue/index.ts";
import {
  type Acted,
  openOffice,
  receiveAtCounter,
  type SubmitRequest,
  setRoute,
  submitDossier,
} from "../modules/dossier/index.ts";
import { openStandInAccounts } from "../modules/identity/index.ts";
import type { Services } from "../platform/services.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../write-attachments.ts";
import { CITIZEN_PLAN, type PlannedSample, RESTS_AT, type Reach, SAMPLE_PLAN } from "./dossier-plan.ts";
import { type InventedPerson, inventionFrom, personOfClaims } from "./invented-people.ts";
import { paySample } from "./money.ts";
import { demoOfficers } from "./officers.ts";
import type { DemoOrganisation } from "./organisation.ts";
import { act, done, later, type Ward } from "./sample-office.ts";
import { draftSample, issueSample } from "./sample-result.ts";
import { sampleSubmission } from "./sample-submission.ts";

/** Which division works on which field; all other fields go to culture and social affairs. */
const FIELD_UNITS = {
  "DAT-DAI": "economyDivision",
  "XAY-DUNG": "economyDivision",
  "HO-KINH-DOANH": "economyDivision",
  "CU-TRU": "police",
} as const;

/** Sample dossiers of invented people over the last two weeks, each brought to its place by the ordinary acts. */
export async function seedDossiers(services: Services, organisation: DemoOrganisation): Promise<void> {
  const today = localDateOf(services.clock.now());
  await seedDossierRoutes(services, organisation);
  const clock = setClock(instantAt(addDays(today, -30), 8 * 60));
  const officers = await demoOfficers(services, organisation);
  const office = openOffice({ ...services, clock }, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const ward: Ward = { office, clock, invention: inventionFrom(2026), organisation, officers };
  const started = [...startsOfGuests(ward, today), ...(await startsOfCitizens(ward, today))];
  for (const { plan, sender, at } of started.toSorted(
    (one, other) => acceptedFrom(one) - acceptedFrom(other),
  )) {
    clock.set(at);
    await playDossier(ward, plan, sender);
  }
}

/** A dossier of the plan, whose it is and when it is handed in. */
type Start = { readonly plan: PlannedSample; readonly sender: Sender; readonly at: Instant };

function startsOfGuests({ invention }: Ward, today: LocalDate): Start[] {
  return SAMPLE_PLAN.map((plan, index) => ({
    plan,
    sender: { person: invention.person(), actor: { kind: "guest" } },
    at: instantAt(workingDayBefore(today, plan.daysAgo), 8 * 60 + 15 + ((index * 11) % 90)),
  }));
}

async function startsOfCitizens({ office, invention }: Ward, today: LocalDate): Promise<Start[]> {
  const accounts = await openStandInAccounts(office.services);
  return accounts.flatMap(({ citizen, claims }) => {
    const person = { ...invention.person(), ...personOfClaims(claims) };
    return CITIZEN_PLAN.map((plan) => ({
      plan,
      sender: { person, actor: citizen },
      at: instantAt(workingDayBefore(today, plan.daysAgo), 10 * 60),
    }));
  });
}

/** Slips are numbered in the order of acceptance: what comes online is accepted after a look at it. */
function acceptedFrom({ plan, at }: Start): number {
  return epochOf(at) + (plan.online ? LOOKED_AT_MINUTES * 60_000 : 0);
}

const LOOKED_AT_MINUTES = 50;

/** Who hands in: somebody invented, as a guest or from an account; at the counter it is the officer who writes it down. */
type Sender = { readonly person: InventedPerson; readonly actor: Actor };

/** Says which division works on which field at the demo ward. */
export async function seedDossierRoutes(services: Services, { unitOf }: DemoOrganisation): Promise<void> {
  const validFrom = addDays(localDateOf(services.clock.now()), -365);
  const route = (role: OfficeRole, fieldCode: string, unitId: UnitId) =>
    setRoute(services.database, { agencyId: unitOf("ward"), role, fieldCode, unitId, validFrom });
  for (const role of ["specialist", "unit-head"] as const) {
    await route(role, "", unitOf("cultureDivision"));
    for (const [fieldCode, unit] of Object.entries(FIELD_UNITS)) await route(role, fieldCode, unitOf(unit));
  }
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

async function playDossier(
  ward: Ward,
  plan: PlannedSample,
  { person, actor: sender }: Sender,
): Promise<void> {
  const asked = await submissionOf(ward, { code: plan.code, online: plan.online, person });
  const request = plan.posted === true ? { ...asked, channelOut: "POSTAL" as const } : asked;
  const clerkOfIntake = ward.officers.named("intake");
  const actor: Actor = plan.online ? sender : clerkOfIntake;
  const opened = done(
    plan.online
      ? await submitDossier(ward.office, { actor, request, key: null })
      : await receiveAtCounter(ward.office, { actor, request, key: null }),
  );
  if (plan.reach === "submitted") return;
  later(ward, LOOKED_AT_MINUTES);
  if (plan.reach === "rejected") {
    await act(
      ward,
      { actor: clerkOfIntake, dossier: opened },
      {
        act: "reject",
        reasonCode: "NOT_COMPETENT",
        reason: "Hồ sơ thuộc thẩm quyền của phường khác (minh họa).",
        legalGround: "Nghị định 168/2025/NĐ-CP",
        instruction: "Đề nghị nộp tại phường nơi đặt trụ sở hộ kinh doanh.",
      },
    );
    return;
  }
  if (plan.online)
    await act(
      ward,
      { actor: clerkOfIntake, dossier: opened },
      { act: "accept", components: [], custody: [] },
    );
  later(ward, 20);
  await act(ward, { actor: clerkOfIntake, dossier: opened }, { act: "handOver" });
  if (plan.reach === "withdrawn") return withdraw(ward, opened);
  await work(ward, opened, plan.reach);
}

async function withdraw(ward: Ward, dossier: Acted): Promise<void> {
  later(ward, 60);
  await act(
    ward,
    { actor: ward.officers.named("intake"), dossier },
    {
      act: "requestWithdrawal",
      reason: "Người nộp đổi ý, xin rút hồ sơ (minh họa).",
    },
  );
  later(ward, 60);
  await act(
    ward,
    { actor: ward.officers.named("leader"), dossier },
    {
      act: "approveWithdrawal",
      refundDecision: "Không phát sinh phí, lệ phí.",
      papersReturned: [],
    },
  );
}

/** Brings the dossier from desk to desk until the step it is to rest at. */
async function work(ward: Ward, dossier: Acted, reach: Reach): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    const tasks = await ward.office.services.database.kysely
      .selectFrom("dossierTask")
      .selectAll()
      .where("dossierId", "=", dossier.id)
      .execute();
    const [task] = tasks;
    if (task === undefined || RESTS_AT[reach].includes(task.stepCode)) break;
    later(ward, 25);
    const officer = ward.officers.named(ward.officers.holding(task.role, task.unitId));
    await finishTask(ward, officer, { dossier, taskId: task.taskId, stage: task.stage });
  }
  if (reach === "supplement") await askForPapers(ward, dossier);
}

async function finishTask(
  ward: Ward,
  officer: Officer,
  at: { readonly dossier: Acted; readonly taskId: string; readonly stage: string },
): Promise<void> {
  switch (at.stage) {
    case "sign":
      return act(
        ward,
        { actor: officer, dossier: at.dossier },
        {
          act: "signResult",
          outcome: "POSITIVE",
          authorityWord: "KT",
          summary: "Đồng ý giải quyết theo đề nghị (minh họa).",
          legalGround: null,
        },
      );
    case "issue":
      return issueSample(ward, officer, at.dossier);
    case "return":
      await paySample(ward.office, ward.officers.named("cashier"), at.dossier);
      return act(
        ward,
        { actor: officer, dossier: at.dossier },
        {
          act: "returnResult",
          channel: "COUNTER",
          receiver: "OWNER",
          receiverName: "Người nhận minh họa",
          identityChecked: "ID_CARD",
          feesSettled: true,
          custody: [],
        },
      );
    default:
      if (at.stage === "appraise") await draftSample(ward, officer, at.dossier);
      return act(
        ward,
        { actor: officer, dossier: at.dossier },
        {
          act: "completeTask",
          taskId: at.taskId,
          note: "Đã thực hiện (minh họa).",
        },
      );
  }
}

async function askForPapers(ward: Ward, dossier: Acted): Promise<void> {
  const loaded = present(
    await ward.office.services.database.kysely
      .selectFrom("dossierTask")
      .selectAll()
      .where("dossierId", "=", dossier.id)
      .executeTakeFirst(),
    "open task",
  );
  const specialist = ward.officers.named(ward.officers.holding("specialist", loaded.unitId));
  const head = ward.officers.named(ward.officers.holding("unit-head", loaded.unitId));
  later(ward, 30);
  await act(
    ward,
    { actor: specialist, dossier },
    {
      act: "proposeSupplement",
      items: [{ componentCode: "declaration", problem: "Tờ khai thiếu địa chỉ liên hệ (minh họa)." }],
      reason: "Chưa đủ thông tin để giải quyết.",
    },
  );
  later(ward, 30);
  await act(ward, { actor: head, dossier }, { act: "approveSupplement", overLimitReason: null });
  later(ward, 10);
  await act(ward, { actor: ward.officers.named("intake"), dossier }, { act: "sendSupplement" });
}

async function submissionOf(
  ward: Ward,
  asked: { readonly code: string; readonly online: boolean; readonly person: InventedPerson },
): Promise<SubmitRequest> {
  const on = localDateOf(ward.clock.now());
  const { database } = ward.office.services;
  const version = present(await findPublishedVersion(database, { code: asked.code, on }), asked.code);
  return sampleSubmission(version, {
    ...asked,
    on,
    receivingUnitId: ward.organisation.unitOf("serviceCentre"),
  });
}
