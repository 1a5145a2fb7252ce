import type { ContentfulStatusCode } from "hono/utils/http-status";
import { messages } from "../i18n/index.ts";
import { Defect } from "../kernel/fault.ts";
import type { Refusal } from "../kernel/result.ts";
import type { AppContext } from "./env.ts";
import { errorText } from "./error-catalogue.ts";
import { describeCause, failureOf } from "./failure.ts";
import { cameFrom } from "./return-path.ts";
import type { SentForm } from "./send-again.ts";

/** A retryable fault says when to come back; short, since a restart of the database takes seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The answer to a refusal: a problem for programs, an error page for people. The one mapper of the application.
 * `sent` is the form that was not taken, for the page to give back.
 */
export function respondRefusal(
  c: AppContext,
  refusal: Refusal,
  sent: SentForm | null = null,
): Promise<Response> {
  const entry = c.var.shell.catalogue.get(refusal.code);
  // A code without an entry is our mistake, yet the office has decided: the caller gets its no, the log the mistake.
  if (entry === undefined)
    c.var.services.log.error({ code: refusal.code }, "refusal code without a catalogue entry");
  const { code, ...facts } = refusal;
  return answer(c, {
    code,
    status: entry?.status ?? 409,
    detail: errorText(c.var.locale, code, facts) ?? code,
    legalGround: entry?.legalGround ?? null,
    facts,
    reference: null,
    retryAfterSeconds: waitOf(refusal),
    sent,
  });
}

/** The answer to whatever was thrown: a code, a reference number for the log, and nothing of our inside. */
export function respondFailure(c: AppContext, thrown: unknown): Promise<Response> {
  const failure = failureOf(thrown);
  const isDefect = failure instanceof Defect;
  const code = isDefect ? "INTERNAL" : failure.code;
  const retryable = !isDefect && failure.retryable;
  const facts = isDefect ? {} : failure.facts;
  const { log } = c.var.services;
  const cause = failure.cause ?? failure;
  const noted = {
    requestId: c.var.requestId,
    code,
    route: c.var.routePattern,
    facts,
    failure: describeCause(cause),
  };
  if (retryable) log.warn(noted, "fault");
  else log.error(noted, isDefect ? "defect" : "fault");
  return answer(c, {
    code,
    status: c.var.shell.catalogue.get(code)?.status ?? (retryable ? 503 : 500),
    detail: errorText(c.var.locale, code, facts) ?? messages(c.var.locale).web.errors.INTERNAL,
    legalGround: null,
    facts: {},
    reference: c.var.requestId,
    retryAfterSeconds: retryable ? RETRY_AFTER_SECONDS : null,
    sent: null,
  });
}

/** What an error page is drawn from. */
export type Problem = {
  readonly code: string;
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
  readonly legalGround: string | null;
  /** Number to give to support; only where something failed on our side. */
  readonly reference: string | null;
  readonly retryAfterSeconds: number | null;
  /** The form that was not taken, where the page gives it back to be sent again. */
  readonly sent: SentForm | null;
  /** The page a refused form was on: where to go on after signing in. */
  readonly cameFrom: string | null;
};

type Answer = Omit<Problem, "title" | "cameFrom"> & { readonly facts: Readonly<Record<string, unknown>> };

async function answer(c: AppContext, said: Answer): Promise<Response> {
  const { facts, ...rest } = said;
  const from = c.req.method === "POST" ? cameFrom(c) : null;
  const problem: Problem = { ...rest, title: titleOf(c, said), cameFrom: from };
  c.set("answerCode", said.code);
  c.header("Cache-Control", "no-store");
  if (said.retryAfterSeconds !== null) c.header("Retry-After", String(said.retryAfterSeconds));
  if (said.status === 401) c.header("WWW-Authenticate", 'Bearer realm="motcua"');
  if (!wantsPage(c)) return c.body(problemJson(problem, facts), said.status, PROBLEM);
  const page = await c.var.shell.errorPage(c, problem);
  return c.html(`${page}`, said.status);
}

const PROBLEM = { "Content-Type": "application/problem+json; charset=utf-8" };

/** RFC 9457. Facts stand beside the standard members, as the refusal's own fields. */
function problemJson(problem: Problem, facts: Readonly<Record<string, unknown>>): string {
  const { code, status, title, detail, legalGround, reference } = problem;
  return JSON.stringify({
    ...facts,
    type: `/api/v1/docs#${code}`,
    title,
    status,
    code,
    detail,
    ...(legalGround === null ? {} : { legalGround }),
    ...(reference === null ? {} : { reference }),
  });
}

function wantsPage(c: AppContext): boolean {
  if (c.req.path.startsWith("/api/")) return false;
  return (c.req.header("accept") ?? "").includes("text/html") || c.req.header("hx-request") === "true";
}

function titleOf(c: AppContext, { code, status }: Pick<Problem, "code" | "status">): string {
  const { titles } = messages(c.var.locale).web.errorPage;
  if (code === "FORM_EXPIRED") return titles.expired;
  if (status === 401) return titles.signIn;
  if (status === 403) return titles.notAllowed;
  if (status === 404) return titles.notFound;
  if (status === 429 || status === 503 || status === 507) return titles.busy;
  return status >= 500 ? titles.failed : titles.refused;
}

function waitOf(refusal: Refusal): number | null {
  if (refusal.code === "IDEMPOTENCY_IN_PROGRESS") return 1;
  if (!("retryAfterSeconds" in refusal)) return null;
  return typeof refusal.retryAfterSeconds === "number" ? refusal.retryAfterSeconds : null;
}
