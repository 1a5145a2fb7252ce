import type { Refusal } from "../../../kernel/result.ts";
import {
  type FieldError,
  idField,
  localDateField,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  textField,
  z,
} from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import type { Successor } from "../decide.ts";
import type { UnitDirectory } from "../directory.ts";
import { listPeople, listUnitChanges } from "../queries.ts";
import { UNIT_KINDS, UNIT_LEVELS } from "../unit.ts";
import { forgetDirectory, unitDirectory } from "../unit-cache.ts";
import { closeUnit, moveUnit, openUnit, renameUnit } from "../unit-commands.ts";
import { keptUnitFacts } from "../unit-input.ts";
import {
  type AnyPage,
  isForbidden,
  mistakeOf,
  typedDate,
  typedOrNull,
  typedText,
  unitMeant,
} from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { SUCCESSOR_LINES } from "./unit-acts.tsx";
import { LIST_MAX, UnitListPage } from "./unit-list-page.tsx";
import { type UnitAct, UnitPage, type UnitPageProps } from "./unit-page.tsx";

type OnePage = Page<{ readonly id: UnitId }, unknown>;
const params = z.strictObject({ id: idField("unit") });
const act = "unit.manage";

/** Pages where units are looked up, opened, renamed, moved and closed. */
export function registerUnitPages(router: Router): void {
  const query = z.object({ q: z.string().max(100).default(""), closed: z.string().optional() });
  pageRoute(router, { method: "get", path: "/admin/units", act: "unit.read", query, handler: showList });
  pageRoute(router, {
    method: "get",
    path: "/admin/units/{id}",
    act: "unit.read",
    params,
    handler: (page) => showUnit(page),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/units/{id}/children",
    act,
    params,
    handler: takeOpening,
  });
  pageRoute(router, { method: "post", path: "/admin/units/{id}/rename", act, params, handler: takeRenaming });
  pageRoute(router, { method: "post", path: "/admin/units/{id}/move", act, params, handler: takeMove });
  pageRoute(router, { method: "post", path: "/admin/units/{id}/close", act, params, handler: takeClosure });
}

async function showList(
  page: Page<unknown, { readonly q: string; readonly closed?: string | undefined }>,
): Promise<Response> {
  const directory = await unitDirectory(page.services.database);
  const today = page.services.clock.today();
  const { q, closed } = page.query;
  const includeClosed = closed !== undefined;
  const units =
    q.trim() === ""
      ? directory.rootsOn(today).slice(0, LIST_MAX)
      : directory.search(q, { on: includeClosed ? null : today, limit: LIST_MAX });
  const parentOf: Parameters<typeof UnitListPage>[0]["parentOf"] = (unit) =>
    unit.parentId === null ? null : directory.find(unit.parentId);
  return page.render(
    <UnitListPage
      page={page}
      searched={q}
      includeClosed={includeClosed}
      today={today}
      units={units}
      parentOf={parentOf}
    />,
  );
}

async function showUnit(page: OnePage, tried?: NonNullable<UnitPageProps["tried"]>): Promise<Response> {
  const { database, clock } = page.services;
  const directory = await unitDirectory(database);
  const unit = directory.find(page.params.id);
  if (unit === null) return page.refuse({ code: "UNIT_NOT_FOUND" });
  const today = clock.today();
  const [{ items }, changes] = await Promise.all([
    listPeople(database, { text: "", unitIds: [unit.id], on: today, limit: 200, after: null }),
    listUnitChanges(database, unit.id),
  ]);
  const props = { page, unit, directory, people: items, changes, today };
  if (tried === undefined) return page.render(<UnitPage {...props} />);
  return page.render(<UnitPage {...props} tried={tried} />, 422);
}

const openForm = z.object({
  name: textField({ max: 200 }),
  shortName: textField({ max: 100 }),
  kind: z.enum(UNIT_KINDS),
  level: z.enum(UNIT_LEVELS),
  validFrom: localDateField(),
});

