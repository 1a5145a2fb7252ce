import { messages } from "../../../i18n/index.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { refuse } from "../../../kernel/result.ts";
import { fileRoute, idField, type Page, pageRoute, parseForm, type Router, z } from "../../../web/route.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import { heldTitle } from "../../document/index.ts";
import { arrivedInBox, type Office, takeBox } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { findUsable } from "../../signature/index.ts";
import { FILE_BYTES_MAX } from "../api.ts";
import { attachKept, mayAttachTo } from "../commands/attach.ts";
import { listCopySigners } from "../copy-signer.ts";
import { UNSIGNED } from "../decide-submission.ts";
import { DOCUMENT_ACTS, type DocumentAct } from "../document-acts.ts";
import { findByNumber } from "../find-by-number.ts";
import { type OfficialDocumentId, seenVersion } from "../official-document.ts";
import { findPaperOf } from "../paper-store.ts";
import { listLeadersOf, listPeopleOf } from "../people.ts";
import { findPlacement } from "../placement-store.ts";
import { readDocument } from "../read-document.ts";
import { readCopyFile, readDocumentFile } from "../read-file.ts";
import { findDocument } from "../store.ts";
import { DocumentPage } from "./document-page.tsx";
import { recordsPaths } from "./records-paths.ts";
import { bodyOf, isTold, statusOf, type Tried, toldOf, typedText } from "./typed-form.ts";
import { showAssigning } from "./work-pages.tsx";

const params = z.strictObject({ id: idField("official document") });
type OnePage = Page<{ readonly id: OfficialDocumentId }, unknown>;
/** Several pages at once, where they come with the form. */
const PAGES_BYTES_MAX = 3 * FILE_BYTES_MAX;
const path = "/records/documents/{id}";

/** The page of one document, its files, and every act on it as a form. */
export function registerDocumentPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path,
    act: "records.read",
    params,
    handler: (page) => showDocument(office, page, null),
  });
  for (const act of DOCUMENT_ACTS.filter(({ name }) => name !== "place")) {
    pageRoute(router, {
      method: "post",
      path: `${path}/${act.name}`,
      act: act.act,
      params,
      handler: (page) => take(office, page, act),
    });
  }
  pageRoute(router, {
    method: "post",
    path: `${path}/files`,
    act: "records.read",
    params,
    bodyBytesMax: PAGES_BYTES_MAX,
    idempotency: "none",
    handler: (page) => takeFile(office, page),
  });
  registerCopyFile(router, office);
  fileRoute(router, {
    path: `${path}/files/{sha256}`,
    act: "records.read",
    kind: "page",
    tag: "records",
    summary: "A file of a document",
    params: params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    mediaTypes: ["application/octet-stream"],
    handler: ({ services, actor, params: asked }) => readDocumentFile({ ...office, services }, actor, asked),
  });
}

function registerCopyFile(router: Router, office: Office): void {
  for (const kind of ["page", "api"] as const) {
    fileRoute(router, {
      path: `${kind === "api" ? "/api/v1" : ""}${path}/copies/{copyId}`,
      act: "records.read",
      kind,
      tag: "records",
      summary: "A copy of a document, as it was made",
      params: params.extend({ copyId: idField("copy") }),
      mediaTypes: ["application/pdf"],
      handler: ({ services, actor, params: asked }) => readCopyFile({ ...office, services }, actor, asked),
    });
  }
}

async function showDocument(office: Office, page: OnePage, tried: Tried | null): Promise<Response> {
  const { services, actor } = page;
  const read = await readDocument({ ...office, services }, actor, page.params.id);
  if (!read.ok) return page.refuse(read.refusal);
  const { database, clock } = services;
  const today = clock.today();
  const units = [...new Set(read.value.assignments.map(({ unitId }) => unitId))];
  const { agencyId, state } = read.value.document;
  const directory = await unitDirectory(database);
  const [people, leaders, copySigners, ownTitle, signing] = await Promise.all([
    listPeopleOf(database, units, today),
    UNSIGNED.includes(state) ? listLeadersOf(database, agencyId, today) : [],
    read.value.rights.register ? listCopySigners(database, agencyId, { directory, on: today }) : [],
    titleOf(page, actor, agencyId),
    signingOf(page, actor),
  ]);
  const fileMegabytesMax = FILE_BYTES_MAX / 1_048_576;
  const arrived = await arrivedInBox(services, { actor, value: page.form["file"] });
  const persons = { people, leaders, copySigners, ownTitle };
  const shown = { directory, today, tried, fileMegabytesMax, arrived };
  const view = { ...read.value, ...persons, ...signing, ...shown };
  return page.render(<DocumentPage page={page} view={view} />, tried === null ? 200 : statusOf(tried));
}

