import { messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import {
  type Component,
  caseFor,
  componentsFor,
  type FormAnswers,
  type FormSchema,
  factsOf,
  findPublishedVersion,
  formSchemaOf,
  type ProcedureVersion,
  readFormData,
  search,
  validateForm,
} from "../../catalogue/index.ts";
import type { Office } from "../commands/office.ts";
import { plainFacts } from "../commands/pin.ts";
import { receiveAtCounter, type SubmitRequest } from "../commands/submit.ts";
import type { ComponentHeld } from "../dossier.ts";
import { askedInForm, NO_APPLICANT, readApplicant, typedApplicant } from "../screens/applicant-form.tsx";
import { feeWords } from "../screens/fee-words.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { typedText } from "./act-input.ts";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";
import { IntakePage, IntakePickPage, type IntakeView } from "./intake-page.tsx";

const params = z.strictObject({ code: z.string().min(1).max(60) });
type IntakePageRequest = Page<{ code: string }, unknown>;

/** Counter intake: pick the procedure, fill in one page, hand over the slip. */
export function registerIntakePages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/intake",
    act: "dossier.receive",
    query: z.object({ q: z.string().max(100).catch("").default("") }),
    handler: (page) =>
      atDesk(office, page, async (_, desk) => {
        const { database, clock } = office.services;
        const found = await search(database, page.query.q, { on: localDateOf(clock.now()) });
        return page.render(
          <IntakePickPage page={page} view={{ text: page.query.q, found, navigation: desk.navigation }} />,
        );
      }),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/intake/{code}",
    act: "dossier.receive",
    params,
    handler: (page) =>
      atDesk(office, page, (_, desk) =>
        withProcedure(office, page, desk, (asked) => show(page, asked, null)),
      ),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/intake/{code}",
    act: "dossier.receive",
    params,
    idempotency: "command",
    handler: (page) =>
      atDesk(office, page, (_, desk) => withProcedure(office, page, desk, (asked) => receive(page, asked))),
  });
}

type Asked = {
  readonly office: Office;
  readonly desk: Desk;
  readonly version: ProcedureVersion;
  readonly schema: FormSchema | null;
};

async function withProcedure(
  office: Office,
  page: IntakePageRequest,
  desk: Desk,
  next: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const { database, clock } = office.services;
  const version = await findPublishedVersion(database, {
    code: page.params.code,
    on: localDateOf(clock.now()),
  });
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  return next({
    office,
    desk,
    version,
    schema: version.forms.map(formSchemaOf).find((found) => found !== null) ?? null,
  });
}

function show(
  page: IntakePageRequest,
  asked: Asked,
  typed: { readonly form: FormInput; readonly errors: readonly FormError[] } | null,
): Promise<Response> {
  const view = intakeView(page, asked, typed);
  return page.render(<IntakePage page={page} view={view} />, typed === null ? 200 : 422);
}

function intakeView(
  page: IntakePageRequest,
  asked: Asked,
  typed: { readonly form: FormInput; readonly errors: readonly FormError[] } | null,
): IntakeView {
  const { version, schema, desk } = asked;
  const form = typed?.form ?? {};
  const answers = schema === null ? {} : readFormData(schema, form);
  const { facts, procedureCase, components } = situation(asked, answers);
  const term = procedureCase?.term ?? version.cases.at(-1)?.term ?? { unit: "NONE" as const, count: 0 };
  const question = {
    version,
    caseCode: procedureCase?.code ?? "",
    channel: "DIRECT" as const,
    facts,
    schema,
    answers,
  };
  return {
    version,
    schema,
    applicant: typed === null ? NO_APPLICANT : typedApplicant(form, askedInForm(schema)),
    typed: Object.fromEntries(
      Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    ),
    components,
    counts: typed === null ? publishedCounts(components) : typedCounts(form, components),
    channelOut: typedText(form, "_channelOut") || "COUNTER",
    term: messages(page.locale).screens.term[term.unit]({ count: term.count }),
    fee: feeWords(question, page.locale),
    errors: typed?.errors ?? [],
    navigation: desk.navigation,
  };
}

/** On a fresh page the case is not known yet: all papers of the version are listed, and the officer counts what is there. */
function situation({ version, schema, office }: Asked, answers: FormAnswers) {
  const facts =
    schema === null ? {} : plainFacts(factsOf(schema, answers, localDateOf(office.services.clock.now())));
  const procedureCase = caseFor(version, facts);
  const isFresh = Object.keys(answers).length === 0;
  const components =
    procedureCase === null || isFresh ? version.components : componentsFor(procedureCase, facts);
  return { facts, procedureCase, components };
}

function publishedCounts(components: readonly Component[]): Record<string, string> {
  return Object.fromEntries(
    components.flatMap(({ code, originals, copies, required }) => [
      [`${code}.originals`, required ? String(originals) : "0"],
      [`${code}.copies`, required ? String(copies) : "0"],
    ]),
  );
}

function typedCounts(form: FormInput, components: readonly Component[]): Record<string, string> {
  return Object.fromEntries(
    components.flatMap(({ code }) =>
      (["originals", "copies"] as const).map((kind) => [
        `${code}.${kind}`,
        typedText(form, `_papers.${code}.${kind}`) || "0",
      ]),
    ),
  );
}

async function receive(page: IntakePageRequest, asked: Asked): Promise<Response> {
  const { office, desk, version, schema } = asked;
  const on = localDateOf(office.services.clock.now());
  const inForm = askedInForm(schema);
  const reading = { locale: page.locale, on, inForm };
  const answers = schema === null ? {} : readFormData(schema, page.form);
  const { errors, applicant } = readApplicant(typedApplicant(page.form, inForm), reading);
  const mistakes = [...errors, ...(schema === null ? [] : validateForm(schema, answers, reading))];
  if (mistakes.length > 0) return show(page, asked, { form: page.form, errors: mistakes });
  const request: SubmitRequest = {
    procedureCode: version.code,
    caseCode: null,
    receivingUnitId: intakeUnit(desk),
    competentAgencyId: null,
    supportPointId: null,
    channelIn: "DIRECT",
    channelOut: z
      .enum(["COUNTER", "ONLINE", "POSTAL"])
      .catch("COUNTER")
      .parse(typedText(page.form, "_channelOut")),
    copiesOfSet: version.dossierSets,
    applicant,
    form: answers,
    components: countedPapers(page.form, situation(asked, answers).components),
    lookedUp: [],
    custody: [],
    correctionOf: null,
    parentId: null,
  };
  const received = await receiveAtCounter(office, { actor: page.actor, request, key: page.command });
  if (!received.ok)
    return show(page, asked, { form: page.form, errors: refusalErrors(received.refusal, page.locale) });
  return page.redirect(`${paths.deskDossier(received.value.id)}/received`);
}

/** The unit at whose counter this officer sits. */
function intakeUnit({ officer }: Desk): UnitId {
  return present(
    officer.grants.find((each) => each.role === "intake-officer"),
    "a role at an intake desk",
  ).unitId;
}

function countedPapers(form: FormInput, components: readonly Component[]): ComponentHeld[] {
  const count = (code: string, kind: string) =>
    z.coerce
      .number()
      .int()
      .min(0)
      .max(99)
      .catch(0)
      .parse(typedText(form, `_papers.${code}.${kind}`));
  return components.flatMap(({ code }) => {
    const [originals, copies] = [count(code, "originals"), count(code, "copies")];
    return originals + copies === 0
      ? []
      : [{ componentCode: code, originals, copies, files: [], digitisation: null }];
  });
}
