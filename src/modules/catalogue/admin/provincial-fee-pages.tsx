import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";
import { type DateParts, dateTextOf, type FormError, NO_DATE } from "../../../web/components/index.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type Unit, unitDirectory } from "../../organisation/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { provincesOn } from "../fee-deciders.ts";
import { procedureCodeSchema } from "../procedure-code.ts";
import type { ProvincialFee, ProvincialFeeKey } from "../provincial-fee.ts";
import {
  deniedToSetFees,
  endProvincialFee,
  openProvincialFee,
  publishProvincialFee,
  saveProvincialFee,
} from "../provincial-fee-commands.ts";
import { maySet } from "../provincial-fee-decide.ts";
import {
  feesWithDraft,
  findProvincialFee,
  listFeeActs,
  listProvincialFees,
  newestProvincialFee,
} from "../provincial-fee-store.ts";
import type { CatalogueRefusal } from "../refusals.ts";
import { findPublishedVersion } from "../store.ts";
import { textOf, typedDay, typedDraftForm } from "./draft-form.ts";
import { withRow } from "./fee-row-acts.ts";
import { provincialFormOf, readProvincialForm, startFromFee } from "./provincial-fee-form.ts";
import { ProvincialFeeFormPage, type ProvincialFormView } from "./provincial-fee-form-page.tsx";
import { ProvincialFeePage } from "./provincial-fee-page.tsx";
import { ProvincialFeesPage } from "./provincial-fees-page.tsx";
import { refusalWords } from "./refusal-words.ts";

const params = z.strictObject({ id: idField("provincial fee") });
const listQuery = z.object({
  code: procedureCodeSchema,
  /** Absent: the reader's own province where there is one; empty: all. */
  unit: z.string().max(60).optional(),
  cursor: idField("provincial fee").optional(),
});
const keyQuery = z.object({
  procedureCode: procedureCodeSchema,
  feeCode: z.string().max(64),
  unitId: idField("unit"),
});
type FeeRequest = Page<z.output<typeof params>, unknown>;
type AnyPage = Page<unknown, unknown>;
const BYTES_MAX = 500_000;

/** What provinces charge: the list of a procedure, one amount, its form, and the acts on it. */
export function registerProvincialFeePages(router: Router): void {
  const base = "/admin/provincial-fees";
  const read = "catalogue.read";
  const act = "catalogue.set-fees";
  const bodyBytesMax = BYTES_MAX;
  pageRoute(router, { method: "get", path: base, act: read, query: listQuery, handler: showList });
  pageRoute(router, { method: "get", path: `${base}/new`, act, query: keyQuery, handler: showNew });
  pageRoute(router, { method: "post", path: `${base}/new`, act, bodyBytesMax, handler: create });
  pageRoute(router, {
    method: "post",
    path: `${base}/rows`,
    act,
    bodyBytesMax,
    idempotency: "reads",
    handler: changeRows,
  });
  pageRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: read,
    params,
    handler: (page) => showFee(page, [], NO_DATE),
  });
  pageRoute(router, { method: "get", path: `${base}/{id}/edit`, act, params, handler: showEdit });
  pageRoute(router, { method: "post", path: `${base}/{id}/edit`, act, params, bodyBytesMax, handler: save });
  pageRoute(router, { method: "post", path: `${base}/{id}/publish`, act, params, handler: publish });
  pageRoute(router, { method: "post", path: `${base}/{id}/end`, act, params, handler: end });
}

async function showList(page: Page<unknown, z.output<typeof listQuery>>): Promise<Response> {
  const { database, clock } = page.services;
  const { code, cursor = null } = page.query;
  const on = clock.today();
  const directory = await unitDirectory(database);
  const provinces = provincesOn(directory, on);
  const version = await findPublishedVersion(database, { code, on });
  const isProvinces = version?.fees.some(({ setBy }) => setBy === "PROVINCE") ?? false;
  const { chosen, maySet: isTheirs } = await chosenProvince(page, { provinces, on, isProvinces });
  const [set, drafts] = await Promise.all([
    listProvincialFees(database, { procedureCode: code, unitId: chosen?.id ?? null, cursor }),
    feesWithDraft(database, { unitId: chosen?.id ?? null, procedureCode: code }),
  ]);
  const free = (version?.fees ?? []).filter((fee) => fee.setBy === "PROVINCE" && !drafts.includes(fee.code));
  const view = { code, version, set, directory, provinces, chosen, mayOpen: isTheirs ? free : [] };
  return page.render(<ProvincialFeesPage page={page} view={view} />);
}

type Choice = { readonly chosen: Unit | null; readonly maySet: boolean };

