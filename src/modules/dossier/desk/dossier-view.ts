import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { parseId } from "../../../kernel/ids.ts";
import { type Instant, type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { dayText, fullMoment, momentInWords, moneyText } from "../../../web/components/index.ts";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { Officer, UnitId } from "../../access/index.ts";
import { answersInWords, type PricedVersion, type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { drawProcess, type ProcessGraph } from "../../process/index.ts";
import { isSigned } from "../../signature/index.ts";
import { decisionsAwaited } from "../awaited.ts";
import { formOf } from "../commands/amend-application.ts";
import { graphOf, type Office, versionOf } from "../commands/office.ts";
import { getsLink } from "../commands/send-again.ts";
import type { Dossier } from "../dossier.ts";
import type { FeesStanding } from "../fees-standing.ts";
import { isPast } from "../past.ts";
import { listLinked } from "../queries/list-linked.ts";
import type { DossierView } from "../queries/read-dossier.ts";
import { filesOf } from "../queries/read-file.ts";
import { applicantInWords } from "../screens/applicant-in-words.ts";
import { isPresented } from "../screens/case-papers.ts";
import { clockView } from "../screens/clock-view.ts";
import { type FeeOwed, feeOwed, feeOwedWords, feesAskedBy } from "../screens/fee-owed.ts";
import { paperNames } from "../screens/paper-names.ts";
import { withheldOf } from "../screens/withheld.ts";
import { signaturesOf } from "../signed-uploads.ts";
import type { StruckRow } from "../struck-rows.ts";
import { actChoices } from "./act-choices.ts";
import { amendmentWords } from "./amendment-words.ts";
import type { GatheredView } from "./dossier-page.tsx";
import { draftForms } from "./draft-forms.ts";
import type { ActChoices } from "./field-spec.ts";
import { latenessFacts } from "./lateness-facts.ts";
import { type OfferedAct, offeredActs } from "./offered-acts.ts";
import { type PeopleNames, peopleNames, peopleOf } from "./people-names.ts";
import { processSteps } from "./process-steps.ts";
import { mayOpenCharges, mayPutRight } from "./put-right.ts";
import { resultFacts } from "./result-facts.ts";
import { timelineView } from "./timeline-view.ts";

type ViewRequest = {
  readonly office: Office;
  readonly read: DossierView;
  readonly officer: Officer;
  readonly locale: Locale;
  readonly navigation: DeskCounts;
};

/** Gathers everything a dossier's page shows into words. */
export async function dossierPageView(request: ViewRequest): Promise<GatheredView> {
  const { office, read, officer, locale, navigation } = request;
  const { dossier } = read;
  const { clock, database } = office.services;
  const now = clock.now();
  const on = localDateOf(now);
  const sources = await sourcesOf(office, read, on);
  const { directory, version, charged, graph, calendars, personName, book } = sources;
  const about: About = { read, version, directory, personName, locale, fee: feeFor(read, charged, book) };
  const choices = await choicesFor(request, sources, about);
  const unitName = unitNames(directory);
  const isRunning = graph !== null && dossier.process !== null;
  return {
    dossier,
    code: dossier.code ?? "",
    title: version === null ? (dossier.pinned?.procedureName ?? "") : textIn(version.name, locale),
    subtitle: subtitleOf(about),
    clock: clockView(dossier, { calendar: calendars.deadline, now, locale }),
    facts: factsOf(about),
    answers: answersOf(about, await office.struckRows(database, dossier.id)),
    steps: isRunning ? processSteps(read, graph, { locale, today: on, personName, unitName }) : [],
    drawing: isRunning ? drawingOf(dossier, graph, locale) : null,
    timeline: timelineOf(about),
    payment: paymentOf(about),
    supplements: supplementsOf(about),
    consultations: consultationsOf(about),
    result: resultFacts(dossier, { personName, locale }),
    lateness: latenessFacts(read.lateness, { locale, personName, unitName }),
    offered: offeredActs(dossier, read.acts, officer).filter(
      (offered) =>
        canBeFilledIn(offered, choices) && (offered.act !== "sendResultAgain" || getsLink(read.applicant)),
    ),
    choices,
    isPresented: (code) => isPresented(version, code),
    holders: WAITS_FOR_APPLICANT.includes(dossier.status)
      ? messages(locale).desk.dossier.citizen
      : holdersOf(dossier, { personName, unitName }),
    awaits: (decisionsAwaited(dossier) ?? []).map((act) => messages(locale).desk.dossier.awaits[act]),
    navigation,
    sharedPartOnly: read.sharedPartOnly,
    papers: read.papers,
    mayDigitise: read.acts.includes("checkComponents"),
    ...mayPutRight(read, officer),
    mayOpenCharges: mayOpenCharges(read, officer, { book, directory, on }),
    linked: await listLinked(database, read),
    withheld: await withheldOf(database, dossier),
    signatures: await signaturesOf(database, filesOf(dossier)),
  };
}

type Sources = Awaited<ReturnType<typeof sourcesOf>>;

async function choicesFor({ office, read, officer }: ViewRequest, sources: Sources, about: About) {
  return actChoices({
    ...sources,
    executor: office.services.database,
    officer,
    on: localDateOf(office.services.clock.now()),
    ...about,
    applicant: read.applicant,
    dossier: read.dossier,
    drafts: await draftForms(office, read, about.locale),
    signedPaper: await signedPaperOf(office, read),
  });
}

/** How the paper of the office's own that waits to be issued is signed; null where there is none. */
async function signedPaperOf(
  { services }: Office,
  { dossier, acts }: DossierView,
): Promise<ActChoices["signedPaper"]> {
  const paper = dossier.result?.paper;
  if (paper === undefined || !acts.includes("issueResult")) return null;
  const bytes = await services.files.get(paper.sha256);
  return bytes !== null && isSigned(bytes) ? "DIGITAL" : "BY_HAND";
}

/** Without another agency to choose, sending on would be a form that nobody can fill in. */
function canBeFilledIn({ act }: OfferedAct, { agencies, drafts }: ActChoices): boolean {
  if (act === "draftResult") return drafts.length > 0;
  return act !== "reroute" || agencies.length > 0;
}

/** Everything the page reads beside the dossier, at once. */
async function sourcesOf(office: Office, { dossier, timeline }: DossierView, on: LocalDate) {
  const { organisations } = dossier;
  const { competentAgencyId } = present(organisations, "organisations of a numbered dossier");
  const [directory, version, graph, calendars, personName, book] = await Promise.all([
    office.directory(),
    versionOf(office, dossier),
    graphOf(office, dossier),
    office.calendars.get({ unitId: competentAgencyId, on }),
    peopleNames(office.services.database, peopleOf(dossier, timeline)),
    office.fees(office.services.database, dossier.id),
  ]);
  const charged = version === null ? null : await office.price(version, feesAskedBy(dossier));
  return { directory, version, charged, graph, calendars, personName, book };
}

/** What the reader may know of the fee. */
function feeFor(read: DossierView, version: PricedVersion | null, book: FeesStanding | null): FeeOwed | null {
  return version === null || read.sharedPartOnly ? null : feeOwed(read, version, book);
}

type About = {
  readonly read: DossierView;
  readonly version: ProcedureVersion | null;
  readonly directory: UnitDirectory;
  readonly personName: PeopleNames;
  readonly locale: Locale;
  /** Null where it is not for this reader, or not reckoned by us. */
  readonly fee: FeeOwed | null;
};
type Facts = readonly (readonly [string, string | null])[];

function subtitleOf({ read, locale }: About): string {
  const { dossier, applicant } = read;
  return [dossier.code, applicant.owner.fullName, messages(locale).screens.channelIn[dossier.channelIn]].join(
    " · ",
  );
}

function factsOf({ read, version, directory, locale, fee }: About): Facts {
  const t = messages(locale);
  const { dossier, applicant } = read;
  const unit = (id: UnitId | null | undefined) => (id == null ? null : (directory.find(id)?.name ?? null));
  const moment = (at: Instant | null) => (at === null ? null : fullMoment(at));
  const { organisations, pinned } = dossier;
  const procedureCase = version?.cases.find((each) => each.code === pinned?.caseCode);
  return [
    ...applicantInWords(applicant, locale),
    [t.desk.dossier.caseName, procedureCase === undefined ? null : textIn(procedureCase.name, locale)],
    [
      t.desk.dossier.term,
      pinned === null || isPast(dossier)
        ? null
        : t.screens.term[pinned.term.unit]({ count: pinned.term.count }),
    ],
    [t.desk.intake.feeTitle, fee === null ? null : feeOwedWords(fee, locale, dossier)],
    // A past dossier has no result paper that would say it.
    [
      t.desk.dossier.result,
      isPast(dossier) && dossier.subStatus !== null ? t.desk.dossier.resultOutcome[dossier.subStatus] : null,
    ],
    [t.desk.dossier.channelOut, t.screens.channelOut[dossier.channelOut]],
    [t.desk.dossier.receivedBy, unit(organisations?.receivingUnitId)],
    [t.desk.dossier.competent, unit(organisations?.competentAgencyId)],
    [t.desk.dossier.supportPoint, unit(organisations?.supportPointId)],
    [t.desk.dossier.submittedAt, moment(dossier.submittedAt)],
    [t.desk.dossier.acceptedAt, moment(dossier.acceptedAt)],
    [t.desk.dossier.finishedAt, moment(dossier.finishedAt)],
    [t.desk.dossier.returnedAt, moment(dossier.returnedAt)],
  ];
}

function timelineOf({ read, version, personName, locale }: About) {
  const amendments = amendmentWords(read.applications, formOf(version), locale);
  return timelineView(read.timeline, { locale, personName, amendments });
}

function answersOf({ read, version, locale }: About, struck: readonly StruckRow[]): Facts {
  const schema = formOf(version);
  const rowMark = (field: string, row: number) =>
    struck.find((each) => each.field === field && each.row === row)?.words(locale) ?? null;
  return schema === null ? [] : answersInWords(schema, read.form, { locale, rowMark });
}

function drawingOf(dossier: Dossier, graph: ProcessGraph, locale: Locale): string {
  return drawProcess(graph, {
    doneStepCodes: dossier.process?.doneSteps ?? [],
    currentStepCodes: dossier.tasks.map((task) => task.stepCode),
    locale,
  });
}

/** What was asked of the applicant to pay, where, and how that ended. */
function paymentOf({ read, directory, locale }: About): Facts {
  const { payment, organisations } = read.dossier;
  if (payment === null) return [];
  const t = messages(locale);
  const till = organisations === null ? null : directory.find(organisations.receivingUnitId);
  const where = [till?.name, till?.address].filter((part) => part !== null && part !== undefined).join(", ");
  return [
    [t.desk.work.toPay, moneyText(payment.amountDong, locale)],
    [t.acts.field.reason, payment.reason],
    [t.desk.dossier.askedAt, fullMoment(payment.requiredAt)],
    [t.screens.payment.where, payment.confirmedAt === null ? where : null],
    [t.desk.dossier.settledAt, payment.confirmedAt === null ? null : fullMoment(payment.confirmedAt)],
    [t.acts.field.reference, payment.reference],
    [t.acts.field.exemptionReason, payment.exemption],
  ];
}

function supplementsOf({ read, version, locale }: About): Facts {
  const t = messages(locale);
  const nameOf = paperNames(version, locale);
  return read.dossier.supplements.map((round) => {
    const items = round.items.map((item) => `${nameOf(item.componentCode)}: ${item.problem}`).join("; ");
    const by =
      round.respondBy === null ? "" : ` ${t.screens.mine.supplementBy({ day: dayText(round.respondBy) })}`;
    return [
      `${t.desk.dossier.supplementRound({ round: round.round })} (${t.desk.dossier.supplementStep[round.step]})`,
      `${items.replace(/\.$/, "")}. ${round.reason}${by}`,
    ] as const;
  });
}

function consultationsOf({ read, directory, locale }: About): Facts {
  const t = messages(locale).desk.dossier;
  return read.dossier.consultations.flatMap(
    (consultation): Facts => [
      [momentInWords(consultation.dueAt, locale), consultation.question],
      ...consultation.replies.map(
        (reply) =>
          [
            directory.find(reply.unitId)?.shortName ?? "",
            `${t.opinion[reply.opinion]}. ${reply.text}`,
          ] as const,
      ),
    ],
  );
}

const WAITS_FOR_APPLICANT: readonly Dossier["status"][] = [
  "INTAKE_SUPPLEMENT",
  "SUPPLEMENT_WAIT",
  "FINANCIAL_WAIT",
];

function unitNames(directory: UnitDirectory): PeopleNames {
  return (id) => {
    const unitId = parseId<"unit">(id);
    return unitId === null ? undefined : directory.find(unitId)?.shortName;
  };
}

function holdersOf(
  dossier: Dossier,
  names: { readonly personName: PeopleNames; readonly unitName: PeopleNames },
): string {
  const holders = dossier.tasks.map((task) =>
    task.assigneeId === null ? names.unitName(task.unitId) : names.personName(task.assigneeId),
  );
  return [...new Set(holders.filter((name) => name !== undefined))].join(", ");
}
