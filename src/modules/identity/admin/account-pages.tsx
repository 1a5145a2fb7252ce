import { messages } from "../../../i18n/index.ts";
import { accept, type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import { type FormInput, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { AccountId, PersonId } from "../../access/index.ts";
import { findPerson, listPostsOf } from "../../organisation/index.ts";
import { deniedForAccount, openAccount, resetPassword, setSuspended } from "../account-commands.ts";
import { findAccount, findAccountOfPerson } from "../account-store.ts";
import { mistakeOf } from "../portal/frame.ts";
import { REPEAT } from "../secret-fields.tsx";
import { resetTotp } from "../totp-commands.ts";
import { PersonAccountPage } from "./account-page.tsx";

type PersonPage = Page<{ readonly id: PersonId }, unknown>;
type AccountPage = Page<{ readonly id: AccountId }, unknown>;

/** What may be said to be done on the page of an account. */
const DONE = ["opened", "suspended", "resumed", "password", "factor"] as const;
type Done = (typeof DONE)[number];

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
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handler: (page) => show(page, page.params.id, { done: page.query.done }),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/people/{id}/account",
    act,
    params: person,
    idempotency,
    handler: takeAccount,
  });
  const change = (path: string, done: Done, run: Change["run"]) =>
    pageRoute(router, {
      method: "post",
      path,
      act,
      params: account,
      idempotency,
      handler: (page) => takeChange(page, { done, run }),
    });
  change("/admin/accounts/{id}/suspend", "suspended", ({ services, actor, params }) =>
    setSuspended(services, actor, { accountId: params.id, suspended: true }),
  );
  change("/admin/accounts/{id}/resume", "resumed", ({ services, actor, params }) =>
    setSuspended(services, actor, { accountId: params.id, suspended: false }),
  );
  change("/admin/accounts/{id}/password", "password", async ({ services, actor, params, form }) => {
    const password = passwordTyped(form);
    return password.ok
      ? resetPassword(services, actor, { accountId: params.id, password: password.value })
      : password;
  });
  change("/admin/accounts/{id}/second-factor/remove", "factor", ({ services, actor, params }) =>
    resetTotp(services, actor, { accountId: params.id }),
  );
}

type Change = {
  readonly done: Done;
  readonly run: (page: AccountPage) => Promise<Result<{ accountId: AccountId }>>;
};

type Said = { readonly done: Done | undefined } | { readonly refusal: Refusal; readonly typedName: string };

async function show(page: Page<unknown, unknown>, personId: PersonId, said: Said): Promise<Response> {
  const { database } = page.services;
  const person = await findPerson(database, personId);
  if (person === null) return page.refuse({ code: "PERSON_NOT_FOUND" });
  const denied = await deniedForAccount(page.services, page.actor, personId);
  if (denied !== null) return page.refuse(await saidOf(page, personId, denied));
  const props = { page, person, account: await findAccountOfPerson(database, personId) };
  if ("refusal" in said) {
    const errors = [mistakeOf(page.locale, said.refusal, fieldOf(said.refusal))];
    return page.render(<PersonAccountPage {...props} typedName={said.typedName} errors={errors} />, 422);
  }
  const t = messages(page.locale).identity.admin.done;
  const signInName = props.account?.signInName ?? null;
  const notice = said.done === undefined || signInName === null ? undefined : t[said.done]({ signInName });
  return page.render(<PersonAccountPage {...props} notice={notice} />);
}

function fieldOf({ code }: Refusal): string {
  if (code === "PASSWORD_REPEAT_DIFFERS") return REPEAT;
  return code.startsWith("PASSWORD_") ? "password" : "signInName";
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
  const password = passwordTyped(form);
  const opened = password.ok
    ? await openAccount(page.services, page.actor, {
        personId: params.id,
        signInName,
        password: password.value,
      })
    : password;
  return opened.ok
    ? page.redirect(pageOf(params.id, "opened"))
    : show(page, params.id, { refusal: opened.refusal, typedName: signInName });
}

async function takeChange(page: AccountPage, { done, run }: Change): Promise<Response> {
  const account = await findAccount(page.services.database, page.params.id);
  if (account?.personId === undefined || account.personId === null) return page.refuse({ code: "NOT_FOUND" });
  const changed = await run(page);
  if (changed.ok) return page.redirect(pageOf(account.personId, done));
  if (changed.refusal.code.startsWith("PASSWORD_"))
    return show(page, account.personId, { refusal: changed.refusal, typedName: "" });
  return page.refuse(changed.refusal);
}

/** The password that was typed twice. */
function passwordTyped(form: FormInput): Result<string> {
  const password = textOf(form.password);
  return password === textOf(form[REPEAT]) ? accept(password) : refuse({ code: "PASSWORD_REPEAT_DIFFERS" });
}

function pageOf(personId: PersonId, done: Done): string {
  return `/admin/people/${personId}/account?done=${done}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
