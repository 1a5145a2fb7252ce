import { messages } from "../../../i18n/index.ts";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { parsePhone } from "../../../kernel/identifiers.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { authorize } from "../../access/index.ts";
import { arrivedInBox, type Office } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { codeField } from "../code-field.ts";
import { addPhotos } from "../commands/add-photo.ts";
import { putToDossier } from "../commands/inbound.ts";
import { correctAddress, endIncident, sendAgain, setCashOnDelivery } from "../commands/prepare.ts";
import { INCIDENT_ENDS } from "../incident-store.ts";
import { isEnded, type Parcel } from "../parcel.ts";
import { readParcelCode } from "../parcel-code.ts";
import { postPaths } from "../post-paths.ts";
import { readParcel } from "../queries/read-parcel.ts";
import type { PostRefusal } from "../refusals.ts";
import { type AnyPage, callOf, openParcelDesk, toldOn, typed, typedNumber } from "./parcel-desk.ts";
import { ParcelPage } from "./parcel-page.tsx";
import { PHOTO_MEGABYTES_MAX } from "./sheet-receipt.tsx";
import { takePhoto } from "./take-photos.ts";
import { takeWord } from "./take-word.ts";

const params = z.strictObject({ code: codeField() });
type OneParcel = Page<{ code: string }, unknown>;

/** One parcel: found by its code, packed, carried, cleared up after. */
export function registerParcelPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/post/scan",
    act: "post.read",
    query: z.object({ code: z.string().max(60).catch("").default("") }),
    handler: async (page) => {
      const code = readParcelCode(page.query.code);
      return code === null ? page.refuse({ code: "NOT_FOUND" }) : page.redirect(postPaths.parcel(code));
    },
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/post/parcels/{code}",
    act: "post.read",
    params,
    handler: (page) => showParcel(page, {}),
  });
  registerPreparing(router, office);
  registerPutting(router, office);
  registerPhotos(router, office);
  pageRoute(router, {
    method: "post",
    path: "/desk/post/parcels/{code}/word",
    act: "post.carry",
    params,
    handler: async (page) => {
      const said = await takeWord(office, page, await openParcelDesk(page));
      return "refusal" in said ? page.refuse(said.refusal) : showParcel(page, said);
    },
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/post/parcels/{code}/incident",
    act: "post.resolve",
    params,
    handler: async (page) => {
      const endedAs = INCIDENT_ENDS.find((each) => each === typed(page, "endedAs"));
      const note = typed(page, "note");
      const t = messages(page.locale).post;
      if (endedAs === undefined || note === "")
        return showParcel(page, {
          errors: [{ path: "note", message: t.words.required({ label: t.one.endNote }) }],
        });
      const done = await endIncident(callOf(office, page), { code: page.params.code, endedAs, note });
      return done.ok ? back(page) : sayNo(page, done.refusal, "");
    },
  });
}

/** A photograph of what happened, after the sheet was signed or where the post told of it. */
function registerPhotos(router: Router, office: Office): void {
  pageRoute(router, {
    method: "post",
    path: "/desk/post/parcels/{code}/photos",
    act: "post.sign",
    params,
    bodyBytesMax: PHOTO_MEGABYTES_MAX * 1_048_576 + 65_536,
    handler: async (page) => {
      const taken = await takePhoto(page);
      if ("error" in taken) return showParcel(page, { errors: [taken.error] });
      const done = await addPhotos(callOf(office, page), { code: page.params.code, files: taken.files });
      return done.ok ? back(page) : sayNo(page, done.refusal, "photo");
    },
  });
}

/** Papers that came by post for a dossier there is. */
function registerPutting(router: Router, office: Office): void {
  pageRoute(router, {
    method: "post",
    path: "/desk/post/parcels/{code}/dossier",
    act: "post.hand-over",
    params,
    handler: async (page) => {
      const { code } = page.params;
      const dossierCode = typed(page, "dossierCode").slice(0, 60);
      const put = await putToDossier(callOf(office, page), { code, dossierCode });
      return put.ok
        ? page.redirect(paths.deskDossier(put.value.dossierId))
        : sayNo(page, put.refusal, "dossierCode");
    },
  });
}

