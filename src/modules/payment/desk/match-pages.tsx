import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { accept, type Result } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { listCharges, listDue } from "../charge-store.ts";
import { askMovement } from "../commands/decide-movement.ts";
import { type MatchTarget, matchMovement } from "../commands/match-movement.ts";
import { DECIDED_KINDS, type DecidedKind } from "../movement-decision-store.ts";
import { listOpenMovements, type MovementRow } from "../queries/bank-view.ts";
import { listOffStatements } from "../queries/missing-on-statement.ts";
import { listOnItsWayBack } from "../queries/on-its-way-back.ts";
import { ownersOf } from "../queries/queue.ts";
import { type Receiver, readReceiver } from "../receiver.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { proposeReturn } from "../return-proposal.ts";
import { unitsOf } from "../rights.ts";
import { LATE, MatchPage, type MatchTyped, type MatchView } from "./match-page.tsx";
import { callOf, officerOf, saidNo, typed, typedAll } from "./page-parts.ts";
import { receiverErrors, typedReceiver } from "./receiver-fields.tsx";

const movementParams = z.strictObject({ id: idField("bank movement") });
type MovementPage = Page<z.output<typeof movementParams>, unknown>;

/** One movement that nothing recognised, and what a person says it was. */
export function registerMatchPages(router: Router, office: Office): void {
  const one = { path: "/desk/cash/bank/movements/{id}", act: "payment.reconcile" } as const;
  const params = movementParams;
  pageRoute(router, { ...one, method: "get", params, handler: (page) => showMatch(page, null) });
  pageRoute(router, { ...one, method: "post", params, handler: (page) => match(office, page) });
}

type Tried = Pick<MatchView, "typed" | "errors">;

async function showMatch(page: MovementPage, tried: Tried | null): Promise<Response> {
  const { services } = page;
  const { database } = services;
  const officer = officerOf(page);
  const unitIds = officer === null ? [] : await unitsOf(services, officer, "payment.reconcile");
  const [movement] = await listOpenMovements(database, { unitIds, id: page.params.id });
  if (movement === undefined) return page.refuse({ code: "NOT_FOUND" });
  const named = movement.charge_ids === null ? [] : await listCharges(database, movement.charge_ids);
  const charges = movement.amount_dong < 0 ? [] : await chargesFor(page, { movement, named, unitIds });
  const waiting =
    movement.amount_dong > 0
      ? []
      : await listOnItsWayBack({ services, executor: database }, [movement.unit_id]);
  const left = { amountDong: movement.amount_dong, memo: movement.memo };
  const { ordered, proposedIds } = proposeReturn(
    left,
    waiting.filter(({ may_leave }) => may_leave),
  );
  const view: MatchView = {
    movement,
    charges,
    owners: await ownersOf(
      database,
      [...charges, ...named].map((charge) => charge.dossier_id),
    ),
    dossiers: [...new Set(named.map((charge) => charge.dossier_code))],
    returns: ordered,
    late: (await listOffStatements(database, [movement.unit_id])).settled.filter(
      ({ cause, amount_dong }) => cause !== "REOPENED" && amount_dong === movement.amount_dong,
    ),
    unagreed: waiting.filter(({ may_leave }) => !may_leave),
    typed: {
      as: movement.amount_dong > 0 ? "CHARGES" : proposedIds.length === 0 ? "" : "REFUND",
      reason: "",
      charges: movement.charge_ids ?? [],
      returns: proposedIds,
      receiver: { bank: "", number: "", name: "" },
    },
    errors: [],
    ...tried,
  };
  return page.render(<MatchPage page={page} view={view} />, tried === null ? 200 : 422);
}

const OFFERED_MAX = 30;
type Offering = {
  readonly movement: MovementRow;
  readonly named: readonly Charge[];
  readonly unitIds: Parameters<typeof listDue>[1]["unitIds"];
};

