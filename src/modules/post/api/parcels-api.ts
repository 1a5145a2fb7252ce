import { accept, refuse } from "../../../kernel/result.ts";
import { apiRoute, fileRoute, instantField, type Router, z } from "../../../web/route.ts";
import { maskName } from "../../dossier/index.ts";
import { codeField } from "../code-field.ts";
import { PARCEL_STATES, type Parcel } from "../parcel.ts";
import { labelFile } from "../queries/label-file.ts";
import { listParcels, PARCEL_LISTS } from "../queries/list-parcels.ts";
import { readParcel } from "../queries/read-parcel.ts";
import { scopeFor } from "../rights.ts";

const base = "/api/v1/parcels";
const tag = "post";
const LIST_MAX = 300;

const params = z.strictObject({ code: codeField() });
/** What a list tells of a parcel: a masked name and no address. */
const listed = z.object({
  code: z.string(),
  direction: z.enum(["OUT", "IN"]),
  state: z.enum(PARCEL_STATES),
  stateAt: instantField(),
  dossierId: z.string().nullable(),
  dossierCode: z.string().nullable(),
  ownerName: z.string().nullable(),
  attempt: z.number().int(),
  failures: z.number().int(),
  officeUnitId: z.string(),
  carrierUnitId: z.string().nullable(),
  cashOnDeliveryDong: z.number().int(),
  collectedDong: z.number().int(),
  recalledAt: instantField().nullable(),
});

const whole = z.object({
  ...listed.shape,
  addressee: z
    .object({ name: z.string(), phone: z.string().nullable(), address: z.string().nullable() })
    .nullable(),
  steps: z.array(
    z.object({ state: z.enum(PARCEL_STATES), happenedAt: instantField(), reason: z.string().nullable() }),
  ),
  papers: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
});

function shownParcel(parcel: Parcel) {
  return {
    code: parcel.code,
    direction: parcel.direction,
    state: parcel.state,
    stateAt: parcel.state_at,
    dossierId: parcel.dossier_id,
    dossierCode: parcel.dossier_code,
    ownerName: parcel.owner_name === null ? null : maskName(parcel.owner_name),
    attempt: parcel.attempt,
    failures: parcel.failures,
    officeUnitId: parcel.office_unit_id,
    carrierUnitId: parcel.carrier_unit_id,
    cashOnDeliveryDong: parcel.cod_dong,
    collectedDong: parcel.collected_dong,
    recalledAt: parcel.recalled_at,
  };
}

/** Parcels for programs: the lists of the desk, one parcel with its way, and its label. */
export function registerParcelsApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: base,
    act: "post.read",
    tag,
    summary: "Parcels of one list of the parcel desk, those that wait longest first",
    query: z.strictObject({
      list: z.enum(PARCEL_LISTS),
      limit: z.coerce.number().int().min(1).max(LIST_MAX).default(100),
    }),
    answer: { schema: z.object({ items: z.array(listed) }) },
    handler: async ({ services, actor, query }) => {
      const rows = await listParcels(services.database, await scopeFor(services, actor), query);
      return accept({ items: rows.map(shownParcel) });
    },
  });
  apiRoute(router, {
    method: "get",
    path: `${base}/{code}`,
    act: "post.read",
    tag,
    summary: "One parcel with its address, its papers and where it has been",
    params,
    answer: { schema: whole },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params: { code } }) => {
      const read = await readParcel(services.database, await scopeFor(services, actor), code);
      if (read === null) return refuse({ code: "NOT_FOUND" });
      const steps = read.steps.map(({ state, happened_at: happenedAt, reason }) => ({
        state,
        happenedAt,
        reason,
      }));
      return accept({
        ...shownParcel(read.parcel),
        addressee: read.address,
        steps,
        papers: [...read.papers],
      });
    },
  });
  registerLabel(router);
}

/** The same label for programs and for the page of the parcel. */
function registerLabel(router: Router): void {
  const doors = [
    { path: `${base}/{code}/label.pdf`, kind: "api" },
    { path: "/desk/post/parcels/{code}/label.pdf", kind: "page" },
  ] as const;
  for (const door of doors)
    fileRoute(router, {
      ...door,
      act: "post.sign",
      tag,
      summary: "The label of a parcel that goes out: addressee, code, cash on delivery",
      params,
      mediaTypes: ["application/pdf"],
      handler: ({ services, actor, locale, params: { code } }) =>
        labelFile(services, actor, { code, locale }),
    });
}
