import { CHANNELS } from "../procedure-parser.ts";
import { type DraftForm, textOf } from "./draft-form.ts";
import { countsOf } from "./fee-rows.ts";
import { withoutRow } from "./row-form.ts";

/** What a button beside a row asks for: `add`, `remove:2`, `tier:0`, `exempt:0`, `unexempt:0:1`; others show the form anew. */
const ACT = /^(add|remove|tier|exempt|unexempt)(?::(\d{1,2}))?(?::(\d{1,2}))?$/;

/** The form with one row more or less, everything else as it was typed; as it was where the act says nothing. */
export function withRow(form: DraftForm, act: string, cases: readonly string[]): DraftForm {
  const [, what, one, two] = ACT.exec(act) ?? [];
  const [index, row] = [Number(one ?? -1), Number(two ?? -1)];
  const counts = countsOf(form);
  const here = counts[index];
  if (what === "add")
    return { ...form, ...newFee(form, counts.length, cases), fees: String(counts.length + 1) };
  if (here === undefined) return form;
  switch (what) {
    case "remove":
      return { ...withoutRow(form, "fee", index), fees: String(counts.length - 1) };
    case "tier":
      return { ...form, [`fee.${index}.tiers`]: String(here.tiers + 1) };
    case "exempt":
      return { ...form, ...newExemption(form, index, here.exemptions) };
    case "unexempt":
      return row < here.exemptions
        ? {
            ...withoutRow(form, `fee.${index}.exempt`, row),
            [`fee.${index}.exemptions`]: String(here.exemptions - 1),
          }
        : form;
    default:
      return form;
  }
}

function newFee(form: DraftForm, index: number, cases: readonly string[]): DraftForm {
  const at = `fee.${index}`;
  return {
    [`${at}.code`]: freeCode(form, "fee"),
    [`${at}.kind`]: "LE_PHI",
    [`${at}.setBy`]: "MINISTRY",
    [`${at}.formula`]: "FIXED",
    [`${at}.collectWhen`]: "ON_RECEIPT",
    [`${at}.channels`]: CHANNELS,
    [`${at}.cases`]: cases,
    [`${at}.exemptions`]: "0",
  };
}

function newExemption(form: DraftForm, index: number, row: number): DraftForm {
  const at = `fee.${index}`;
  return {
    [`${at}.exempt.${row}.code`]: freeCode(form, "exempt"),
    [`${at}.exempt.${row}.who`]: "POOR",
    [`${at}.exemptions`]: String(row + 1),
  };
}

/** A code that no row of the page has. */
function freeCode(form: DraftForm, stem: string): string {
  const taken = new Set(
    Object.keys(form)
      .filter((name) => name.endsWith(".code"))
      .map((name) => textOf(form, name)),
  );
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}
