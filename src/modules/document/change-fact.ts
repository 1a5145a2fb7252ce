import type { Json } from "../../kernel/json.ts";
import { qrSvg } from "./tracking-qr.ts";

/** What is added to a fact to change it: signs the paper's face has, and no shipped wording ends with. */
const MARK = "Q7";
const OTHER_CODE = qrSvg("https://motcua.example/verify/another");

/**
 * What a template is given, with one fact changed wherever it stands: `data.items[].name` changes the name of every item.
 * The path is one of those `templateVariables` lists.
 */
export function withFactChanged(inputs: Json, path: string): Json {
  const [root = "", ...steps] = path.replaceAll("[]", ".[]").split(".");
  return changedAt(inputs, root === "data" ? ["sheet", ...steps] : steps);
}

function changedAt(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined) return changed(value);
  if (isList(value)) return step === "[]" ? value.map((each) => changedAt(each, rest)) : value;
  if (value === null || typeof value !== "object") return value;
  const next = value[step];
  return next === undefined ? value : { ...value, [step]: changedAt(next, rest) };
}

function changed(value: Json): Json {
  if (value === null) return MARK;
  if (typeof value === "number") return value + 7;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return value.startsWith("<svg") ? OTHER_CODE : `${value} ${MARK}`.trim();
  if (isList(value)) return value.map(changed);
  return "vi" in value ? { ...value, vi: changed(value["vi"] ?? null) } : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
