import { accept, refuse } from "../../../kernel/result.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import { qrPng } from "../../document/index.ts";
import {
  besideClaimed,
  chargesDueNow,
  type Dossier,
  type Office,
  readDossier,
  trackDossier,
} from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { listChargesOf } from "../charge-store.ts";
import { claimTransfer } from "../commands/claim-transfer.ts";
import { requestTransfer } from "../commands/request-transfer.ts";
import { typed } from "../desk/page-parts.ts";
import { feesBook } from "../fees-book.ts";
import { findTransfer, isPayable, qrTextOf, type TransferView } from "../queries/transfer-view.ts";
import { receiptPaperOfPayer } from "../receipt-paper.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { findLastCode } from "../request-store.ts";
import { simulateTransfer } from "../simulator/simulate-transfer.ts";
import { type Back, PayPage } from "./pay-page.tsx";

const tokenParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{22,40}$/) });
type TokenPage = Page<z.output<typeof tokenParams>, unknown>;
const CODE_MAX = 60;

/** Paying without a counter: from the page of an own dossier, from tracking, by the key of the payment page. */
export function registerPayPages(router: Router, office: Office): void {
  const act = "payment.pay";
  pageRoute(router, {
    method: "post",
    path: "/track/pay",
    act,
    limit: "track",
    handler: (page) => startTracked(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/my/dossiers/{id}/pay",
    act: "payment.pay-own",
    params: z.strictObject({ id: idField("dossier") }),
    handler: async (page) => {
      const read = await readDossier(office, page.actor, page.params.id);
      return read.ok ? start(office, page, read.value.dossier) : page.refuse(read.refusal);
    },
  });
  registerTokenPages(router, office);
}

function registerTokenFiles(router: Router): void {
  const one = { act: "payment.pay", kind: "page", tag: "payment", params: tokenParams } as const;
  fileRoute(router, {
    ...one,
    path: "/pay/{token}/qr.png",
    summary: "The VietQR code of a payment page, as a picture that can be kept and read by a bank's app",
    mediaTypes: ["image/png"],
    handler: async ({ services, params }) => {
      const view = await findTransfer(services.database, params.token);
      if (view === null) return refuse({ code: "NOT_FOUND" });
      if (!isPayable(view)) return refuse({ code: "REQUEST_NOT_OPEN" });
      const fileName = `VietQR-${view.reference}.png`;
      const bytes = await qrPng(qrTextOf(view));
      return accept({ bytes, mediaType: "image/png", fileName, disposition: "inline" });
    },
  });
  fileRoute(router, {
    ...one,
    path: "/pay/{token}/receipt.pdf",
    summary: "The receipt of what was paid by a payment page",
    mediaTypes: ["application/pdf"],
    handler: async ({ services, params }) => {
      const view = await findTransfer(services.database, params.token);
      return receiptPaperOfPayer(services, view?.receipt_id ?? null);
    },
  });
}

function registerTokenPages(router: Router, office: Office): void {
  registerTokenFiles(router);
  const act = "payment.pay";
  pageRoute(router, {
    method: "get",
    path: "/pay/{token}",
    act,
    params: tokenParams,
    handler: (page) => show(office, page),
  });
  pageRoute(router, {
    method: "post",
    path: "/pay/{token}/claimed",
    act,
    params: tokenParams,
    handler: async (page) => {
      const done = await claimTransfer(page.services, page.params.token);
      return done.ok ? page.redirect(paths.pay(page.params.token)) : page.refuse(done.refusal);
    },
  });
  pageRoute(router, {
    method: "post",
    path: "/pay/{token}/simulate",
    act,
    params: tokenParams,
    idempotency: "none",
    handler: (page) => simulate(office, page),
  });
}

/** The same second factor as tracking: whoever may see what is owed may pay it. */
async function startTracked(office: Office, page: Page<unknown, unknown>): Promise<Response> {
  const code = typed(page.form, "code").slice(0, CODE_MAX).toUpperCase();
  const tooMany = await page.attempt("tracked-code", code);
  if (tooMany !== null) return page.refuse(tooMany);
  const lastFour = typed(page.form, "lastFour").slice(0, 4);
  const tracked = await trackDossier(page.services.database, { code, lastFour });
  return tracked === null ? page.refuse({ code: "NOT_FOUND" }) : start(office, page, tracked.dossier);
}

/** Pays what is due now, or all that is owed, or leads back to what was told as sent: as its payer pressed. */
async function start(
  office: Office,
  page: Page<unknown, unknown>,
  { id, status }: Pick<Dossier, "id" | "status">,
): Promise<Response> {
  const { database } = page.services;
  const charges = await listChargesOf(database, [id]);
  const book = await feesBook(database, id);
  const due = book === null ? [] : partOf(book, status, typed(page.form, "part"));
  const unknown = charges.find((charge) => charge.state === "DUE" && payable(charge) === null);
  if (due.length === 0 && unknown !== undefined) {
    const unset: PaymentRefusal = { code: "CHARGE_AMOUNT_UNKNOWN", dossierCode: unknown.dossier_code };
    return page.refuse(unset);
  }
  if (due.length === 0) return settledElsewhere(page, charges);
  const made = await requestTransfer(
    { office, services: page.services },
    due.map((charge) => charge.id),
  );
  return made.ok ? page.redirect(paths.pay(made.value.token)) : page.refuse(made.refusal);
}

type Book = NonNullable<Awaited<ReturnType<typeof feesBook>>>;

function partOf(book: Book, status: Dossier["status"], part: string): Book["due"] {
  if (part === "CLAIMED") return book.due.filter(({ id }) => book.claimedIds.includes(id));
  const { rest } = besideClaimed(book);
  return part === "ALL" ? rest.due : chargesDueNow(rest, status);
}

/** Another window, or the till, was faster: whoever presses now is shown what was paid, not that nothing is there. */
async function settledElsewhere(page: Page<unknown, unknown>, charges: readonly Charge[]): Promise<Response> {
  const ids = charges.map(({ id }) => id);
  const token = await findLastCode(page.services.database, ids);
  if (token !== null) return page.redirect(paths.pay(token));
  const [first] = charges;
  if (first === undefined) return page.refuse({ code: "NOT_FOUND" });
  const { dossier_code: dossierCode } = first;
  const settled: PaymentRefusal = { code: "CHARGE_NOT_DUE", dossierCode };
  return page.refuse(settled);
}

async function show(office: Office, page: TokenPage): Promise<Response> {
  const { token } = page.params;
  const view = await findTransfer(page.services.database, token);
  if (view === null) return page.refuse({ code: "NOT_FOUND" });
  const collecting = await office.collecting.list(page.services.database, view.dossier_ids);
  const collectedBy = collecting[0]?.parcelCode ?? null;
  const back = await wayBack(office, page, view);
  return page.render(<PayPage page={page} token={token} view={view} collectedBy={collectedBy} back={back} />);
}

/** Where whoever pays came from: the cashier's desk, the own dossier, or tracking. */
async function wayBack(office: Office, page: TokenPage, view: TransferView): Promise<Back> {
  const { actor } = page;
  const [first] = view.dossier_ids;
  const [line] = view.lines;
  if (first !== undefined && mayEver(actor, "payment.take")) {
    const query = new URLSearchParams(view.dossier_ids.map((id) => ["dossier", id]));
    const isOpen = view.state !== "CONFIRMED" && view.state !== "PAID";
    return { to: "desk", href: isOpen ? `${paths.cashTake()}?${query}` : paths.cashDossier(first) };
  }
  if (first !== undefined && actor.kind === "citizen" && (await readDossier(office, actor, first)).ok)
    return { to: "dossier", href: paths.myDossier(first) };
  return { to: "tracking", href: `${paths.track()}?code=${encodeURIComponent(line?.code ?? "")}` };
}

/** The demonstration's own bank: nowhere else does this address exist. */
async function simulate(office: Office, page: TokenPage): Promise<Response> {
  const { token } = page.params;
  const view = page.demo ? await findTransfer(page.services.database, token) : null;
  if (view === null) return page.refuse({ code: "NOT_FOUND" });
  await simulateTransfer(office, page.services, view);
  return page.redirect(paths.pay(token));
}