/** The province the list is narrowed to, and whether the reader may set amounts there. */
async function chosenProvince(
  { query, services, actor }: Page<unknown, z.output<typeof listQuery>>,
  about: {
    readonly provinces: readonly Unit[];
    readonly on: LocalDate;
    /** Whether provinces set any fee of the procedure: where not, nobody begins with their own. */
    readonly isProvinces: boolean;
  },
): Promise<Choice> {
  const { provinces, on, isProvinces } = about;
  const mine: Unit[] = [];
  for (const unit of provinces)
    if ((await deniedToSetFees(services.database, { actor, unitId: unit.id, on })) === null) mine.push(unit);
  const own = isProvinces && mine.length === 1 ? (mine[0] ?? null) : null;
  const named = provinces.find(({ id }) => id === query.unit) ?? null;
  const chosen = query.unit === undefined ? own : named;
  return { chosen, maySet: mine.some(({ id }) => id === chosen?.id) };
}

/** The unit, the procedure in force and its fee; what to answer where one of them is not there or not the reader's. */
async function aboutFee(
  page: AnyPage,
  key: { readonly procedureCode: string; readonly feeCode: string; readonly unitId: string },
): Promise<Pick<ProvincialFormView, "unit" | "version" | "fee"> | Response> {
  const { database, clock } = page.services;
  const on = clock.today();
  const unitId = parseId<"unit">(key.unitId);
  const unit = unitId === null ? null : (await unitDirectory(database)).find(unitId);
  if (unit === null) return page.refuse({ code: "NOT_FOUND" });
  const denied = await deniedToSetFees(database, { actor: page.actor, unitId: unit.id, on });
  if (denied !== null) return page.refuse(denied);
  const version = await findPublishedVersion(database, { code: key.procedureCode, on });
  const allowed = maySet({ unit, version, feeCode: key.feeCode }, on);
  return allowed.ok ? { unit, ...allowed.value } : page.refuse(allowed.refusal);
}

function render(page: AnyPage, view: ProvincialFormView, status: 200 | 409 | 422 = 200) {
  return page.render(<ProvincialFeeFormPage page={page} view={view} />, status);
}

/** A replacement starts from what is in force; the first amount from what the procedure charges. */
async function showNew(page: Page<unknown, z.output<typeof keyQuery>>): Promise<Response> {
  const about = await aboutFee(page, page.query);
  if (about instanceof Response) return about;
  const key = { unitId: about.unit.id, procedureCode: about.version.code, feeCode: about.fee.code };
  const last = await newestProvincialFee(page.services.database, key);
  const typed = last === null ? startFromFee(about.fee) : provincialFormOf(last.content);
  return render(page, { ...about, draft: null, typed, errors: [], conflict: false });
}

/** The form as it was sent, about what it says it is. */
async function typedForm(page: AnyPage): Promise<ProvincialFormView | Response> {
  const typed = typedDraftForm(page.form);
  const key = {
    procedureCode: textOf(typed, "procedureCode"),
    feeCode: textOf(typed, "feeCode"),
    unitId: textOf(typed, "unitId"),
  };
  const about = await aboutFee(page, key);
  if (about instanceof Response) return about;
  const id = textOf(typed, "id");
  const draft = id === "" ? null : { id, revision: Number(textOf(typed, "revision")) || 0 };
  return { ...about, draft, typed: { ...typed, fees: "1" }, errors: [], conflict: false };
}

const ROW_ACTS = /^(tier|exempt|unexempt|show):0/;

async function changeRows(page: AnyPage): Promise<Response> {
  const view = await typedForm(page);
  if (view instanceof Response) return view;
  const act = textOf(view.typed, "row");
  return render(page, { ...view, typed: ROW_ACTS.test(act) ? withRow(view.typed, act, []) : view.typed });
}

async function create(page: AnyPage): Promise<Response> {
  const view = await typedForm(page);
  if (view instanceof Response) return view;
  const read = readProvincialForm(view.typed, page.locale);
  if ("errors" in read) return render(page, { ...view, errors: read.errors }, 422);
  const key: ProvincialFeeKey = {
    unitId: view.unit.id,
    procedureCode: view.version.code,
    feeCode: view.fee.code,
  };
  const done = await openProvincialFee(page.services, page.actor, { ...key, content: read.content });
  if (done.ok) return page.redirect(cataloguePaths.provincialFee(done.value.id));
  const told = [{ path: "", message: refusalWords(done.refusal, page.locale) }];
  return render(page, { ...view, errors: told }, 422);
}

