import { accept, refuse } from "../../kernel/result.ts";
import { apiRoute, idField, localDateField, type Router, z } from "../../web/route.ts";
import { procedureCodeSchema } from "./procedure-code.ts";
import { type ProvincialFee, provincialFeeContentSchema } from "./provincial-fee.ts";
import {
  endProvincialFee,
  openProvincialFee,
  publishProvincialFee,
  saveProvincialFee,
} from "./provincial-fee-commands.ts";
import { findProvincialFee, listProvincialFees } from "./provincial-fee-store.ts";

const tag = "catalogue";
const act = "catalogue.set-fees";
const ofFee = z.strictObject({ id: idField("provincial fee") });
const idAnswer = z.object({ id: z.string() });

const feeAnswerSchema = z.object({
  id: z.string(),
  unitId: z.string(),
  procedureCode: z.string(),
  feeCode: z.string(),
  versionNo: z.number(),
  state: z.enum(["DRAFT", "PUBLISHED", "AMENDED", "REPEALED"]),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  revision: z.number(),
  content: provincialFeeContentSchema,
});

const present = (fee: ProvincialFee): z.input<typeof feeAnswerSchema> => ({ ...fee });

/** Amounts set by provinces over the API: reading for officers, setting for the province's control officer. */
export function registerProvincialFeesApi(router: Router): void {
  registerReading(router);
  registerDrafts(router);
  registerLife(router);
}

function registerReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/provincial-fees",
    act: "catalogue.read",
    tag,
    summary: "List what provinces set for the fees of a procedure",
    description:
      "Fee by fee, the newest version first, 50 at a time with `cursor`; `unitId` for one province.",
    query: z.strictObject({
      procedureCode: procedureCodeSchema,
      unitId: idField("unit").optional(),
      cursor: idField("provincial fee").optional(),
    }),
    answer: { schema: z.object({ items: z.array(feeAnswerSchema), nextCursor: z.string().nullable() }) },
    handler: async ({ services, query }) => {
      const { procedureCode, unitId = null, cursor = null } = query;
      const page = await listProvincialFees(services.database, { procedureCode, unitId, cursor });
      return accept({ items: page.items.map(present), nextCursor: page.nextCursor });
    },
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/provincial-fees/{id}",
    act: "catalogue.read",
    tag,
    summary: "Read an amount set by a province",
    params: ofFee,
    answer: { schema: feeAnswerSchema },
    version: ({ revision }) => String(revision),
    handler: async ({ services, params }) => {
      const found = await findProvincialFee(services.database, params.id);
      return found === null ? refuse({ code: "NOT_FOUND" }) : accept(present(found));
    },
  });
}

function registerDrafts(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/provincial-fees",
    act,
    tag,
    summary: "Open a draft of what a province charges for a fee",
    body: z.strictObject({
      unitId: idField("unit"),
      procedureCode: procedureCodeSchema,
      feeCode: z.string().max(64),
      content: provincialFeeContentSchema,
    }),
    answer: { status: 201, schema: idAnswer },
    location: ({ id }) => `/api/v1/provincial-fees/${id}`,
    refusals: [
      "PROVINCIAL_FEE_NOT_PROVINCE",
      "PROVINCIAL_FEE_UNKNOWN",
      "PROVINCIAL_FEE_NOT_YOURS",
      "PROVINCIAL_FEE_DRAFT_OPEN",
      "NOT_ALLOWED",
    ],
    handler: ({ services, actor, body }) => openProvincialFee(services, actor, body),
  });
  apiRoute(router, {
    method: "put",
    path: "/api/v1/provincial-fees/{id}",
    act,
    tag,
    summary: "Save a draft of what a province charges",
    params: ofFee,
    body: provincialFeeContentSchema,
    answer: { schema: z.object({ id: z.string(), revision: z.number() }) },
    version: ({ revision }) => String(revision),
    ifMatch: true,
    refusals: ["PROVINCIAL_FEE_NOT_DRAFT", "VERSION_CONFLICT", "NOT_ALLOWED"],
    handler: ({ services, actor, params, body, ifMatch }) =>
      saveProvincialFee(services, actor, { ...params, revision: revisionOf(ifMatch), content: body }),
  });
}

function registerLife(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/provincial-fees/{id}/publish",
    act,
    tag,
    summary: "Publish what a province charges, from a legal day on",
    params: ofFee,
    body: z.strictObject({ validFrom: localDateField() }),
    answer: { schema: idAnswer },
    ifMatch: true,
    refusals: [
      "PROVINCIAL_FEE_TOO_EARLY",
      "PROVINCIAL_FEE_NOT_DRAFT",
      "PROVINCIAL_FEE_NOT_PROVINCE",
      "PROVINCIAL_FEE_UNKNOWN",
      "PROVINCIAL_FEE_NOT_YOURS",
      "VERSION_CONFLICT",
    ],
    handler: ({ services, actor, params, body, ifMatch }) =>
      publishProvincialFee(services, actor, { ...params, ...body, revision: revisionOf(ifMatch) }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/provincial-fees/{id}/end",
    act,
    tag,
    summary: "End what a province charges, from a legal day on",
    params: ofFee,
    body: z.strictObject({ endedFrom: localDateField() }),
    answer: { schema: idAnswer },
    refusals: ["PROVINCIAL_FEE_NOT_IN_FORCE", "PROVINCIAL_FEE_TOO_EARLY"],
    handler: ({ services, actor, params, body }) => endProvincialFee(services, actor, { ...params, ...body }),
  });
}

/** The revision in an `If-Match`; one that is no number matches none. */
function revisionOf(ifMatch: string | null): number {
  const revision = Number(ifMatch);
  return Number.isSafeInteger(revision) ? revision : -1;
}
