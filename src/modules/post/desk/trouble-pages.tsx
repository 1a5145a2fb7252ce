import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { idField, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { listUnmatchedCash } from "../../payment/index.ts";
import { setEventAside } from "../commands/prepare.ts";
import { recordRemittance } from "../commands/remit.ts";
import { tellByFile } from "../commands/tell.ts";
import { postPaths } from "../post-paths.ts";
import { listDisbelieved } from "../queries/list-disbelieved.ts";
import { listParcels } from "../queries/list-parcels.ts";
import { listRemittances } from "../queries/list-remittances.ts";
import { unitsFor } from "../rights.ts";
import { CashPage } from "./cash-page.tsx";
import { TroubledPage } from "./list-pages.tsx";
import { listView } from "./list-view.ts";
import { type AnyPage, callOf, openParcelDesk, ticked, toldOn, typed, typedNumber } from "./parcel-desk.ts";

const LIST_MAX = 300;
const FILE_BYTES_MAX = 4 * 1024 * 1024;

/** What did not arrive, what the post tells, and what it collected. */
export function registerTroublePages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/post/trouble",
    act: "post.read",
    handler: (page) => showTroubled(page, {}),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/post/events",
    act: "post.sign",
    bodyBytesMax: FILE_BYTES_MAX,
    handler: (page) => takeFile(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/post/events/{id}/aside",
    act: "post.resolve",
    params: z.strictObject({ id: idField("event") }),
    handler: async (page) => {
      const offices = await unitsFor(page.services, page.actor, "post.resolve");
      const done = await setEventAside(callOf(office, page), page.params.id, offices);
      return done.ok ? page.redirect(postPaths.troubled()) : page.refuse(done.refusal);
    },
  });
  registerCash(router, office);
}

function registerCash(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/post/cash",
    act: "post.reconcile",
    handler: (page) => showCash(page, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/post/cash",
    act: "post.reconcile",
    again: (page) => showCash(page, []),
    handler: (page) => settleCash(office, page),
  });
}

type Shown = { readonly errors?: readonly FormError[]; readonly said?: string | null };

async function showTroubled(page: AnyPage, { errors = [], said = null }: Shown): Promise<Response> {
  const listed = await listView(page, "TROUBLED");
  const disbelieved = await listDisbelieved(page.services.database, listed.desk.scope, LIST_MAX);
  const view = { ...listed, disbelieved, errors, said };
  return page.render(<TroubledPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

async function takeFile(office: Office, page: AnyPage): Promise<Response> {
  const t = messages(page.locale).post;
  const file = page.form["file"];
  const carrierUnitId = parseId<"unit">(typed(page, "carrier"));
  if (carrierUnitId === null) return page.refuse({ code: "NOT_FOUND" });
  if (!(file instanceof File) || file.size === 0)
    return showTroubled(page, {
      errors: [{ path: "file", message: t.words.required({ label: t.troubled.file }) }],
    });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const told = await tellByFile(callOf(office, page), { carrierUnitId, bytes });
  if (!told.ok) {
    const error = toldOn(page, told.refusal, "file");
    return error === null ? page.refuse(told.refusal) : showTroubled(page, { errors: [error] });
  }
  const { taken, foreign, settled } = told.value;
  const count = (outcome: string) => settled.filter((each) => each.outcome === outcome).length;
  const counts = { taken, foreign, applied: count("APPLIED"), refused: count("REFUSED") };
  return showTroubled(page, { said: t.troubled.imported(counts) });
}

async function showCash(page: AnyPage, errors: readonly FormError[]): Promise<Response> {
  const { services, actor } = page;
  const desk = await openParcelDesk(page);
  const offices = await unitsFor(services, actor, "post.reconcile");
  const [rows, past, unmatched] = await Promise.all([
    listParcels(services.database, { offices, carriers: [] }, { list: "COLLECTED", limit: LIST_MAX }),
    listRemittances(services.database, offices),
    listUnmatchedCash(services.database, offices),
  ]);
  const view = {
    desk,
    rows,
    past,
    unmatched,
    errors,
    today: services.clock.today(),
    typed: {
      reference: typed(page, "reference"),
      amount: typed(page, "amount"),
      on: typed(page, "on"),
      carrier: typed(page, "carrier"),
      method: typed(page, "method"),
    },
    chosen: ticked(page, "codes[]"),
  };
  return page.render(<CashPage page={page} view={view} />, errors.length === 0 ? 200 : 422);
}

async function settleCash(office: Office, page: AnyPage): Promise<Response> {
  const { services, actor } = page;
  const t = messages(page.locale).post;
  const amountDong = typedNumber(page, "amount");
  const remittedOn = parseLocalDate(typed(page, "on"));
  const reference = typed(page, "reference").slice(0, 60);
  const errors = [
    ...(reference === ""
      ? [{ path: "reference", message: t.words.required({ label: t.cash.reference }) }]
      : []),
    ...(amountDong === null ? [{ path: "amount", message: t.words.number({ label: t.cash.amount }) }] : []),
    ...(remittedOn === null ? [{ path: "on", message: t.words.day({ label: t.cash.on }) }] : []),
  ];
  if (errors.length > 0 || amountDong === null || remittedOn === null) return showCash(page, errors);
  const codes = ticked(page, "codes[]");
  const carrierUnitId = parseId<"unit">(typed(page, "carrier"));
  const offices = await unitsFor(services, actor, "post.reconcile");
  const chosen = await listParcels(
    services.database,
    { offices, carriers: [] },
    { list: "COLLECTED", limit: LIST_MAX },
  );
  const officeUnitId = chosen.find(({ code }) => codes.includes(code))?.office_unit_id ?? offices[0];
  if (carrierUnitId === null || officeUnitId === undefined) return page.refuse({ code: "NOT_FOUND" });
  const method = typed(page, "method") === "CASH" ? ("CASH" as const) : ("BANK" as const);
  const asked = { officeUnitId, carrierUnitId, reference, amountDong, remittedOn, codes, method };
  const done = await recordRemittance(callOf(office, page), asked);
  if (done.ok) return page.redirect(postPaths.cash());
  const told = toldOn(page, done.refusal, "amount");
  return told === null ? page.refuse(done.refusal) : showCash(page, [told]);
}
