import type { ActChoices, FieldSpec } from "./field-spec.ts";

/** What is charged already is ticked; only something else is typed with its amount. */
export function demandQuestions({ due }: ActChoices): readonly FieldSpec[] {
  return [
    ...(due.length === 0 ? [] : [{ kind: "many", name: "chargeIds", options: due, optional: true } as const]),
    { kind: "money", name: "amountDong", optional: due.length > 0 },
    { kind: "text", name: "reason" },
  ];
}

/** Paid, by a paper and its day, or let off by somebody: one of the two. */
export function proofQuestions({ approvers }: ActChoices): readonly FieldSpec[] {
  return [
    { kind: "line", name: "reference", optional: true },
    { kind: "date", name: "paidOn", optional: true },
    { kind: "text", name: "exemptionReason", optional: true },
    { kind: "select", name: "approvedBy", options: approvers, optional: true },
  ];
}
