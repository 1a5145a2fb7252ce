import type { Locale } from "../../../i18n/index.ts";
import { apiRoute, idField, type Router, textField, z } from "../../../web/route.ts";
import { openChild, openCorrection } from "../commands/linked.ts";
import type { Office } from "../commands/office.ts";
import { actedSchema, submitBody, unlinked, versionOf } from "./dossier-api.ts";

/** Dossiers opened from another one: parts of an interlinked bundle, and corrections of a returned result. */
export function registerLinkedCommands(router: Router, office: Office): void {
  const params = z.strictObject({ id: idField("dossier") });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/dossiers/{id}/children",
    act: "dossier.open-child",
    tag: "dossier",
    summary: "Open a part of an interlinked bundle under its parent (T26)",
    params,
    body: z.strictObject({
      childKey: z.string().max(40).nullable().default(null),
      mandatory: z.boolean().default(true),
      submission: submitBody,
    }),
    answer: { status: 201, schema: actedSchema },
    idempotency: "command",
    location: (acted) => `/api/v1/dossiers/${acted.id}`,
    version: (acted) => String(acted.version),
    handler: ({ actor, params: { id }, body, command, locale }) =>
      openChild(office, actor, { ...body, ...sentIn(body, locale), parentId: id, key: command }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/dossiers/{id}/corrections",
    act: "dossier.correct",
    tag: "dossier",
    summary: "Open a correction of a returned result (T24)",
    params,
    body: z.strictObject({ reason: textField({ max: 4_000 }), submission: submitBody }),
    answer: { status: 201, schema: actedSchema },
    idempotency: "command",
    ifMatch: true,
    location: (acted) => `/api/v1/dossiers/${acted.id}`,
    version: (acted) => String(acted.version),
    handler: ({ actor, params: { id }, body, command, ifMatch, locale }) =>
      openCorrection(office, actor, {
        ...body,
        ...sentIn(body, locale),
        dossierId: id,
        expectedVersion: versionOf(ifMatch),
        key: command,
      }),
  });
}

function sentIn({ submission }: { submission: z.output<typeof submitBody> }, locale: Locale) {
  return { submission: unlinked(submission), locale };
}