async function takeOpening(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const typed = parseForm(openForm, { ...form, validFrom: typedDate(form, "validFrom") }, locale);
  if (!typed.ok) return again(page, "children", typed.errors);
  const { validFrom, ...facts } = typed.value;
  const optional = {
    nameEn: typedOrNull(form, "nameEn"),
    code: typedOrNull(form, "code"),
    symbol: typedOrNull(form, "symbol"),
  };
  const rest = { areaCode: null, areaKind: null, address: null, phone: null, email: null, taxCode: null };
  const input = {
    facts: keptUnitFacts({ ...facts, ...optional, ...rest }),
    parentId: page.params.id,
    validFrom,
  };
  const done = await openUnit(page.services, page.actor, input);
  return done.ok
    ? toUnit(page, done.value.unitId)
    : againRefused(page, "children", { refusal: done.refusal, field: "code" });
}

const renameForm = z.object({
  name: textField({ max: 200 }),
  shortName: textField({ max: 100 }),
  from: localDateField(),
  revision: z.coerce.number().int(),
});

async function takeRenaming(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const typed = parseForm(renameForm, { ...form, from: typedDate(form, "from") }, locale);
  if (!typed.ok) return again(page, "rename", typed.errors);
  const input = { unitId: page.params.id, nameEn: typedOrNull(form, "nameEn"), ...typed.value };
  const done = await renameUnit(page.services, page.actor, input);
  return done.ok
    ? toUnit(page, done.value.unitId)
    : againRefused(page, "rename", { refusal: done.refusal, field: "name" });
}

async function takeMove(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const typed = parseForm(z.object({ from: localDateField() }), { from: typedDate(form, "from") }, locale);
  if (!typed.ok) return again(page, "move", typed.errors);
  const directory = await unitDirectory(page.services.database);
  const parent = unitMeant(directory, typedText(form, "parent"), typed.value.from);
  if (parent === null)
    return againRefused(page, "move", { refusal: { code: "UNIT_NOT_FOUND" }, field: "parent" });
  const done = await moveUnit(page.services, page.actor, {
    unitId: page.params.id,
    parentId: parent.id,
    from: typed.value.from,
  });
  return done.ok
    ? toUnit(page, page.params.id)
    : againRefused(page, "move", { refusal: done.refusal, field: "parent" });
}

const closeForm = z.object({ lastDay: localDateField(), revision: z.coerce.number().int() });

async function takeClosure(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const typed = parseForm(closeForm, { ...form, lastDay: typedDate(form, "lastDay") }, locale);
  if (!typed.ok) return again(page, "close", typed.errors);
  const read = readSuccessors(page, await unitDirectory(page.services.database));
  if (!read.ok)
    return againRefused(page, "close", { refusal: { code: "UNIT_NOT_FOUND" }, field: read.field });
  const endPosts = typedText(form, "endPosts") !== "";
  const input = { unitId: page.params.id, ...typed.value, successors: read.successors, endPosts };
  const done = await closeUnit(page.services, page.actor, input);
  return done.ok
    ? toUnit(page, page.params.id)
    : againRefused(page, "close", { refusal: done.refusal, field: "lastDay" });
}

type Successors =
  | { readonly ok: true; readonly successors: readonly Successor[] }
  | { readonly ok: false; readonly field: string };

/** The lines that were filled in; a share may be written "62,5" or "62.5". */
function readSuccessors(page: AnyPage, directory: UnitDirectory): Successors {
  const successors: Successor[] = [];
  for (const line of SUCCESSOR_LINES) {
    const text = typedOrNull(page.form, `successor${line}`);
    if (text === null) continue;
    const unit = unitMeant(directory, text, page.services.clock.today());
    if (unit === null) return { ok: false, field: `successor${line}` };
    const percent = Number(typedText(page.form, `share${line}`).replace(",", "."));
    successors.push({
      unitId: unit.id,
      shareBasisPoints: Number.isFinite(percent) ? Math.round(percent * 100) : 0,
    });
  }
  return { ok: true, successors };
}

function toUnit(page: AnyPage, unitId: UnitId): Response {
  forgetDirectory(page.services.database);
  return page.redirect(organisationPaths.unit(unitId));
}

function again(page: OnePage, tried: UnitAct, errors: readonly FieldError[]): Promise<Response> {
  return showUnit(page, { act: tried, form: page.form, errors });
}

type Refused = { readonly refusal: Refusal; readonly field: string };

function againRefused(page: OnePage, tried: UnitAct, { refusal, field }: Refused): Promise<Response> {
  const isTyped = refusal.code === "UNIT_NOT_FOUND" && field !== "code";
  if (isForbidden(refusal) && !isTyped) return page.refuse(refusal);
  return again(page, tried, [mistakeOf(page.locale, refusal, field)]);
}
