import { type Page, pageRoute, type Router } from "../../../web/route.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { listAssignments } from "../assignment-store.ts";
import { listDocuments } from "../list-documents.ts";
import { countDocumentsWaiting, listAwaited, listOwnWork, listToPublish, listToSign } from "../list-work.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import { agenciesFor } from "../rights.ts";
import { findDocument } from "../store.ts";
import { AssigningPage } from "./assigning-page.tsx";
import { recordsPaths } from "./records-paths.ts";
import type { Tried } from "./typed-form.ts";
import { WorkPage } from "./work-page.tsx";

type AnyPage = Page<unknown, unknown>;

/** "My documents", and giving incoming documents out one after the other. */
export function registerWorkPages(router: Router): void {
  pageRoute(router, { method: "get", path: recordsPaths.work(), act: "records.list", handler: showWork });
  pageRoute(router, {
    method: "get",
    path: recordsPaths.assigning(),
    act: "records.assign",
    handler: (page) => showAssigning(page, null),
  });
}

async function showWork(page: AnyPage): Promise<Response> {
  const { services, actor } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = services;
  const [own, awaited, toSign, toPublish, waiting, directory] = await Promise.all([
    listOwnWork(database, actor),
    listAwaited(database, actor),
    listToSign(database, actor),
    listToPublish(database, actor),
    countDocumentsWaiting(database, actor, clock.today()).then(({ all }) => all),
    unitDirectory(database),
  ]);
  const view = { own, awaited, toSign, toPublish, waiting, directory, today: clock.today() };
  return page.render(<WorkPage page={page} view={view} />);
}

/** More than wait on any morning; what is beyond is told as "and more". */
const COUNTED_MAX = 200;

/** What was refused about a document of the run: it stays there, as it was typed. */
type RefusedInTurn = { readonly id: OfficialDocumentId; readonly tried: Tried };

/** The newest document nobody has, or the one about which something was typed that was refused. */
export async function showAssigning(page: AnyPage, refused: RefusedInTurn | null): Promise<Response> {
  const { services, actor } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = services;
  const today = clock.today();
  const directory = await unitDirectory(database);
  const agencies = agenciesFor(actor, "records.assign", { directory, on: today });
  const { items, nextCursor } = await listDocuments(database, {
    scope: { agencies, units: [] },
    direction: "INCOMING",
    year: null,
    text: "",
    only: "UNASSIGNED",
    today,
    cursor: null,
    size: COUNTED_MAX,
  });
  const left = nextCursor === null ? String(items.length) : `${COUNTED_MAX}+`;
  const document = refused === null ? (items[0] ?? null) : await findDocument(database, refused.id);
  if (refused !== null && (document === null || !agencies.includes(document.agencyId)))
    return page.refuse({ code: "NOT_FOUND" });
  const assignments = refused === null ? [] : await listAssignments(database, refused.id);
  const view = { document, left, directory, today, assignments, tried: refused?.tried ?? null };
  return page.render(<AssigningPage page={page} view={view} />, refused === null ? 200 : 422);
}