function registerPreparing(router: Router, office: Office): void {
  const act = (name: "address" | "cod" | "again", handler: (page: OneParcel) => Promise<Response>) =>
    pageRoute(router, {
      method: "post",
      path: `/desk/post/parcels/{code}/${name}`,
      act: "post.hand-over",
      params,
      handler,
    });
  act("address", async (page) => {
    const { missing, address } = typedAddress(page);
    if (missing.length > 0) return showParcel(page, { errors: missing });
    const done = await correctAddress(callOf(office, page), { code: page.params.code, ...address });
    return done.ok ? back(page) : sayNo(page, done.refusal, "address");
  });
  act("cod", async (page) => {
    const t = messages(page.locale).post;
    const amountDong = typedNumber(page, "cod");
    if (amountDong === null || amountDong > 1_000_000_000)
      return showParcel(page, {
        errors: [{ path: "cod", message: t.words.number({ label: t.one.codTitle }) }],
      });
    const done = await setCashOnDelivery(callOf(office, page), { code: page.params.code, amountDong });
    return done.ok ? back(page) : sayNo(page, done.refusal, "cod");
  });
  act("again", async (page) => {
    const { missing, address } = typedAddress(page);
    if (missing.length > 0) return showParcel(page, { errors: missing });
    const done = await sendAgain(callOf(office, page), { code: page.params.code, to: address });
    return done.ok ? page.redirect(postPaths.parcel(done.value.code)) : sayNo(page, done.refusal, "");
  });
}

/** What stands in the boxes of an address, and which of them are empty. */
function typedAddress(page: OneParcel) {
  const t = messages(page.locale).post;
  const [name, address] = [normaliseText(typed(page, "name")), normaliseText(typed(page, "address"))];
  const missing = [
    ...(name === "" ? [{ path: "name", message: t.words.required({ label: t.one.name }) }] : []),
    ...(address === "" ? [{ path: "address", message: t.words.required({ label: t.one.line }) }] : []),
  ];
  return { missing, address: { name, phone: parsePhone(typed(page, "phone")), address } };
}

function back(page: OneParcel): Response {
  return page.redirect(postPaths.parcel(page.params.code));
}

type Shown = { readonly errors?: readonly FormError[]; readonly said?: string | null };

async function showParcel(page: OneParcel, { errors = [], said = null }: Shown): Promise<Response> {
  const desk = await openParcelDesk(page);
  const read = await readParcel(page.services.database, desk.scope, page.params.code);
  if (read === null) return page.refuse({ code: "NOT_FOUND" });
  const kept = (name: string) => (errors.length === 0 ? "" : typed(page, name));
  const today = page.services.clock.today();
  const arrived = await arrivedInBox(page.services, { actor: page.actor, value: page.form["photo"] });
  const may = await allowed(page, read.parcel);
  const view = { ...read, may, arrived, desk, errors, said, today, typed: kept };
  return page.render(<ParcelPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

async function allowed({ services, actor }: AnyPage, parcel: Parcel) {
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const at = (unitId: Parcel["office_unit_id"]) =>
    ({ kind: "unit", lineage: directory.lineageOf(unitId, today) }) as const;
  const office = at(parcel.office_unit_id);
  const { carrier_unit_id: carrier } = parcel;
  const may = (act: "post.sign" | "post.hand-over" | "post.resolve" | "dossier.list") =>
    authorize(actor, act, office).allowed;
  const carries = carrier !== null && authorize(actor, "post.carry", at(carrier)).allowed;
  const isOnItsWay = parcel.direction === "OUT" && !isEnded(parcel.state);
  return {
    prepare: may("post.hand-over"),
    label: isOnItsWay && (may("post.hand-over") || carries),
    carry: carries,
    resolve: may("post.resolve"),
    sign: may("post.sign") || (carrier !== null && authorize(actor, "post.sign", at(carrier)).allowed),
    open: may("post.hand-over"),
    readDossier: may("dossier.list"),
  };
}

function sayNo(page: OneParcel, refusal: PostRefusal, path: string): Promise<Response> {
  const told = toldOn(page, refusal, path);
  return told === null ? page.refuse(refusal) : showParcel(page, { errors: [told] });
}
