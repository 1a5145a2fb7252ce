import { messages } from "../../../i18n/index.ts";
import { keptText } from "../../../kernel/clean-text.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Act } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { type ImportedStatement, importStatement } from "../commands/import-statement.ts";
import { openAccount } from "../commands/open-account.ts";
import { listAccounts, listOpenMovements, listRefused } from "../queries/bank-view.ts";
import { listOffStatements } from "../queries/missing-on-statement.ts";
import { listOnItsWayBack } from "../queries/on-its-way-back.ts";
import { unitsOf } from "../rights.ts";
import { AccountsPage } from "./accounts-page.tsx";
import { BankPage } from "./bank-page.tsx";
import { registerMatchPages } from "./match-pages.tsx";
import { registerMissingPages } from "./missing-pages.tsx";
import { registerOpeningPages } from "./opening-pages.tsx";
import { type AnyPage, callOf, officerOf, saidNo, typed } from "./page-parts.ts";

const STATEMENT_BYTES_MAX = 5_000_000;

/** The bank beside the books. */
export function registerBankPages(router: Router, office: Office): void {
  const act = "payment.reconcile";
  const base = "/desk/cash/bank";
  pageRoute(router, { method: "get", path: base, act, handler: (page) => showBank(page, null, []) });
  pageRoute(router, {
    method: "post",
    path: `${base}/statements`,
    act,
    bodyBytesMax: STATEMENT_BYTES_MAX,
    handler: (page) => importFile(office, page),
  });
  registerMatchPages(router, office);
  registerMissingPages(router, office);
  const accounts = "payment.manage-accounts";
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/accounts",
    act: accounts,
    handler: (page) => showAccounts(page, []),
  });
  registerOpeningPages(router, office);
  pageRoute(router, { method: "post", path: "/desk/cash/accounts", act: accounts, handler: addAccount });
}

async function unitsFor(page: AnyPage, act: Act) {
  const officer = officerOf(page);
  return officer === null ? [] : unitsOf(page.services, officer, act);
}

async function showBank(
  page: AnyPage,
  imported: ImportedStatement | null,
  errors: readonly FormError[],
): Promise<Response> {
  const { database } = page.services;
  const unitIds = await unitsFor(page, "payment.reconcile");
  const [accounts, movements, refused, off] = await Promise.all([
    listAccounts(database, unitIds),
    listOpenMovements(database, { unitIds, id: null }),
    listRefused(database),
    listOffStatements(database, unitIds),
  ]);
  const onItsWayBack = await listOnItsWayBack(
    { services: page.services, executor: database },
    accounts.map((account) => account.unit_id),
  );
  const view = { accounts, movements, refused, ...off, onItsWayBack, imported, errors };
  return page.render(<BankPage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

async function importFile(office: Office, page: AnyPage): Promise<Response> {
  const { file } = page.form;
  const accountId = parseId<"account">(typed(page.form, "accountId"));
  if (!(file instanceof File) || file.size === 0 || accountId === null)
    return showBank(page, null, [{ path: "file", message: messages(page.locale).payment.bank.fileMissing }]);
  const text = new TextDecoder("utf-8").decode(await file.arrayBuffer());
  const done = await importStatement(callOf(office, page), {
    accountId,
    fileName: keptText(file.name).slice(0, 200),
    text,
  });
  return done.ok
    ? showBank(page, done.value, [])
    : showBank(page, null, [saidNo(page, done.refusal, "file")]);
}

const accountForm = z.object({
  unitId: idField("unit"),
  bankName: z.string().min(1).max(80),
  bankBin: z.string().regex(/^\d{6}$/),
  number: z.string().regex(/^[0-9A-Za-z]{4,19}$/),
  holder: z.string().min(1).max(100),
});

async function showAccounts(page: AnyPage, errors: readonly FormError[]): Promise<Response> {
  const { database } = page.services;
  const unitIds = await unitsFor(page, "payment.manage-accounts");
  const directory = await unitDirectory(database);
  const units = unitIds.flatMap((id) => {
    const unit = directory.find(id);
    return unit === null ? [] : [{ value: unit.id, label: unit.name }];
  });
  const of = (name: string) => typed(page.form, name);
  const typedNow = {
    unitId: of("unitId"),
    bankName: of("bankName"),
    bankBin: of("bankBin"),
    number: of("number"),
    holder: of("holder"),
  };
  const view = { accounts: await listAccounts(database, unitIds), units, typed: typedNow, errors };
  return page.render(<AccountsPage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

async function addAccount(page: AnyPage): Promise<Response> {
  const read = accountForm.safeParse(page.form);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path }) =>
      saidNo(page, { code: "INPUT_INVALID" }, String(path[0] ?? "")),
    );
    return showAccounts(page, wrong);
  }
  const done = await openAccount(page.services, page.actor, read.data);
  return done.ok
    ? page.redirect(paths.cashAccount(done.value.id))
    : showAccounts(page, [saidNo(page, done.refusal, "number")]);
}
