import { paths } from "../../../web/paths.ts";
import { localPath } from "../../../web/return-path.ts";
import { type Page, pageRoute, parseForm, type Router, z } from "../../../web/route.ts";
import { signOut } from "../account-commands.ts";
import { findAccount } from "../account-store.ts";
import { beginProviderSignIn, completeProviderSignIn } from "../provider-sign-in.ts";
import { completeSecondFactor } from "../second-factor.ts";
import { resolveSession } from "../session.ts";
import { type SignedIn, signIn } from "../sign-in.ts";
import { firstPageOf } from "./first-page.ts";
import { frameOf, mistakeOf, originOf, readCookie, writeCookie } from "./frame.ts";
import { CodePage, ProviderFailedPage, SignedInBesidePage, SignInPage } from "./sign-in-page.tsx";

type AnyPage = Page<unknown, unknown>;

const returnQuery = z.object({ return: z.string().max(2_000).optional() });
const passwordForm = z.strictObject({
  signInName: z.string().max(200),
  password: z.string().max(512),
  return: z.string().max(2_000).default("/"),
});
const codeForm = z.strictObject({ code: z.string().max(100), return: z.string().max(2_000).default("/") });

/** Signing in and out. None of it is repeatable by key: every attempt counts. */
export function registerSignInPages(router: Router): void {
  registerPassword(router);
  registerProvider(router);
  pageRoute(router, {
    method: "post",
    path: "/sign-out",
    act: "session.close",
    idempotency: "none",
    handler: leave,
  });
}

function registerPassword(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/sign-in",
    act: "session.open",
    query: returnQuery,
    handler: async (page) => page.render(<SignInPage {...situation(page, page.query.return)} />),
  });
  pageRoute(router, {
    method: "post",
    path: "/sign-in",
    act: "session.open",
    idempotency: "none",
    limit: "sign-in",
    handler: takePassword,
  });
  pageRoute(router, {
    method: "get",
    path: paths.signedInBeside(),
    act: "session.open",
    handler: async (page) =>
      page.session === null ? page.redirect(paths.home()) : page.render(<SignedInBesidePage page={page} />),
  });
  pageRoute(router, {
    method: "get",
    path: "/sign-in/code",
    act: "session.open",
    query: returnQuery,
    handler: async (page) => page.render(<CodePage page={page} returnTo={localPath(page.query.return)} />),
  });
  pageRoute(router, {
    method: "post",
    path: "/sign-in/code",
    act: "session.open",
    idempotency: "none",
    limit: "sign-in",
    handler: takeCode,
  });
}

function registerProvider(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/sign-in/vneid",
    act: "session.open",
    query: returnQuery,
    limit: "sign-in",
    handler: (page) => toProvider(page, localPath(page.query.return)),
  });
  pageRoute(router, {
    method: "get",
    path: "/sign-in/vneid/return",
    act: "session.open",
    limit: "sign-in",
    handler: fromProvider,
  });
}

async function takePassword(page: AnyPage): Promise<Response> {
  const typed = parseForm(passwordForm, page.form, page.locale);
  if (!typed.ok) return page.render(<SignInPage {...situation(page, null)} errors={typed.errors} />, 422);
  const { signInName, password, return: returnTo } = typed.value;
  const done = await signIn(page.services, { ...frameOf(page.context, page.client), signInName, password });
  if (!done.ok) {
    const errors = [mistakeOf(page.locale, done.refusal, "signInName")];
    const status = done.refusal.code === "SIGN_IN_SLOWED" ? 429 : 422;
    return page.render(
      <SignInPage {...situation(page, returnTo)} typedName={signInName} errors={errors} />,
      status,
    );
  }
  if (done.value.step === "SECOND_FACTOR") {
    writeCookie(page.context, "factor", done.value.pendingToken);
    return page.redirect(`/sign-in/code?return=${encodeURIComponent(localPath(returnTo))}`);
  }
  return enter(page, done.value, returnTo);
}

async function takeCode(page: AnyPage): Promise<Response> {
  const typed = parseForm(codeForm, page.form, page.locale);
  if (!typed.ok) return page.render(<CodePage page={page} returnTo="/" errors={typed.errors} />, 422);
  const returnTo = localPath(typed.value.return);
  const pendingToken = readCookie(page.context, "factor") ?? "";
  const frame = frameOf(page.context, page.client);
  const done = await completeSecondFactor(page.services, { ...frame, pendingToken, code: typed.value.code });
  if (done.ok) {
    writeCookie(page.context, "factor", null);
    return enter(page, done.value, returnTo);
  }
  const errors = [mistakeOf(page.locale, done.refusal, "code")];
  if (done.refusal.code === "SIGN_IN_EXPIRED")
    return page.render(<SignInPage {...situation(page, returnTo)} errors={errors} />, 422);
  const status = done.refusal.code === "SIGN_IN_SLOWED" ? 429 : 422;
  return page.render(<CodePage page={page} returnTo={returnTo} errors={errors} />, status);
}

async function toProvider(page: AnyPage, returnTo: string): Promise<Response> {
  const begun = await beginProviderSignIn(page.services, { returnTo, locale: page.locale });
  if (!begun.ok) return page.refuse(begun.refusal);
  writeCookie(page.context, "flow", begun.value.flowToken);
  return page.context.redirect(begun.value.address, 303);
}

async function fromProvider(page: AnyPage): Promise<Response> {
  const flowToken = readCookie(page.context, "flow");
  writeCookie(page.context, "flow", null);
  const query = new URL(page.context.req.url).search;
  const done = await completeProviderSignIn(page.services, {
    ...frameOf(page.context, page.client),
    flowToken,
    query,
  });
  if (done.ok) return enter(page, done.value, done.value.returnTo);
  const { message } = mistakeOf(page.locale, done.refusal);
  return page.render(<ProviderFailedPage page={page} message={message} />, 403);
}

/**
 * Signed in: the new session, the device that is known from now on, and back to where the person was; but first to a
 * password of their own, where the one they came with is known to whoever handed it over.
 */
async function enter(page: AnyPage, done: SignedIn, returnTo: string): Promise<Response> {
  page.setSession(done.token);
  writeCookie(page.context, "device", done.deviceToken);
  const account =
    done.account.kind === "officer" ? await findAccount(page.services.database, done.account.id) : null;
  if (account?.passwordGiven === true) return page.redirect(paths.account());
  const target = localPath(returnTo);
  return page.redirect(target === "/" ? await firstPage(page, done) : target);
}

async function firstPage(page: AnyPage, done: SignedIn): Promise<string> {
  const session = await resolveSession(page.services, { cookieToken: done.token });
  return firstPageOf(session?.actor ?? page.actor);
}

async function leave(page: AnyPage): Promise<Response> {
  const { formerToken } = frameOf(page.context, page.client);
  if (formerToken !== null)
    await signOut(page.services, { token: formerToken, origin: originOf(page.client) });
  page.setSession(null);
  return page.redirect(paths.home());
}

function situation(page: AnyPage, returnTo: string | null | undefined) {
  return { page, returnTo: localPath(returnTo), hasProvider: page.services.config.identityProvider !== null };
}
