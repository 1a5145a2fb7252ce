import type { Locale } from "../../../i18n/index.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { moneyText } from "../../../web/components/index.ts";
import type { Officer } from "../../access/index.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { authorityByPost, leadingTitle, resultTemplatesOn } from "../../document/index.ts";
import { isValidOn, listHoldersOf, type Unit, type UnitDirectory } from "../../organisation/index.ts";
import { listReturnTargets, type ProcessGraph } from "../../process/index.ts";
import { unitsStillAsked } from "../awaited.ts";
import { placeFor } from "../commands/return-result.ts";
import type { Applicant, Dossier } from "../dossier.ts";
import type { FeesStanding } from "../fees-standing.ts";
import { lateCausesOn } from "../late-causes.ts";
import { type CasePapers, casePapers, isPresented } from "../screens/case-papers.ts";
import { type FeeOwed, settledWords } from "../screens/fee-owed.ts";
import { paperNames } from "../screens/paper-names.ts";
import type { ActChoices } from "./field-spec.ts";

type ChoiceSource = {
  readonly executor: Executor;
  readonly dossier: Dossier;
  readonly version: ProcedureVersion | null;
  readonly graph: ProcessGraph | null;
  readonly directory: UnitDirectory;
  readonly officer: Officer;
  readonly on: LocalDate;
  readonly locale: Locale;
  readonly applicant: Applicant;
  readonly fee: FeeOwed | null;
  readonly drafts: ActChoices["drafts"];
  readonly signedPaper: ActChoices["signedPaper"];
  readonly book: FeesStanding | null;
};

/** Everything the forms of a dossier's acts offer to choose from. */
export async function actChoices(source: ChoiceSource): Promise<ActChoices> {
  const { dossier, version, officer, locale } = source;
  const open = dossier.supplements.findLast((round) => round.step !== "CONFIRMED");
  const [assignees, approvers, next, signsAs, templates] = await Promise.all([
    assigneesOf(source),
    approversOf(source),
    nextAssigneesOf(source),
    signsAsOf(source),
    resultTemplatesOn(source.executor, source.on),
  ]);
  const units = consultableUnits(source);
  const consultation = dossier.consultations.find((each) => each.closedAt === null);
  const asked = unitsStillAsked(dossier)?.find((unitId) =>
    officer.grants.some((grant) => grant.unitId === unitId),
  );
  return {
    locale,
    templates,
    paperName: paperNames(version, locale),
    papers: papersOf(source),
    held: dossier.components.map((held) => held.componentCode).filter((code) => !isPresented(version, code)),
    components: dossier.components,
    asked: open?.items.map((item) => item.componentCode) ?? [],
    assignees,
    nextAssignees: (taskId) => (next?.taskId === taskId ? next.people : []),
    approvers,
    signsAs,
    units: units.map(option),
    agencies: agenciesOf(source).map(option),
    returnTargets: (taskId) => returnTargets(source, taskId),
    outcomes: (taskId) => dossier.process?.openTasks.find((task) => task.taskId === taskId)?.outcomes ?? [],
    consultation:
      consultation === undefined ? null : { id: consultation.consultationId, unitId: asked ?? "" },
    overLimit: open?.overLimit ?? false,
    channelOut: dossier.channelOut,
    place: placeFor(source.applicant),
    lateCauses: lateCausesOn(source.on).map(({ code, name }) => ({
      value: code,
      label: textIn(name, locale),
    })),
    signedPaper: source.signedPaper,
    lateCauseTold: dossier.extensions.findLast((each) => each.lateCause !== undefined)?.lateCause ?? "",
    isLate: dossier.dueAt !== null && localDateOf(dossier.dueAt) < source.on,
    feesSettled: source.fee === null ? null : settledWords(source.fee, locale),
    drafts: source.drafts,
    ...feesOf(source),
  };
}

/** What the books know; only of a dossier received before there were any is somebody asked. */
function feesOf({ book, dossier, locale }: ChoiceSource) {
  const isAsked = book === null && dossier.pinned?.fees === undefined;
  return {
    feesInBooks: !isAsked,
    feesPaid: isAsked || (book?.paidDong ?? 0) > 0,
    due: (book?.due ?? []).map(({ id, name, nameEn, amountDong }) => ({
      value: id,
      label: `${locale === "en" ? nameEn : name}: ${moneyText(amountDong, locale)}`,
    })),
  };
}

