import { accept, refuse } from "../../../kernel/result.ts";
import { apiRoute, idField, localDateField, type Router, z } from "../../../web/route.ts";
import { unitDirectory } from "../unit-cache.ts";
import { closeUnit, moveUnit, openUnit, renameUnit } from "../unit-commands.ts";
import { keptUnitFacts } from "../unit-input.ts";
import {
  closeUnitSchema,
  moveUnitSchema,
  openUnitSchema,
  renameUnitSchema,
  unitAnswer,
  unitDetailAnswer,
} from "./schemas.ts";

const tag = "organisation";
const unitParams = z.strictObject({ id: idField("unit") });
const limitField = z.coerce.number().int().min(1).max(200).default(50);
const unitIdAnswer = z.object({ unitId: z.string() });
const conflicts = [
  "UNIT_NOT_FOUND",
  "UNIT_ALREADY_CLOSED",
  "UNIT_CLOSES_BEFORE_IT_OPENS",
  "VERSION_CONFLICT",
];

/** Units by API: look-ups and acts. */
export function registerUnitApi(router: Router): void {
  registerUnitSearch(router);
  registerUnitDetail(router);
  registerUnitOpening(router);
  registerUnitClosure(router);
  registerUnitRenaming(router);
}

function registerUnitSearch(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/units",
    act: "unit.read",
    tag,
    summary: "Find units by name (tone marks or not) or code",
    query: z.strictObject({
      q: z.string().max(100).default(""),
      on: localDateField().optional(),
      includeClosed: z.enum(["true", "false"]).default("false"),
      limit: limitField,
    }),
    answer: { schema: z.object({ items: z.array(unitAnswer) }) },
    handler: async ({ services, query }) => {
      const directory = await unitDirectory(services.database);
      const on = query.includeClosed === "true" ? null : (query.on ?? services.clock.today());
      const items =
        query.q === ""
          ? directory.rootsOn(on ?? services.clock.today())
          : directory.search(query.q, { on, limit: query.limit });
      return accept({ items: items.slice(0, query.limit) });
    },
  });
}

function registerUnitDetail(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/units/{id}",
    act: "unit.read",
    tag,
    summary: "A unit, who is above it and who answers for it on a day",
    params: unitParams,
    query: z.strictObject({ on: localDateField().optional() }),
    answer: { schema: unitDetailAnswer },
    version: (unit) => String(unit.revision),
    handler: async ({ services, params: { id }, query }) => {
      const directory = await unitDirectory(services.database);
      const on = query.on ?? services.clock.today();
      const unit = directory.find(id);
      if (unit === null) return refuse({ code: "UNIT_NOT_FOUND" });
      return accept({
        ...unit,
        lineage: [...directory.lineageOf(id, on)],
        answerable: [...directory.answerableOn(id, on)],
        successors: [...directory.successorsOf(id)],
        predecessors: [...directory.predecessorsOf(id)],
      });
    },
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/units/{id}/children",
    act: "unit.read",
    tag,
    summary: "Units directly under a unit on a day",
    params: unitParams,
    query: z.strictObject({ on: localDateField().optional() }),
    answer: { schema: z.object({ items: z.array(unitAnswer) }) },
    handler: async ({ services, params: { id }, query }) => {
      const directory = await unitDirectory(services.database);
      return accept({ items: [...directory.childrenOf(id, query.on ?? services.clock.today())] });
    },
  });
}

function registerUnitOpening(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/units",
    act: "unit.manage",
    tag,
    summary: "Open a unit",
    body: openUnitSchema,
    answer: { status: 201, schema: unitIdAnswer },
    location: ({ unitId }) => `/api/v1/units/${unitId}`,
    refusals: [
      "UNIT_CODE_INVALID",
      "UNIT_CODE_TAKEN",
      "UNIT_AREA_TAKEN",
      "UNIT_PARENT_NOT_VALID",
      "UNIT_LEVEL_ABOLISHED",
    ],
    handler: ({ services, actor, body }) =>
      openUnit(services, actor, { ...body, facts: keptUnitFacts(body.facts) }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/units/{id}/parent",
    act: "unit.manage",
    tag,
    summary: "Put a unit under another from a day on",
    params: unitParams,
    body: moveUnitSchema,
    answer: { schema: unitIdAnswer },
    refusals: [...conflicts, "UNIT_PARENT_NOT_VALID"],
    handler: ({ services, actor, params: { id }, body }) =>
      moveUnit(services, actor, { unitId: id, ...body }),
  });
}

function registerUnitClosure(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/units/{id}/closure",
    act: "unit.manage",
    tag,
    summary: "Close a unit, with its successors and their shares",
    params: unitParams,
    body: closeUnitSchema,
    answer: { schema: unitIdAnswer },
    ifMatch: true,
    refusals: [
      ...conflicts,
      "SUCCESSOR_SHARES_INCOMPLETE",
      "SUCCESSOR_NOT_VALID",
      "UNIT_HAS_OPEN_CHILDREN",
      "UNIT_HAS_OPEN_POSTS",
    ],
    handler: ({ services, actor, params: { id }, body, ifMatch }) =>
      closeUnit(services, actor, { unitId: id, ...body, revision: Number(ifMatch) }),
  });
}

function registerUnitRenaming(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/units/{id}/renaming",
    act: "unit.manage",
    tag,
    summary: "Rename a unit: closes it and opens its successor",
    params: unitParams,
    body: renameUnitSchema,
    answer: { status: 201, schema: unitIdAnswer },
    ifMatch: true,
    refusals: [...conflicts, "UNIT_NAME_UNCHANGED"],
    handler: ({ services, actor, params: { id }, body, ifMatch }) =>
      renameUnit(services, actor, { unitId: id, ...body, revision: Number(ifMatch) }),
  });
}
