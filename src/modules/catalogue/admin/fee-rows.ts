import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { parseJson } from "../../../kernel/json.ts";
import { datePartsOf, dateTextOf, type FormError } from "../../../web/components/index.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import { type Condition, conditionSchema } from "../condition.ts";
import type { Fee, ProcedureContent } from "../procedure.ts";
import { CHANNELS, procedureContentSchema } from "../procedure-parser.ts";
import { type DraftForm, listOf, textOf, typedDay } from "./draft-form.ts";

/** Whom a fee may be waived or lowered for. @law Luật Phí và lệ phí 2015, Đ.10 k.1. */
export const EXEMPT_GROUPS = ["CHILD", "POOR", "ELDERLY", "DISABLED", "MERIT", "MINORITY"] as const;
const GROUP_FACT = "exemptGroup";
/** The condition of the row stays as it was written: no group alone says it. */
export const AS_WRITTEN = "AS_WRITTEN";

export const FORMULAS = ["FIXED", "PER_UNIT", "TIERED", "STATED"] as const;
const TIERS_SHOWN_MIN = 2;
const ROWS_MAX = 60;

/** How many rows the page shows: of fees, and of each fee its steps and its exemptions. */
export type FeeCounts = readonly { readonly tiers: number; readonly exemptions: number }[];

/** What stands in the fields for the fees of a stored draft. */
export function feeFormOf({ fees, cases }: ProcedureContent): DraftForm {
  const all: Record<string, string | readonly string[]> = { fees: String(fees.length) };
  fees.forEach((fee, index) => {
    const at = `fee.${index}`;
    const applying = cases.filter(({ feeCodes }) => feeCodes === null || feeCodes.includes(fee.code));
    Object.assign(all, formulaFields(fee, at), {
      [`${at}.code`]: fee.code,
      [`${at}.kind`]: fee.kind,
      [`${at}.nameVi`]: fee.name.vi,
      [`${at}.nameEn`]: fee.name.en ?? "",
      [`${at}.unitVi`]: fee.unitName?.vi ?? "",
      [`${at}.unitEn`]: fee.unitName?.en ?? "",
      [`${at}.channels`]: fee.channels,
      [`${at}.cases`]: applying.map(({ code }) => code),
      [`${at}.condition`]: fee.condition === null ? "" : JSON.stringify(fee.condition),
      [`${at}.collectWhen`]: fee.collectWhen,
      [`${at}.ground`]: fee.legalGround ?? "",
      [`${at}.illustrative`]: fee.illustrative ? "true" : "",
      ...dayFields(`${at}.from`, fee.validFrom),
      ...dayFields(`${at}.to`, fee.validTo),
      [`${at}.exemptions`]: String(fee.exemptions.length),
    });
    for (const [row, each] of fee.exemptions.entries())
      Object.assign(all, exemptionFields(each, `${at}.exempt.${row}`));
  });
  return all;
}

function dayFields(name: string, day: string | undefined): DraftForm {
  const { day: dayOf, month, year } = datePartsOf(day ?? "");
  return { [`${name}.day`]: dayOf, [`${name}.month`]: month, [`${name}.year`]: year };
}

type Tier = { readonly upToUnits: number | null; readonly unitAmountDong: number };

function formulaFields({ formula }: Fee, at: string): DraftForm {
  const base = { [`${at}.formula`]: formula.type, [`${at}.tiers`]: String(TIERS_SHOWN_MIN) };
  switch (formula.type) {
    case "FIXED":
      return { ...base, [`${at}.amount`]: dongText(formula.amountDong) };
    case "PER_UNIT":
      return { ...base, [`${at}.amount`]: dongText(formula.unitAmountDong), ...most(formula, at) };
    case "TIERED":
      return {
        ...base,
        ...most(formula, at),
        [`${at}.tiers`]: String(formula.tiers.length),
        ...Object.fromEntries(formula.tiers.flatMap((tier, row) => tierFields(tier, `${at}.tier.${row}`))),
      };
    case "STATED":
      return { ...base, [`${at}.statedVi`]: formula.text.vi, [`${at}.statedEn`]: formula.text.en ?? "" };
  }
}

