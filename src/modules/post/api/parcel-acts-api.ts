import { accept } from "../../../kernel/result.ts";
import { apiRoute, idField, instantField, type Router, textField, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { codeField } from "../code-field.ts";
import { collectPapers } from "../commands/inbound.ts";
import { correctAddress, endIncident, sendAgain, setCashOnDelivery } from "../commands/prepare.ts";
import { tellByWorker } from "../commands/tell.ts";
import { INCIDENT_ENDS } from "../incident-store.ts";
import { TOLD_STATES } from "../parcel.ts";
import type { PostCall } from "../rights.ts";
import { IDENTITIES, RECEIVERS } from "../tracking-event.ts";

const base = "/api/v1/parcels";
const tag = "post";
const DONG_MAX = 1_000_000_000;
const params = z.strictObject({ code: codeField() });
const done = z.object({ code: z.string() });
const phoneField = () =>
  z
    .string()
    .regex(/^\+?[0-9 .]{8,20}$/)
    .nullable();
const addressBody = z.strictObject({
  name: textField({ max: 200 }),
  phone: phoneField(),
  address: textField({ max: 300 }),
});

/** What the pages of a parcel do, for programs. */
export function registerParcelActsApi(router: Router, office: Office): void {
  registerPreparing(router, office);
  registerCarrying(router, office);
}

/** Before it leaves: address and money; after it came back: once more; after it was lost: what was done. */
function registerPreparing(router: Router, office: Office): void {
  const act = "post.hand-over" as const;
  const refusals = ["NOT_FOUND", "POST_PARCEL_STATE"];
  apiRoute(router, {
    method: "put",
    path: `${base}/{code}/address`,
    act,
    tag,
    summary: "Write another address on a parcel that has not left",
    params,
    body: addressBody,
    answer: { schema: done },
    refusals,
    handler: async ({ services, actor, params: { code }, body }) =>
      named(code, await correctAddress({ office, services, actor }, { code, ...body })),
  });
  apiRoute(router, {
    method: "put",
    path: `${base}/{code}/cash-on-delivery`,
    act,
    tag,
    summary: "Say what the post collects when it hands the result over; 0 for nothing",
    params,
    body: z.strictObject({ amountDong: z.int().min(0).max(DONG_MAX) }),
    answer: { schema: done },
    refusals,
    handler: async ({ services, actor, params: { code }, body }) =>
      named(code, await setCashOnDelivery({ office, services, actor }, { code, ...body })),
  });
  apiRoute(router, {
    method: "post",
    path: `${base}/{code}/next-attempt`,
    act,
    tag,
    summary:
      "Send a result that came back once more, as a consignment of its own, where asked to another address",
    params,
    body: z.strictObject({ to: addressBody.nullable().default(null) }),
    answer: { status: 201, schema: done },
    location: ({ code }) => `${base}/${code}`,
    refusals,
    handler: ({ services, actor, params: { code }, body: { to } }) =>
      sendAgain({ office, services, actor }, { code, to }),
  });
  registerIncidents(router, office);
}

function registerIncidents(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: `${base}/{code}/incident-end`,
    act: "post.resolve",
    tag,
    summary: "Say what was done about a parcel that was lost, missing or damaged",
    params,
    body: z.strictObject({ endedAs: z.enum(INCIDENT_ENDS), note: textField({ max: 1_000 }) }),
    answer: { schema: done },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params: { code }, body }) =>
      named(code, await endIncident({ office, services, actor }, { code, ...body })),
  });
}

function named(code: string, said: Awaited<ReturnType<typeof correctAddress>>) {
  return said.ok ? accept({ code }) : said;
}

/** What the post does: collects papers, and says what became of a parcel in its hands. */
function registerCarrying(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: base,
    act: "post.carry",
    tag,
    summary: "Take the papers of a dossier from a citizen, checked in front of them",
    body: z.strictObject({
      carrierUnitId: idField("unit"),
      officeUnitId: idField("unit"),
      sender: addressBody,
      papers: z
        .array(z.strictObject({ name: textField({ max: 300 }), quantity: z.int().min(1).max(999) }))
        .min(1)
        .max(40),
    }),
    answer: { status: 201, schema: done },
    location: ({ code }) => `${base}/${code}`,
    refusals: ["NOT_FOUND", "NOT_ALLOWED"],
    handler: ({ services, actor, body }) => collectPapers({ office, services, actor }, body),
  });
  registerTelling(router, office);
}

function registerTelling(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: `${base}/{code}/tellings`,
    act: "post.carry",
    tag,
    summary: "Say what became of a parcel; the same reference has one effect, however often it is told",
    params,
    body: z.strictObject({
      eventRef: textField({ max: 100 }),
      kind: z.enum(TOLD_STATES),
      happenedAt: instantField(),
      reason: textField({ max: 300 }).nullable().default(null),
      receiverName: textField({ max: 200 }).nullable().default(null),
      receiver: z.enum(RECEIVERS).nullable().default(null),
      identity: z.enum(IDENTITIES).nullable().default(null),
      collectedDong: z.int().min(0).max(DONG_MAX).nullable().default(null),
    }),
    answer: {
      schema: z.object({
        settled: z.array(
          z.object({ outcome: z.enum(["APPLIED", "LATE", "REFUSED"]), because: z.string().nullable() }),
        ),
      }),
    },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params: { code }, body }) => {
      const call: PostCall = { office, services, actor };
      const said = await tellByWorker(call, { ...body, parcelCode: code });
      if (!said.ok) return said;
      const settled = said.value.settled.map((each) => ({
        outcome: each.outcome,
        because: each.outcome === "REFUSED" ? each.because : null,
      }));
      return accept({ settled });
    },
  });
}
