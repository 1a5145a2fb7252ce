import { fileRoute, idField, type Router, z } from "../../../web/route.ts";
import type { Office } from "../commands/office.ts";
import { readFile } from "../queries/read-file.ts";
import { controlSheetFile } from "../screens/control-sheet-file.ts";
import { paperFile } from "../screens/paper-file.ts";
import { resultFile } from "../screens/result-file.ts";
import { slipFile } from "../screens/slip-file.ts";
import { eventNumber } from "./fields.ts";

const params = z.strictObject({ id: idField("dossier") });
const ofFile = params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const ofPaper = params.extend({ seq: eventNumber });
const ofSlip = z.strictObject({ bilingual: z.enum(["true", "false"]).default("false") });

const ofResult = ofSlip.extend({
  outcome: z.enum(["POSITIVE", "NEGATIVE"]).default("POSITIVE"),
  word: z.enum(["TM", "KT", "TL", "TUQ", "Q"]).exactOptional(),
});

/** The papers of a dossier as files, for the office and for the citizen whose it is. */
export function registerDownloads(router: Router, office: Office): void {
  const readers = [
    { path: "/api/v1/dossiers/{id}", act: "dossier.read" },
    { path: "/api/v1/my/dossiers/{id}", act: "dossier.read-own" },
  ] as const;
  for (const { path, act } of readers) {
    fileRoute(router, {
      path: `${path}/files/{sha256}`,
      act,
      kind: "api",
      tag: "dossier",
      summary: "A file of a dossier: of its papers or its result",
      params: ofFile,
      mediaTypes: ["application/octet-stream"],
      handler: ({ actor, params: asked }) => readFile(office, actor, asked),
    });
    fileRoute(router, {
      path: `${path}/slip`,
      act,
      kind: "api",
      tag: "dossier",
      summary: "The acceptance slip (RECEIPT) of an accepted dossier",
      params,
      query: ofSlip,
      mediaTypes: ["application/pdf"],
      handler: ({ actor, params: { id }, query }) =>
        slipFile(office, actor, { id, isBilingual: query.bilingual === "true" }),
    });
    fileRoute(router, {
      path: `${path}/papers/{seq}`,
      act,
      kind: "api",
      tag: "dossier",
      summary: "A paper issued by the act of this number: SUPPLEMENT, REFUSAL, APOLOGY or STOP_NOTICE",
      params: ofPaper,
      query: ofSlip,
      mediaTypes: ["application/pdf"],
      handler: ({ actor, params: asked, query }) =>
        paperFile(office, actor, { ...asked, isBilingual: query.bilingual === "true" }),
    });
  }
  registerResultDraft(router, office);
}

function registerResultDraft(router: Router, office: Office): void {
  fileRoute(router, {
    path: "/api/v1/dossiers/{id}/control-sheet",
    act: "dossier.read",
    kind: "api",
    tag: "dossier",
    summary: "The control sheet (CONTROL_SHEET) as it stands now",
    params,
    query: ofSlip,
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: { id }, query }) =>
      controlSheetFile(office, actor, { id, isBilingual: query.bilingual === "true" }),
  });
  fileRoute(router, {
    path: "/api/v1/dossiers/{id}/result-draft",
    act: "dossier.read",
    kind: "api",
    tag: "dossier",
    summary: "The result as it would be signed now, its number and date still empty",
    params,
    query: ofResult,
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: { id }, query: { bilingual, outcome, word } }) =>
      resultFile(office, actor, { id, outcome, word: word ?? null, isBilingual: bilingual === "true" }),
  });
}
