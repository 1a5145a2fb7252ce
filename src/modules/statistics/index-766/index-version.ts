import { z } from "zod";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { findMetric } from "../metric/catalogue.ts";
import { FACTS } from "./data/facts.ts";

/** How sure we are of a number of the law: high (may be a rule), medium (a default), low (a sample). */
const confidence = z.enum(["H", "M", "L"]);
const text = z.string().trim().min(1).max(300);
const localText = z.strictObject({ vi: text, en: text });
const points = z.number().min(0).max(100);
const day = z.string().refine((each) => parseLocalDate(each) !== null);

const factCode = z.custom<FactCode>((value) => typeof value === "string" && Object.hasOwn(FACTS, value));
export type FactCode = keyof typeof FACTS;

/** A share told by the catalogue of metrics, or one that another part of the product will tell one day. */
const source = z.union([
  z.strictObject({ metric: z.string().refine((code) => findMetric(code) !== null, "no such metric") }),
  z.strictObject({ fact: factCode }),
]);

const component = z.strictObject({
  code: z.string().regex(/^\d\.\d[a-z]?$/),
  /** As the National Public Service Portal names it. */
  portalCode: z.string().max(60).nullable(),
  name: localText,
  /** 0: for information. */
  max: points,
  confidence,
  source,
  /** The share, in percent, from which all points are given. */
  target: z.number().positive().max(100),
  /** What is given where there is nothing to divide by. */
  whenNone: z.enum(["NOT_APPLICABLE", "FULL", "ZERO"]),
  /** Communes lack what only the province decides: left out for them, or the province's value taken. */
  atCommune: z.enum(["OWN", "EXCLUDE", "INHERIT"]),
  /** A share the result is multiplied by, once it is known. */
  factor: factCode.nullable(),
  /** What the number does not say yet. */
  note: localText.nullable(),
});

const group = z.strictObject({
  code: z.string().max(20),
  displayGroup: z.string().max(20),
  name: localText,
  max: points,
  confidence,
  components: z.array(component).min(1).max(20),
});

/**
 * One set of definitions of the index as data: what is scored, from what, for how many points. Points add up within each
 * group, within each group of the legal text, and to 100.
 * @law Quyết định 766/QĐ-TTg: five groups, 18 + 20 + 22 + 22 + 18 = 100 (reform.md §D3; one-stop.md §8.4).
 */
export const indexVersionSchema = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9-]{3,40}$/),
    name: localText,
    legalBasis: text,
    validFrom: day,
    validTo: day.nullable(),
    confidence,
    /** The five groups of the legal text; the portal shows payment apart. */
    displayGroups: z
      .array(z.strictObject({ code: z.string(), name: localText, max: points }))
      .min(1)
      .max(10),
    groups: z.array(group).min(1).max(10),
    /** From how many of 100 points which word applies; the highest first. */
    bands: z.strictObject({
      confidence,
      from: z
        .array(z.strictObject({ from: points, name: localText }))
        .min(1)
        .max(10),
    }),
  })
  .superRefine((version, context) => {
    for (const message of contradictions(version)) context.addIssue({ code: "custom", message });
  });

export type IndexVersion = z.output<typeof indexVersionSchema>;
export type IndexGroup = IndexVersion["groups"][number];
export type IndexComponent = IndexGroup["components"][number];

/** The same definitions with other points: a second reading of the same text. */
export const splitSchema = z.strictObject({
  code: z.string(),
  basedOn: z.string(),
  name: localText,
  confidence,
  maxima: z.record(z.string(), points),
});

function contradictions(version: {
  readonly displayGroups: readonly { readonly code: string; readonly max: number }[];
  readonly groups: readonly z.output<typeof group>[];
  readonly bands: { readonly from: readonly { readonly from: number }[] };
}): string[] {
  const found: string[] = [];
  const { groups, displayGroups } = version;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const expectSum = (what: string, parts: readonly number[], max: number) => {
    if (Math.abs(sum(parts) - max) > 1e-9) found.push(`${what}: ${sum(parts)} points and not ${max}`);
  };
  for (const { code, max, components } of groups)
    expectSum(
      `group ${code}`,
      components.map((each) => each.max),
      max,
    );
  for (const { code, max } of displayGroups) {
    const parts = groups.filter(({ displayGroup }) => displayGroup === code);
    expectSum(
      `display group ${code}`,
      parts.map((each) => each.max),
      max,
    );
  }
  expectSum(
    "index",
    groups.map((each) => each.max),
    100,
  );
  const known = new Set(displayGroups.map(({ code }) => code));
  for (const { code, displayGroup } of groups)
    if (!known.has(displayGroup)) found.push(`group ${code}: no display group ${displayGroup}`);
  const components = groups.flatMap((each) => each.components);
  if (new Set(components.map(({ code }) => code)).size < components.length)
    found.push("a component stands twice");
  // A share of an agency's own dossiers cannot be the province's.
  for (const { code, atCommune, source: from } of components)
    if (atCommune === "INHERIT" && !("fact" in from))
      found.push(`component ${code}: only a fact is inherited`);
  const steps = version.bands.from.map(({ from }) => from);
  if (steps.some((step, index) => index > 0 && step >= (steps[index - 1] ?? 0)) || steps.at(-1) !== 0)
    found.push("bands must fall to 0");
  return found;
}
