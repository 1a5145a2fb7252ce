import { parseTaxCode } from "../../../kernel/identifiers.ts";
import { dateTextOf } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { personNames } from "../../organisation/index.ts";
import { agreeRepresentative } from "../agree-representative.ts";
import { confirmRepresentative, endRepresentative, type RepresentativeTold } from "../representative.ts";
import {
  findRepresentative,
  listRepresentatives,
  listRepresentativesWaiting,
} from "../representative-store.ts";
import { RepresentativePage, type RepresentativeView } from "./representative-page.tsx";

const ACT = "paper-store.represent";
const params = z.strictObject({ id: idField("representative") });
type AnyPage = Page<unknown, unknown>;

/** An officer confirms by a document who may see the papers of an organisation; no number stands in an address. */
export function registerRepresentativeDesk(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/representatives",
    act: ACT,
    handler: (page) => show(page, {}),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/representatives/{id}",
    act: ACT,
    params,
    handler: async (page) => {
      const found = await findRepresentative(page.services.database, page.params.id);
      return found === null ? page.refuse({ code: "NOT_FOUND" }) : show(page, { taxCode: found.taxCode });
    },
  });
  registerConfirming(router);
}

function registerConfirming(router: Router): void {
  pageRoute(router, {
    method: "post",
    path: "/desk/representatives/find",
    act: ACT,
    idempotency: "reads",
    handler: (page) => {
      const taxCode = parseTaxCode(typed(page, "taxCode"))?.code;
      return taxCode === undefined ? show(page, { refusal: "PAPER_OWNER_INVALID" }) : show(page, { taxCode });
    },
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/representatives",
    act: ACT,
    handler: async (page) => {
      const done = await confirmRepresentative(page.services, page.actor, toldIn(page));
      if (done.ok) return page.redirect(paths.representative(done.value));
      return done.refusal.code === "NOT_ALLOWED"
        ? page.refuse(done.refusal)
        : show(page, { refusal: done.refusal.code });
    },
  });
  registerAnswering(router);
}

function registerAnswering(router: Router): void {
  pageRoute(router, {
    method: "post",
    path: "/desk/representatives/{id}/agree",
    act: ACT,
    params,
    handler: async (page) => {
      const { id } = page.params;
      const done = await agreeRepresentative(page.services, page.actor, id);
      if (done.ok) return page.redirect(paths.representative(id));
      const refusal = done.refusal.code;
      const found = await findRepresentative(page.services.database, id);
      return found === null || refusal === "NOT_ALLOWED" || refusal === "NOT_FOUND"
        ? page.refuse(done.refusal)
        : show(page, { taxCode: found.taxCode, refusal });
    },
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/representatives/{id}/end",
    act: ACT,
    params,
    handler: async (page) => {
      const { id } = page.params;
      const done = await endRepresentative(page.services, page.actor, { id, reason: typed(page, "reason") });
      if (done.ok) return page.redirect(paths.representative(id));
      const refusal = done.refusal.code;
      const found = await findRepresentative(page.services.database, id);
      return refusal === "REPRESENTATION_REASON_REQUIRED" && found !== null
        ? show(page, { taxCode: found.taxCode, refusal })
        : page.refuse(done.refusal);
    },
  });
}

function typed({ form }: AnyPage, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.trim().slice(0, 300) : "";
}

function toldIn(page: AnyPage): RepresentativeTold {
  const day = (name: string) =>
    dateTextOf({
      day: typed(page, `${name}.day`),
      month: typed(page, `${name}.month`),
      year: typed(page, `${name}.year`),
    });
  return {
    taxCode: typed(page, "taxCode"),
    organisationName: typed(page, "organisationName"),
    personalId: typed(page, "personalId"),
    fullName: typed(page, "fullName"),
    basis: typed(page, "basis"),
    document: typed(page, "document"),
    validFrom: day("validFrom"),
    validTo: day("validTo"),
  };
}

type Shown = { readonly taxCode?: string; readonly refusal?: string };

async function show(page: AnyPage, { taxCode, refusal }: Shown): Promise<Response> {
  const { database, clock } = page.services;
  const found = taxCode === undefined ? null : await listRepresentatives(database, taxCode);
  const waiting = await listRepresentativesWaiting(database);
  const names = await personNames(
    database,
    [...waiting, ...(found ?? [])].map(({ confirmedBy }) => confirmedBy),
  );
  const view: RepresentativeView = {
    ...{ found, names },
    // Shown among those found already.
    waiting: waiting.filter(({ id }) => found?.every((each) => each.id !== id) ?? true),
    told: { ...toldIn(page), ...(taxCode === undefined ? {} : { taxCode }) },
    refusal: refusal === undefined ? null : (errorText(page.locale, refusal, {}) ?? refusal),
    on: clock.today(),
  };
  return page.render(<RepresentativePage page={page} view={view} />, refusal === undefined ? 200 : 422);
}
