import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { listChargesOf, listDue } from "../charge-store.ts";
import { assignPostalCash } from "../commands/assign-postal-cash.ts";
import { answerPostalCash, askPostalCash, payPostalCash } from "../commands/decide-postal-cash.ts";
import { findPostalCash, type PostalCash, parcelOfClearing } from "../postal-cash-store.ts";
import { listClearings, listUnmatchedCash } from "../queries/postal-cash.ts";
import { deniedAt, unitsOf } from "../rights.ts";
import { answerError, answerOf, payBackOf } from "./decision-answers.ts";
import { type TriedDecision, triedDecision } from "./decision-forms.tsx";
import { type AnyPage, callOf, officerOf, saidNo, typed, typedAll, typedDong } from "./page-parts.ts";
import { PostalCashPage } from "./postal-cash-page.tsx";
import { PostalParcelPage } from "./postal-parcel-page.tsx";

const BASE = "/desk/cash/postal";
const OFFERED_MAX = 30;
const parcelParams = z.strictObject({ code: z.string().max(40) });
const clearingParams = z.strictObject({ id: idField("decision") });
const sought = z.object({ dossier: z.string().max(60).catch("").default("") });
type ParcelPage = Page<z.output<typeof parcelParams>, unknown>;
type ClearingPage = Page<z.output<typeof clearingParams>, unknown>;

