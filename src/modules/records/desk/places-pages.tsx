import { drawsPages } from "../../../platform/uploads/draw-page.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { fileRoute, idField, type Page, pageRoute, parseForm, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { placeMarks } from "../commands/place-marks.ts";
import { placementInput } from "../document-input.ts";
import { draftFile } from "../draft-file.ts";
import { draftToPlace } from "../draft-to-place.ts";
import { type OfficialDocumentId, seenVersion } from "../official-document.ts";
import { type Placement, spotsOf, USUAL_PLACES } from "../placement.ts";
import { findPlacement } from "../placement-store.ts";
import { readPagePicture } from "../read-page-picture.ts";
import { readPreview } from "../read-preview.ts";
import { suggestedPlaces } from "../suggested-places.ts";
import { documentTitle } from "./document-words.ts";
import { PlacesPage, type PlacesView } from "./places-page.tsx";
import { recordsPaths } from "./records-paths.ts";
import { bodyOf, isTold, statusOf, type Tried, toldOf, typedText } from "./typed-form.ts";

const params = z.strictObject({ id: idField("official document") });
type PlacesCall = Page<{ readonly id: OfficialDocumentId }, unknown>;
const path = "/records/documents/{id}";

/** Where number, day and signature go on the PDF of a draft, and what the paper will look like. */
export function registerPlacesPages(router: Router, office: Office): void {
  const places = { path: `${path}/places`, act: "records.read", params } as const;
  pageRoute(router, { ...places, method: "get", handler: (page) => show(office, page, null) });
  pageRoute(router, { ...places, method: "post", handler: (page) => keep(office, page) });
  registerPagePicture(router, office);
  for (const kind of ["page", "api"] as const) {
    fileRoute(router, {
      path: `${kind === "api" ? "/api/v1" : ""}${path}/preview.pdf`,
      act: "records.read",
      kind,
      tag: "records",
      summary: "An unsigned document as it will look when it is signed, numbered and sealed",
      params,
      mediaTypes: ["application/pdf"],
      handler: ({ services, actor, params: { id } }) => readPreview({ ...office, services }, actor, id),
    });
  }
}

async function show(office: Office, page: PlacesCall, tried: Tried | null): Promise<Response> {
  const { services, locale } = page;
  const read = await draftToPlace({ ...office, services: page.services }, page.actor, page.params.id);
  if (!read.ok) return page.refuse(read.refusal);
  const { document, files } = read.value;
  const pdfs = files.filter(({ mime, isAnnex }) => mime === "application/pdf" && !isAnnex);
  const kept = await findPlacement(services.database, document.id);
  const [first] = pdfs;
  if (first === undefined) return page.refuse({ code: "RECORDS_PLACE_SOURCE" });
  const suggested = kept === null ? await suggestedPlaces(services, first.sha256) : null;
  const placement = kept ?? suggested ?? { ...USUAL_PLACES, sourceSha256: first.sha256 };
  const view: PlacesView = {
    ...{
      document,
      pdfs,
      placement,
      tried,
      standing: kept !== null ? "kept" : suggested !== null ? "suggested" : "usual",
    },
    title: documentTitle(document, locale, services.clock.today()),
    file: await pictured(page, placement),
  };
  return page.render(<PlacesPage page={page} view={view} />, tried === null ? 200 : statusOf(tried));
}

/** One page of the file, as a picture to put the places on. */
function registerPagePicture(router: Router, office: Office): void {
  fileRoute(router, {
    path: `${path}/places/{sha256}/{page}`,
    act: "records.read",
    kind: "page",
    tag: "records",
    summary: "A page of the PDF of a draft as a picture",
    params: params.extend({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      page: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .transform(Number),
    }),
    mediaTypes: ["image/png"],
    handler: ({ services, actor, params: asked }) => readPagePicture({ ...office, services }, actor, asked),
  });
}

/** The pages with the places on them; in words why not. */
async function pictured({ services, locale }: PlacesCall, placement: Placement): Promise<PlacesView["file"]> {
  const said = (refusal: { readonly code: string }) =>
    errorText(locale, refusal.code, refusal) ?? refusal.code;
  const file = await draftFile(services, placement.sourceSha256);
  if (!file.ok) return said(file.refusal);
  const { pages } = file.value;
  const spots = spotsOf(placement, pages);
  return spots.ok ? { pages, spots: spots.value, isDrawn: await drawsPages() } : said(spots.refusal);
}

async function keep(office: Office, page: PlacesCall): Promise<Response> {
  const { services, actor, params: asked, form, locale } = page;
  const { version: _, ...body } = bodyOf(form);
  const typed = parseForm(placementInput, body, locale);
  if (!typed.ok) return show(office, page, { name: "place", form, errors: typed.errors });
  const expectedVersion = seenVersion(typedText(form, "version"));
  const done = await placeMarks({ ...office, services }, actor, {
    ...asked,
    ...typed.value,
    expectedVersion,
  });
  if (done.ok) return page.redirect(recordsPaths.places(asked.id));
  if (!isTold(done.refusal)) return page.refuse(done.refusal);
  return show(office, page, { name: "place", form, errors: [toldOf(page, done.refusal)] });
}
