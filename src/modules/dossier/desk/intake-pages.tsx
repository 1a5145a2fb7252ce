import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
  caseFor,
  type FormAnswers,
  type FormSchema,
  factsOf,
  findPublishedVersion,
  formSchemaOf,
  type PricedVersion,
  readFormData,
  search,
  validateForm,
} from "../../catalogue/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Office } from "../commands/office.ts";
import { plainFacts } from "../commands/pin.ts";
import { receiveAtCounter, type SubmitRequest } from "../commands/submit.ts";
import type { ChannelIn } from "../dossier.ts";
import { askedInForm, NO_APPLICANT, readApplicant, typedApplicant } from "../screens/applicant-form.tsx";
import { casePapers } from "../screens/case-papers.ts";
import { feeWords } from "../screens/fee-words.ts";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { readWayOut, wayOutErrors } from "../screens/ways-out.ts";
import { typedText } from "./act-input.ts";
import {
  type Counters,
  counterMissing,
  counterSent,
  countersOf,
  rememberCounter,
} from "./counter-choice.tsx";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";
import { type IntakeFrame, IntakePage, type IntakeView } from "./intake-page.tsx";
import { countedPapers, missingPaperErrors, publishedCounts } from "./intake-papers.ts";
import { IntakePickPage } from "./intake-pick-page.tsx";
import { wrongCounts } from "./paper-rows.tsx";
import { receivedPath } from "./received-path.ts";

const params = z.strictObject({ code: z.string().min(1).max(60) });
type IntakePageRequest = Page<{ readonly code: string }, unknown>;

/** Counter intake: pick the procedure, fill in one page, hand over the slip. */
export function registerIntakePages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/intake",
    act: "dossier.receive",
    query: z.object({ q: z.string().max(100).catch("").default("") }),
    handler: (page) => pickProcedure(office, page, { frame: COUNTER, text: page.query.q }),
  });
  const step = (how: IntakeStep) => (page: IntakePageRequest) =>
    showIntake(office, page, { way: COUNTER, how });
  pageRoute(router, {
    method: "get",
    path: "/desk/intake/{code}",
    act: "dossier.receive",
    params,
    handler: step("show"),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/intake/{code}/reckoning",
    act: "dossier.receive",
    params,
    idempotency: "reads",
    handler: step("reckon"),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/intake/{code}",
    act: "dossier.receive",
    params,
    idempotency: "command",
    replay: receivedPath,
    again: step("reckon"),
    handler: step("send"),
  });
}

/** Asks for the form, works out the case from what stands in it, or sends it. */
export type IntakeStep = "show" | "reckon" | "send";

/** How papers come in that an officer enters: at the counter, or out of a parcel. */
export type IntakeWay = IntakeFrame & {
  readonly channelIn: ChannelIn;
  /** What stands in the boxes before anybody typed; nothing where it is left out. */
  readonly starts?: (schema: FormSchema | null) => FormInput;
  /** What is wrong with what is asked besides. */
  readonly mistakes?: (page: Pick<IntakePageRequest, "form" | "locale">) => readonly FormError[];
  /** Sends what was entered; answers where to go on. */
  readonly send: (office: Office, page: IntakePageRequest, request: SubmitRequest) => Promise<Sent>;
};
type Sent = Result<{ readonly next: string }, CommandRefusal>;

const COUNTER: IntakeWay = {
  channelIn: "DIRECT",
  pick: paths.intake(),
  action: paths.intakeOf,
  reckoning: paths.reckoning,
  parcel: null,
  isScannedNext: true,
  send: async (office, { actor, command, locale, form }, request) => {
    const received = await receiveAtCounter(office, { actor, request, key: command, locale });
    if (!received.ok) return received;
    const { id } = received.value;
    const isScanned = typedText(form, "_then") === "digitise";
    return accept({ next: isScanned ? paths.digitiseNext(id) : paths.received(id) });
  },
};

/** Which procedure the papers are for. */
export function pickProcedure(
  office: Office,
  page: Page<unknown, unknown>,
  { frame, text }: { readonly frame: IntakeFrame; readonly text: string },
): Promise<Response> {
  return atDesk(office, page, async (_, desk) => {
    const { database, clock } = office.services;
    const found = await search(database, text, { on: localDateOf(clock.now()) });
    const view = { text, found, navigation: desk.navigation, frame };
    return page.render(<IntakePickPage page={page} view={view} />);
  });
}

/** The page on which an officer enters what came in, whichever way it came. */
export function showIntake(
  office: Office,
  page: IntakePageRequest,
  { way, how }: { readonly way: IntakeWay; readonly how: IntakeStep },
): Promise<Response> {
  return atDesk(office, page, (_, desk) =>
    withProcedure(page, { office, desk, way }, (asked) => {
      if (how === "send") return receive(page, asked);
      const starts = way.starts?.(asked.schema) ?? null;
      const form = how === "show" ? starts : page.form;
      return show(page, asked, form === null ? null : { form, errors: [] });
    }),
  );
}

type Asked = {
  readonly office: Office;
  readonly desk: Desk;
  readonly way: IntakeWay;
  readonly version: PricedVersion;
  readonly schema: FormSchema | null;
  readonly counters: Counters;
};

