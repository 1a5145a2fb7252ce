import type { Refusal, Result } from "../../../kernel/result.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { AccountId, PersonId } from "../../access/index.ts";
import { findPerson, listPostsOf } from "../../organisation/index.ts";
import { deniedForAccount, openAccount, resetPassword, setSuspended } from "../account-commands.ts";
import { findAccount, findAccountOfPerson } from "../account-store.ts";
import { mistakeOf } from "../portal/frame.ts";
import { resetTotp } from "../totp-commands.ts";
import { PersonAccountPage } from "./account-page.tsx";

type PersonPage = Page<{ readonly id: PersonId }, unknown>;
type AccountPage = Page<{ readonly id: AccountId }, unknown>;

/** The accounts of officers, for who manages them. Passwords are never kept under an idempotency key. */
export function registerAccountAdminPages(router: Router): void {
  const act = "person.manage";
  const person = z.strictObject({ id: idField("person") });
  const account = z.strictObject({ id: idField("account") });
  const idempotency = "none";
  pageRoute(router, {
    method: "get",
    path: "/admin/people/{id}/account",
    act,
    params: person,
    handler: (page) => show(page, page.params.id, null),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/people/{id}/account",
    act,
    params: person,
    idempotency,
    handler: takeAccount,
  });
  const change = (path: string, run: (page: AccountPage) => Promise<Result<{ accountId: AccountId }>>) =>
    pageRoute(router, {
      method: "post",
      path,
      act,
      params: account,
      idempotency,
      handler: (page) => takeChange(page, run),
    });
  change("/admin/accounts/{id}/suspend", ({ services, actor, params }) =>
    setSuspended(services, actor, { accountId: params.id, suspended: true }),
  );
  change("/admin/accounts/{id}/resume", ({ services, actor, params }) =>
    setSuspended(services, actor, { accountId: params.id, suspended: false }),
  );
  change("/admin/accounts/{id}/password", ({ services, actor, params, form }) =>
    resetPassword(services, actor, { accountId: params.id, password: textOf(form.password) }),
  );
  change("/admin/accounts/{id}/second-factor/remove", ({ services, actor, params }) =>
    resetTotp(services, actor, { accountId: params.id }),
  );
}

async function show(
  page: Page<unknown, unknown>,
  personId: PersonId,
  wrong: { refusal: Refusal; typedName: string } | null,
): Promise<Response> {
  const { database } = page.services;
  const person = await findPerson(database, personId);
  if (person === null) return page.refuse({ code: "PERSON_NOT_FOUND" });
  const denied = await deniedForAccount(page.services, page.actor, personId);
  if (denied !== null) return page.refuse(await saidOf(page, personId, denied));
  const account = await findAccountOfPerson(database, personId);
  if (wrong === null) return page.render(<PersonAccountPage page={page} person={person} account={account} />);
  const field = wrong.refusal.code.startsWith("PASSWORD_") ? "password" : "signInName";
  const errors = [mistakeOf(page.locale, wrong.refusal, field)];
  return page.render(
    <PersonAccountPage
      page={page}
      person={person}
      account={account}
      typedName={wrong.typedName}
      errors={errors}
    />,
    422,
  );
}

/** Who has no post yet is nobody's to open an account for: said as what comes first, not as a page there is none of. */
async function saidOf(
  { services }: Page<unknown, unknown>,
  personId: PersonId,
  denied: Refusal,
): Promise<Refusal> {
  const posts = await listPostsOf(services.database, personId);
  return posts.length === 0 ? { code: "ACCOUNT_POST_FIRST" } : denied;
}

async function takeAccount(page: PersonPage): Promise<Response> {
  const { form, params } = page;
  const signInName = textOf(form.signInName);
  const done = await openAccount(page.services, page.actor, {
    personId: params.id,
    signInName,
    password: textOf(form.password),
  });
  return done.ok
    ? page.redirect(`/admin/people/${params.id}/account`)
    : show(page, params.id, { refusal: done.refusal, typedName: signInName });
}

async function takeChange(
  page: AccountPage,
  run: (page: AccountPage) => Promise<Result<{ accountId: AccountId }>>,
): Promise<Response> {
  const account = await findAccount(page.services.database, page.params.id);
  if (account?.personId === undefined || account.personId === null) return page.refuse({ code: "NOT_FOUND" });
  const done = await run(page);
  if (done.ok) return page.redirect(`/admin/people/${account.personId}/account`);
  if (done.refusal.code.startsWith("PASSWORD_"))
    return show(page, account.personId, { refusal: done.refusal, typedName: "" });
  return page.refuse(done.refusal);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
