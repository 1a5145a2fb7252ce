import { messages } from "../../../i18n/index.ts";
import { keptText } from "../../../kernel/clean-text.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Act } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { type Charge, payable } from "../charge.ts";
import { listCharges, listDue } from "../charge-store.ts";
import { answerHandingOn, askHandingOn } from "../commands/hand-on.ts";
import { type ImportedStatement, importStatement } from "../commands/import-statement.ts";
import { type MatchTarget, matchMovement } from "../commands/match-movement.ts";
import { openAccount } from "../commands/open-account.ts";
import { listAccounts, listOpenMovements, listRefused, type MovementRow } from "../queries/bank-view.ts";
import { listMissingOnStatement } from "../queries/missing-on-statement.ts";
import { listOnItsWayBack } from "../queries/on-its-way-back.ts";
import { unitsOf } from "../rights.ts";
import { AccountsPage } from "./accounts-page.tsx";
import { BankPage } from "./bank-page.tsx";
import { MatchPage, type MatchView } from "./match-page.tsx";
import { type AnyPage, callOf, officerOf, saidNo, typed, typedAll, typedDong } from "./page-parts.ts";

const STATEMENT_BYTES_MAX = 5_000_000;
const movementParams = z.strictObject({ id: idField("bank movement") });
const handingParams = z.strictObject({ id: idField("decision") });
type MovementPage = Page<z.output<typeof movementParams>, unknown>;

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
  pageRoute(router, {
    method: "get",
    path: `${base}/movements/{id}`,
    act,
    params: movementParams,
    handler: (page) => showMatch(page, null),
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/movements/{id}`,
    act,
    params: movementParams,
    handler: (page) => match(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/handings/{id}/answer`,
    act: "payment.decide",
    params: handingParams,
    handler: (page) => answer(office, page),
  });
  const accounts = "payment.manage-accounts";
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/accounts",
    act: accounts,
    handler: (page) => showAccounts(page, []),
  });
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
  const [accounts, movements, refused, missing] = await Promise.all([
    listAccounts(database, unitIds),
    listOpenMovements(database, { unitIds, id: null }),
    listRefused(database),
    listMissingOnStatement(database, unitIds),
  ]);
  const onItsWayBack = await listOnItsWayBack(
    { services: page.services, executor: database },
    accounts.map((account) => account.unit_id),
  );
  const view = { accounts, movements, refused, missing, onItsWayBack, imported, errors };
  return page.render(<BankPage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

async function importFile(office: Office, page: AnyPage): Promise<Response> {
  const { file } = page.form;
  const accountId = parseId<"account">(typed(page.form, "accountId"));
  if (!(file instanceof File) || file.size === 0 || accountId === null)
    return showBank(page, null, [saidNo(page, { code: "INPUT_INVALID" }, "file")]);
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

type Tried = Pick<MatchView, "typed" | "errors">;

async function showMatch(page: MovementPage, tried: Tried | null): Promise<Response> {
  const { database } = page.services;
  const unitIds = await unitsFor(page, "payment.reconcile");
  const [movement] = await listOpenMovements(database, { unitIds, id: page.params.id });
  if (movement === undefined) return page.refuse({ code: "NOT_FOUND" });
  const charges = await chargesFor(page, movement);
  const named = movement.charge_ids ?? [];
  const typedNow = { as: movement.amount_dong > 0 ? "CHARGES" : "REFUND", reason: "", charges: named };
  const view = { movement, charges, ...(tried ?? { typed: typedNow, errors: [] }) };
  return page.render(<MatchPage page={page} view={view} />, tried === null ? 200 : 422);
}

const OFFERED_MAX = 30;

/** What a movement may have been sent for: what its request names, then what is owed of just this amount, then the rest. */
async function chargesFor(page: MovementPage, movement: MovementRow): Promise<readonly Charge[]> {
  if (movement.amount_dong < 0) return [];
  const { database } = page.services;
  const named = movement.charge_ids === null ? [] : await listCharges(database, movement.charge_ids);
  const unitIds = await unitsFor(page, "payment.reconcile");
  const due = await listDue(database, { unitIds, dossierCode: "", limit: 500 });
  const known = due.filter((charge) => payable(charge) !== null && !named.some(({ id }) => id === charge.id));
  const isSame = (charge: Charge) => payable(charge) === movement.amount_dong;
  const open = named.filter(({ state }) => state === "DUE");
  return [...open, ...known.filter(isSame), ...known.filter((charge) => !isSame(charge))].slice(
    0,
    OFFERED_MAX,
  );
}

const TARGETS: readonly MatchTarget[] = ["CHARGES", "POS", "PORTAL", "CASH", "POST", "RETURN", "REFUND"];

async function match(office: Office, page: MovementPage): Promise<Response> {
  const said = typed(page.form, "as");
  const as = said === "TREASURY" ? said : TARGETS.find((each) => each === said);
  const reason = typed(page.form, "reason").slice(0, 300);
  const chargeIds = typedAll(page.form, "charge").flatMap((id) => parseId<"charge">(id) ?? []);
  const again = (error: FormError) =>
    showMatch(page, { typed: { as: as ?? "", reason, charges: chargeIds }, errors: [error] });
  if (as === undefined) return again(saidNo(page, { code: "INPUT_INVALID" }, "as"));
  if (reason === "") return again(saidNo(page, { code: "INPUT_INVALID" }, "reason"));
  const movementId = page.params.id;
  const call = callOf(office, page);
  const done =
    as === "TREASURY"
      ? await askHandingOn(call, { movementId, ground: reason })
      : await matchMovement(call, { movementId, as, chargeIds, reason });
  return done.ok ? page.redirect(paths.cashBank()) : again(saidNo(page, done.refusal));
}

async function answer(
  office: Office,
  page: Page<z.output<typeof handingParams>, unknown>,
): Promise<Response> {
  const approved = typed(page.form, "answer") === "APPROVED";
  const reason = typed(page.form, "reason").slice(0, 300);
  const done = await answerHandingOn(callOf(office, page), { id: page.params.id, approved, reason });
  return done.ok ? page.redirect(paths.cashDecisions()) : page.refuse(done.refusal);
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
    openingDong: of("openingDong"),
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
  const openingDong = typedDong(page.form, "openingDong");
  if (openingDong === null && typed(page.form, "openingDong") !== "") {
    const message = messages(page.locale).payment.accounts.openingWrong;
    return showAccounts(page, [{ path: "openingDong", message }]);
  }
  const done = await openAccount(page.services, page.actor, { ...read.data, openingDong });
  return done.ok
    ? page.redirect(paths.cashAccounts())
    : showAccounts(page, [saidNo(page, done.refusal, "number")]);
}
