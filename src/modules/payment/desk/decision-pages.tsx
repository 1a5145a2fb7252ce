import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { DossierId, Office } from "../../dossier/index.ts";
import { listChargesOf } from "../charge-store.ts";
import { answerDifference } from "../commands/answer-difference.ts";
import { answerDecision, askDecision } from "../commands/decide-money.ts";
import { answerMovement } from "../commands/decide-movement.ts";
import { payRefund } from "../commands/pay-refund.ts";
import { answerOpening } from "../commands/say-opening.ts";
import { setAmount } from "../commands/set-amount.ts";
import { listAskedOf, listDecisions, listRefunded } from "../queries/decisions.ts";
import { drawerRecord } from "../queries/drawer-record.ts";
import { listMovementDecisions } from "../queries/movement-decisions.ts";
import { listToAnswer } from "../queries/to-answer.ts";
import { deniedAt, unitsOf } from "../rights.ts";
import { ChargesPage } from "./charges-page.tsx";
import { answerError, answerOf, payBackOf } from "./decision-answers.ts";
import { type TriedDecision, triedDecision } from "./decision-forms.tsx";
import { DecisionsPage } from "./decisions-page.tsx";
import { type AnyPage, callOf, officerOf, saidNo, typed, typedDong } from "./page-parts.ts";
import { answerAboutReceiver, changeReceiver } from "./receiver-answers.ts";

const dossierParams = z.strictObject({ id: idField("dossier") });
const decisionParams = z.strictObject({ id: idField("decision") });
type DossierPage = Page<{ readonly id: DossierId }, unknown>;
type DecisionPage = Page<z.output<typeof decisionParams>, unknown>;

/** The charges of a dossier, and what is asked and decided about them. */
export function registerDecisionPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/dossiers/{id}",
    act: "payment.read-charges",
    params: dossierParams,
    handler: (page) => showCharges(page, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/dossiers/{id}",
    act: "payment.ask-decision",
    params: dossierParams,
    handler: (page) => ask(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/dossiers/{id}/amount",
    act: "payment.take",
    params: dossierParams,
    handler: (page) => say(office, page),
  });
  registerAnswers(router, office);
}

/** What one person asked and another answers. */
function registerAnswers(router: Router, office: Office): void {
  registerReceivers(router, office);
  registerDifferences(router, office);
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/decisions",
    act: "payment.read",
    handler: (page) => showDecisions(page, null),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/bank/handings/{id}/answer",
    act: "payment.decide",
    params: decisionParams,
    handler: (page) => answer(office, page, answerMovement),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/accounts/openings/{id}/answer",
    act: "payment.decide",
    params: decisionParams,
    handler: (page) => answer(office, page, answerOpening),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/decisions/{id}/answer",
    act: "payment.decide",
    params: decisionParams,
    handler: (page) => answer(office, page, answerDecision),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/decisions/{id}/pay",
    act: "payment.take",
    params: decisionParams,
    handler: (page) => pay(office, page),
  });
}

/** Drawers with more or less than the books say, and their record on paper. */
function registerDifferences(router: Router, office: Office): void {
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/differences/{id}/answer",
    act: "payment.decide",
    params: decisionParams,
    handler: (page) => answer(office, page, answerDifference),
  });
  fileRoute(router, {
    path: "/desk/cash/differences/{id}/record.pdf",
    act: "payment.read",
    kind: "page",
    tag: "payment",
    summary: "The record of a drawer that was counted with more or less than the books say",
    params: decisionParams,
    mediaTypes: ["application/pdf"],
    handler: ({ services, actor, locale, params: { id } }) => drawerRecord(services, actor, { id, locale }),
  });
}

/** Whose account money goes back to. */
function registerReceivers(router: Router, office: Office): void {
  const again = (page: DecisionPage) => (errors: readonly FormError[]) =>
    showDecisions(page, triedDecision(page, errors));
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/returns/{id}/receiver",
    act: "payment.take",
    params: decisionParams,
    handler: (page) => changeReceiver(office, page, again(page)),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/returns/{id}/receiver/answer",
    act: "payment.decide",
    params: decisionParams,
    handler: (page) => answerAboutReceiver(office, page, again(page)),
  });
}

