import { accept, refuse } from "../../kernel/result.ts";
import { apiRoute, fileField, fileRoute, idField, type Router, textField, z } from "../../web/route.ts";
import type { Office } from "../dossier/index.ts";
import { assignmentSchema, changedSchema, documentSchema, listedSchema, viewSchema } from "./api-schemas.ts";
import { type Assignment, assignmentState } from "./assignment.ts";
import { attachFile } from "./commands/attach.ts";
import { draftOutgoing } from "./commands/draft-outgoing.ts";
import { registerIncoming } from "./commands/register-incoming.ts";
import { DOCUMENT_ACTS } from "./document-acts.ts";
import { draftInput, incomingInput } from "./document-input.ts";
import { listDocuments, NARROWINGS } from "./list-documents.ts";
import { listOwnWork, listToSign } from "./list-work.ts";
import { DIRECTIONS, seenVersion } from "./official-document.ts";
import { readDocument } from "./read-document.ts";
import { readDocumentFile } from "./read-file.ts";
import { scopeOf } from "./scope.ts";

const tag = "records";
const base = "/api/v1/records";
const params = z.strictObject({ id: idField("official document") });
export const FILE_BYTES_MAX = 20 * 1_048_576;
const annexField = z
  .enum(["true", "false"])
  .default("false")
  .transform((said) => said === "true");

/** The clerk's registers by API: everything the pages can do. */
export function registerRecordsApi(router: Router, office: Office): void {
  registerReading(router, office);
  registerLists(router);
  registerWork(router);
  registerNew(router);
  registerFiles(router, office);
  for (const { name, act, summary, asSeen, body, run } of DOCUMENT_ACTS) {
    apiRoute(router, {
      method: "post",
      path: `${base}/documents/{id}/${name}`,
      act,
      tag,
      summary,
      params,
      body,
      answer: { schema: changedSchema },
      ifMatch: asSeen,
      version: ({ version }) => String(version),
      handler: ({ services, actor, params: { id }, body: typed, ifMatch }) =>
        run(
          {
            office: { ...office, services },
            actor,
            id,
            expectedVersion: ifMatch === null ? null : seenVersion(ifMatch),
          },
          typed,
        ),
    });
  }
}

function registerReading(router: Router, office: Office): void {
  apiRoute(router, {
    method: "get",
    path: `${base}/documents/{id}`,
    act: "records.read",
    tag,
    summary: "One document with its work, files, dossiers and history",
    params,
    answer: { schema: viewSchema },
    version: ({ document }) => String(document.version),
    handler: async ({ services, actor, params: { id } }) => {
      const read = await readDocument({ ...office, services }, actor, id);
      if (!read.ok) return read;
      const today = services.clock.today();
      const assignments = read.value.assignments.map((each) => withState(each, today));
      return accept({ ...read.value, assignments });
    },
  });
}

function withState(assignment: Assignment, today: Parameters<typeof assignmentState>[1]) {
  return { ...assignment, state: assignmentState(assignment, today) };
}

function registerLists(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: `${base}/documents`,
    act: "records.list",
    tag,
    summary:
      "A register, the newest first: the whole where it is yours to read, else what your units have a part in",
    query: z.strictObject({
      direction: z.enum(DIRECTIONS),
      year: z.coerce.number().int().min(2000).max(2100).nullable().default(null),
      text: textField({ max: 100, min: 0 }).default(""),
      only: z.enum(NARROWINGS).nullable().default(null),
      cursor: z.string().max(80).nullable().default(null),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: {
      schema: z.object({ items: z.array(listedSchema).readonly(), nextCursor: z.string().nullable() }),
    },
    handler: async ({ services, actor, query }) => {
      if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
      const scope = await scopeOf(services, actor);
      return accept(
        await listDocuments(services.database, { ...query, scope, today: services.clock.today() }),
      );
    },
  });
}

function registerWork(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: `${base}/work`,
    act: "records.list",
    tag,
    summary:
      "What I, or a unit I head, have to do about documents, soonest due first; what waits for my signature",
    answer: {
      schema: z.object({
        items: z.array(z.object({ assignment: assignmentSchema, document: documentSchema })).readonly(),
        toSign: z.array(documentSchema).readonly(),
      }),
    },
    handler: async ({ services, actor }) => {
      if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
      const today = services.clock.today();
      const work = await listOwnWork(services.database, actor);
      return accept({
        toSign: await listToSign(services.database, actor),
        items: work.map(({ assignment, document }) => ({
          assignment: withState(assignment, today),
          document,
        })),
      });
    },
  });
}

function registerNew(router: Router): void {
  const created = {
    tag,
    method: "post",
    answer: { status: 201, schema: changedSchema },
    location: ({ id }: { readonly id: string }) => `${base}/documents/${id}`,
  } as const;
  apiRoute(router, {
    ...created,
    path: `${base}/incoming`,
    act: "records.register",
    summary: "Register a document that came in, under the next number of the year",
    description: "Of a secret document only a stub is kept: no `subject`.",
    body: incomingInput,
    handler: ({ services, actor, body }) => registerIncoming(services, actor, body),
  });
  apiRoute(router, {
    ...created,
    path: `${base}/outgoing`,
    act: "records.draft",
    summary: "Begin a document that is to go out; its number comes with publication",
    body: draftInput,
    handler: ({ services, actor, body }) => draftOutgoing(services, actor, body),
  });
}

function registerFiles(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: `${base}/documents/{id}/files`,
    act: "records.read",
    tag,
    summary: "Attach a file",
    params,
    bodyType: "multipart",
    idempotency: "none",
    bodyBytesMax: FILE_BYTES_MAX + 65_536,
    body: z.strictObject({ file: fileField({ sizeBytesMax: FILE_BYTES_MAX }), isAnnex: annexField }),
    answer: { schema: changedSchema },
    handler: async ({ services, actor, params: { id }, body: { file, isAnnex } }) =>
      attachFile(services, actor, { id, isAnnex, name: file.name, bytes: await file.bytes() }),
  });
  fileRoute(router, {
    path: `${base}/documents/{id}/files/{sha256}`,
    act: "records.read",
    kind: "api",
    tag,
    summary: "A file of a document",
    params: params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    mediaTypes: ["application/octet-stream"],
    handler: ({ services, actor, params: asked }) => readDocumentFile({ ...office, services }, actor, asked),
  });
}
