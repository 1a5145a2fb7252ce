import { accept } from "../../../kernel/result.ts";
import { apiRoute, type ClientOrigin, type Router, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { completeSecondFactor } from "../second-factor.ts";
import { endSessionsById } from "../session-store.ts";
import { type SignInFrame, signIn } from "../sign-in.ts";

const tag = "identity";
const opened = z.object({
  step: z.enum(["DONE", "SECOND_FACTOR"]),
  /** Bearer token of the session; the only time it is shown. */
  token: z.string().nullable(),
  /** Token to bring the second factor with, at `/api/v1/session/second-factor`. */
  pendingToken: z.string().nullable(),
  expiresAt: z.string().nullable(),
});

/** Sessions by API. Signing in is never kept under a key: every attempt counts, and answers hold tokens. */
export function registerSessionApi(router: Router): void {
  registerPasswordSignIn(router);
  registerSecondFactor(router);
  registerOwnSession(router);
}

function registerPasswordSignIn(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/session",
    act: "session.open",
    tag,
    summary: "Sign in with name and password",
    body: z.strictObject({ signInName: z.string().max(200), password: z.string().max(512) }),
    answer: { status: 201, schema: opened },
    idempotency: "none",
    limit: "sign-in",
    refusals: ["SIGN_IN_WRONG", "SIGN_IN_SLOWED", "ACCOUNT_SUSPENDED"],
    handler: async ({ services, client, body }) => {
      const done = await signIn(services, { ...bearerFrame(client), ...body });
      if (!done.ok) return done;
      const { value } = done;
      if (value.step === "SECOND_FACTOR")
        return accept({ step: value.step, token: null, pendingToken: value.pendingToken, expiresAt: null });
      return accept({ step: value.step, token: value.token, pendingToken: null, expiresAt: value.expiresAt });
    },
  });
}

function registerSecondFactor(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/session/second-factor",
    act: "session.open",
    tag,
    summary: "Bring the second factor",
    body: z.strictObject({ pendingToken: z.string().max(100), code: z.string().max(100) }),
    answer: { status: 201, schema: opened },
    idempotency: "none",
    limit: "sign-in",
    refusals: ["SECOND_FACTOR_WRONG", "SIGN_IN_SLOWED", "SIGN_IN_EXPIRED"],
    handler: async ({ services, client, body }) => {
      const done = await completeSecondFactor(services, { ...bearerFrame(client), ...body });
      return done.ok
        ? accept({
            step: done.value.step,
            token: done.value.token,
            pendingToken: null,
            expiresAt: done.value.expiresAt,
          })
        : done;
    },
  });
}

function registerOwnSession(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/session",
    act: "session.close",
    tag,
    summary: "Who am I, and which roles have I today",
    answer: {
      schema: z.object({
        kind: z.string(),
        accountId: z.string().nullable(),
        fullName: z.string().nullable(),
        grants: z.array(grantSchema()),
      }),
    },
    handler: async ({ actor }) => accept(whoIs(actor)),
  });
  apiRoute(router, {
    method: "delete",
    path: "/api/v1/session",
    act: "session.close",
    tag,
    summary: "Sign out",
    answer: { schema: z.object({ ended: z.boolean() }) },
    idempotency: "none",
    handler: async ({ services, session }) => {
      if (session === null) return accept({ ended: false });
      await endSessionsById(services.database, {
        ids: [session.sessionId],
        reason: "SIGNED_OUT",
        now: services.clock.now(),
      });
      return accept({ ended: true });
    },
  });
}

function bearerFrame(client: ClientOrigin): SignInFrame {
  const origin = { source: client.network, userAgent: client.agent };
  return { origin, carrier: "BEARER", deviceToken: null, formerToken: null };
}

function grantSchema() {
  return z.object({
    role: z.string(),
    unitId: z.string(),
    delegatedBy: z.string().nullable(),
    acts: z.array(z.string()).nullable(),
  });
}

function whoIs(actor: Actor) {
  if (actor.kind === "officer") {
    const grants = actor.grants.map(({ role, unitId, delegatedBy, acts }) => ({
      role,
      unitId,
      delegatedBy,
      acts: acts === undefined ? null : [...acts],
    }));
    return { kind: actor.kind, accountId: actor.accountId, fullName: actor.fullName, grants };
  }
  if (actor.kind === "citizen")
    return { kind: actor.kind, accountId: actor.accountId, fullName: actor.fullName, grants: [] };
  return { kind: actor.kind, accountId: null, fullName: null, grants: [] };
}
