import { messages } from "../../../i18n/index.ts";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { parsePhone } from "../../../kernel/identifiers.ts";
import { parseId } from "../../../kernel/ids.ts";
import { accept } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type IntakeWay, type Office, pickProcedure, showIntake } from "../../dossier/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { codeField } from "../code-field.ts";
import { collectPapers, openParcel } from "../commands/inbound.ts";
import { postPaths } from "../post-paths.ts";
import { isOpenable } from "../queries/is-openable.ts";
import { readParcel } from "../queries/read-parcel.ts";
import { scopeFor, unitsFor } from "../rights.ts";
import { CollectPage } from "./collect-page.tsx";
import { type AnyPage, callOf, openParcelDesk, toldOn, typed } from "./parcel-desk.ts";
import { SenderCard } from "./sender-card.tsx";

const parcelParams = z.strictObject({ parcel: codeField() });
const openingParams = parcelParams.extend({ code: z.string().min(1).max(60) });
type Opening = Page<{ parcel: string; code: string }, unknown>;

/** Papers that come by post: collected from the citizen, arrived, opened into a dossier. */
export function registerInboundPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/post/collection",
    act: "post.carry",
    handler: (page) => showCollect(page, { errors: [], made: null }),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/post/collection",
    act: "post.carry",
    again: (page) => showCollect(page, { errors: [], made: null }),
    handler: (page) => collect(office, page),
  });
  registerOpening(router, office);
}

/** The intake page of the dossier, sent as a parcel that is opened. */
function registerOpening(router: Router, office: Office): void {
  const base = "/desk/post/parcels/{parcel}/opening";
  pageRoute(router, {
    method: "get",
    path: base,
    act: "dossier.receive",
    params: parcelParams,
    query: z.object({ q: z.string().max(100).catch("").default("") }),
    handler: async (page) => {
      const { parcel } = page.params;
      if (!(await isOpenable(page.services, page.actor, parcel))) return page.refuse({ code: "NOT_FOUND" });
      return pickProcedure(office, page, { frame: await wayOf(page, parcel), text: page.query.q });
    },
  });
  const step = (how: "show" | "reckon" | "send") => async (page: Opening) => {
    const { parcel } = page.params;
    if (!(await isOpenable(page.services, page.actor, parcel))) return page.refuse({ code: "NOT_FOUND" });
    return showIntake(office, page, { way: await wayOf(page, parcel), how });
  };
  const params = openingParams;
  pageRoute(router, {
    method: "get",
    path: `${base}/{code}`,
    act: "dossier.receive",
    params,
    handler: step("show"),
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/{code}/reckoning`,
    act: "dossier.receive",
    params,
    idempotency: "none",
    handler: step("reckon"),
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/{code}`,
    act: "dossier.receive",
    params,
    again: step("reckon"),
    handler: step("send"),
  });
}

/** The intake of what a parcel holds, under the name and telephone of whoever sent it. */
async function wayOf(page: AnyPage, parcel: string): Promise<IntakeWay> {
  const read = await readParcel(page.services.database, await scopeFor(page.services, page.actor), parcel);
  return {
    channelIn: "POSTAL",
    parcel,
    above: read === null ? null : <SenderCard page={page} read={read} />,
    pick: postPaths.opening(parcel),
    action: (code) => postPaths.openingOf(parcel, code),
    reckoning: (code) => postPaths.openingReckoning(parcel, code),
    send: async (office, { services, actor, locale }, request) => {
      const opened = await openParcel({ office, services, actor }, { code: parcel, request, locale });
      return opened.ok ? accept({ next: paths.deskDossier(opened.value.dossierId) }) : opened;
    },
  };
}

type Collecting = { readonly errors: readonly FormError[]; readonly made: string | null };

async function showCollect(page: AnyPage, { errors, made }: Collecting): Promise<Response> {
  const { services, actor } = page;
  const desk = await openParcelDesk(page);
  const carried = await unitsFor(services, actor, "post.carry");
  const today = services.clock.today();
  const directory = await unitDirectory(services.database);
  const again = (name: string) => (made === null ? typed(page, name) : "");
  const view = {
    desk,
    errors,
    made,
    typed: {
      name: again("name"),
      phone: again("phone"),
      address: again("address"),
      papers: again("papers"),
      office: again("office"),
      carrier: again("carrier"),
    },
    offices: directory.all().filter((unit) => unit.kind === "CENTRE" && isValidOn(unit, today)),
    ownCarriers: desk.carriers.filter(({ id }) => carried.includes(id)),
  };
  return page.render(<CollectPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

async function collect(office: Office, page: AnyPage): Promise<Response> {
  const t = messages(page.locale).post;
  const [name, address] = [normaliseText(typed(page, "name")), normaliseText(typed(page, "address"))];
  const papers = readPapers(typed(page, "papers"));
  const missing = (path: string, label: string) => ({ path, message: t.words.required({ label }) });
  const errors = [
    ...(name === "" ? [missing("name", t.collect.name)] : []),
    ...(address === "" ? [missing("address", t.collect.address)] : []),
    ...(papers.length === 0 ? [missing("papers", t.collect.papers)] : []),
  ];
  if (errors.length > 0) return showCollect(page, { errors, made: null });
  const [carrierUnitId, officeUnitId] = [
    parseId<"unit">(typed(page, "carrier")),
    parseId<"unit">(typed(page, "office")),
  ];
  if (carrierUnitId === null || officeUnitId === null) return page.refuse({ code: "NOT_FOUND" });
  const sender = { name, phone: parsePhone(typed(page, "phone")), address };
  const made = await collectPapers(callOf(office, page), { carrierUnitId, officeUnitId, sender, papers });
  if (made.ok) return showCollect(page, { errors: [], made: made.value.code });
  const told = toldOn(page, made.refusal);
  return told === null ? page.refuse(made.refusal) : showCollect(page, { errors: [told], made: null });
}

const PAPERS_MAX = 40;

/** One paper a line; `x 2` at its end says how many. */
function readPapers(text: string): readonly { readonly name: string; readonly quantity: number }[] {
  return text
    .split("\n")
    .map((line) => normaliseText(line))
    .filter((line) => line !== "")
    .slice(0, PAPERS_MAX)
    .map((line) => {
      const [, name = "", count = ""] = /^(.*\S)\s*[x×]\s*(\d{1,3})$/iu.exec(line) ?? [];
      return name === "" || Number(count) === 0
        ? { name: line.slice(0, 300), quantity: 1 }
        : { name: name.slice(0, 300), quantity: Number(count) };
    });
}
