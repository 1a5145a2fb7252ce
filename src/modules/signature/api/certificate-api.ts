import { accept } from "../../../kernel/result.ts";
import {
  apiRoute,
  fileRoute,
  idField,
  localDateField,
  type Router,
  textField,
  z,
} from "../../../web/route.ts";
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  DEVICES,
  SUBJECT_KINDS,
} from "../certificate/certificate.ts";
import { requestCertificate, stepCertificate } from "../certificate/certificate-commands.ts";
import { countsOf, lastYear, visibleCertificates } from "../certificate/certificate-queries.ts";
import { certificatesCsv } from "../certificate/certificates-csv.ts";
import { forgetTrust, importTrust } from "../validate/trust-commands.ts";
import { listTrust, TRUST_KINDS } from "../validate/trust-store.ts";

const tag = "signature";
const base64 = (max: number) =>
  z
    .base64()
    .max(max)
    .transform((text) => Buffer.from(text, "base64"));
const standing = z.enum([...CERTIFICATE_STATUSES, "EXPIRED"]);
const line = z.object({
  id: z.uuid(),
  subjectKind: z.enum(SUBJECT_KINDS),
  holderId: z.uuid(),
  holderName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  kind: z.enum(CERTIFICATE_KINDS),
  device: z.enum(DEVICES),
  standing,
  alert: z.number().nullable(),
  serial: z.string().nullable(),
  subjectName: z.string().nullable(),
  issuerName: z.string().nullable(),
  requestDocument: z.string(),
  requestedOn: z.string(),
  issuedOn: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  handoverMinutes: z.string().nullable(),
  handedOverOn: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokeReason: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
const answer = z.object({ id: z.uuid(), status: z.enum(CERTIFICATE_STATUSES) });
const period = z.strictObject({ from: localDateField().optional(), to: localDateField().optional() });

/** The register of certificates and the list of whom the office trusts, by API. */
export function registerCertificateApi(router: Router): void {
  registerReading(router);
  registerChanging(router);
  registerTrust(router);
}

function registerReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/certificates",
    act: "certificate.read",
    tag,
    summary: "Certificates of the units you answer for, those that end first at the head",
    answer: { schema: z.object({ items: z.array(line) }) },
    handler: async ({ services, actor }) =>
      accept({ items: [...(await visibleCertificates(services, actor))] }),
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/certificates/counts",
    act: "certificate.read",
    tag,
    summary: "How many were issued in a period, by subject, and how many end within 7, 30 and 60 days",
    query: period,
    answer: {
      schema: z.object({
        issued: z.object({ person: z.int(), organisation: z.int(), demo: z.int() }),
        alerts: z.object({ in7: z.int(), in30: z.int(), in60: z.int() }),
      }),
    },
    handler: async ({ services, actor, query }) => {
      const usual = lastYear(services.clock.today());
      const asked = { from: query.from ?? usual.from, to: query.to ?? usual.to };
      return accept(countsOf(await visibleCertificates(services, actor), asked));
    },
  });
  fileRoute(router, {
    path: "/admin/certificates/files/csv",
    act: "certificate.read",
    kind: "page",
    tag,
    summary: "The register as CSV",
    mediaTypes: ["text/csv"],
    handler: async ({ services, actor, locale }) =>
      accept({
        bytes: certificatesCsv(await visibleCertificates(services, actor), locale),
        mediaType: "text/csv; charset=utf-8",
        fileName: `certificates-${services.clock.today()}.csv`,
      }),
  });
}

const stepBody = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("issue"), content: base64(30_000), issuedOn: localDateField() }),
  z.strictObject({ act: z.literal("handOver"), minutes: textField({ max: 200 }), on: localDateField() }),
  z.strictObject({
    act: z.literal("changeCustodian"),
    holderId: idField("person"),
    minutes: textField({ max: 200 }),
    on: localDateField(),
  }),
  z.strictObject({
    act: z.enum(["suspend", "resume", "revoke", "reportLost"]),
    reason: textField({ max: 500 }),
  }),
]);

function registerChanging(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/certificates",
    act: "certificate.manage",
    tag,
    summary: "Enter the request of a certificate for a person or an agency",
    body: z.strictObject({
      subjectKind: z.enum(SUBJECT_KINDS),
      holderId: idField("person"),
      unitId: idField("unit"),
      kind: z.enum(CERTIFICATE_KINDS).exclude(["DEMO"]),
      device: z.enum(DEVICES).exclude(["DEMO"]),
      requestDocument: textField({ max: 200 }),
      requestedOn: localDateField(),
    }),
    answer: { status: 201, schema: answer },
    handler: ({ services, actor, body }) => requestCertificate(services, actor, body),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/certificates/{id}/steps",
    act: "certificate.manage",
    tag,
    summary:
      "Take a certificate one step on: issue, hand over, change the custodian, suspend, resume, revoke, report lost",
    params: z.strictObject({ id: idField("certificate") }),
    body: stepBody,
    answer: { schema: answer },
    refusals: [
      "CERTIFICATE_NOT_FOUND",
      "CERTIFICATE_STATE",
      "CERTIFICATE_UNREADABLE",
      "CERTIFICATE_TAKEN",
      "CERTIFICATE_OF_PERSON",
      "CERTIFICATE_CUSTODIAN_WITHOUT_POST",
    ],
    handler: ({ services, actor, params, body }) => stepCertificate(services, actor, { ...body, ...params }),
  });
}

function registerTrust(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/trust",
    act: "trust.manage",
    tag,
    summary: "Whom the office trusts: anchors, authorities between, revocation lists, OCSP answers",
    answer: {
      schema: z.object({
        items: z.array(
          z.object({
            id: z.uuid(),
            kind: z.enum(TRUST_KINDS),
            title: z.string(),
            issuedAt: z.string().nullable(),
            nextAt: z.string().nullable(),
            importedAt: z.string(),
          }),
        ),
      }),
    },
    handler: async ({ services }) => accept({ items: [...(await listTrust(services.database))] }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/trust",
    act: "trust.manage",
    tag,
    summary:
      "Import the certificate of an authority, a revocation list or an OCSP answer (base64 of DER or PEM)",
    body: z.strictObject({ content: base64(28_000_000) }),
    bodyBytesMax: 28_100_000,
    answer: { status: 201, schema: z.object({ title: z.string() }) },
    refusals: ["TRUST_UNREADABLE"],
    handler: ({ services, actor, body }) => importTrust(services, actor, body),
  });
  apiRoute(router, {
    method: "delete",
    path: "/api/v1/trust/{id}",
    act: "trust.manage",
    tag,
    summary: "Trust it no more; what was judged before stays as it was told",
    params: z.strictObject({ id: idField("trust") }),
    answer: { schema: z.object({ id: z.uuid() }) },
    refusals: ["TRUST_NOT_FOUND"],
    handler: ({ services, actor, params }) => forgetTrust(services, actor, params),
  });
}
