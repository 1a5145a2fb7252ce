import { apiRoute, idField, type Router, textField, z } from "../../../web/route.ts";
import { amendApplication } from "../commands/amend-application.ts";
import type { Office } from "../commands/office.ts";
import { actedSchema, versionOf } from "./dossier-api.ts";
import { ownerField, partyField } from "./party-fields.ts";

/** What was declared, put right as a whole: what is left out here is no longer declared. */
export function registerAmendmentCommand(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/dossiers/{id}/amendments",
    act: "dossier.correct",
    tag: "dossier",
    summary: "Put right what was declared, before the result is signed",
    params: z.strictObject({ id: idField("dossier") }),
    body: z.strictObject({
      reason: textField({ max: 4_000 }),
      owner: ownerField(),
      /** Null: the owner handed it in. */
      submitter: partyField().nullable().default(null),
      form: z.record(z.string().max(80), z.json()).default({}),
    }),
    answer: { status: 200, schema: actedSchema },
    idempotency: "command",
    ifMatch: true,
    version: (acted) => String(acted.version),
    handler: ({ actor, params: { id }, body, command, ifMatch, locale }) =>
      amendApplication(office, actor, {
        ...body,
        dossierId: id,
        expectedVersion: versionOf(ifMatch),
        key: command,
        locale,
      }),
  });
}