async function withProcedure(
  page: IntakePageRequest,
  { office, desk, way }: Pick<Asked, "office" | "desk" | "way">,
  next: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const { database, clock } = office.services;
  const on = localDateOf(clock.now());
  const version = await findPublishedVersion(database, { code: page.params.code, on });
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  // What is charged depends on the place: the counter in the box, or the one that was sent.
  const counters = await countersOf(page, desk.officer);
  if (counters.units.length === 0) return page.refuse({ code: "DOSSIER_COUNTER_NONE" });
  return next({
    office,
    desk,
    way,
    version: await office.price(version, { unitId: counters.shown, on }),
    counters,
    schema: version.forms.map(formSchemaOf).find((found) => found !== null) ?? null,
  });
}

function show(
  page: IntakePageRequest,
  asked: Asked,
  typed: { readonly form: FormInput; readonly errors: readonly FormError[] } | null,
): Promise<Response> {
  const view = intakeView(page, asked, typed);
  return page.render(<IntakePage page={page} view={view} />, view.errors.length === 0 ? 200 : 422);
}

function intakeView(
  page: IntakePageRequest,
  asked: Asked,
  typed: { readonly form: FormInput; readonly errors: readonly FormError[] } | null,
): IntakeView {
  const { version, schema, desk } = asked;
  const form = typed?.form ?? {};
  const answers = schema === null ? {} : readFormData(schema, form);
  const { facts, procedureCase, papers } = situation(asked, answers, form);
  const term = procedureCase?.term ?? version.cases.at(-1)?.term ?? { unit: "NONE" as const, count: 0 };
  const question = {
    version,
    caseCode: procedureCase?.code ?? "",
    channel: asked.way.channelIn,
    facts,
    schema,
    answers,
  };
  return {
    version,
    schema,
    applicant: typed === null ? NO_APPLICANT : typedApplicant(form, askedInForm(schema, version.subjects)),
    typed: Object.fromEntries(
      Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    ),
    papers,
    // A paper that only the case as it is now declared asks for was in no box before.
    counts: { ...publishedCounts(papers.applying), ...form },
    channelOut: typedText(form, "_channelOut") || (asked.way.channelIn === "POSTAL" ? "POSTAL" : "COUNTER"),
    term: messages(page.locale).screens.term[term.unit]({ count: term.count }),
    fee: feeWords(question, page.locale),
    errors: typed?.errors ?? [],
    counters: asked.counters,
    navigation: desk.navigation,
    frame: asked.way,
  };
}

/** Where the declaration is on paper or not yet filled in, the case is not known: the ordinary papers apply. */
function situation({ version, schema, office }: Asked, answers: FormAnswers, form: FormInput) {
  const on = localDateOf(office.services.clock.now());
  const facts = schema === null ? {} : plainFacts(factsOf(schema, answers, on));
  const procedureCase = caseFor(version, facts);
  const isFresh = Object.keys(answers).length === 0;
  const inForm = askedInForm(schema, version.subjects);
  const { applicant } = readApplicant(typedApplicant(form, inForm), { locale: "vi", on, inForm });
  const caseCode = isFresh ? null : (procedureCase?.code ?? null);
  const papers = casePapers(version, { caseCode, facts, relationship: applicant.relationship });
  return { facts, procedureCase, papers };
}

async function receive(page: IntakePageRequest, asked: Asked): Promise<Response> {
  const { office, counters, version, way } = asked;
  const { request, errors } = readIntake(page, asked);
  const receivingUnitId = counterSent(page, counters);
  if (errors.length > 0 || receivingUnitId === null) {
    const counter = receivingUnitId === null ? [counterMissing(page)] : [];
    return show(page, asked, { form: page.form, errors: [...counter, ...errors] });
  }
  const sent = await way.send(office, page, { ...request, receivingUnitId });
  if (!sent.ok)
    return show(page, asked, {
      form: page.form,
      errors: refusalErrors(sent.refusal, page.locale, paperNames(version, page.locale)),
    });
  if (counters.units.length > 1) rememberCounter(page, receivingUnitId);
  return page.redirect(sent.value.next);
}

/** What the page says, and everything that is wrong with it at once. */
function readIntake(page: IntakePageRequest, asked: Asked) {
  const { office, version, schema, way } = asked;
  const on = localDateOf(office.services.clock.now());
  const inForm = askedInForm(schema, version.subjects);
  const reading = { locale: page.locale, on, inForm };
  const answers = schema === null ? {} : readFormData(schema, page.form);
  const { errors, applicant } = readApplicant(typedApplicant(page.form, inForm), reading);
  const channelOut = readWayOut(typedText(page.form, "_channelOut"));
  const { papers, ...known } = situation(asked, answers, page.form);
  const components = countedPapers(page.form, papers);
  const mistakes = [
    ...errors,
    ...(schema === null ? [] : validateForm(schema, answers, reading)),
    ...wayOutErrors(channelOut, applicant, page.locale),
    ...wrongCounts("_papers", version.components, page),
    ...(way.mistakes?.(page) ?? []),
  ];
  const brought = { ...known, components, relationship: applicant.relationship, declared: schema !== null };
  const missing =
    mistakes.length === 0
      ? []
      : missingPaperErrors(version, brought, { locale: page.locale, channelIn: way.channelIn });
  const request: Omit<SubmitRequest, "receivingUnitId"> = {
    procedureCode: version.code,
    caseCode: null,
    competentAgencyId: null,
    supportPointId: null,
    channelIn: way.channelIn,
    channelOut,
    copiesOfSet: version.dossierSets,
    applicant,
    form: answers,
    components,
    lookedUp: [],
    custody: [],
    correctionOf: null,
    parentId: null,
  };
  return { request, errors: [...mistakes, ...missing] };
}
