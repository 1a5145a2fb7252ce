import { accept, refuse } from "../../kernel/result.ts";
import { apiRoute, idField, type Router, textField, z } from "../../web/route.ts";
import type { Office } from "../dossier/index.ts";
import { documentSchema } from "./api-schemas.ts";
import {
  closeWorkFile,
  handOverWorkFile,
  openWorkFile,
  putInWorkFile,
  readWorkFile,
} from "./commands/work-files.ts";
import { DIRECTIONS } from "./official-document.ts";
import { scopeOf } from "./scope.ts";
import { WORK_FILE_STATES, workFileState } from "./work-file.ts";
import { listWorkFiles } from "./work-file-store.ts";

const tag = "records";
const base = "/api/v1/records/work-files";
const params = z.strictObject({ id: idField("work file") });
const fileSchema = z.object({
  id: z.string(),
  unitId: z.string(),
  year: z.number(),
  code: z.string(),
  title: z.string(),
  retentionYears: z.number().nullable(),
  openedByName: z.string(),
  openedAt: z.string(),
  closedOn: z.string().nullable(),
  handedOverOn: z.string().nullable(),
  handedOverTo: z.string().nullable(),
  state: z.enum(WORK_FILE_STATES),
});
const idSchema = z.object({ id: z.string() });

/** What is typed of a work file. */
export const workFileInput = z.strictObject({
  unitId: idField("unit"),
  code: textField({ max: 40 }),
  title: textField({ max: 500 }),
  retentionYears: z.coerce.number().int().min(1).max(100).nullable().default(null),
});
export const addInput = z.strictObject({ direction: z.enum(DIRECTIONS), number: textField({ max: 100 }) });
export const handOverInput = z.strictObject({ to: textField({ max: 200 }) });

/** Work files by API: everything their pages can do. */
export function registerWorkFilesApi(router: Router, office: Office): void {
  registerReads(router);
  registerWrites(router, office);
}

function registerReads(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: base,
    act: "records.list",
    tag,
    summary: "Work files of a year: of the registers that are yours to read, and of your own units",
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    answer: {
      schema: z.object({ items: z.array(fileSchema.extend({ documents: z.number() })).readonly() }),
    },
    handler: async ({ services, actor, query: { year } }) => {
      if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
      const items = await listWorkFiles(services.database, await scopeOf(services, actor), year);
      return accept({ items: items.map((file) => ({ ...file, state: workFileState(file) })) });
    },
  });
  apiRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: "records.list",
    tag,
    summary: "One work file with its documents in order",
    params,
    answer: {
      schema: fileSchema.extend({
        documents: z.array(z.object({ position: z.number(), document: documentSchema })).readonly(),
      }),
    },
    handler: async ({ services, actor, params: { id } }) => {
      const read = await readWorkFile(services, actor, id);
      if (!read.ok) return read;
      const { file, items } = read.value;
      return accept({ ...file, state: workFileState(file), documents: items });
    },
  });
}

function registerWrites(router: Router, office: Office): void {
  const change = { method: "post", tag, act: "records.draft", answer: { schema: idSchema } } as const;
  apiRoute(router, {
    ...change,
    path: base,
    summary: "Open a work file",
    body: workFileInput,
    answer: { status: 201, schema: idSchema },
    location: ({ id }) => `${base}/${id}`,
    handler: ({ services, actor, body }) => openWorkFile(services, actor, body),
  });
  apiRoute(router, {
    ...change,
    path: `${base}/{id}/add`,
    summary: "Put a document into a work file, by its number",
    params,
    body: addInput,
    handler: ({ services, actor, params: { id }, body }) =>
      putInWorkFile({ ...office, services }, actor, { id, ...body }),
  });
  apiRoute(router, {
    ...change,
    path: `${base}/{id}/close`,
    summary: "Close a work file",
    params,
    handler: ({ services, actor, params: { id } }) => closeWorkFile(services, actor, id),
  });
  apiRoute(router, {
    ...change,
    path: `${base}/{id}/hand-over`,
    summary: "Hand a closed work file over to the agency's archive",
    params,
    body: handOverInput,
    handler: ({ services, actor, params: { id }, body }) =>
      handOverWorkFile(services, actor, { id, ...body }),
  });
}
