/**
 * What a specialist of the sample ward finds out and writes into the draft of a result, since no declaration tells it;
 * by procedure, and only where the result has such fields. Invented like everything of the demonstration.
 */
const ALLOWANCE = { monthlyAmount: "750.000", fromMonth: "12/2026" };
const DISABILITY = { disabilityKind: "Khuyết tật vận động", disabilityDegree: "Nặng" };

export const DRAFTED_BY_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "1.001776": ALLOWANCE,
  "1.014027": ALLOWANCE,
  "1.001699": DISABILITY,
  "1.001653": DISABILITY,
};
