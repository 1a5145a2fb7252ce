import { accept, refuse } from "../../kernel/result.ts";
import { apiRoute, idField, localDateField, type Router, z } from "../../web/route.ts";
import { registerProvincialFeesApi } from "./api-provincial-fees.ts";
import { amendProcedure, createProcedure, publishDraft, repealProcedure, saveDraft } from "./commands.ts";
import { feesFor } from "./fee.ts";
import { priced } from "./price.ts";
import { procedureCodeSchema } from "./procedure-code.ts";
import { CHANNELS, feeFormulaSchema, writtenContentSchema } from "./procedure-parser.ts";
import { listMissing } from "./processes.ts";
import { FIELDS, LIFE_EVENTS } from "./reference.ts";
import { listPublished, procedureSummarySchema, search } from "./search.ts";
import { findProcedureVersion, findPublishedVersion } from "./store.ts";
import { presentVersion, versionAnswerSchema } from "./version-answer.ts";

const ofCode = z.strictObject({ code: procedureCodeSchema });
const ofVersion = z.strictObject({ id: idField("procedure version") });
const idAnswer = z.object({ id: z.string() });
const tag = "catalogue";

/** Procedures over the API: finding and reading for everybody, managing for the control officer. */
export function registerCatalogueApi(router: Router): void {
  registerReading(router);
  registerFees(router);
  registerReference(router);
  registerManaging(router);
  registerProvincialFeesApi(router);
}

function registerReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/procedures",
    act: "portal.read",
    tag,
    summary: "List or search the procedures in force",
    description: "With `q`, best first, tone marks not needed; without, by name, 50 at a time with `cursor`.",
    query: z.strictObject({
      q: z.string().max(200).optional(),
      fieldCode: z.string().max(40).optional(),
      lifeEvent: z.string().max(40).optional(),
      onlineLevel: z.enum(["FULL", "PARTIAL", "INFO"]).optional(),
      on: localDateField().optional(),
      cursor: z.string().max(600).optional(),
    }),
    answer: {
      schema: z.object({ items: z.array(procedureSummarySchema), nextCursor: z.string().nullable() }),
    },
    handler: async ({ services, query }) => {
      const { q, cursor, on = services.clock.today(), ...filter } = query;
      if (q === undefined || q.trim() === "") {
        const page = await listPublished(services.database, { ...filter, on, cursor: cursor ?? null });
        return accept({ items: [...page.items], nextCursor: page.nextCursor });
      }
      return accept({
        items: [...(await search(services.database, q, { ...filter, on }))],
        nextCursor: null,
      });
    },
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/procedures/{code}",
    act: "portal.read",
    tag,
    summary: "Read the version of a procedure in force on a day",
    params: ofCode,
    query: z.strictObject({ on: localDateField().optional() }),
    answer: { schema: versionAnswerSchema },
    version: (version) => `${version.id}-${version.revision}`,
    handler: async ({ services, params, query }) => {
      const on = query.on ?? services.clock.today();
      const found = await findPublishedVersion(services.database, { code: params.code, on });
      return found === null ? refuse({ code: "NOT_FOUND" }) : accept(presentVersion(found));
    },
  });
}

function registerReference(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/procedure-fields",
    act: "portal.read",
    tag,
    summary: "List fields and life events",
    answer: {
      schema: z.object({
        fields: z.array(z.looseObject({ code: z.string() })),
        lifeEvents: z.array(z.looseObject({ code: z.string() })),
      }),
    },
    handler: async () => accept({ fields: [...FIELDS], lifeEvents: [...LIFE_EVENTS] }),
  });
}

function registerFees(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/procedures/{code}/fees",
    act: "portal.read",
    tag,
    summary: "Reckon the fees of a case",
    params: ofCode,
    query: z.strictObject({
      caseCode: z.string().max(60),
      units: z.coerce.number().int().min(1).max(100_000).default(1),
      sets: z.coerce.number().int().min(1).max(10_000).default(1),
      channel: z.enum(CHANNELS).default("DIRECT"),
      /** The unit that answers for the service; without it, what the procedure itself says. */
      unitId: idField("unit").optional(),
    }),
    answer: {
      schema: z.object({
        lines: z.array(z.looseObject({ feeCode: z.string(), amountDong: z.number().nullable() })),
        formulas: z.record(z.string(), feeFormulaSchema),
      }),
    },
    handler: async ({ services, params, query }) => {
      const version = await findPublishedVersion(services.database, {
        code: params.code,
        on: services.clock.today(),
      });
      if (version === null) return refuse({ code: "NOT_FOUND" });
      const { caseCode, unitId = null, ...basis } = query;
      const charged = await priced(services.database, version, { unitId, on: services.clock.today() });
      const formulas = Object.fromEntries(charged.fees.map((fee) => [fee.code, fee.formula]));
      return accept({ lines: feesFor(charged, caseCode, basis), formulas });
    },
  });
}

