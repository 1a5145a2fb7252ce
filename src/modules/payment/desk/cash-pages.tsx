import { parseId } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/result.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { openSearch, searchField } from "../../../web/search/sealed-search.ts";
import type { UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import type { Charge } from "../charge.ts";
import { listCharges, listChargesOf } from "../charge-store.ts";
import { replaceReceipt } from "../commands/cancel-receipt.ts";
import { requestTransfer } from "../commands/request-transfer.ts";
import { takePayment } from "../commands/take-payment.ts";
import { isDayClosed } from "../drawer.ts";
import { listAskedOf, listRefunded } from "../queries/decisions.ts";
import { listQueue, ownerOf } from "../queries/queue.ts";
import { findReceipt } from "../queries/receipt-view.ts";
import { receiptPaper } from "../receipt-paper.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { listOpenCodes } from "../request-store.ts";
import { accountOf, deniedAt, unitsOf } from "../rights.ts";
import { type AnyPage, callOf, officerOf, saidNo, typed, typedAll, typedDong } from "./page-parts.ts";
import { QueuePage } from "./queue-page.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import { TakePage, type TakeView } from "./take-page.tsx";

const many = z.union([z.string(), z.array(z.string()).max(100)]).catch([]);
const takeQuery = z.object({ dossier: many.default([]) });
const receiptParams = z.strictObject({ id: idField("receipt") });
const CHARGES_MAX = 100;

/** The counter of money: the queue, taking it, the receipt. */
export function registerCashPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/cash",
    act: "payment.read",
    query: z.object({ q: searchField() }),
    handler: (page) => showQueue(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/take",
    act: "payment.take",
    query: takeQuery,
    handler: (page) => showTake(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/take",
    act: "payment.take",
    again: (page) => showTyped(office, page, []),
    handler: (page) => take(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/transfer",
    act: "payment.take",
    handler: (page) => showTransfer(office, page),
  });
  registerReceipts(router, office);
}

function registerReceipts(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/cash/receipts/{id}",
    act: "payment.read",
    params: receiptParams,
    handler: showReceipt,
  });
  fileRoute(router, {
    path: "/desk/cash/receipts/{id}/paper.pdf",
    act: "payment.read",
    kind: "page",
    tag: "payment",
    summary: "A receipt on paper",
    params: receiptParams,
    mediaTypes: ["application/pdf"],
    handler: ({ services, actor, params }) => receiptPaper(services, actor, params.id),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/cash/receipts/{id}/replace",
    act: "payment.take",
    params: receiptParams,
    handler: (page) => replace(office, page),
  });
}

async function showQueue(office: Office, page: Page<unknown, { readonly q: string }>): Promise<Response> {
  const officer = officerOf(page);
  if (officer === null) return page.refuse({ code: "NOT_ALLOWED" });
  const unitIds = await unitsOf(page.services, officer, "payment.read");
  const searched = openSearch(page, page.query.q);
  const { database, clock } = page.services;
  const rows = await listQueue(database, { unitIds, text: searched.text, today: clock.today() });
  const collecting = await office.collecting.list(
    database,
    rows.map((row) => row.dossier_id),
  );
  const byPost = new Set<string>(collecting.map(({ dossierId }) => dossierId));
  return page.render(<QueuePage {...{ page, rows, byPost, searched, now: clock.now() }} />);
}

async function showTake(office: Office, page: Page<unknown, z.output<typeof takeQuery>>): Promise<Response> {
  const asked = page.query.dossier;
  const ids = (typeof asked === "string" ? [asked] : asked).flatMap((id) => parseId<"dossier">(id) ?? []);
  const all = ids.length === 0 ? [] : await listChargesOf(page.services.database, ids);
  const due = all.filter(({ state, amount_dong }) => state === "DUE" && amount_dong !== null);
  const charges = await takeable(page, due);
  const [first] = charges;
  if (first === undefined && due.length > 0) return page.refuse({ code: "NOT_FOUND" });
  const payerName = first === undefined ? "" : await ownerOf(page.services.database, first.dossier_id);
  const typedNow = { method: "CASH", payerName, txnRef: "", tendered: "" };
  return renderTake(office, page, { charges: charges.slice(0, CHARGES_MAX), typed: typedNow, errors: [] });
}

/** Of these charges those whose money the officer takes: the others do not exist for them. */
async function takeable(page: AnyPage, charges: readonly Charge[]): Promise<readonly Charge[]> {
  const unitIds = [...new Set(charges.map((charge) => charge.unit_id))];
  const allowed = new Set<UnitId>();
  for (const unitId of unitIds)
    if ((await deniedAt(page.services, page.actor, { act: "payment.take", unitId })) === null)
      allowed.add(unitId);
  return charges.filter((charge) => allowed.has(charge.unit_id));
}

/** Shows charges that the officer may take, and only those. */
async function renderTake(
  office: Office,
  page: AnyPage,
  view: Omit<TakeView, "takesTransfers" | "asked" | "collecting" | "codes" | "isDayClosed">,
): Promise<Response> {
  const [first] = view.charges;
  const { database, clock } = page.services;
  const takesTransfers =
    first !== undefined &&
    (await accountOf(database, await lineageOf(database, first.unit_id, clock.today()))) !== null;
  const status = view.errors.length > 0 ? 422 : 200;
  const chargeIds = view.charges.map(({ id }) => id);
  const [asked, codes] = await Promise.all([
    listAskedOf(database, chargeIds),
    listOpenCodes(database, { chargeIds, at: clock.now() }),
  ]);
  const dossierIds = [...new Set(view.charges.map((charge) => charge.dossier_id))];
  const collecting = await office.collecting.list(database, dossierIds);
  const closed = first !== undefined && (await isClosedToday(page, first.unit_id));
  const shown = { ...view, takesTransfers, asked, collecting, codes, isDayClosed: closed };
  return page.render(<TakePage page={page} view={shown} />, status);
}

