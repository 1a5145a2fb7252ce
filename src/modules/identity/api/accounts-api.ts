import { apiRoute, idField, type Router, z } from "../../../web/route.ts";
import { openAccount, resetPassword, setSuspended } from "../account-commands.ts";
import { resetTotp } from "../totp-commands.ts";

const tag = "identity";
const password = z.string().max(512);
const accountAnswer = z.object({ accountId: z.uuid() });
const params = z.strictObject({ id: idField("account") });

/** Officers' accounts by API, for who manages the person. */
export function registerAccountsApi(router: Router): void {
  registerAccountOpening(router);
  registerAccountRescue(router);
}

function registerAccountOpening(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/accounts",
    act: "person.manage",
    tag,
    summary: "Open the account of a person",
    idempotency: "none",
    body: z.strictObject({ personId: idField("person"), signInName: z.string().max(64), password }),
    answer: { status: 201, schema: accountAnswer },
    refusals: ["PERSON_HAS_ACCOUNT", "SIGN_IN_NAME_TAKEN", "SIGN_IN_NAME_INVALID", "PASSWORD_TOO_SHORT"],
    handler: ({ services, actor, body }) => openAccount(services, actor, body),
  });
  apiRoute(router, {
    method: "put",
    path: "/api/v1/accounts/{id}/suspension",
    act: "person.manage",
    tag,
    summary: "Suspend or resume an account",
    params,
    body: z.strictObject({ suspended: z.boolean() }),
    answer: { schema: accountAnswer },
    refusals: ["OWN_ACCOUNT_ONLY", "POST_ROLE_RESERVED"],
    handler: ({ services, actor, params: { id }, body }) =>
      setSuspended(services, actor, { accountId: id, ...body }),
  });
}

function registerAccountRescue(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/accounts/{id}/password",
    act: "person.manage",
    tag,
    summary: "Set another officer's password",
    params,
    idempotency: "none",
    body: z.strictObject({ password }),
    answer: { schema: accountAnswer },
    refusals: ["OWN_ACCOUNT_ONLY", "POST_ROLE_RESERVED", "PASSWORD_TOO_SHORT"],
    handler: ({ services, actor, params: { id }, body }) =>
      resetPassword(services, actor, { accountId: id, ...body }),
  });
  apiRoute(router, {
    method: "delete",
    path: "/api/v1/accounts/{id}/second-factor",
    act: "person.manage",
    tag,
    summary: "Remove another officer's second factor",
    params,
    answer: { schema: accountAnswer },
    refusals: ["OWN_ACCOUNT_ONLY", "TOTP_NOT_ON"],
    handler: ({ services, actor, params: { id } }) => resetTotp(services, actor, { accountId: id }),
  });
}
