import type { Json } from "../../kernel/json.ts";
import { sampleInputs } from "./sample-inputs.ts";
import type { TemplateName } from "./template.ts";

/** Something a template may use: how it is written there, and what stands in it on the sample. */
type TemplateVariable = {
  readonly path: string;
  readonly sample: string;
  /** What the data themselves call it; null where only the office's own words do. */
  readonly label: { readonly vi: string; readonly en: string | null } | null;
};

type TemplateVariables = {
  /** What is filled in. */
  readonly filled: readonly TemplateVariable[];
  /** Wording of the form itself, under `words`. */
  readonly printed: readonly TemplateVariable[];
};

const SAMPLE_LENGTH_MAX = 80;

/**
 * Everything the template of this name may use, read off the very data it is tried with: what is added to the data is in
 * the list at once, and what is not in them is not.
 */
export function templateVariables(name: TemplateName): TemplateVariables {
  const inputs = membersOf(sampleInputs(name, "vi").data);
  const { words = null, ...facts } = membersOf(inputs["sheet"] ?? null);
  const others = Object.entries(inputs).filter(([key]) => key !== "sheet");
  return {
    filled: [
      ...Object.entries(facts).flatMap(([key, value]) =>
        IN_ENGLISH.has(key) ? [] : variablesIn(`data.${key}`, value),
      ),
      ...others.flatMap(([key, value]) => variablesIn(`inputs.${key}`, value)),
    ],
    printed: variablesIn("words", words),
  };
}

/** The same once more in English, for the bilingual paper; each is written as its Vietnamese one is. */
const IN_ENGLISH: ReadonlySet<string> = new Set(["english", "englishWords", "inEnglish"]);

function variablesIn(path: string, value: Json): readonly TemplateVariable[] {
  if (Array.isArray(value)) return variablesIn(`${path}[]`, value[0] ?? "");
  const members = membersOf(value);
  if (Object.hasOwn(members, "vi"))
    return [{ path, sample: sampleOf(members["vi"]), label: labelIn(members) }];
  const names = Object.keys(members);
  if (value !== null && typeof value === "object" && names.length === 0) return [];
  if (names.length === 0) return [{ path, sample: sampleOf(value), label: null }];
  return names.flatMap((name) => variablesIn(`${path}.${name}`, members[name] ?? null));
}

function labelIn({ label }: Readonly<Record<string, Json>>): TemplateVariable["label"] {
  const { vi, en } = membersOf(label ?? null);
  return typeof vi === "string" ? { vi, en: typeof en === "string" ? en : null } : null;
}

function membersOf(value: Json): Readonly<Record<string, Json>> {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function sampleOf(value: Json | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  return text.startsWith("<svg") ? "<svg …>" : text.slice(0, SAMPLE_LENGTH_MAX);
}
