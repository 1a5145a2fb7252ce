import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { authorize, type UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { addToSheet, cancelSheet, openSheet, removeFromSheet } from "../commands/sheets.ts";
import { signReport } from "../commands/sign-report.ts";
import { giveSheet, receiveSheet } from "../commands/sign-sheet.ts";
import type { SheetId } from "../parcel.ts";
import { readParcelCode } from "../parcel-code.ts";
import { postPaths } from "../post-paths.ts";
import { listPostalAddresses } from "../postal-address.ts";
import { photosOf } from "../queries/evidence.ts";
import { listParcels } from "../queries/list-parcels.ts";
import { listSheets, readSheet } from "../queries/read-sheets.ts";
import { reportFile } from "../queries/report-file.ts";
import { peopleNames, sheetFile } from "../queries/sheet-file.ts";
import type { PostRefusal } from "../refusals.ts";
import { unitsFor } from "../rights.ts";
import { sidesOf } from "../sheet.ts";
import { type AnyPage, callOf, openParcelDesk, ticked, toldOn, typed, typedNumber } from "./parcel-desk.ts";
import { readFindings } from "./read-findings.ts";
import { SheetPage } from "./sheet-page.tsx";
import { PHOTO_MEGABYTES_MAX, photoName } from "./sheet-receipt.tsx";
import { SheetsPage } from "./sheets-page.tsx";
import { arrivedPhotos, takePhotos } from "./take-photos.ts";
import { ToPostPage } from "./to-post-page.tsx";

const params = z.strictObject({ id: idField("sheet") });
type OneSheet = Page<{ id: SheetId }, unknown>;
const LIST_MAX = 300;
/** Several photographs at once, where they come with the form. */
const PHOTOS_BYTES_MAX = 3 * PHOTO_MEGABYTES_MAX * 1_048_576;

/** Hand-over sheets: the list they are made from, the sheets of a day, one sheet with its two signatures. */
export function registerSheetPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/post",
    act: "post.read",
    handler: (page) => showToPost(page, { errors: [], chosen: [] }),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/post/sheets",
    act: "post.read",
    query: z.object({ day: z.string().max(10).catch("").default("") }),
    handler: (page) => showSheets(page, page.query.day, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/post/sheets",
    act: "post.sign",
    handler: (page) => makeSheet(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/post/sheets/{id}",
    act: "post.read",
    params,
    handler: (page) => showSheet(page, []),
  });
  registerSheetFiles(router);
  registerSheetActs(router, office);
}

/** The sheet and its report on paper, to be signed there as well. */
function registerSheetFiles(router: Router): void {
  const files = [
    { name: "sheet.pdf", summary: "The hand-over sheet, to be signed on paper as well", file: sheetFile },
    { name: "report.pdf", summary: "The report of what was missing or damaged on a sheet", file: reportFile },
  ];
  for (const { name, summary, file } of files)
    fileRoute(router, {
      path: `/desk/post/sheets/{id}/${name}`,
      act: "post.read",
      kind: "page",
      tag: "post",
      summary,
      params,
      mediaTypes: ["application/pdf"],
      handler: ({ services, actor, locale, params: { id } }) => file(services, actor, { id, locale }),
    });
}

type Answer = Result<null, PostRefusal>;

function registerSheetActs(router: Router, office: Office): void {
  const act = (name: string, path: string, run: (page: OneSheet) => Promise<Answer | null>) =>
    pageRoute(router, {
      method: "post",
      path: `/desk/post/sheets/{id}/${name}`,
      act: "post.sign",
      params,
      handler: async (page) => {
        const done = await run(page);
        if (done === null) return showSheet(page, [uncounted(page)]);
        return done.ok ? page.redirect(postPaths.sheet(page.params.id)) : sayNo(page, done.refusal, path);
      },
    });
  const coded = (page: OneSheet) => ({ id: page.params.id, code: codeOf(page) });
  act("items", "code", (page) => addToSheet(callOf(office, page), coded(page)));
  act("removal", "", (page) => removeFromSheet(callOf(office, page), coded(page)));
  act("cancellation", "", (page) => cancelSheet(callOf(office, page), page.params.id));
  act("giving", "count", async (page) => {
    const count = typedNumber(page, "count");
    return count === null ? null : giveSheet(callOf(office, page), { id: page.params.id, count });
  });
  act("report", "note", (page) =>
    signReport(callOf(office, page), { id: page.params.id, note: typed(page, "note").slice(0, 500) }),
  );
  pageRoute(router, {
    method: "post",
    path: "/desk/post/sheets/{id}/receipt",
    act: "post.sign",
    params,
    bodyBytesMax: PHOTOS_BYTES_MAX,
    again: (page) => showSheet(page, []),
    handler: (page) => receive(office, page),
  });
}

/** Everything that was not looked at, or not said, is told at once, beside what was. */
async function receive(office: Office, page: OneSheet): Promise<Response> {
  const { scope } = await openParcelDesk(page);
  const read = await readSheet(page.services.database, scope, page.params.id);
  if (read === null) return page.refuse({ code: "NOT_FOUND" });
  const { found, errors } = readFindings(page, read.items);
  const count = typedNumber(page, "count");
  const photos = await takePhotos(page, read.items);
  const wrong = [...errors, ...photos.errors, ...(count === null ? [uncounted(page)] : [])];
  if (count === null || (wrong.length > 0 && read.sheet.state === "GIVEN")) return showSheet(page, wrong);
  const difference = typed(page, "difference");
  const done = await receiveSheet(callOf(office, page), {
    id: page.params.id,
    count,
    difference,
    photos: photos.taken,
    ...found,
  });
  return done.ok ? page.redirect(postPaths.sheet(page.params.id)) : sayNo(page, done.refusal, "count");
}

