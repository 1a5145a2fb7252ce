import type { z } from "@hono/zod-openapi";
import { assert } from "../kernel/assert.ts";
import { parseGuestKey } from "../kernel/guest-key.ts";
import { accept, type Result, refuse } from "../kernel/result.ts";
import type { ApiCall, ApiRoute, FileRoute } from "./api-route.ts";
import { readIfMatch, withVersion } from "./conditional.ts";
import type { AppContext } from "./env.ts";
import { fieldErrors } from "./field-errors.ts";
import { sendFile } from "./file-answer.ts";
import { commandKey } from "./idempotency.ts";
import { runOnce } from "./once.ts";
import { parseInput } from "./parse-input.ts";
import { attemptAt } from "./rate-limits.ts";
import type { WebRefusal } from "./refusals.ts";
import { BODY_BYTES_MAX, type ReadBody, readForm, readJson, readQuery, readRaw } from "./request-input.ts";
import { respondRefusal } from "./respond.ts";

/** Runs one API request from bytes to answer: read, check, once, present. */
export async function runApiRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(c: AppContext, route: ApiRoute<P, Q, B, A>): Promise<Response> {
  const read = await readCall(c, route);
  if (!read.ok) return respondRefusal(c, read.refusal);
  const call = read.value;
  const changing = route.method !== "get";
  const mode = changing ? (route.idempotency ?? "stored") : "none";
  const keep = (value: z.input<A>) => ({ status: null, body: value });
  const done = await runOnce(call.services, { mode, command: call.command, keep }, async (services) =>
    route.handler({ ...call, services }),
  );
  if (!done.ok) return respondRefusal(c, done.refusal);
  if (!done.value.replayed) return present(c, route, done.value.value);
  c.header("Idempotent-Replayed", "true");
  return present(c, route, done.value.kept.body);
}

/** Sends what the answer's schema lets through, and nothing else. */
function present<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  c: AppContext,
  route: ApiRoute<P, Q, B, A>,
  value: unknown,
): Response {
  const checked = route.answer.schema.safeParse(value);
  assert(checked.success, `the answer of ${route.method} ${route.path} does not fit its schema`);
  if (route.location !== undefined) c.header("Location", route.location(checked.data));
  const fresh = withVersion(c, route.version?.(checked.data) ?? null);
  return fresh ? c.json(checked.data, route.answer.status ?? 200) : c.body(null, 304);
}

/** Runs one download. */
export async function runFileRoute<P extends z.ZodType, Q extends z.ZodType>(
  c: AppContext,
  route: FileRoute<P, Q>,
): Promise<Response> {
  const read = await readCall(c, { ...route, method: "get" as const });
  if (!read.ok) return respondRefusal(c, read.refusal);
  const { body: _none, ...call } = read.value;
  const done = await route.handler({ ...call, body: {} });
  return done.ok ? sendFile(c, done.value) : respondRefusal(c, done.refusal);
}

type Reading<P, Q, B> = {
  readonly method: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyType?: "json" | "multipart" | "raw";
  readonly bodyBytesMax?: number;
  readonly ifMatch?: boolean;
};

async function readCall<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  c: AppContext,
  route: Reading<P, Q, B>,
): Promise<Result<ApiCall<z.output<P>, z.output<Q>, z.output<B>>, WebRefusal>> {
  const params = parseInput(route.params, c.req.param());
  // An address that names nothing possible is not found, exactly as one that names nothing existing.
  if (!params.success) return refuse({ code: "NOT_FOUND" });
  const rawQuery = readQuery(c);
  if (!rawQuery.ok) return rawQuery;
  const query = parseInput(route.query, rawQuery.value);
  if (!query.success) return invalid(c, query.error);
  const sent = await readBody(c, route);
  if (!sent.ok) return sent;
  const body = parseInput(route.body, sent.value.value);
  if (!body.success) return invalid(c, body.error);
  const ifMatch = readIfMatch(c, route.ifMatch ?? false);
  if (!ifMatch.ok) return ifMatch;
  const command = commandKey(c, { key: c.req.header("idempotency-key") ?? null, bodyHash: sent.value.hash });
  if (!command.ok) return command;
  const { services, actor, session, locale, requestId, client } = c.var;
  return accept({
    services,
    actor,
    session,
    locale,
    requestId,
    client,
    params: params.data,
    query: query.data,
    body: body.data,
    ifMatch: ifMatch.value,
    command: command.value,
    guestKey: parseGuestKey(c.req.header("x-guest-key")),
    attempt: attemptAt(c.var.shell.limits),
  });
}

function readBody(
  c: AppContext,
  route: Reading<unknown, unknown, unknown>,
): Promise<Result<ReadBody<unknown>, WebRefusal>> {
  if (route.method === "get") return Promise.resolve(accept({ value: {}, hash: "" }));
  const bytesMax = route.bodyBytesMax ?? BODY_BYTES_MAX;
  if (route.bodyType === "raw") return readRaw(c, bytesMax);
  return route.bodyType === "multipart" ? readForm(c, bytesMax) : readJson(c, bytesMax);
}

function invalid(c: AppContext, error: z.ZodError) {
  return refuse({ code: "INPUT_INVALID" as const, errors: fieldErrors(error, c.var.locale) });
}