/** Whether the officer has closed the drawer of this unit for today: told before anybody counts out money. */
async function isClosedToday(page: AnyPage, unitId: UnitId): Promise<boolean> {
  const officer = officerOf(page);
  const { database, clock } = page.services;
  return officer !== null && isDayClosed(database, { unitId, cashierId: officer.personId }, clock.today());
}

const METHODS_TAKEN = ["CASH", "POS", "PORTAL"] as const;

type Tender = { readonly tendered: number | null; readonly amountDong: number };

/** What was given need not be typed; what is typed is an amount, and enough: the change is told from it. */
function wrongTender(page: AnyPage, { tendered, amountDong }: Tender): PaymentRefusal | null {
  if (tendered !== null) return tendered < amountDong ? { code: "CASH_TOO_LITTLE", amountDong } : null;
  return typed(page.form, "tendered") === "" ? null : { code: "AMOUNT_UNREADABLE" };
}

async function take(office: Office, page: AnyPage): Promise<Response> {
  const ids = chargesTyped(page);
  const method = methodTyped(page);
  const amountDong = typedDong(page.form, "amountDong") ?? 0;
  const tendered = typedDong(page.form, "tendered");
  const wrong = method === "CASH" ? wrongTender(page, { tendered, amountDong }) : null;
  const done =
    wrong !== null
      ? refuse(wrong)
      : await takePayment(callOf(office, page), {
          chargeIds: ids,
          method,
          amountDong,
          txnRef: typed(page.form, "txnRef") || null,
          payerName: typed(page.form, "payerName").slice(0, 100) || null,
          tenderedDong: tendered,
        });
  if (done.ok) return page.redirect(paths.cashReceipt(done.value.receipt.id));
  const field = {
    TXN_REFERENCE_REQUIRED: "txnRef",
    TXN_REFERENCE_TAKEN: "txnRef",
    CASH_TOO_LITTLE: "tendered",
    AMOUNT_UNREADABLE: "tendered",
  };
  const path = Object.entries(field).find(([code]) => code === done.refusal.code)?.[1] ?? "";
  return showTyped(office, page, [saidNo(page, done.refusal, path)]);
}

/** The form with what was typed into it, about what is still owed. */
async function showTyped(office: Office, page: AnyPage, errors: TakeView["errors"]): Promise<Response> {
  const asked = await listCharges(page.services.database, chargesTyped(page));
  const charges = await takeable(page, asked);
  if (charges.length === 0 && asked.length > 0) return page.refuse({ code: "NOT_FOUND" });
  return renderTake(office, page, {
    charges: charges.filter(({ state }) => state === "DUE"),
    typed: {
      method: methodTyped(page),
      payerName: typed(page.form, "payerName"),
      txnRef: typed(page.form, "txnRef"),
      tendered: typed(page.form, "tendered"),
    },
    errors,
  });
}

function methodTyped(page: AnyPage) {
  return METHODS_TAKEN.find((each) => each === typed(page.form, "method")) ?? "CASH";
}

function chargesTyped(page: AnyPage): readonly string[] {
  return typedAll(page.form, "charge")
    .flatMap((id) => parseId<"charge">(id) ?? [])
    .slice(0, CHARGES_MAX);
}

async function showTransfer(office: Office, page: AnyPage): Promise<Response> {
  const ids = chargesTyped(page);
  const [first] = ids.length === 0 ? [] : await listCharges(page.services.database, ids);
  if (first === undefined) return page.refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(page.services, page.actor, { act: "payment.take", unitId: first.unit_id });
  if (denied !== null) return page.refuse(denied);
  const made = await requestTransfer({ office, services: page.services }, ids);
  return made.ok ? page.redirect(paths.pay(made.value.token)) : page.refuse(made.refusal);
}

type ReceiptRequest = Page<z.output<typeof receiptParams>, unknown>;

async function showReceipt(page: ReceiptRequest): Promise<Response> {
  const receipt = await findReceipt(page.services.database, page.params.id);
  if (receipt === null) return page.refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(page.services, page.actor, { act: "payment.read", unitId: receipt.unit_id });
  if (denied !== null) return page.refuse({ code: "NOT_FOUND" });
  const chargeIds = receipt.lines.map((line) => line.charge_id);
  const refunded = receipt.cancelled_at === null ? await listRefunded(page.services.database, chargeIds) : [];
  return page.render(<ReceiptPage page={page} receipt={receipt} refunded={refunded} />);
}

async function replace(
  office: Office,
  page: Page<z.output<typeof receiptParams>, unknown>,
): Promise<Response> {
  const payerName = typed(page.form, "payerName").slice(0, 100);
  const reason = typed(page.form, "reason").slice(0, 200);
  if (payerName === "" || reason === "") return page.refuse({ code: "INPUT_INVALID" });
  const done = await replaceReceipt(callOf(office, page), { receiptId: page.params.id, payerName, reason });
  return done.ok ? page.redirect(paths.cashReceipt(done.value.id)) : page.refuse(done.refusal);
}