/** What a movement may have been sent for: what its request names, then what is owed of just this amount, then the rest. */
async function chargesFor(
  page: MovementPage,
  { movement, named, unitIds }: Offering,
): Promise<readonly Charge[]> {
  const due = await listDue(page.services.database, { unitIds, dossierCode: "", limit: 500 });
  const known = due.filter((charge) => payable(charge) !== null && !named.some(({ id }) => id === charge.id));
  const isSame = (charge: Charge) => payable(charge) === movement.amount_dong;
  const open = named.filter(({ state }) => state === "DUE");
  const all = [...open, ...known.filter(isSame), ...known.filter((charge) => !isSame(charge))];
  return all.slice(0, OFFERED_MAX);
}

type Said =
  | { readonly decided: DecidedKind }
  | { readonly matched: MatchTarget; readonly lateFor?: string }
  | { readonly matched: null };
const TARGETS: readonly MatchTarget[] = ["CHARGES", "POS", "PORTAL", "CASH", "POST", "REFUND"];

function saidOf(as: string): Said {
  const lateFor = as.startsWith(LATE) ? parseId<"movement">(as.slice(LATE.length)) : null;
  if (lateFor !== null) return { matched: "LATE", lateFor };
  const matched = TARGETS.find((each) => each === as) ?? null;
  const decided = matched === null ? DECIDED_KINDS.find((each) => each === as) : undefined;
  return decided === undefined ? { matched } : { decided };
}

async function match(office: Office, page: MovementPage): Promise<Response> {
  const t = messages(page.locale).payment.bank;
  const now: MatchTyped = {
    as: typed(page.form, "as"),
    reason: typed(page.form, "reason").slice(0, 300),
    charges: typedAll(page.form, "charge").flatMap((id) => parseId<"charge">(id) ?? []),
    returns: typedAll(page.form, "return").flatMap((id) => parseId<"return">(id) ?? []),
    receiver: typedReceiver(page.form),
  };
  const said = saidOf(now.as);
  const isBack = "decided" in said && said.decided === "RETURN";
  const { receiver, wrong } = isBack ? readReceiver(now.receiver) : { receiver: null, wrong: [] };
  const errors: FormError[] = [
    ...("matched" in said && said.matched === null ? [{ path: "as", message: t.asMissing }] : []),
    ...(now.as === "CHARGES" && now.charges.length === 0
      ? [{ path: "charge", message: t.chargeMissing }]
      : []),
    ...receiverErrors(page.locale, wrong),
    ...(now.reason === "" ? [{ path: "reason", message: t.whyMissing }] : []),
  ];
  if (errors.length > 0) return showMatch(page, { typed: now, errors });
  const done = await say(office, page, { said, now, receiver });
  if (done.ok) return page.redirect(paths.cashBank());
  const path = FIELDS.find(([code]) => code === done.refusal.code)?.[1] ?? "";
  return showMatch(page, { typed: now, errors: [saidNo(page, done.refusal, path)] });
}

/** Which field a refusal is about. */
const FIELDS: readonly (readonly [PaymentRefusal["code"], string])[] = [
  ["MATCH_AMOUNT_DIFFERS", "charge"],
  ["MATCH_OTHER_ACCOUNT", "charge"],
  ["CHARGE_NOT_DUE", "charge"],
  ["CHARGES_OF_SEVERAL_UNITS", "charge"],
  ["RETURN_NOT_CHOSEN", "return"],
  ["RETURN_NOT_OPEN", "return"],
  ["RETURN_AMOUNT_DIFFERS", "return"],
  ["REFUND_NOT_AGREED", "return"],
  ["RECEIVER_NOT_AGREED", "return"],
  ["MATCH_DIRECTION", "as"],
  ["MISSING_NOT_AWAITED", "as"],
  ["TREASURY_TOO_MUCH", "as"],
];

type Saying = { readonly said: Said; readonly now: MatchTyped; readonly receiver: Receiver | null };

async function say(
  office: Office,
  page: MovementPage,
  { said, now, receiver }: Saying,
): Promise<Result<unknown, PaymentRefusal>> {
  const [call, movementId] = [callOf(office, page), page.params.id];
  const { reason, charges: chargeIds, returns: returnIds } = now;
  if ("decided" in said)
    return askMovement(call, { movementId, kind: said.decided, ground: reason, receiver });
  if (said.matched === null) return accept(null);
  const { matched: as, lateFor = "" } = said;
  return matchMovement(call, { movementId, as, chargeIds, returnIds, lateFor, reason });
}