function tierFields({ upToUnits, unitAmountDong }: Tier, at: string): readonly (readonly [string, string])[] {
  return [
    [`${at}.upTo`, upToUnits === null ? "" : String(upToUnits)],
    [`${at}.amount`, dongText(unitAmountDong)],
  ];
}

const most = ({ amountDongMax }: { readonly amountDongMax: number | null }, at: string): DraftForm => ({
  [`${at}.most`]: amountDongMax === null ? "" : dongText(amountDongMax),
});

function exemptionFields(each: Fee["exemptions"][number], at: string): DraftForm {
  return {
    [`${at}.code`]: each.code,
    [`${at}.nameVi`]: each.name.vi,
    [`${at}.nameEn`]: each.name.en ?? "",
    [`${at}.who`]: groupOf(each.condition) ?? AS_WRITTEN,
    [`${at}.condition`]: JSON.stringify(each.condition),
    [`${at}.percent`]: each.percentOff === undefined ? "" : String(each.percentOff),
    [`${at}.ground`]: each.legalGround ?? "",
  };
}

function groupOf(condition: Condition): string | null {
  if (!("equals" in condition) || condition.fact !== GROUP_FACT) return null;
  return EXEMPT_GROUPS.find((group) => group === condition.equals) ?? null;
}

export function countsOf(form: DraftForm): FeeCounts {
  const count = (name: string) => Math.min(ROWS_MAX, Number(textOf(form, name)) || 0);
  return Array.from({ length: count("fees") }, (_, index) => ({
    tiers: Math.max(TIERS_SHOWN_MIN, count(`fee.${index}.tiers`)),
    exemptions: count(`fee.${index}.exemptions`),
  }));
}

/** The content with the fees of the form, or what is wrong with them, field by field. */
export function readFeeForm(
  form: DraftForm,
  content: ProcedureContent,
  locale: Locale,
): { readonly content: ProcedureContent } | { readonly errors: readonly FormError[] } {
  const rows = countsOf(form).map((counts, index) => readFee(form, `fee.${index}`, counts));
  const cases = content.cases.map((each) => {
    const codes = rows.flatMap(({ fee, cases: ticked }) => (ticked.includes(each.code) ? [fee.code] : []));
    return { ...each, feeCodes: codes.length === rows.length ? null : codes };
  });
  const read = procedureContentSchema.safeParse({ ...content, fees: rows.map(({ fee }) => fee), cases });
  const t = messages(locale).fees;
  const nameless = rows.flatMap(({ fee }, row) =>
    fee.name.vi === ""
      ? [{ path: `fee.${row}.nameVi`, message: t.wrongIn({ row: row + 1, message: t.nameMissing }) }]
      : [],
  );
  if (read.success && nameless.length === 0) return { content: read.data };
  const errors = read.success
    ? []
    : fieldErrors(read.error, locale).map(({ path, message }) => {
        const { field, row } = fieldOf(path);
        return { path: field, message: row === null ? message : t.wrongIn({ row: row + 1, message }) };
      });
  return { errors: [...nameless, ...errors] };
}

/** Which field of the page a part of the content stands in. */
function fieldOf(path: string): { readonly field: string; readonly row: number | null } {
  const [top, index, part = "", ...below] = path.split(".");
  if (top !== "fees" || index === undefined) return { field: "", row: null };
  const at = `fee.${index}`;
  const row = Number(index);
  if (part === "exemptions")
    return { field: `${at}.exempt.${below[0]}.${EXEMPT_FIELD[below[1] ?? ""] ?? "nameVi"}`, row };
  if (part === "formula" && below[0] === "tiers") return { field: `${at}.tier.${below[1]}.amount`, row };
  if (part === "formula") return { field: `${at}.${FORMULA_FIELD[below[0] ?? ""] ?? "formula"}`, row };
  return { field: `${at}.${FEE_FIELD[part] ?? part}`, row };
}

const FEE_FIELD: Readonly<Record<string, string>> = {
  name: "nameVi",
  unitName: "unitVi",
  legalGround: "ground",
  validFrom: "from",
  validTo: "to",
  code: "nameVi",
};
const FORMULA_FIELD: Readonly<Record<string, string>> = {
  amountDong: "amount",
  unitAmountDong: "amount",
  amountDongMax: "most",
  text: "statedVi",
};
const EXEMPT_FIELD: Readonly<Record<string, string>> = {
  percentOff: "percent",
  legalGround: "ground",
  condition: "who",
};

