import { apiRoute, idField, instantField, type Router, z } from "../../../web/route.ts";
import { ACT_POLICY } from "../acts.ts";
import type { Office } from "../commands/office.ts";
import { runAct } from "../commands/run-act.ts";
import { receiveAtCounter, type SubmitRequest, submitDossier } from "../commands/submit.ts";
import { STATUSES } from "../status.ts";
import { ACT_BODIES } from "./act-bodies.ts";
import { askedCommand, isRoutedAct } from "./asked-command.ts";
import { componentsField, custodyField } from "./fields.ts";
import { ownerField, partyField, relationshipField } from "./party-fields.ts";

export const actedSchema = z
  .object({
    id: idField("dossier"),
    code: z.string(),
    version: z.number(),
    status: z.enum(STATUSES),
    dueAt: instantField().nullable(),
  })
  .openapi("Acted");

export const submitBody = z.strictObject({
  procedureCode: z.string().min(1).max(60),
  caseCode: z.string().min(1).max(60).nullable().default(null),
  receivingUnitId: idField("unit"),
  competentAgencyId: idField("unit").nullable().default(null),
  supportPointId: idField("unit").nullable().default(null),
  channelIn: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
  channelOut: z.enum(["COUNTER", "ONLINE", "POSTAL"]).default("COUNTER"),
  copiesOfSet: z.int().min(1).max(20).default(1),
  applicant: z.strictObject({
    owner: ownerField(),
    submitter: partyField().nullable().default(null),
    relationship: relationshipField.default("SELF"),
  }),
  form: z.record(z.string().max(80), z.json()).default({}),
  components: componentsField().default([]),
  lookedUp: z.array(z.string().max(80)).max(100).default([]),
  custody: custodyField().default([]),
});

/** Links between dossiers are made by the acts that open a correction or a child, never by who sends one in. */
export function unlinked(body: z.output<typeof submitBody>): SubmitRequest {
  return { ...body, correctionOf: null, parentId: null };
}

/** `POST /api/v1/dossiers` (submit), `…/dossiers/received` (counter), and one route for each act on a dossier. */
export function registerDossierCommands(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/dossiers",
    act: "dossier.submit",
    tag: "dossier",
    summary: "Submit a dossier (T1)",
    body: submitBody,
    answer: { status: 201, schema: actedSchema },
    idempotency: "command",
    limit: "guest-submit",
    location: (acted) => `/api/v1/dossiers/${acted.id}`,
    version: (acted) => String(acted.version),
    handler: ({ actor, body, command, guestKey, locale }) =>
      submitDossier(office, { actor, request: unlinked(body), key: command, guestKey, locale }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/dossiers/received",
    act: "dossier.receive",
    tag: "dossier",
    summary: "Receive a dossier at the counter (T2): accepted, numbered, clock started",
    body: submitBody,
    answer: { status: 201, schema: actedSchema },
    idempotency: "command",
    location: (acted) => `/api/v1/dossiers/${acted.id}`,
    version: (acted) => String(acted.version),
    handler: ({ actor, body, command, locale }) =>
      receiveAtCounter(office, { actor, request: unlinked(body), key: command, guestKey: null, locale }),
  });
  for (const act of Object.keys(ACT_BODIES).filter(isRoutedAct)) registerAct(router, office, act);
}

function registerAct(router: Router, office: Office, act: keyof typeof ACT_BODIES): void {
  apiRoute(router, {
    method: "post",
    path: `/api/v1/dossiers/{id}/${act}`,
    act: ACT_POLICY[act],
    tag: "dossier",
    summary: `Act on a dossier: ${act}`,
    params: z.strictObject({ id: idField("dossier") }),
    body: ACT_BODIES[act],
    answer: { status: 200, schema: actedSchema },
    idempotency: "command",
    ifMatch: true,
    version: (acted) => String(acted.version),
    handler: ({ actor, params, body, command, ifMatch }) =>
      runAct(office, actor, {
        dossierId: params.id,
        command: askedCommand(act, body),
        expectedVersion: versionOf(ifMatch),
        key: command,
      }),
  });
}

/** No dossier ever has it: what an entity tag that names no version of ours is compared as. */
const NO_VERSION = 0;

/** `If-Match: "7"` → 7. A tag that is no version of ours matches nothing, and the act is refused as on a changed dossier. */
export function versionOf(ifMatch: string | null): number | null {
  if (ifMatch === null) return null;
  return /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : NO_VERSION;
}
