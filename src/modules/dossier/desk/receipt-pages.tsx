import { present } from "../../../kernel/assert.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { textIn } from "../../catalogue/index.ts";
import { eventNumber } from "../api/fields.ts";
import { type Office, versionOf } from "../commands/office.ts";
import type { DossierId } from "../dossier.ts";
import { readDossier } from "../queries/read-dossier.ts";
import { readFile } from "../queries/read-file.ts";
import { clockView } from "../screens/clock-view.ts";
import { controlSheetFile } from "../screens/control-sheet-file.ts";
import { paperFile } from "../screens/paper-file.ts";
import { resultFile } from "../screens/result-file.ts";
import { slipFile } from "../screens/slip-file.ts";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import { waysOn } from "./receipt-ways.ts";

const params = z.strictObject({ id: idField("dossier") });
const bilingual = z.object({ bilingual: z.literal("1").optional() });

/** The page after accepting, the slip itself, and the files of a dossier. */
export function registerReceiptPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/dossiers/{id}/received",
    act: "dossier.read",
    params,
    handler: (page) => atDesk(office, page, (_, desk) => showReceipt(office, page, desk)),
  });
  fileRoute(router, {
    path: "/desk/dossiers/{id}/slip.pdf",
    act: "dossier.read",
    kind: "page",
    tag: "dossier",
    summary: "The acceptance slip (RECEIPT)",
    params,
    query: bilingual,
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: { id }, query }) =>
      slipFile(office, actor, { id, isBilingual: query.bilingual === "1" }),
  });
  fileRoute(router, {
    path: "/desk/dossiers/{id}/papers/{seq}",
    act: "dossier.read",
    kind: "page",
    tag: "dossier",
    summary: "A paper issued by an act on a dossier",
    params: params.extend({ seq: eventNumber }),
    query: bilingual,
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: asked, query }) =>
      paperFile(office, actor, { ...asked, isBilingual: query.bilingual === "1" }),
  });
  registerResultFiles(router, office);
}

/** The result before and after it is issued. */
function registerResultFiles(router: Router, office: Office): void {
  fileRoute(router, {
    path: "/desk/dossiers/{id}/control-sheet.pdf",
    act: "dossier.read",
    kind: "page",
    tag: "dossier",
    summary: "The control sheet (CONTROL_SHEET) of a dossier",
    params,
    query: bilingual,
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: { id }, query }) =>
      controlSheetFile(office, actor, { id, isBilingual: query.bilingual === "1" }),
  });
  fileRoute(router, {
    path: "/desk/dossiers/{id}/result.pdf",
    act: "dossier.read",
    kind: "page",
    tag: "dossier",
    summary: "The result as it would be signed now",
    params,
    query: bilingual.extend({
      outcome: z.enum(["POSITIVE", "NEGATIVE"]).default("POSITIVE"),
      word: z.enum(["TM", "KT", "TL", "TUQ", "Q"]).exactOptional(),
    }),
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: { id }, query: { outcome, word, ...asked } }) =>
      resultFile(office, actor, { id, outcome, word: word ?? null, isBilingual: asked.bilingual === "1" }),
  });
  fileRoute(router, {
    path: "/desk/dossiers/{id}/files/{sha256}",
    act: "dossier.read",
    kind: "page",
    tag: "dossier",
    summary: "One file of a dossier",
    params: z.strictObject({ id: idField("dossier"), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    mediaTypes: ["application/octet-stream"],
    handler: ({ actor, params: asked }) => readFile(office, actor, asked),
  });
}

async function showReceipt(
  office: Office,
  page: Page<{ id: DossierId }, unknown>,
  desk: Desk,
): Promise<Response> {
  const read = await readDossier(office, page.actor, page.params.id);
  if (!read.ok) return page.refuse(read.refusal);
  const { dossier, applicant } = read.value;
  const pinned = present(dossier.pinned, "pinned procedure");
  const version = await versionOf(office, dossier);
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  const view = {
    id: dossier.id,
    code: dossier.code ?? "",
    procedureCode: pinned.procedureCode,
    procedureName: textIn(version.name, page.locale),
    ownerName: applicant.owner.fullName,
    clock: clockView(dossier, { calendar: desk.today.calendar, now: desk.today.now, locale: page.locale }),
    ways: await waysOn(office, page.actor, { read: read.value, version }),
    navigation: desk.navigation,
  };
  return page.render(<ReceiptPage page={page} view={view} />);
}
