import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Locale } from "../i18n/index.ts";
import type { Actor } from "../modules/access/index.ts";
import type { Services } from "../platform/services.ts";
import type { ShellParts } from "./shell-parts.ts";

/** What a session gives the shell; made by `resolveSession` of identity, which the composition root injects. */
export type SessionView = {
  readonly actor: Actor;
  readonly sessionId: string;
  /** Secret of this session only; CSRF tokens are derived from it and it never leaves the server. */
  readonly csrfSecret: string;
  /** The password is known to whoever handed it over: nothing but the account is open before it is changed. */
  readonly owesPassword?: boolean;
  /** Messages nobody has seen yet, at most a hundred; null where nobody asked. */
  readonly unread?: number | null;
};

/** The session's secret as it was sent. A secret made for a cookie is not good as a bearer token, nor the reverse. */
export type Credentials = { readonly cookieToken?: string | undefined; readonly bearer?: string | undefined };

/** Looks a session up by its secret; null where it is unknown, ended or expired. */
export type ResolveSession = (services: Services, credentials: Credentials) => Promise<SessionView | null>;

/** Where a request came from, after the trusted proxy hops; `network` is the address, or its /64 for IPv6. */
export type ClientOrigin = { readonly address: string; readonly network: string; readonly agent: string };

/** Hono's types for the whole application: what every handler finds in its context. */
export type AppEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    shell: ShellParts;
    services: Services;
    actor: Actor;
    session: SessionView | null;
    /** Whether the session came in a cookie: only then can another site ride on it (CSRF). */
    cookieSession: boolean;
    /** Whether the matched route writes nothing that sessions or rights depend on. */
    leavesRights: boolean;
    locale: Locale;
    requestId: string;
    nonce: string;
    client: ClientOrigin;
    /** The pattern of the matched route, for logs and metrics: never the address with its data. */
    routePattern: string;
    /** The code of the refusal or fault answered, for the access log. */
    answerCode: string | null;
  };
};

export type AppContext = Context<AppEnv>;
