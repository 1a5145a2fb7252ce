import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { apiRoute, fileField, idField, type Router, textField, z } from "../../../web/route.ts";
import { registerUploadsAhead } from "../ahead/upload-api.ts";
import type { Office } from "../commands/office.ts";
import { readConsulted, readDeciding } from "../queries/awaited-desk.ts";
import { listOwnDossiers } from "../queries/find-dossiers.ts";
import { publicView } from "../queries/public-view.ts";
import { readDossier } from "../queries/read-dossier.ts";
import { trackDossier } from "../queries/track.ts";
import {
  readIntake,
  readStuck,
  readUnitQueue,
  readUnpaid,
  readWork,
  searchInScope,
} from "../queries/work-desk.ts";
import { STATUSES } from "../status.ts";
import { storeUpload, uploadOwner } from "../uploads.ts";
import {
  dossierViewSchema,
  intakeSchema,
  publicViewSchema,
  rowSchema,
  unpaidSchema,
  uploadSchema,
  workSchema,
} from "./answers.ts";
import { registerDownloads } from "./download-api.ts";

const UPLOAD_BYTES_MAX = 20 * 1_048_576;

const searched = textField({ max: 100 });
const workQuery = z.strictObject({
  status: z.enum(STATUSES).nullable().default(null),
  fieldCode: z.string().max(40).nullable().default(null),
  stage: z.string().max(20).nullable().default(null),
  lateness: z.enum(["OVERDUE", "DUE_SOON", "IN_TIME"]).nullable().default(null),
  cursor: z.string().max(300).nullable().default(null),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

const queueQuery = workQuery
  .pick({ status: true, fieldCode: true, cursor: true, size: true })
  .extend({ unitId: idField("unit").nullable().default(null) });

const list = z.object({ items: z.array(rowSchema).readonly() });

/** Reading: work lists, search, one dossier, its files, a citizen's own, and public tracking. */
export function registerDossierQueries(router: Router, office: Office): void {
  registerDeskLists(router, office);
  registerSearches(router, office);
  registerWaitingLists(router, office);
  registerDossierReads(router, office);
  registerDownloads(router, office);
  registerPublicReads(router);
  registerUploadsAhead(router);
}

/** Short lists of what waits, whole and without a question. */
const WAITING_LISTS = [
  {
    path: "/api/v1/work/deciding",
    summary: "Dossiers on which my decision is waited for: supplement, withdrawal, extension",
    read: readDeciding,
  },
  {
    path: "/api/v1/work/consulted",
    summary: "Dossiers on which my unit is asked for its opinion; `dueAt` is the day of the answer",
    read: readConsulted,
  },
  { path: "/api/v1/work/stuck", summary: "Numbered dossiers nobody is acting on", read: readStuck },
] as const;

const DESK = { act: "dossier.list", tag: "dossier" } as const;

function registerDeskLists(router: Router, office: Office): void {
  apiRoute(router, {
    ...DESK,
    method: "get",
    path: "/api/v1/work",
    summary: "My open work, soonest due first, with its counts",
    query: workQuery,
    answer: { schema: workSchema },
    handler: async ({ actor, query: { cursor, size, ...filter } }) =>
      readWork(office, actor, { filter: { ...filter, text: null }, size, cursor }),
  });
  apiRoute(router, {
    ...DESK,
    method: "get",
    path: "/api/v1/work/unit-queue",
    summary: "Open dossiers of a unit, or of all units I work in, soonest due first",
    query: queueQuery,
    answer: { schema: z.object({ items: z.array(rowSchema).readonly(), nextCursor: z.string().nullable() }) },
    handler: ({ actor, query }) => readUnitQueue(office, actor, query),
  });
}

/** What finds people is not for addresses, which end in logs: hence POSTs although nothing changes. */
function registerSearches(router: Router, office: Office): void {
  apiRoute(router, {
    ...DESK,
    method: "post",
    path: "/api/v1/work/search",
    summary: "My open work narrowed by code, personal id or name, soonest due first",
    body: workQuery.extend({ text: searched }),
    idempotency: "reads",
    answer: { schema: workSchema },
    handler: async ({ actor, body: { cursor, size, ...filter } }) =>
      readWork(office, actor, { filter, size, cursor }),
  });
  apiRoute(router, {
    ...DESK,
    method: "post",
    path: "/api/v1/dossiers/search",
    summary: "Search by code, personal id, or name with or without tone marks",
    body: z.strictObject({ text: searched }),
    idempotency: "reads",
    answer: { schema: list },
    handler: async ({ actor, body }) => itemsOf(await searchInScope(office, actor, body.text)),
  });
}

function registerWaitingLists(router: Router, office: Office): void {
  for (const { path, summary, read } of WAITING_LISTS) {
    apiRoute(router, {
      ...DESK,
      method: "get",
      path,
      summary,
      answer: { schema: list },
      handler: async ({ actor }) => itemsOf(await read(office, actor)),
    });
  }
  apiRoute(router, {
    ...DESK,
    method: "get",
    path: "/api/v1/work/intake",
    summary: "Submissions waiting for their intake check",
    answer: { schema: z.object({ items: z.array(intakeSchema).readonly() }) },
    handler: async ({ actor }) => itemsOf(await readIntake(office, actor)),
  });
  apiRoute(router, {
    ...DESK,
    method: "get",
    path: "/api/v1/work/unpaid",
    summary: "Dossiers that wait for a fee or charge at the units where I am the cashier",
    answer: { schema: z.object({ items: z.array(unpaidSchema).readonly() }) },
    handler: async ({ actor }) => itemsOf(await readUnpaid(office, actor)),
  });
}

function registerDossierReads(router: Router, office: Office): void {
  const params = z.strictObject({ id: idField("dossier") });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/dossiers/{id}",
    act: "dossier.read",
    tag: "dossier",
    summary: "One dossier with its clock, history and the acts allowed now",
    params,
    answer: { schema: dossierViewSchema },
    version: (view) => String(view.dossier.version),
    handler: ({ actor, params: { id } }) => readDossier(office, actor, id),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/my/dossiers/{id}",
    act: "dossier.read-own",
    tag: "dossier",
    summary: "One dossier of the signed-in citizen",
    params,
    answer: { schema: dossierViewSchema },
    version: (view) => String(view.dossier.version),
    handler: ({ actor, params: { id } }) => readDossier(office, actor, id),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/my/dossiers",
    act: "dossier.list-own",
    tag: "dossier",
    summary: "The signed-in citizen's dossiers, newest first",
    answer: { schema: list },
    handler: async ({ actor }) => {
      if (actor.kind !== "citizen") return refuse({ code: "NOT_ALLOWED" });
      return accept({ items: await listOwnDossiers(office.services.database, { ...actor, limit: 100 }) });
    },
  });
}