function papersOf({ dossier, version, applicant: { relationship } }: ChoiceSource): CasePapers {
  if (version === null) return { applying: [], others: [] };
  const caseCode = dossier.pinned?.caseCode ?? null;
  return casePapers(version, { caseCode, facts: dossier.caseFacts, relationship });
}

const option = (unit: Unit) => ({ value: unit.id, label: unit.name });

/** Specialists of the unit that holds the task still on nobody's desk. */
async function assigneesOf({ executor, dossier, on }: ChoiceSource) {
  const task = dossier.tasks.find((each) => each.assigneeId === null && each.role === "specialist");
  if (task === undefined) return [];
  const people = await listHoldersOf(executor, { unitId: task.unitId, role: task.role, on });
  return people.map((person) => ({ value: person.id, label: person.fullName }));
}

/** Specialists of the division whose head is about to assign: the work stays in the division. */
async function nextAssigneesOf({ executor, dossier, on }: ChoiceSource) {
  const task = dossier.tasks.find((each) => each.stage === "assign");
  if (task === undefined) return null;
  const people = await listHoldersOf(executor, { unitId: task.unitId, role: "specialist", on });
  return {
    taskId: task.taskId,
    people: people.map((person) => ({ value: person.id, label: person.fullName })),
  };
}

/** Who may exempt from a fee: heads and leaders, never the cashier (one-stop.md §9). */
async function approversOf({ executor, dossier, directory, on }: ChoiceSource) {
  const agencyId = dossier.organisations?.competentAgencyId;
  if (agencyId === undefined || dossier.payment === null) return [];
  const units = [agencyId, ...directory.childrenOf(agencyId, on).map((unit) => unit.id)];
  const asks = units.flatMap((unitId) =>
    (["leader", "unit-head"] as const).map((role) => listHoldersOf(executor, { unitId, role, on })),
  );
  const people = (await Promise.all(asks)).flat();
  return [
    ...new Map(people.map((person) => [person.id, { value: person.id, label: person.fullName }])).values(),
  ];
}

async function signsAsOf({ executor, dossier, officer, on }: ChoiceSource) {
  const agencyId = dossier.organisations?.competentAgencyId;
  if (agencyId === undefined || dossier.result !== null) return null;
  return authorityByPost(await leadingTitle(executor, { personId: officer.personId, agencyId, on }));
}

/** Divisions of the agency and the units beside it, but not the officer's own. */
function consultableUnits({ dossier, directory, officer, on }: ChoiceSource): readonly Unit[] {
  const agencyId = dossier.organisations?.competentAgencyId;
  if (agencyId === undefined) return [];
  const own = new Set(officer.grants.map((grant) => grant.unitId));
  return directory.childrenOf(agencyId, on).filter((unit) => !own.has(unit.id));
}

const AGENCIES_MAX = 200;

/**
 * Where a dossier sent to the wrong place may be sent on: the people's committees beside this one and over it, at the
 * levels that its procedure is decided on.
 */
function agenciesOf({ dossier, directory, version, on }: ChoiceSource): readonly Unit[] {
  const agency =
    dossier.organisations === null ? null : directory.find(dossier.organisations.competentAgencyId);
  if (agency === null) return [];
  const parent = directory.parentOf(agency.id, on);
  const beside = parent === null ? directory.rootsOn(on) : directory.childrenOf(parent, on);
  const over = parent === null ? null : directory.find(parent);
  return [...(over === null ? [] : [over]), ...beside]
    .filter((unit) => unit.id !== agency.id && unit.kind === "PEOPLES_COMMITTEE" && isValidOn(unit, on))
    .filter((unit) => (version?.levels ?? []).some((level) => level === unit.level))
    .slice(0, AGENCIES_MAX);
}

function returnTargets({ dossier, graph, locale }: ChoiceSource, taskId: string) {
  if (dossier.process === null) return [];
  return listReturnTargets(dossier.process, taskId)
    .map((stepCode) => ({ value: stepCode, label: graph?.nodes[stepCode]?.name[locale] ?? stepCode }))
    .reverse();
}
