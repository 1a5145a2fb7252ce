import { messages } from "../../i18n/index.ts";
import { accept, refuse } from "../../kernel/result.ts";
import { apiRoute, fileRoute, idField, localDateField, type Router, textField, z } from "../../web/route.ts";
import { OFFICE_ROLES } from "../access/index.ts";
import { importProcess, publishProcess } from "./commands.ts";
import { drawProcess } from "./drawing/draw-process.ts";
import { STAGES } from "./graph.ts";
import { findProcessVersion, listProcessVersions, readProcessFile } from "./queries.ts";
import { quotaMinutesOf } from "./quota.ts";
import { listStepsInOrder } from "./steps.ts";
import type { LoadedProcess } from "./version.ts";
import { FILE_SIZE_BYTES_MAX } from "./xml-guard.ts";

const nameSchema = z.object({ vi: z.string(), en: z.string() });
const versionSchema = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number().int(),
  kind: z.enum(["PROCEDURE", "INTERNAL"]),
  name: nameSchema,
  sha256: z.string(),
  importedByName: z.string(),
  importedAt: z.string(),
  publication: z
    .object({
      effectiveFrom: z.string(),
      effectiveTo: z.string().nullable(),
      decisionNo: z.string(),
      publishedByName: z.string(),
      publishedAt: z.string(),
    })
    .nullable(),
});
const stepSchema = z.object({
  stepCode: z.string(),
  name: nameSchema,
  kind: z.enum(["task", "wait"]),
  role: z.enum(OFFICE_ROLES).nullable(),
  unit: z.string().nullable(),
  stage: z.enum(STAGES).nullable(),
  quotaMinutes: z.number().int().nullable(),
  quotaOnlineMinutes: z.number().int().nullable(),
  outcomes: z.array(z.string()).readonly(),
  isConditional: z.boolean(),
});
const loadedSchema = versionSchema.extend({
  steps: z.array(stepSchema).readonly(),
  /** Sum along the default way, working minutes. */
  quotaMinutes: z.number().int(),
});

const params = z.strictObject({ id: idField("process-version") });
const tag = "process";
const XML = "application/xml";

/** Processes by API: everything the admin pages can do. */
export function registerProcessApi(router: Router): void {
  registerReads(router);
  registerFiles(router);
  registerWrites(router);
}

function registerReads(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/processes",
    act: "process.read",
    tag,
    summary: "Process versions by code, newest first",
    query: z.strictObject({
      code: z.string().max(63).optional(),
      cursor: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: {
      schema: z.object({ items: z.array(versionSchema).readonly(), nextCursor: z.string().nullable() }),
    },
    handler: async ({ services, query: { code, cursor, limit } }) =>
      accept(
        await listProcessVersions(services.database, {
          limit,
          ...(code === undefined ? {} : { code }),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      ),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/processes/{id}",
    act: "process.read",
    tag,
    summary: "One version with its steps and quotas",
    params,
    answer: { schema: loadedSchema },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, params: { id } }) => {
      const found = await findProcessVersion(services.database, id);
      return found === null ? refuse({ code: "NOT_FOUND" }) : accept(loadedView(found));
    },
  });
}

function loadedView({ graph, ...version }: LoadedProcess) {
  return {
    ...version,
    steps: listStepsInOrder(graph),
    quotaMinutes: quotaMinutesOf(graph, { channel: "counter", facts: {} }),
  };
}

function registerFiles(router: Router): void {
  const file = { act: "process.read", tag, kind: "api", params, refusals: ["NOT_FOUND"] } as const;
  fileRoute(router, {
    ...file,
    path: "/api/v1/processes/{id}/file",
    summary: "The BPMN 2.0 file exactly as imported",
    mediaTypes: [XML],
    handler: async ({ services, params: { id } }) => {
      const xml = await readProcessFile(services.database, id);
      if (xml === null) return refuse({ code: "NOT_FOUND" });
      return accept({ bytes: new TextEncoder().encode(xml), mediaType: XML, fileName: `${id}.bpmn` });
    },
  });
  fileRoute(router, {
    ...file,
    path: "/api/v1/processes/{id}/drawing",
    summary: "The drawing as SVG, in the reader's language",
    mediaTypes: ["image/svg+xml"],
    handler: async ({ services, params: { id }, locale }) => {
      const found = await findProcessVersion(services.database, id);
      if (found === null) return refuse({ code: "NOT_FOUND" });
      const svg = drawProcess(found.graph, { doneStepCodes: [], currentStepCodes: [], locale });
      const fileName = `${messages(locale).process.drawing.title(found.name[locale])}.svg`;
      return accept({
        bytes: new TextEncoder().encode(svg),
        mediaType: "image/svg+xml",
        fileName,
        disposition: "inline",
      });
    },
  });
}

function registerWrites(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/processes",
    act: "process.manage",
    tag,
    summary: "Check a BPMN 2.0 file and store it as a draft version",
    description:
      "Refused with `problems`, each naming its element, where the file is not a process that can run.",
    bodyBytesMax: FILE_SIZE_BYTES_MAX * 3,
    body: z.strictObject({ xml: z.string().min(1).max(FILE_SIZE_BYTES_MAX) }),
    answer: { status: 201, schema: versionSchema },
    location: ({ id }) => `/api/v1/processes/${id}`,
    refusals: ["PROCESS_INVALID", "PROCESS_FILE_NOT_BPMN", "PROCESS_FILE_TOO_LARGE", "PROCESS_VERSION_KNOWN"],
    handler: ({ services, actor, body }) => importProcess(services, actor, body),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/processes/{id}/publication",
    act: "process.manage",
    tag,
    summary: "Put a draft version into force by its decision",
    params,
    body: z.strictObject({
      effectiveFrom: localDateField(),
      effectiveTo: localDateField().nullable().default(null),
      decisionNo: textField({ max: 100 }),
    }),
    answer: { status: 201, schema: z.object({ versionId: z.string() }) },
    refusals: [
      "NOT_FOUND",
      "PROCESS_ALREADY_PUBLISHED",
      "PROCESS_EFFECTIVE_DAY_TAKEN",
      "PROCESS_PUBLISHED_IN_PAST",
    ],
    handler: ({ services, actor, params: { id }, body }) =>
      publishProcess(services, actor, { versionId: id, ...body }),
  });
}