function readFee(form: DraftForm, at: string, counts: FeeCounts[number]) {
  const text = (name: string) => textOf(form, `${at}.${name}`).trim();
  const [from, to] = [dateTextOf(typedDay(form, `${at}.from`)), dateTextOf(typedDay(form, `${at}.to`))];
  const channels = listOf(form, `${at}.channels`);
  const fee = {
    code: text("code"),
    kind: text("kind"),
    name: named(text("nameVi"), text("nameEn")),
    formula: readFormula(form, at, counts.tiers),
    unitName: text("unitVi") === "" ? null : named(text("unitVi"), text("unitEn")),
    channels: channels.length === 0 ? [...CHANNELS] : channels,
    condition: writtenCondition(text("condition")),
    exemptions: Array.from({ length: counts.exemptions }, (_, row) =>
      readExemption(form, `${at}.exempt.${row}`),
    ),
    collectWhen: text("collectWhen"),
    legalGround: text("ground") || null,
    illustrative: text("illustrative") === "true",
    ...(from === "" ? {} : { validFrom: from }),
    ...(to === "" ? {} : { validTo: to }),
  };
  return { fee, cases: listOf(form, `${at}.cases`) };
}

/** Without a name of its own an exemption is called as the group it is for. */
function groupNamed(who: string, vi: string, en: string) {
  const group = EXEMPT_GROUPS.find((each) => each === who);
  if (vi !== "" || group === undefined) return named(vi, en);
  return named(messages("vi").fees.groups[group], messages("en").fees.groups[group]);
}

const named = (vi: string, en: string) => ({ vi, en: en || null });

function readFormula(form: DraftForm, at: string, tiers: number) {
  const text = (name: string) => textOf(form, `${at}.${name}`).trim();
  const ceiling = text("most") === "" ? null : dongIn(text("most"));
  switch (text("formula")) {
    case "PER_UNIT":
      return { type: "PER_UNIT", unitAmountDong: dongIn(text("amount")), amountDongMax: ceiling };
    case "TIERED":
      return { type: "TIERED", tiers: readTiers(form, at, tiers), amountDongMax: ceiling };
    case "STATED":
      return { type: "STATED", text: named(text("statedVi"), text("statedEn")) };
    default:
      return { type: "FIXED", amountDong: dongIn(text("amount")) };
  }
}

function readTiers(form: DraftForm, at: string, tiers: number) {
  return Array.from({ length: tiers }, (_, row) => ({
    upTo: textOf(form, `${at}.tier.${row}.upTo`).trim(),
    amount: textOf(form, `${at}.tier.${row}.amount`).trim(),
  }))
    .filter(({ upTo, amount }) => upTo !== "" || amount !== "")
    .map(({ upTo, amount }) => ({
      upToUnits: upTo === "" ? null : Number(upTo),
      unitAmountDong: dongIn(amount),
    }));
}

function readExemption(form: DraftForm, at: string) {
  const text = (name: string) => textOf(form, `${at}.${name}`).trim();
  const who = text("who");
  return {
    code: text("code"),
    name: groupNamed(who, text("nameVi"), text("nameEn")),
    condition: who === AS_WRITTEN ? writtenCondition(text("condition")) : { fact: GROUP_FACT, equals: who },
    legalGround: text("ground") || null,
    ...(text("percent") === "" ? {} : { percentOff: Number(text("percent")) }),
  };
}

/** As it is written everywhere: `2.000`. */
function dongText(amountDong: number): string {
  return numberText(amountDong, "vi");
}

/** `2.000`, `2000`: whole đồng; anything else is told as wrong by the definition of a fee. */
function dongIn(text: string): number {
  const plain = text.replace(/[\s.,]/g, "");
  return /^\d{1,13}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** The condition the page carries along; none where an altered page sends what is no condition. */
export function writtenCondition(text: string): Condition | null {
  if (text === "") return null;
  try {
    return parseJson(conditionSchema, text);
  } catch {
    // Only an altered page sends anything else; a fee without its condition is seen on the version before it is published.
    return null;
  }
}
