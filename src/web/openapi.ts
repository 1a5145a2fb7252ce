import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "@hono/zod-openapi";
import type { Act } from "../modules/access/index.ts";
import type { AppEnv } from "./env.ts";
import type { Idempotency } from "./idempotency.ts";
import { jsonSchemaOf } from "./openapi-schema.ts";
import type { RouteMethod } from "./route-registry.ts";

type Registry = OpenAPIHono<AppEnv>["openAPIRegistry"];

/** What the document tells of one route: the parts of `ApiRoute` and `FileRoute` that both have. */
type Described = {
  readonly method?: RouteMethod;
  readonly path: string;
  readonly act: Act;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly bodyType?: "json" | "multipart" | "raw";
  readonly answer?: { readonly status?: number; readonly schema: z.ZodType; readonly description?: string };
  readonly mediaTypes?: readonly string[];
  readonly ifMatch?: boolean;
  readonly idempotency?: Idempotency;
  readonly refusals?: readonly string[];
};

/** Whether it may be sent as often as one likes, without a key. */
function isRepeatable({ idempotency }: Described): boolean {
  return idempotency === "none" || idempotency === "reads";
}

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: "Stable code; see the list of codes" }),
    detail: z.string().openapi({ description: "A sentence for people, in the language asked for" }),
    legalGround: z.string().optional(),
    reference: z.string().optional().openapi({ description: "Number to give to support" }),
    errors: z
      .array(z.object({ path: z.string(), rule: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: "With INPUT_INVALID: what did not fit, by field" }),
  })
  .openapi("Problem");

/** Writes one route into the OpenAPI document. */
export function describeRoute(registry: Registry, route: Described): void {
  const method = route.method ?? "get";
  registry.registerPath({
    method,
    path: route.path,
    tags: [route.tag],
    summary: route.summary,
    operationId: operationId(method, route.path),
    description: descriptionOf(route),
    request: {
      ...(isObject(route.params) ? { params: route.params } : {}),
      ...(isObject(route.query) ? { query: route.query } : {}),
      ...(method === "get" ? {} : { headers: headersOf(route) }),
      ...(route.body === undefined
        ? {}
        : { body: { required: true, content: bodyOf(registry, route, route.body) } }),
    },
    responses: {
      [route.answer?.status ?? 200]: answerOf(registry, route, operationId(method, route.path)),
      default: { description: "Problem", content: { "application/problem+json": { schema: problem } } },
    },
    security: [{ bearer: [] }, { session: [] }, {}],
  });
}

function answerOf(registry: Registry, route: Described, name: string) {
  const description = route.answer?.description ?? route.summary;
  const files = (route.mediaTypes ?? []).map(
    (type) => [type, { schema: z.string().openapi({ type: "string", format: "binary" }) }] as const,
  );
  if (route.answer === undefined) return { description, content: Object.fromEntries(files) };
  const schema = jsonSchemaOf(registry, { schema: route.answer.schema, io: "output", name: `${name}Answer` });
  return { description, content: { "application/json": { schema } } };
}

function bodyOf(registry: Registry, route: Described, body: z.ZodType) {
  // Signed bytes are described by the summary of their route; their sender chooses the order and the blanks.
  if (route.bodyType === "raw") return { "application/json": { schema: { type: "object" as const } } };
  const name = `${operationId(route.method ?? "post", route.path)}Body`;
  const schema = jsonSchemaOf(registry, { schema: body, io: "input", name });
  return { [route.bodyType === "multipart" ? "multipart/form-data" : "application/json"]: { schema } };
}

function headersOf(route: Described) {
  const key = z.string().min(8).max(200).optional().openapi({
    description: "Repeat a request whose outcome is unknown with the same key: it takes effect once",
  });
  const match = z
    .string()
    .openapi({ description: "The ETag of what you saw; 428 without it, 412 when outdated" });
  return z.object({
    ...(isRepeatable(route) ? {} : { "Idempotency-Key": key }),
    ...(route.ifMatch === true ? { "If-Match": match } : {}),
  });
}

function descriptionOf(route: Described): string {
  const codes = route.refusals ?? [];
  return [
    ...(route.description === undefined ? [] : [route.description]),
    `Right: \`${route.act}\`.`,
    ...(codes.length === 0 ? [] : [`Refuses with: ${codes.map((code) => `\`${code}\``).join(", ")}.`]),
  ].join("\n\n");
}

function operationId(method: string, path: string): string {
  const words = path.replace("/api/v1/", "").replace(/[{}]/g, "").split(/[/.-]/);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function isObject(schema: z.ZodType | undefined): schema is z.ZodObject {
  return schema instanceof z.ZodObject;
}

/** The whole document, OpenAPI 3.1. */
export function openApiDocument(app: OpenAPIHono<AppEnv>, publicUrl: string) {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Một Cửa",
      version: "1",
      description:
        "Everything the screens can do. Errors are application/problem+json with a stable code. Times are RFC 3339 instants; legal days are dates in Asia/Ho_Chi_Minh.",
      license: { name: "Apache-2.0" },
    },
    servers: [{ url: publicUrl }],
  });
}

/** How programs and browsers prove who they are. */
export function describeSecurity(registry: Registry, cookie: string): void {
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: cookie });
}
