import type { z } from "@hono/zod-openapi";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Locale } from "../i18n/index.ts";
import type { Refusal } from "../kernel/result.ts";
import type { Act, Actor } from "../modules/access/index.ts";
import type { Services } from "../platform/services.ts";
import type { NoInput } from "./api-route.ts";
import type { AppContext, ClientOrigin, SessionView } from "./env.ts";
import type { FormInput } from "./form.ts";
import { guarded } from "./guard.ts";
import type { CommandKey, Idempotency } from "./idempotency.ts";
import { runPageRoute } from "./page-run.ts";
import type { LimitName } from "./rate-limits.ts";
import type { WebRefusal } from "./refusals.ts";
import { openApiPath, routingPath } from "./route-registry.ts";
import type { Router } from "./router.ts";
import { refuseUnread } from "./send-again.ts";

/** What JSX of `hono/jsx` gives. */
export type Renderable = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A page as asked for, or shown again with what stands against it. */
export type PageStatus = 200 | 403 | 404 | 409 | 412 | 413 | 422 | 429;

/** What the layout needs to draw the frame of any page. */
export type PageFrame = {
  readonly actor: Actor;
  readonly session: SessionView | null;
  readonly locale: Locale;
  readonly requestId: string;
  /** For every `<script>` and `<style>` element: without it the browser runs neither. */
  readonly nonce: string;
  /** For forms (hidden field `csrfToken`) and scripts (header `X-CSRF-Token`). */
  readonly csrfToken: string;
  /** The path and query of this page, to switch the language or to return after signing in. */
  readonly here: string;
  /** A script asked for a part of the page: answer with the part only. */
  readonly fragment: boolean;
  readonly publicUrl: string;
  /** Whose door this is, shown in the red bar; from the settings of the installation (`config.authorityName`). */
  readonly authorityName: string;
  /** Telephone of the helpline (đường dây hỗ trợ), where there is one (`config.helpline`). */
  readonly helpline: string | null;
  readonly demo: boolean;
};

/** What the handler of a page receives, and the ways it may answer. */
export type Page<P, Q> = PageFrame & {
  readonly services: Services;
  readonly client: ClientOrigin;
  readonly params: P;
  readonly query: Q;
  /** Empty on GET. Read it with `parseForm`. */
  readonly form: FormInput;
  readonly command: CommandKey;
  /** Counts one attempt at a subject (a tracked code); the refusal to return where there were too many. */
  readonly attempt: (limit: LimitName, subject: string) => Promise<WebRefusal | null>;
  /** The two hidden fields every POST form carries: the CSRF token and an idempotency key, a fresh one unless one is given. */
  readonly formGuard: (idempotencyKey?: string) => Renderable;
  readonly render: (node: Renderable, status?: PageStatus) => Promise<Response>;
  /** After a change: 303 to a path of this site. */
  readonly redirect: (path: string) => Response;
  /** The error page of a refusal, with its status; for refusals that no form can show. */
  readonly refuse: (refusal: Refusal) => Promise<Response>;
  /** Sets or ends the session cookie; for signing in and out only. */
  readonly setSession: (token: string | null) => void;
  /** For what a page needs of HTTP beyond this, rarely. */
  readonly context: AppContext;
};

/** Where a repeated `command` leads: where its first answer led, from the value its key kept. */
type Replay<P, Q> = (kept: unknown, page: Page<P, Q>) => string | null | Promise<string | null>;

/** As in `apiRoute`; the key comes from the hidden field of the form. */
type Repeated<P, Q> =
  | { readonly idempotency: "command"; readonly replay: Replay<P, Q> }
  | { readonly idempotency?: Exclude<Idempotency, "command">; readonly replay?: Replay<P, Q> };

/** One page. `params` that do not fit are "not found"; a `query` that does not fit is an error page 422. */
export type PageRoute<P extends z.ZodType, Q extends z.ZodType> = {
  readonly method: "get" | "post";
  readonly path: string;
  readonly act: Act;
  readonly params?: P;
  /** Unlike in the API, unknown names in a page's query are ignored: links carry tracking and old parameters. */
  readonly query?: Q;
  readonly bodyBytesMax?: number;
  readonly limit?: LimitName;
  /** Shows the form as it is filled in and does nothing: the other language asks for it (ADR 0238). */
  readonly again?: (page: Page<z.output<P>, z.output<Q>>) => Promise<Response>;
  readonly handler: (page: Page<z.output<P>, z.output<Q>>) => Promise<Response>;
} & Repeated<z.output<P>, z.output<Q>>;

/** Declares one page: registers it and answers it. */
export function pageRoute<P extends z.ZodType = NoInput, Q extends z.ZodType = NoInput>(
  router: Router,
  route: PageRoute<P, Q>,
): void {
  const path = openApiPath(route.path);
  router.routes.add({ method: route.method, path, kind: "page", act: route.act });
  router.app.on(route.method.toUpperCase(), [routingPath(path)], (c: AppContext) =>
    guarded(c, { ...guardOf(c, route), path, kind: "page" }, () => runPageRoute(c, route)),
  );
}

function guardOf<P extends z.ZodType, Q extends z.ZodType>(c: AppContext, route: PageRoute<P, Q>) {
  const { act, limit, idempotency } = route;
  if (route.method === "get") return { act, limit, idempotency };
  return { act, limit, idempotency, turnAway: (refusal: WebRefusal) => refuseUnread(c, route, refusal) };
}