/** The title of the post by which the officer signs for the agency. */
async function titleOf({ services: { database, clock } }: OnePage, actor: Actor, agencyId: UnitId) {
  if (actor.kind !== "officer") return "";
  return (await heldTitle(database, { personId: actor.personId, agencyId, on: clock.today() })) ?? "";
}

/** How the paper of the document is signed: here, where, and whether this officer could. */
async function signingOf({ services: { database }, params: { id } }: OnePage, actor: Actor) {
  const [placement, paper, certificate] = await Promise.all([
    findPlacement(database, id),
    findPaperOf(database, id),
    actor.kind === "officer"
      ? findUsable(database, { subjectKind: "PERSON", holderId: actor.personId })
      : null,
  ]);
  return { placement, isSignedHere: paper !== null, hasCertificate: certificate !== null };
}

async function take(office: Office, page: OnePage, act: DocumentAct): Promise<Response> {
  const { services, actor, params: asked, form, locale } = page;
  const { inTurn, responseNumber, version: _, ...body } = bodyOf(form, ["supportIds", "informIds"]);
  const part = typedText(form, "assignmentId") || typedText(form, "parentId");
  const name = part === "" ? act.name : `${act.name}-${part}`;
  const meant = await responseMeant(page, responseNumber);
  const typed = parseForm(act.body, { ...body, ...meant }, locale);
  const again = (tried: Tried) =>
    inTurn === undefined ? showDocument(office, page, tried) : showAssigning(page, { id: asked.id, tried });
  if (!typed.ok) return again({ name, form, errors: typed.errors });
  const expectedVersion = act.asSeen ? seenVersion(typedText(form, "version")) : null;
  const asking = { office: { ...office, services }, actor, id: asked.id, expectedVersion };
  const missing = meant !== null && !("responseId" in meant);
  const done = missing ? refuse({ code: "RECORDS_TARGET" }) : await act.run(asking, typed.value);
  if (done.ok)
    return page.redirect(inTurn === undefined ? recordsPaths.one(asked.id) : recordsPaths.assigning());
  return sayNo(page, done.refusal, (errors) => again({ name, form, errors }));
}

type Meant = { readonly responseId: string } | { readonly [name: string]: never };

/** The document a person means as result, by its number in the same register; nothing where none was typed. */
async function responseMeant({ services, params }: OnePage, typed: unknown): Promise<Meant | null> {
  if (typeof typed !== "string") return null;
  const document = await findDocument(services.database, params.id);
  if (document === null) return {};
  const asked = { agencyId: document.agencyId, direction: "OUTGOING", text: typed } as const;
  const id = await findByNumber(services.database, asked);
  return id === null ? {} : { responseId: id };
}

async function sayNo(
  page: OnePage,
  refusal: Refusal,
  again: (errors: Tried["errors"]) => Promise<Response>,
): Promise<Response> {
  return isTold(refusal) ? again([toldOf(page, refusal)]) : page.refuse(refusal);
}

/** Files of the box, sent with the form or before it; several photographed pages become one PDF. */
async function takeFile(office: Office, page: OnePage): Promise<Response> {
  const { services, actor, params: asked, form, locale } = page;
  const { id } = asked;
  const again = (errors: Tried["errors"]) => showDocument(office, page, { name: "files", form, errors });
  const wrong = (message: string) => again([{ path: "file", rule: "invalid", message }]);
  const value = form["file"];
  const isAnnex = form["isAnnex"] === "true";
  const open = await mayAttachTo(services, actor, { id, isAnnex });
  if (!open.ok) return sayNo(page, open.refusal, again);
  const taken = await takeBox(services, { actor, locale, value });
  if (!taken.ok) return wrong(taken.message);
  if (taken.files.length === 0) return wrong(messages(locale).records.document.fileMissing);
  const done = await attachKept(services, actor, { id, isAnnex, files: taken.files });
  if (done.ok) return page.redirect(recordsPaths.one(id));
  return sayNo(page, done.refusal, again);
}
