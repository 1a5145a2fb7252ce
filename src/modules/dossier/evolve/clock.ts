import { present } from "../../../kernel/assert.ts";
import type { Dossier, Extension, SupplementRound } from "../dossier.ts";
import { dueAs, type Evolvers, ended, lastRound, moved, paused, unpaused } from "./evolver.ts";

type ClockEvent =
  | "SupplementProposed"
  | "SupplementApproved"
  | "SupplementDropped"
  | "SupplementRequested"
  | "SupplementAnswered"
  | "SupplementConfirmed"
  | "PaymentRequired"
  | "PaymentConfirmed"
  | "Suspended"
  | "Resumed"
  | "WithdrawalRequested"
  | "WithdrawalApproved"
  | "WithdrawalRefused"
  | "WithdrawalCancelled"
  | "Stopped"
  | "ExtensionProposed"
  | "Extended"
  | "DueMoved";

export const CLOCK_EVOLVERS: Pick<Evolvers, ClockEvent> = {
  SupplementProposed: (dossier, { round, items, reason, overLimit }, { actor }) => {
    const proposed: SupplementRound = {
      round,
      stage: "APPRAISAL",
      items,
      reason,
      step: "PROPOSED",
      proposedBy: actor.kind === "officer" ? actor.personId : null,
      sentAt: null,
      respondBy: null,
      answeredAt: null,
      overLimitReason: null,
      overLimit,
    };
    // A new proposal takes the place of one that nobody has approved.
    const kept = dossier.supplements.filter((each) => each.stage === "INTAKE" || each.round !== round);
    return { ...dossier, supplements: [...kept, proposed] };
  },
  SupplementApproved: (dossier, { overLimitReason }) =>
    lastRound(dossier, "APPRAISAL", { step: "APPROVED", overLimitReason }),
  SupplementDropped: (dossier, { round }) => ({
    ...dossier,
    supplements: dossier.supplements.filter((each) => each.stage === "INTAKE" || each.round !== round),
  }),
  SupplementRequested: (dossier, { respondBy }, { at }) => ({
    ...paused(lastRound(dossier, "APPRAISAL", { step: "SENT", sentAt: at, respondBy }), {
      from: at,
      policy: present(dossier.pinned, "pinned procedure").policy.supplement,
      reason: "SUPPLEMENT",
    }),
    status: "SUPPLEMENT_WAIT",
  }),
  SupplementAnswered: (dossier, { components }, { at }) => ({
    ...lastRound(dossier, "APPRAISAL", { step: "ANSWERED", answeredAt: at }),
    components,
  }),
  SupplementConfirmed: (dossier, data, { at }) => ({
    ...dueAs(unpaused(lastRound(dossier, "APPRAISAL", { step: "CONFIRMED" }), at), data),
    status: "IN_PROGRESS",
  }),
  PaymentRequired: (dossier, { amountDong, reason, chargeIds }, { at }) => ({
    ...paused(dossier, { from: at, policy: "PAUSE", reason: "FINANCIAL" }),
    status: "FINANCIAL_WAIT",
    payment: {
      amountDong,
      reason,
      ...(chargeIds === undefined ? {} : { chargeIds }),
      requiredAt: at,
      confirmedAt: null,
      paidAt: null,
      reference: null,
      exemption: null,
    },
  }),
  PaymentConfirmed: (dossier, data, { at }) => ({
    ...dueAs(unpaused(moved(dossier, data.movement), data.paidAt ?? at), data),
    status: "IN_PROGRESS",
    payment: dossier.payment && {
      ...dossier.payment,
      confirmedAt: at,
      paidAt: data.reference === null ? null : (data.paidAt ?? at),
      reference: data.reference,
      exemption: data.exemption?.reason ?? null,
    },
  }),
  Suspended: (dossier, { ground, document }, { at }) => ({
    ...paused(dossier, { from: at, policy: "PAUSE", reason: "SUSPENSION" }),
    status: "SUSPENDED",
    suspension: { ground, document, from: dossier.status },
  }),
  Resumed: (dossier, data, { at }) => ({
    ...dueAs(unpaused(dossier, at), data),
    status: "IN_PROGRESS",
    suspension: null,
  }),
  WithdrawalRequested: (dossier, { reason }, { at }) => ({
    ...dossier,
    status: "WITHDRAW_REQUESTED",
    withdrawal: { requestedAt: at, reason, from: dossier.status },
  }),
  WithdrawalApproved: (dossier, { movement, refundFees }, { at }) => ({
    ...ended(dossier, at, movement),
    status: "WITHDRAWN",
    ...(refundFees === true ? { refundFees } : {}),
  }),
  WithdrawalRefused: (dossier) => backFromWithdrawal(dossier),
  WithdrawalCancelled: (dossier) => backFromWithdrawal(dossier),
  Stopped: (dossier, { movement }, { at }) => ({ ...ended(dossier, at, movement), status: "STOPPED" }),
  ExtensionProposed: (dossier, { newDueOn, reason, lateCause }, { actor }) => {
    const draftedBy = actor.kind === "officer" ? actor.personId : null;
    const cause = lateCause === undefined ? {} : { lateCause };
    const draft: Extension = { newDueOn, reason, ...cause, draftedBy, signedAt: null, lateNotice: false };
    return {
      ...dossier,
      extensions: [...dossier.extensions.filter((each) => each.signedAt !== null), draft],
    };
  },
  Extended: (dossier, data, { at }) => ({
    ...dueAs(dossier, data),
    extensions: dossier.extensions.map((each) =>
      each.signedAt === null ? { ...each, signedAt: at, lateNotice: data.lateNotice } : each,
    ),
  }),
  DueMoved: (dossier, data) => dueAs(dossier, data),
};

/** T19: the status the request was made from; its clock, running or stopped, was never touched. */
function backFromWithdrawal(dossier: Dossier): Dossier {
  return { ...dossier, status: present(dossier.withdrawal, "withdrawal request").from, withdrawal: null };
}