async function draftOf(page: FeeRequest): Promise<ProvincialFee | Response> {
  const set = await findProvincialFee(page.services.database, page.params.id);
  if (set === null) return page.refuse({ code: "NOT_FOUND" });
  return set.state === "DRAFT" ? set : page.refuse({ code: "PROVINCIAL_FEE_NOT_DRAFT" });
}

async function showEdit(page: FeeRequest): Promise<Response> {
  const set = await draftOf(page);
  if (set instanceof Response) return set;
  const about = await aboutFee(page, set);
  if (about instanceof Response) return about;
  const typed = provincialFormOf(set.content);
  return render(page, { ...about, draft: set, typed, errors: [], conflict: false });
}

async function save(page: FeeRequest): Promise<Response> {
  const set = await draftOf(page);
  if (set instanceof Response) return set;
  const about = await aboutFee(page, set);
  if (about instanceof Response) return about;
  const typed = typedDraftForm(page.form);
  const revision = Number(textOf(typed, "revision")) || 0;
  const view = { ...about, draft: { id: set.id, revision }, typed, errors: [], conflict: false };
  const read = readProvincialForm(typed, page.locale);
  if ("errors" in read) return render(page, { ...view, errors: read.errors }, 422);
  const saving = { id: set.id, revision, content: read.content };
  const done = await saveProvincialFee(page.services, page.actor, saving);
  if (done.ok) return page.redirect(cataloguePaths.provincialFee(set.id));
  if (done.refusal.code !== "VERSION_CONFLICT") return page.refuse(done.refusal);
  return render(page, { ...view, draft: set, conflict: true }, 409);
}

async function showFee(page: FeeRequest, errors: readonly FormError[], typed: DateParts): Promise<Response> {
  const { database, clock } = page.services;
  const on = clock.today();
  const set = await findProvincialFee(database, page.params.id);
  if (set === null) return page.refuse({ code: "NOT_FOUND" });
  const [version, directory, acts, denied] = await Promise.all([
    findPublishedVersion(database, { code: set.procedureCode, on }),
    unitDirectory(database),
    listFeeActs(database, set),
    deniedToSetFees(database, { actor: page.actor, unitId: set.unitId, on }),
  ]);
  const unit = directory.find(set.unitId);
  if (unit === null) return page.refuse({ code: "NOT_FOUND" });
  const fee = version?.fees.find(({ code }) => code === set.feeCode);
  const of = version === null || fee === undefined ? null : { version, fee };
  const view = { set, unit, of, acts, maySet: denied === null, errors, typedDay: typed };
  return page.render(<ProvincialFeePage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

type DayAct = { readonly name: "validFrom" | "endedFrom"; readonly label: string };

/** The day of an act as it was typed, or the page that says it is none. */
function dayOf(page: FeeRequest, { name, label }: DayAct) {
  const typed = typedDay(typedDraftForm(page.form), name);
  const day = parseLocalDate(dateTextOf(typed));
  if (day !== null) return { day, typed };
  const message = messages(page.locale).catalogue.form.formats.date(label);
  return { told: showFee(page, [{ path: name, message }], typed) };
}

function refused(page: FeeRequest, refusal: CatalogueRefusal, about: { path: string; typed: DateParts }) {
  const message = refusalWords(refusal, page.locale);
  return showFee(page, [{ path: about.path, message }], about.typed);
}

async function publish(page: FeeRequest): Promise<Response> {
  const read = dayOf(page, { name: "validFrom", label: messages(page.locale).provincialFees.validFrom });
  if ("told" in read) return read.told;
  const { id } = page.params;
  const revision = Number(textOf(typedDraftForm(page.form), "revision")) || 0;
  const asked = { id, revision, validFrom: read.day };
  const done = await publishProvincialFee(page.services, page.actor, asked);
  if (done.ok) return page.redirect(cataloguePaths.provincialFee(id));
  if (done.refusal.code === "NOT_FOUND" || done.refusal.code === "NOT_ALLOWED")
    return page.refuse(done.refusal);
  return refused(page, done.refusal, { path: "validFrom", typed: read.typed });
}

async function end(page: FeeRequest): Promise<Response> {
  const read = dayOf(page, { name: "endedFrom", label: messages(page.locale).provincialFees.endedFrom });
  if ("told" in read) return read.told;
  const { id } = page.params;
  const done = await endProvincialFee(page.services, page.actor, { id, endedFrom: read.day });
  if (done.ok) return page.redirect(cataloguePaths.provincialFee(id));
  if (done.refusal.code === "NOT_FOUND" || done.refusal.code === "NOT_ALLOWED")
    return page.refuse(done.refusal);
  return refused(page, done.refusal, { path: "endedFrom", typed: read.typed });
}