/** The post's money that fits no charge, and what becomes of it. */
export function registerPostalCashPages(router: Router, office: Office): void {
  pageRoute(router, { method: "get", path: BASE, act: "payment.read", handler: showList });
  pageRoute(router, {
    method: "get",
    path: `${BASE}/{code}`,
    act: "payment.read",
    params: parcelParams,
    query: sought,
    handler: (page) =>
      showParcel(page, { code: page.params.code, sought: page.query.dossier.trim(), errors: [] }),
  });
  pageRoute(router, {
    method: "post",
    path: `${BASE}/{code}/charges`,
    act: "payment.reconcile",
    params: parcelParams,
    handler: (page) => assign(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: `${BASE}/{code}/decisions`,
    act: "payment.reconcile",
    params: parcelParams,
    handler: (page) => ask(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: `${BASE}/decisions/{id}/answer`,
    act: "payment.decide",
    params: clearingParams,
    handler: (page) => answer(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: `${BASE}/decisions/{id}/pay`,
    act: "payment.take",
    params: clearingParams,
    handler: (page) => pay(office, page),
  });
}

async function showList(page: AnyPage): Promise<Response> {
  const officer = officerOf(page);
  if (officer === null) return page.refuse({ code: "NOT_ALLOWED" });
  const unitIds = await unitsOf(page.services, officer, "payment.read");
  const rows = await listUnmatchedCash(page.services.database, unitIds);
  return page.render(<PostalCashPage page={page} rows={rows} />);
}

type Tried = {
  readonly code: string;
  readonly sought: string;
  readonly errors: readonly FormError[];
  /** An answer or a paying out that was not taken. */
  readonly decision?: TriedDecision;
};

async function showParcel(page: AnyPage, { code, decision, ...tried }: Tried): Promise<Response> {
  const { database } = page.services;
  const cash = await findPostalCash(database, code);
  if (cash === null) return page.refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(page.services, page.actor, { act: "payment.read", unitId: cash.unit_id });
  if (denied !== null) return page.refuse({ code: "NOT_FOUND" });
  const own = await listChargesOf(database, [cash.dossier_id]);
  const dossier = await database.kysely
    .selectFrom("dossier")
    .select("code")
    .where("id", "=", cash.dossier_id)
    .executeTakeFirst();
  const view = {
    ...tried,
    decision: decision ?? null,
    cash,
    dossierCode: dossier?.code ?? "",
    clearings: await listClearings(database, cash.parcel_code),
    charges: await chargesFor(page, { cash, own, code: tried.sought }),
    typed: {
      as: typed(page.form, "as"),
      amountDong: typed(page.form, "amountDong"),
      ground: typed(page.form, "ground"),
      reason: decision === undefined ? typed(page.form, "reason") : "",
      charges: typedAll(page.form, "charge"),
    },
  };
  return page.render(<PostalParcelPage page={page} view={view} />, tried.errors.length > 0 ? 422 : 200);
}

type Offered = { readonly cash: PostalCash; readonly own: readonly Charge[]; readonly code: string };

/** What is owed for the dossier of the parcel, and for the one whose code was typed. */
async function chargesFor(page: AnyPage, { cash, own, code }: Offered): Promise<readonly Charge[]> {
  const unitIds = [cash.unit_id];
  const other =
    code === ""
      ? []
      : await listDue(page.services.database, { unitIds, dossierCode: code, limit: OFFERED_MAX });
  const isHere = ({ id }: Charge) => own.every((charge) => charge.id !== id);
  return [...own, ...other.filter(isHere)].filter(
    (charge) => charge.state === "DUE" && charge.unit_id === cash.unit_id && (payable(charge) ?? 0) > 0,
  );
}

async function assign(office: Office, page: ParcelPage): Promise<Response> {
  const t = messages(page.locale).payment.postal;
  const chargeIds = typedAll(page.form, "charge").flatMap((id) => parseId<"charge">(id) ?? []);
  const reason = typed(page.form, "reason").slice(0, 300);
  const again = (errors: readonly FormError[]) =>
    showParcel(page, { code: page.params.code, sought: typed(page.form, "dossier").slice(0, 60), errors });
  const errors = [
    ...(chargeIds.length === 0 ? [{ path: "charge", message: t.chosenNone }] : []),
    ...(reason === "" ? [{ path: "reason", message: t.whyMissing }] : []),
  ];
  if (errors.length > 0) return again(errors);
  const parcelCode = page.params.code;
  const done = await assignPostalCash(callOf(office, page), { parcelCode, chargeIds, reason });
  if (done.ok) return page.redirect(paths.cashPostalParcel(parcelCode));
  return again([saidNo(page, done.refusal, "charge")]);
}

async function ask(office: Office, page: ParcelPage): Promise<Response> {
  const t = messages(page.locale).payment.postal;
  const kind = (["RETURN", "KEEP"] as const).find((each) => each === typed(page.form, "as"));
  const amountDong = typedDong(page.form, "amountDong");
  const ground = typed(page.form, "ground").slice(0, 300);
  const again = (errors: readonly FormError[]) =>
    showParcel(page, { code: page.params.code, sought: "", errors });
  const errors = [
    ...(kind === undefined ? [{ path: "as", message: t.asMissing }] : []),
    ...(amountDong === null || amountDong === 0 ? [{ path: "amountDong", message: t.amountWrong }] : []),
    ...(ground === "" ? [{ path: "ground", message: t.whyMissing }] : []),
  ];
  if (errors.length > 0 || kind === undefined || amountDong === null) return again(errors);
  const parcelCode = page.params.code;
  const done = await askPostalCash(callOf(office, page), { parcelCode, kind, amountDong, ground });
  if (done.ok) return page.redirect(paths.cashPostalParcel(parcelCode));
  return again([saidNo(page, done.refusal, "amountDong")]);
}

async function answer(office: Office, page: ClearingPage): Promise<Response> {
  const said = answerOf(page);
  if (said === null) return again(page, [saidNo(page, { code: "INPUT_INVALID" })]);
  const done = await answerPostalCash(callOf(office, page), { id: page.params.id, ...said });
  return done.ok
    ? page.redirect(paths.cashPostalParcel(done.value.parcelCode))
    : again(page, [answerError(page, done.refusal)]);
}

async function pay(office: Office, page: ClearingPage): Promise<Response> {
  const { method, receiver, errors } = payBackOf(page);
  if (errors.length > 0) return again(page, errors);
  const done = await payPostalCash(callOf(office, page), { id: page.params.id, method, receiver });
  return done.ok
    ? page.redirect(paths.cashPostalParcel(done.value.parcelCode))
    : again(page, [saidNo(page, done.refusal)]);
}

/** The parcel's page with what was typed and what does not fit. */
async function again(page: ClearingPage, errors: readonly FormError[]): Promise<Response> {
  const code = await parcelOfClearing(page.services.database, page.params.id);
  if (code === null) return page.refuse({ code: "NOT_FOUND" });
  return showParcel(page, { code, sought: "", errors, decision: triedDecision(page, errors) });
}
