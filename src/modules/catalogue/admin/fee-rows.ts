import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { parseDong } from "../../../kernel/dong.ts";
import { parseJson } from "../../../kernel/json.ts";
import { datePartsOf, dateTextOf, type FormError } from "../../../web/components/index.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import { type Condition, conditionSchema } from "../condition.ts";
import { CHANNEL_FACT } from "../fee.ts";
import type { Fee, ProcedureContent } from "../procedure.ts";
import { CHANNELS, writtenContentSchema } from "../procedure-parser.ts";
import { type DraftForm, listOf, textOf, typedDay } from "./draft-form.ts";
import { fieldOf, sayAt } from "./fee-fields.ts";

/** Whom a fee may be waived or lowered for. @law Luật Phí và lệ phí 2015, Đ.10 k.1. */
const EXEMPT_GROUPS = ["CHILD", "POOR", "ELDERLY", "DISABLED", "MERIT", "MINORITY"] as const;
const GROUP_FACT = "exemptGroup";
/** Whoever hands in online: no group of people, but let off by many resolutions. */
const ONLINE = "ONLINE";
export const EXEMPT_CHOICES = [...EXEMPT_GROUPS, ONLINE] as const;
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
    Object.assign(all, reckoningFields(fee, at), {
      [`${at}.code`]: fee.code,
      [`${at}.kind`]: fee.kind,
      [`${at}.setBy`]: fee.setBy,
      [`${at}.nameVi`]: fee.name.vi,
      [`${at}.nameEn`]: fee.name.en ?? "",
      [`${at}.channels`]: fee.channels,
      [`${at}.cases`]: applying.map(({ code }) => code),
      [`${at}.condition`]: fee.condition === null ? "" : JSON.stringify(fee.condition),
      [`${at}.collectWhen`]: fee.collectWhen,
      [`${at}.ground`]: fee.legalGround ?? "",
      [`${at}.illustrative`]: fee.illustrative ? "true" : "",
      ...dayFields(`${at}.from`, fee.validFrom),
      ...dayFields(`${at}.to`, fee.validTo),
    });
  });
  return all;
}

type Reckoning = Pick<Fee, "formula" | "unitName" | "exemptions">;

/** What stands in the fields for how a fee is reckoned and who is let off. */
export function reckoningFields({ formula, unitName, exemptions }: Reckoning, at: string): DraftForm {
  return {
    ...formulaFields({ formula }, at),
    [`${at}.unitVi`]: unitName?.vi ?? "",
    [`${at}.unitEn`]: unitName?.en ?? "",
    [`${at}.exemptions`]: String(exemptions.length),
    ...Object.assign({}, ...exemptions.map((each, row) => exemptionFields(each, `${at}.exempt.${row}`))),
  };
}

export function dayFields(name: string, day: string | undefined): DraftForm {
  const { day: dayOf, month, year } = datePartsOf(day ?? "");
  return { [`${name}.day`]: dayOf, [`${name}.month`]: month, [`${name}.year`]: year };
}

type Tier = { readonly upToUnits: number | null; readonly unitAmountDong: number };

function formulaFields({ formula }: Pick<Fee, "formula">, at: string): DraftForm {
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
  if (!("equals" in condition)) return null;
  if (condition.fact === CHANNEL_FACT && condition.equals === ONLINE) return ONLINE;
  if (condition.fact !== GROUP_FACT) return null;
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
  const read = writtenContentSchema.safeParse({ ...content, fees: rows.map(({ fee }) => fee), cases });
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
        const said = sayAt(field, message, locale);
        return { path: field, message: row === null ? said : t.wrongIn({ row: row + 1, message: said }) };
      });
  return { errors: [...nameless, ...errors] };
}

/** How a fee is reckoned and who is let off: what a province may set of it. */
export function readReckoning(form: DraftForm, at: string, counts: FeeCounts[number]) {
  const text = (name: string) => textOf(form, `${at}.${name}`).trim();
  return {
    formula: readFormula(form, at, counts.tiers),
    unitName: text("unitVi") === "" ? null : named(text("unitVi"), text("unitEn")),
    exemptions: Array.from({ length: counts.exemptions }, (_, row) =>
      readExemption(form, `${at}.exempt.${row}`),
    ),
  };
}

function readFee(form: DraftForm, at: string, counts: FeeCounts[number]) {
  const text = (name: string) => textOf(form, `${at}.${name}`).trim();
  const [from, to] = [dateTextOf(typedDay(form, `${at}.from`)), dateTextOf(typedDay(form, `${at}.to`))];
  const channels = listOf(form, `${at}.channels`);
  const fee = {
    code: text("code"),
    kind: text("kind"),
    ...(text("setBy") === "" ? {} : { setBy: text("setBy") }),
    name: named(text("nameVi"), text("nameEn")),
    ...readReckoning(form, at, counts),
    channels: channels.length === 0 ? [...CHANNELS] : channels,
    condition: writtenCondition(text("condition")),
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
  const group = EXEMPT_CHOICES.find((each) => each === who);
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
    condition:
      who === AS_WRITTEN
        ? writtenCondition(text("condition"))
        : { fact: who === ONLINE ? CHANNEL_FACT : GROUP_FACT, equals: who },
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
  return parseDong(text) ?? Number.NaN;
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
