import { z } from "@hono/zod-openapi";
import { html } from "hono/html";
import { messages } from "../i18n/index.ts";
import { newId } from "../kernel/ids.ts";
import { accept, type Refusal, type Result } from "../kernel/result.ts";
import type { Services } from "../platform/services.ts";
import { csrfToken, isOwnToken } from "./csrf.ts";
import type { AppContext } from "./env.ts";
import { fieldErrors } from "./field-errors.ts";
import type { FormInput } from "./form.ts";
import { type CommandKey, commandKey } from "./idempotency.ts";
import { shownAtAddress } from "./kept-page.ts";
import { type Kept, runOnce } from "./once.ts";
import type { Page, PageFrame, PageRoute, PageStatus, Renderable } from "./page-route.ts";
import { parseInput, parseLoosely } from "./parse-input.ts";
import { attemptAt } from "./rate-limits.ts";
import type { WebRefusal } from "./refusals.ts";
import {
  BODY_BYTES_MAX,
  GUARD_FIELDS,
  type ReadForm,
  readForm,
  readQuery,
  SHOW_AGAIN,
} from "./request-input.ts";
import { respondRefusal } from "./respond.ts";
import { cameFrom, herePath, localPath } from "./return-path.ts";
import { refuseExpired } from "./send-again.ts";
import { setSessionCookie } from "./session.ts";

/** Runs one page request. */
export async function runPageRoute<P extends z.ZodType, Q extends z.ZodType>(
  c: AppContext,
  route: PageRoute<P, Q>,
): Promise<Response> {
  const params = parseInput(route.params, c.req.param());
  if (!params.success) return respondRefusal(c, { code: "NOT_FOUND" });
  const rawQuery = readQuery(c);
  if (!rawQuery.ok) return respondRefusal(c, rawQuery.refusal);
  const query = parseLoosely(route.query, rawQuery.value);
  if (!query.success) {
    const refusal: WebRefusal = { code: "INPUT_INVALID", errors: fieldErrors(query.error, c.var.locale) };
    return respondRefusal(c, refusal);
  }
  const sent = await readSent(c, route);
  if (!sent.ok) return respondRefusal(c, sent.refusal);
  if (route.method === "post" && !hasOwnToken(c, sent.value)) {
    return refuseExpired(c, route, sent.value.entries);
  }
  const typed = typedIn(c, sent.value);
  if (!typed.ok) return respondRefusal(c, typed.refusal);
  const read = { params: params.data, query: query.data, ...typed.value };
  if (sent.value.value[SHOW_AGAIN] !== undefined) {
    c.set("leavesRights", true);
    const { services } = c.var;
    const again = await route.again?.(pageOf(c, { ...read, services }));
    return again === undefined ? respondRefusal(c, { code: "NOT_FOUND" }) : shownAtAddress(c, again);
  }
  const mode = route.method === "post" ? (route.idempotency ?? "stored") : "none";
  const once = { mode, command: read.command, keep: keepResponse };
  const done = await runOnce(c.var.services, once, async (services) => {
    const response = await route.handler(pageOf(c, { ...read, services }));
    // A page that says no has changed nothing: what it did is undone with its key, and shown as it stands.
    return response.status < 400 ? accept(response) : { ok: false, refusal: { code: SAID_NO, response } };
  });
  // "Wait and send again" is no answer to stay at: a reload is to lead to what became of it.
  if (!done.ok && done.refusal.code === "IDEMPOTENCY_IN_PROGRESS") return respondRefusal(c, done.refusal);
  if (!done.ok) return shownAtAddress(c, saidNo(done.refusal) ?? (await respondRefusal(c, done.refusal)));
  if (!done.value.replayed) return done.value.value;
  const { kept } = done.value;
  const after = await route.replay?.(kept.body, pageOf(c, { ...read, services: c.var.services }));
  return replayPage(c, kept, after ?? null);
}

/** Carries a page through the undoing of what it did; no code anybody is answered with. */
const SAID_NO = "PAGE_SAID_NO";