async function showCharges(page: DossierPage, errors: readonly FormError[]): Promise<Response> {
  const { database } = page.services;
  const charges = await listChargesOf(database, [page.params.id]);
  const [first] = charges;
  if (first === undefined) return page.refuse({ code: "NOT_FOUND" });
  const asked = { act: "payment.read-charges", unitId: first.unit_id } as const;
  if ((await deniedAt(page.services, page.actor, asked)) !== null) return page.refuse({ code: "NOT_FOUND" });
  const ids = charges.map(({ id }) => id);
  const [decisions, refunded] = await Promise.all([listAskedOf(database, ids), listRefunded(database, ids)]);
  const dossierId = page.params.id;
  const view = <ChargesPage page={page} {...{ dossierId, charges, asked: decisions, refunded, errors }} />;
  return page.render(view, errors.length > 0 ? 422 : 200);
}

async function ask(office: Office, page: DossierPage): Promise<Response> {
  const kind = typed(page.form, "kind") === "REFUND" ? "REFUND" : "EXEMPTION";
  const chargeId = z.uuid().safeParse(typed(page.form, "chargeId"));
  const amountDong = typedDong(page.form, "amountDong");
  const ground = typed(page.form, "ground").slice(0, 500);
  if (amountDong === null || amountDong === 0)
    return showCharges(page, [saidNo(page, { code: "AMOUNT_UNREADABLE" })]);
  if (!chargeId.success || ground === "") return showCharges(page, [saidNo(page, { code: "INPUT_INVALID" })]);
  const done = await askDecision(callOf(office, page), { chargeId: chargeId.data, kind, amountDong, ground });
  return done.ok
    ? page.redirect(paths.cashDossier(page.params.id))
    : showCharges(page, [saidNo(page, done.refusal)]);
}

async function say(office: Office, page: DossierPage): Promise<Response> {
  const chargeId = z.uuid().safeParse(typed(page.form, "chargeId"));
  const amountDong = typedDong(page.form, "amountDong");
  const ground = typed(page.form, "ground").slice(0, 300);
  if (amountDong === null || amountDong === 0)
    return showCharges(page, [saidNo(page, { code: "AMOUNT_UNREADABLE" })]);
  if (!chargeId.success || ground === "") return showCharges(page, [saidNo(page, { code: "INPUT_INVALID" })]);
  const done = await setAmount(callOf(office, page), { chargeId: chargeId.data, amountDong, ground });
  return done.ok
    ? page.redirect(paths.cashDossier(page.params.id))
    : showCharges(page, [saidNo(page, done.refusal)]);
}

async function showDecisions(page: AnyPage, tried: TriedDecision | null): Promise<Response> {
  const officer = officerOf(page);
  if (officer === null) return page.refuse({ code: "NOT_ALLOWED" });
  const unitIds = await unitsOf(page.services, officer, "payment.read");
  const { database } = page.services;
  const asked = { unitIds, viewer: officer.personId };
  const [rows, movements, toAnswer] = await Promise.all([
    listDecisions(database, asked),
    listMovementDecisions(database, asked),
    listToAnswer(database, asked),
  ]);
  const view = { rows, movements, ...toAnswer, tried };
  return page.render(<DecisionsPage page={page} {...view} />, tried === null ? 200 : 422);
}

async function answer(
  office: Office,
  page: DecisionPage,
  command: typeof answerDecision | typeof answerMovement | typeof answerOpening | typeof answerDifference,
): Promise<Response> {
  const { id } = page.params;
  const said = answerOf(page);
  if (said === null)
    return showDecisions(page, triedDecision(page, [saidNo(page, { code: "INPUT_INVALID" })]));
  const done = await command(callOf(office, page), { id, ...said });
  if (done.ok) return page.redirect(paths.cashDecisions());
  return showDecisions(page, triedDecision(page, [answerError(page, done.refusal)]));
}

async function pay(office: Office, page: DecisionPage): Promise<Response> {
  const { id } = page.params;
  const { method, receiver, errors } = payBackOf(page);
  if (errors.length > 0) return showDecisions(page, triedDecision(page, errors));
  const done = await payRefund(callOf(office, page), { id, method, receiver });
  return done.ok
    ? page.redirect(paths.cashDecisions())
    : showDecisions(page, triedDecision(page, [saidNo(page, done.refusal)]));
}