function registerPublicReads(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/files",
    act: "file.upload",
    tag: "dossier",
    summary: "Upload a file to attach later",
    description:
      "Without a session, send `X-Guest-Key` (32 to 64 random characters of your own) here and with the submission.",
    body: z.strictObject({ file: fileField({ sizeBytesMax: UPLOAD_BYTES_MAX }) }),
    bodyType: "multipart",
    bodyBytesMax: UPLOAD_BYTES_MAX + 65_536,
    answer: { status: 201, schema: uploadSchema },
    idempotency: "none",
    limit: "upload",
    handler: async ({ services, actor, guestKey, body }) =>
      storeUpload(services, uploadOwner(actor, guestKey), {
        name: body.file.name,
        bytes: new Uint8Array(await body.file.arrayBuffer()),
      }),
  });
  // The second factor is not for addresses, which end in logs: hence a POST although nothing changes.
  apiRoute(router, {
    method: "post",
    path: "/api/v1/track",
    act: "dossier.track",
    tag: "public",
    summary: "Follow a dossier by its code and the last four digits of the personal id or phone",
    body: z.strictObject({ code: z.string().max(60), lastFour: z.string().regex(/^\d{4}$/) }),
    answer: { schema: publicViewSchema },
    idempotency: "reads",
    limit: "track",
    handler: async ({ services, body, attempt }) => {
      const code = body.code.trim().toUpperCase();
      const tooMany = await attempt("tracked-code", code);
      if (tooMany !== null) return refuse(tooMany);
      const found = await trackDossier(services.database, { code, lastFour: body.lastFour });
      return found === null ? refuse({ code: "NOT_FOUND" }) : accept(publicView(found));
    },
  });
}

function itemsOf<Row>(rows: Result<readonly Row[], { readonly code: "NOT_ALLOWED" }>) {
  return rows.ok ? accept({ items: rows.value }) : rows;
}
