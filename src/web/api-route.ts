import type { z } from "@hono/zod-openapi";
import type { Locale } from "../i18n/index.ts";
import type { Result } from "../kernel/result.ts";
import type { Act, Actor } from "../modules/access/index.ts";
import type { Services } from "../platform/services.ts";
import { runApiRoute, runFileRoute } from "./api-run.ts";
import type { AppContext, ClientOrigin, SessionView } from "./env.ts";
import { guarded } from "./guard.ts";
import type { CommandKey, Idempotency } from "./idempotency.ts";
import { describeRoute } from "./openapi.ts";
import type { LimitName } from "./rate-limits.ts";
import type { WebRefusal } from "./refusals.ts";
import { openApiPath, type RouteMethod, routingPath } from "./route-registry.ts";
import type { Router } from "./router.ts";

/** What the handler of an API route receives: everything read, checked and typed; nothing of HTTP. */
export type ApiCall<P, Q, B> = {
  readonly services: Services;
  readonly actor: Actor;
  readonly session: SessionView | null;
  readonly locale: Locale;
  readonly requestId: string;
  readonly client: ClientOrigin;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The entity tag the client last saw; never null where the route says `ifMatch: true`. */
  readonly ifMatch: string | null;
  /** `X-Guest-Key`: by which somebody without an account owns drafts and files; null where none was sent. */
  readonly guestKey: string | null;
  /** Counts one attempt at a subject (a tracked code); the refusal to return where there were too many. */
  readonly attempt: (limit: LimitName, subject: string) => Promise<WebRefusal | null>;
  /** Present on every POST, PUT, PATCH and DELETE; a key is made where the client sent none. */
  readonly command: CommandKey;
};

export type NoInput = z.ZodObject<Record<string, never>, z.core.$strict>;

/** One route under `/api/v1`. Schemas are strict objects; all texts for programmers are English. */
export type ApiRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  readonly method: RouteMethod;
  /** `/api/v1/calendars/{id}` */
  readonly path: string;
  readonly act: Act;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** `json` unless said; `multipart` bodies are read into one object, files as `File` (see `fileField`). */
  /** `raw`: the very bytes, with the header they were signed in; for whoever proves itself by a signature. */
  readonly bodyType?: "json" | "multipart" | "raw";
  readonly bodyBytesMax?: number;
  readonly answer: { readonly status?: 200 | 201 | 202; readonly schema: A; readonly description?: string };
  /** Entity tag of the answer, without quotes: the version number of what two people may edit. */
  readonly version?: (value: z.output<A>) => string;
  /** Address of what was created, sent as `Location`. */
  readonly location?: (value: z.output<A>) => string;
  /** 428 without `If-Match`; the command compares and refuses with `VERSION_CONFLICT`. */
  readonly ifMatch?: boolean;
  readonly idempotency?: Idempotency;
  /** A tighter limit than the general one, by name. */
  readonly limit?: LimitName;
  /** Codes this route may answer with, for its documentation. */
  readonly refusals?: readonly string[];
  readonly handler: (call: ApiCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Result<z.input<A>>>;
};

/** Declares one API route: registers it, documents it in OpenAPI, and answers it. */
export function apiRoute<
  P extends z.ZodType = NoInput,
  Q extends z.ZodType = NoInput,
  B extends z.ZodType = NoInput,
  A extends z.ZodType = z.ZodType,
>(router: Router, route: ApiRoute<P, Q, B, A>): void {
  const path = openApiPath(route.path);
  router.routes.add({ method: route.method, path, kind: "api", act: route.act });
  describeRoute(router.app.openAPIRegistry, { ...route, path });
  router.app.on(route.method.toUpperCase(), [routingPath(path)], (c: AppContext) =>
    guarded(
      c,
      { path, act: route.act, kind: "api", limit: route.limit, idempotency: route.idempotency },
      () => runApiRoute(c, route),
    ),
  );
}

/** Bytes for download; `fileName` may hold any Vietnamese text. */
export type FileAnswer = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** `inline` only for types a browser shows without running anything (PDF, PNG, SVG drawn by us). */
  readonly disposition?: "inline" | "attachment";
};

/** A GET that answers with a file: a slip, a component, an export. */
export type FileRoute<P extends z.ZodType, Q extends z.ZodType> = {
  readonly path: string;
  readonly act: Act;
  readonly tag: string;
  readonly summary: string;
  /** `page` for a download linked from a screen: a guest is sent to sign in. */
  readonly kind: "api" | "page";
  readonly params?: P;
  readonly query?: Q;
  readonly mediaTypes: readonly string[];
  readonly limit?: LimitName;
  readonly refusals?: readonly string[];
  readonly handler: (
    call: ApiCall<z.output<P>, z.output<Q>, Record<string, never>>,
  ) => Promise<Result<FileAnswer>>;
};

/** Declares a download. The bytes are sent with `nosniff` and a sandboxing policy: content is never trusted. */
export function fileRoute<P extends z.ZodType = NoInput, Q extends z.ZodType = NoInput>(
  router: Router,
  route: FileRoute<P, Q>,
): void {
  const path = openApiPath(route.path);
  router.routes.add({ method: "get", path, kind: route.kind, act: route.act });
  if (route.kind === "api") describeRoute(router.app.openAPIRegistry, { ...route, path });
  router.app.get(routingPath(path), (c: AppContext) =>
    guarded(c, { path, act: route.act, kind: route.kind, limit: route.limit }, () => runFileRoute(c, route)),
  );
}
