import { accept } from "../../kernel/result.ts";
import { apiRoute, idField, instantField, type Router, z } from "../../web/route.ts";
import { type Office, readDossier } from "../dossier/index.ts";
import { DELIVERY_STATES } from "./delivery.ts";
import { CHANNELS } from "./kinds.ts";
import { listToldOf } from "./queries.ts";

const message = z.object({
  id: z.string(),
  kind: z.string(),
  at: instantField(),
  seq: z.number().int().nullable(),
  silence: z.string().nullable(),
  deliveries: z.array(
    z.object({
      channel: z.enum(CHANNELS),
      state: z.enum(DELIVERY_STATES),
      attempts: z.number().int(),
      code: z.string().nullable(),
      changedAt: instantField(),
    }),
  ),
});

/** What the applicant of a dossier was told, for who may read the dossier. No text and no address. */
export function registerMessagesApi(router: Router, office: Office): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/dossiers/{id}/messages",
    act: "dossier.read",
    tag: "notification",
    summary: "List the messages sent to the applicant of a dossier, with how each stands",
    params: z.strictObject({ id: idField("dossier") }),
    answer: { schema: z.object({ items: z.array(message) }) },
    handler: async ({ services, actor, params }) => {
      const read = await readDossier(office, actor, params.id);
      if (!read.ok) return read;
      const told = read.value.sharedPartOnly ? [] : await listToldOf(services.database, params.id);
      return accept({
        items: told.map(({ id, kind, at, seq, silence, deliveries }) => ({
          id,
          kind,
          at,
          seq,
          silence,
          deliveries: deliveries.map(({ channel, state, attempts, code, changedAt }) => ({
            channel,
            state,
            attempts,
            code,
            changedAt,
          })),
        })),
      });
    },
  });
}