function registerManaging(router: Router): void {
  const act = "catalogue.manage";
  apiRoute(router, {
    method: "post",
    path: "/api/v1/procedures",
    act,
    tag,
    summary: "Put a procedure into the catalogue as a draft",
    body: z.strictObject({ code: procedureCodeSchema, content: writtenContentSchema }),
    answer: { status: 201, schema: idAnswer },
    location: ({ id }) => `/api/v1/procedure-versions/${id}`,
    refusals: ["PROCEDURE_CODE_TAKEN", "NOT_ALLOWED"],
    handler: ({ services, actor, body }) => createProcedure(services, actor, body),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/procedure-versions/{id}",
    act: "catalogue.read",
    tag,
    summary: "Read a version in any state",
    params: ofVersion,
    answer: { schema: versionAnswerSchema },
    version: (version) => String(version.revision),
    handler: async ({ services, params }) => {
      const found = await findProcedureVersion(services.database, params.id);
      if (found === null) return refuse({ code: "NOT_FOUND" });
      return accept(presentVersion(found, await listMissing(services, found, found)));
    },
  });
  apiRoute(router, {
    method: "put",
    path: "/api/v1/procedure-versions/{id}",
    act,
    tag,
    summary: "Save a draft",
    params: ofVersion,
    body: writtenContentSchema,
    answer: { schema: z.object({ id: z.string(), revision: z.number() }) },
    version: ({ revision }) => String(revision),
    ifMatch: true,
    refusals: ["PROCEDURE_NOT_DRAFT", "VERSION_CONFLICT", "NOT_ALLOWED"],
    handler: ({ services, actor, params, body, ifMatch }) =>
      saveDraft(services, actor, { id: params.id, revision: revisionOf(ifMatch), content: body }),
  });
  registerLifeOfVersion(router);
}

function registerLifeOfVersion(router: Router): void {
  const act = "catalogue.manage";
  apiRoute(router, {
    method: "post",
    path: "/api/v1/procedure-versions/{id}/publish",
    act,
    tag,
    summary: "Publish a draft from a legal day on",
    params: ofVersion,
    body: z.strictObject({ validFrom: localDateField() }),
    answer: { schema: idAnswer },
    ifMatch: true,
    refusals: [
      "PROCEDURE_INCOMPLETE",
      "PROCEDURE_START_TOO_EARLY",
      "PROCEDURE_NOT_DRAFT",
      "VERSION_CONFLICT",
    ],
    handler: ({ services, actor, params, body, ifMatch }) =>
      publishDraft(services, actor, {
        id: params.id,
        revision: revisionOf(ifMatch),
        validFrom: body.validFrom,
      }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/procedures/{code}/amend",
    act,
    tag,
    summary: "Open the next version as a draft",
    params: ofCode,
    answer: { status: 201, schema: idAnswer },
    refusals: ["PROCEDURE_DRAFT_OPEN", "NOT_FOUND"],
    handler: ({ services, actor, params }) => amendProcedure(services, actor, params),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/procedures/{code}/repeal",
    act,
    tag,
    summary: "Repeal a procedure from a legal day on",
    params: ofCode,
    body: z.strictObject({ repealedFrom: localDateField() }),
    answer: { schema: idAnswer },
    refusals: ["PROCEDURE_NOT_IN_FORCE", "PROCEDURE_START_TOO_EARLY"],
    handler: ({ services, actor, params, body }) => repealProcedure(services, actor, { ...params, ...body }),
  });
}

/** The revision in an `If-Match`; one that is no number matches none. */
function revisionOf(ifMatch: string | null): number {
  const revision = Number(ifMatch);
  return Number.isSafeInteger(revision) ? revision : -1;
}
