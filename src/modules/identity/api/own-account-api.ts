import { accept, refuse } from "../../../kernel/result.ts";
import { apiRoute, type ClientOrigin, idField, type Router, z } from "../../../web/route.ts";
import { changePassword, endOwnSession } from "../account-commands.ts";
import { findOwnAccount } from "../own-account.ts";
import { confirmTotp, disableTotp, enrolTotp } from "../totp-commands.ts";

const tag = "identity";
const password = z.string().max(512);
const code = z.string().max(100);
const accountAnswer = z.object({ accountId: z.uuid() });

/** One's own account by API. */
export function registerOwnAccountApi(router: Router): void {
  registerAccountReading(router);
  registerPasswordChange(router);
  registerSecondFactorEnrolment(router);
  registerSecondFactorRemoval(router);
}

function registerAccountReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/account",
    act: "account.read-own",
    tag,
    summary: "My account and where I am signed in",
    answer: { schema: ownAccountSchema() },
    handler: async ({ services, actor }) => {
      const own =
        actor.kind === "officer" || actor.kind === "citizen"
          ? await findOwnAccount(services, actor.accountId)
          : null;
      return own === null ? refuse({ code: "NOT_FOUND" }) : accept({ ...own, sessions: [...own.sessions] });
    },
  });
  apiRoute(router, {
    method: "delete",
    path: "/api/v1/account/sessions/{id}",
    act: "account.read-own",
    tag,
    idempotency: "none",
    summary: "End one of my sessions",
    params: z.strictObject({ id: idField("session") }),
    answer: { schema: z.object({ sessionId: z.string() }) },
    refusals: ["SESSION_NOT_FOUND"],
    handler: ({ services, actor, params }) => endOwnSession(services, actor, { sessionId: params.id }),
  });
}

function registerPasswordChange(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/account/password",
    act: "account.read-own",
    tag,
    limit: "sign-in",
    idempotency: "none",
    summary: "Change my password; my other sessions end",
    body: z.strictObject({ current: password, next: password }),
    answer: { schema: accountAnswer },
    refusals: [
      "CURRENT_PASSWORD_WRONG",
      "SIGN_IN_SLOWED",
      "PASSWORD_TOO_SHORT",
      "PASSWORD_TOO_LONG",
      "PASSWORD_TOO_PLAIN",
      "PASSWORD_HOLDS_NAME",
      "PASSWORD_SAME",
    ],
    handler: ({ services, actor, client, session, body }) =>
      changePassword(services, actor, {
        ...body,
        sessionId: session?.sessionId ?? "",
        origin: originOf(client),
      }),
  });
}

function registerSecondFactorEnrolment(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/account/second-factor",
    act: "account.read-own",
    tag,
    limit: "sign-in",
    idempotency: "none",
    summary: "Begin or show again my enrolment",
    answer: { schema: z.object({ secret: z.string(), uri: z.string() }) },
    refusals: ["TOTP_ALREADY_ON", "TOTP_OFFICERS_ONLY"],
    handler: ({ services, actor }) => enrolTotp(services, actor),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/account/second-factor/confirmation",
    act: "account.read-own",
    tag,
    limit: "sign-in",
    idempotency: "none",
    summary: "Confirm my enrolment with a first code",
    body: z.strictObject({ code }),
    answer: { schema: z.object({ recoveryCodes: z.array(z.string()) }) },
    refusals: ["SECOND_FACTOR_WRONG", "TOTP_NOT_STARTED"],
    handler: async ({ services, actor, session, body }) => {
      const done = await confirmTotp(services, actor, { ...body, sessionId: session?.sessionId ?? "" });
      return done.ok ? accept({ recoveryCodes: [...done.value.recoveryCodes] }) : done;
    },
  });
}

function registerSecondFactorRemoval(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/account/second-factor/removal",
    act: "account.read-own",
    tag,
    limit: "sign-in",
    idempotency: "none",
    summary: "Turn my second factor off",
    body: z.strictObject({ code }),
    answer: { schema: accountAnswer },
    refusals: ["SECOND_FACTOR_WRONG", "TOTP_NOT_ON"],
    handler: ({ services, actor, client, body }) =>
      disableTotp(services, actor, { ...body, origin: originOf(client) }),
  });
}

function originOf(client: ClientOrigin) {
  return { source: client.network, userAgent: client.agent };
}

function ownAccountSchema() {
  const session = z.object({
    id: z.string(),
    carrier: z.string(),
    source: z.string(),
    userAgent: z.string(),
    createdAt: z.string(),
    seenAt: z.string(),
  });
  const factor = z.object({ isOn: z.boolean(), recoveryCodesLeft: z.number() }).nullable();
  return z.object({
    accountId: z.string(),
    kind: z.string(),
    signInName: z.string().nullable(),
    fullName: z.string(),
    phone: z.string().nullable(),
    passwordGiven: z.boolean(),
    factor,
    sessions: z.array(session),
  });
}