function saidNo(refusal: Refusal): Response | null {
  return "response" in refusal && refusal.response instanceof Response ? refusal.response : null;
}

async function keepResponse(response: Response): Promise<Kept> {
  const location = response.headers.get("location");
  const body = location === null ? { html: await response.clone().text() } : { location };
  return { status: response.status, body };
}

const keptPage = z.union([z.object({ location: z.string() }), z.object({ html: z.string() })]);

/** The page of the first time. A hot command kept its own value: its route says where that leads. */
function replayPage(c: AppContext, kept: Kept, after: string | null): Response {
  c.header("Idempotent-Replayed", "true");
  if (after !== null) return c.redirect(localPath(after), 303);
  const page = keptPage.safeParse(kept.body);
  if (!page.success) return c.redirect(localPath(cameFrom(c)), 303);
  return "location" in page.data ? c.redirect(localPath(page.data.location), 303) : c.html(page.data.html);
}

type Typed = { readonly form: FormInput; readonly command: CommandKey };

async function readSent(
  c: AppContext,
  route: Pick<PageRoute<z.ZodType, z.ZodType>, "method" | "bodyBytesMax">,
): Promise<Result<ReadForm, WebRefusal>> {
  if (route.method === "get") return accept({ value: {}, hash: "", entries: [] });
  return readForm(c, route.bodyBytesMax ?? BODY_BYTES_MAX);
}

function hasOwnToken(c: AppContext, { value }: ReadForm): boolean {
  const token = value.csrfToken ?? c.req.header("x-csrf-token");
  return typeof token === "string" && isOwnToken(c, token);
}

function typedIn(c: AppContext, { value, hash }: ReadForm): Result<Typed, WebRefusal> {
  const hidden = value.idempotencyKey;
  const header = c.req.method === "POST" ? (c.req.header("idempotency-key") ?? null) : null;
  const command = commandKey(c, { key: typeof hidden === "string" ? hidden : header, bodyHash: hash });
  if (!command.ok) return command;
  const form = Object.fromEntries(Object.entries(value).filter(([name]) => !GUARD_FIELDS.includes(name)));
  return accept({ form, command: command.value });
}

/** What any page's frame is drawn from; error pages use it too. */
export function frameOf(c: AppContext): PageFrame {
  const { services, actor, session, locale, requestId, nonce } = c.var;
  let token: string | null = null;
  return {
    actor,
    session,
    locale,
    requestId,
    nonce,
    // Made when a form asks for it: a guest who only reads gets no cookie.
    get csrfToken() {
      token ??= csrfToken(c);
      return token;
    },
    here: herePath(c),
    fragment: c.req.header("hx-request") === "true",
    publicUrl: services.config.publicUrl,
    authorityName: services.config.authorityName ?? messages(locale).shell.productName,
    helpline: services.config.helpline,
    demo: services.config.demo,
  };
}

type Read<P, Q> = Typed & { readonly params: P; readonly query: Q; readonly services: Services };

function pageOf<P, Q>(c: AppContext, read: Read<P, Q>): Page<P, Q> {
  const frame = frameOf(c);
  // Assigned, not spread: spreading would make the token at once.
  return Object.assign(frame, {
    ...read,
    client: c.var.client,
    attempt: attemptAt(c.var.shell.limits),
    formGuard: (key?: string) => formGuard(frame.csrfToken, key),
    render: async (node: Renderable, status: PageStatus = 200) => c.html(documentOf(`${await node}`), status),
    redirect: (path: string) => c.redirect(localPath(path), 303),
    refuse: async (refusal: Refusal) => respondRefusal(c, refusal),
    setSession: (token: string | null) => setSessionCookie(c, token),
    context: c,
  });
}

/** A whole document gets its doctype; a part of a page stays as it is. */
function documentOf(markup: string): string {
  return markup.startsWith("<html") ? `<!doctype html>${markup}` : markup;
}

function formGuard(token: string, key: string = newId()): Renderable {
  return html`<input type="hidden" name="csrfToken" value="${token}"><input type="hidden" name="idempotencyKey" value="${key}">`;
}