function uncounted({ locale }: AnyPage): FormError {
  const { sheet, words } = messages(locale).post;
  return { path: "count", message: words.required({ label: sheet.count }) };
}

/** What is no code is looked up as it is, and named in the answer. */
function codeOf(page: AnyPage): string {
  const text = typed(page, "code").slice(0, 40);
  return readParcelCode(text) ?? text;
}

type ToPost = { readonly errors: readonly FormError[]; readonly chosen: readonly string[] };

async function showToPost(page: AnyPage, told: ToPost): Promise<Response> {
  const desk = await openParcelDesk(page);
  // Postal staff have nothing to make out here: their day begins with the sheets.
  const offices = await unitsFor(page.services, page.actor, "post.hand-over");
  if (offices.length === 0) return page.redirect(postPaths.sheets());
  const rows = await listParcels(page.services.database, desk.scope, { list: "TO_POST", limit: LIST_MAX });
  return page.render(
    <ToPostPage page={page} view={{ desk, rows, ...told }} />,
    told.errors.length === 0 ? 200 : 422,
  );
}

async function showSheets(page: AnyPage, asked: string, errors: readonly FormError[]): Promise<Response> {
  const { services, actor } = page;
  const desk = await openParcelDesk(page);
  const today = services.clock.today();
  const day = parseLocalDate(asked) ?? today;
  const carried = await unitsFor(services, actor, "post.carry");
  const directory = await unitDirectory(services.database);
  const ownCarriers = desk.carriers.filter(({ id }) => carried.includes(id));
  const offices =
    ownCarriers.length === 0
      ? []
      : directory.all().filter((unit) => unit.kind === "CENTRE" && isValidOn(unit, today));
  const rows = await listSheets(services.database, desk.scope, { day, today });
  const mayGive = (await unitsFor(services, actor, "post.hand-over")).length > 0;
  const view = { desk, rows, day, errors, offices, ownCarriers, mayGive };
  return page.render(<SheetsPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

async function makeSheet(office: Office, page: AnyPage): Promise<Response> {
  const isToPost = typed(page, "direction") !== "TO_OFFICE";
  const carrierUnitId = parseId<"unit">(typed(page, "carrier"));
  const officeUnitId = isToPost ? await ownOffice(page) : parseId<"unit">(typed(page, "office"));
  const codes = ticked(page, "codes[]");
  if (carrierUnitId === null || officeUnitId === null) return page.refuse({ code: "NOT_FOUND" });
  const direction = isToPost ? "TO_POST" : "TO_OFFICE";
  const asked = { direction, officeUnitId, carrierUnitId, codes } as const;
  // From the list a sheet is made of what was ticked; an empty one is begun by whoever scans, and says so.
  const isForgotten = codes.length === 0 && typed(page, "from") === "list";
  const made = isForgotten
    ? refuse<PostRefusal>({ code: "POST_NOTHING_CHOSEN" })
    : await openSheet(callOf(office, page), asked);
  if (made.ok) return page.redirect(postPaths.sheet(made.value.id));
  const told = toldOn(page, made.refusal, "carrier");
  if (told === null) return page.refuse(made.refusal);
  return isToPost ? showToPost(page, { errors: [told], chosen: codes }) : showSheets(page, "", [told]);
}

/** The one-stop shop at whose desk the officer sits. */
async function ownOffice({ services, actor }: AnyPage): Promise<UnitId | null> {
  if (actor.kind !== "officer") return null;
  const offices = await unitsFor(services, actor, "post.hand-over");
  return actor.grants.find(({ unitId }) => offices.includes(unitId))?.unitId ?? null;
}

async function showSheet(page: OneSheet, errors: readonly FormError[]): Promise<Response> {
  const { services, actor } = page;
  const desk = await openParcelDesk(page);
  const read = await readSheet(services.database, desk.scope, page.params.id);
  if (read === null) return page.refuse({ code: "NOT_FOUND" });
  const incoming = read.items.flatMap(({ parcel }) => (parcel.direction === "IN" ? [parcel] : []));
  const [personName, photos, senders, arrived] = await Promise.all([
    peopleNames(services.database, read.sheet),
    photosOf(services.database, read),
    listPostalAddresses(services.database, incoming),
    arrivedPhotos(page, read.items),
  ]);
  const { gives, receives } = sidesOf(read.sheet);
  const directory = await unitDirectory(services.database);
  const may = ({ act, unitId }: typeof gives) =>
    authorize(actor, act, { kind: "unit", lineage: directory.lineageOf(unitId, services.clock.today()) })
      .allowed;
  const isRefused = errors.length > 0;
  const view = {
    ...read,
    desk,
    errors,
    typed: (name: string) => typed(page, name),
    arrived,
    photos,
    personName,
    senders,
    mayGive: may(gives),
    mayReceive: may(receives),
  };
  return page.render(<SheetPage page={page} view={view} />, isRefused ? 422 : 200);
}

function sayNo(page: OneSheet, refusal: PostRefusal, path: string): Promise<Response> {
  const told = toldOn(page, refusal, fieldOf(refusal) ?? path);
  return told === null ? page.refuse(refusal) : showSheet(page, [told]);
}

/** The box a refusal is about, where it is another than that of the act. */
function fieldOf(refusal: PostRefusal): string | null {
  if (refusal.code === "POST_DIFFERENCE_REQUIRED") return "difference";
  if (refusal.code === "POST_PHOTO_KIND") return photoName(refusal.parcel);
  return null;
}
