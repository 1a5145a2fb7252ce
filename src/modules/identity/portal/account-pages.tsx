import qrcode from "qrcode";
import type { Refusal } from "../../../kernel/result.ts";
import {
  type FieldError,
  idField,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  z,
} from "../../../web/route.ts";
import type { AccountId } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { changePassword, endOwnSession } from "../account-commands.ts";
import { findOwnAccount } from "../own-account.ts";
import { REPEAT } from "../secret-fields.tsx";
import { confirmTotp, disableTotp, enrolTotp } from "../totp-commands.ts";
import { AccountPage, type AnyPage, EnrolPage, RecoveryCodesPage } from "./account-page.tsx";
import { firstPageOf } from "./first-page.ts";
import { mistakeOf, originOf } from "./frame.ts";

const ACCOUNT = "/account";
const act = "account.read-own";
const passwordForm = z.strictObject({
  current: z.string().max(512),
  next: z.string().max(512),
  [REPEAT]: z.string().max(512),
  username: z.string().optional(),
});
const codeForm = z.strictObject({ code: z.string().max(100) });
const sessionParams = z.strictObject({ id: idField("session") });

/** One's own account. Never kept under an idempotency key: answers hold secrets shown once. */
export function registerAccountPages(router: Router): void {
  registerAccount(router);
  registerSecondFactor(router);
}

function registerSecondFactor(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/account/second-factor",
    act,
    handler: (page) => showEnrolment(page, []),
  });
  pageRoute(router, {
    method: "post",
    path: "/account/second-factor",
    act,
    idempotency: "none",
    limit: "sign-in",
    handler: takeFirstCode,
  });
  pageRoute(router, {
    method: "post",
    path: "/account/second-factor/off",
    act,
    idempotency: "none",
    limit: "sign-in",
    handler: takeLastCode,
  });
}

function registerAccount(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: ACCOUNT,
    act,
    query: z.object({ done: z.string().optional() }),
    handler: showAccount,
  });
  pageRoute(router, {
    method: "post",
    path: "/account/password",
    act,
    idempotency: "none",
    limit: "sign-in",
    handler: takePassword,
  });
  pageRoute(router, {
    method: "post",
    path: "/account/sessions/{id}/end",
    act,
    params: sessionParams,
    idempotency: "none",
    handler: async (page) => {
      const done = await endOwnSession(page.services, page.actor, { sessionId: page.params.id });
      return done.ok ? page.redirect(ACCOUNT) : page.refuse(done.refusal);
    },
  });
}

function showAccount(page: Page<unknown, { readonly done?: string | undefined }>): Promise<Response> {
  const goOn = page.query.done === "password" ? firstPageOf(page.actor) : undefined;
  return accountPage(page, { goOn, errors: [] });
}

async function accountPage(
  page: AnyPage,
  say: { goOn?: string | undefined; errors: readonly FieldError[] },
): Promise<Response> {
  const accountId = accountIdOf(page);
  const own = accountId === null ? null : await findOwnAccount(page.services, accountId);
  if (own === null) return page.refuse({ code: "NOT_FOUND" });
  const directory = await unitDirectory(page.services.database);
  const grants = page.actor.kind === "officer" ? page.actor.grants : [];
  const unitNames = new Map(grants.map(({ unitId }) => [unitId, directory.find(unitId)?.shortName ?? ""]));
  return page.render(
    <AccountPage page={page} own={own} unitNames={unitNames} {...say} />,
    say.errors.length === 0 ? 200 : 422,
  );
}

async function takePassword(page: AnyPage): Promise<Response> {
  const typed = parseForm(passwordForm, page.form, page.locale);
  if (!typed.ok) return accountPage(page, { errors: typed.errors });
  const { current, next, repeat } = typed.value;
  if (next !== repeat)
    return accountPage(page, {
      errors: [mistakeOf(page.locale, { code: "PASSWORD_REPEAT_DIFFERS" }, REPEAT)],
    });
  const sessionId = page.session?.sessionId ?? "";
  const done = await changePassword(page.services, page.actor, {
    current,
    next,
    sessionId,
    origin: originOf(page.client),
  });
  if (done.ok) return page.redirect(`${ACCOUNT}?done=password`);
  const field = done.refusal.code.startsWith("PASSWORD_") ? "next" : "current";
  return accountPage(page, { errors: [mistakeOf(page.locale, done.refusal, field)] });
}

async function showEnrolment(page: AnyPage, errors: readonly FieldError[]): Promise<Response> {
  const enrolling = await enrolTotp(page.services, page.actor);
  if (!enrolling.ok) return page.refuse(enrolling.refusal);
  const { secret, uri } = enrolling.value;
  const qrSvg = await qrcode.toString(uri, { type: "svg", width: 232, margin: 2, errorCorrectionLevel: "M" });
  return page.render(
    <EnrolPage page={page} secret={secret} qrSvg={qrSvg} errors={errors} />,
    errors.length === 0 ? 200 : 422,
  );
}

async function takeFirstCode(page: AnyPage): Promise<Response> {
  const typed = parseForm(codeForm, page.form, page.locale);
  if (!typed.ok) return showEnrolment(page, typed.errors);
  const sessionId = page.session?.sessionId ?? "";
  const done = await confirmTotp(page.services, page.actor, { code: typed.value.code, sessionId });
  if (done.ok) return page.render(<RecoveryCodesPage page={page} codes={done.value.recoveryCodes} />);
  return onlyWrongCode(done, page, (errors) => showEnrolment(page, errors));
}

async function takeLastCode(page: AnyPage): Promise<Response> {
  const typed = parseForm(codeForm, page.form, page.locale);
  if (!typed.ok) return accountPage(page, { errors: typed.errors });
  const done = await disableTotp(page.services, page.actor, {
    code: typed.value.code,
    origin: originOf(page.client),
  });
  if (done.ok) return page.redirect(ACCOUNT);
  return onlyWrongCode(done, page, (errors) => accountPage(page, { errors }));
}

function onlyWrongCode(
  done: { readonly ok: false; readonly refusal: Refusal },
  page: AnyPage,
  show: (errors: readonly FieldError[]) => Promise<Response>,
): Promise<Response> {
  const isTyped = done.refusal.code === "SECOND_FACTOR_WRONG" || done.refusal.code === "SIGN_IN_SLOWED";
  return isTyped ? show([mistakeOf(page.locale, done.refusal, "code")]) : page.refuse(done.refusal);
}

function accountIdOf(page: AnyPage): AccountId | null {
  return page.actor.kind === "officer" || page.actor.kind === "citizen" ? page.actor.accountId : null;
}
