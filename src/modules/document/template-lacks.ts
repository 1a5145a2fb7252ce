import { epochOf, instantAt } from "../../kernel/local-date.ts";
import { withFactChanged } from "./change-fact.ts";
import { lawRequiring } from "./required-facts.ts";
import { sampleInputs, unnumberedSample } from "./sample-inputs.ts";
import { SAMPLE_DAY } from "./sample-papers.ts";
import { typesetInSandbox } from "./sandbox.ts";
import type { SandboxAnswer } from "./sandbox-order.ts";
import { shippedTemplate, type TemplateName, type TemplateVersion } from "./template.ts";
import { templateVariables } from "./template-variables.ts";

type Asked = TemplateName & { readonly source: string };
type Locale = "vi" | "en";

/** A fact the shipped paper shows and an own one does not, by its name in the list of variables. */
type Lack = { readonly fact: string; readonly law: string | null };

/** The sample set with a template; the facts asked for are changed one by one. */
export function setSample(
  asked: Asked,
  locale: Locale,
  facts: readonly string[] = [],
): Promise<SandboxAnswer | null> {
  const { data, standard } = sampleInputs(asked, locale);
  const changed = facts.map((fact) => JSON.stringify(withFactChanged(data, fact)));
  return typesetInSandbox({ source: asked.source, data: JSON.stringify(data), at: NOON, standard, changed });
}

const NOON = Math.floor(epochOf(instantAt(SAMPLE_DAY, 12 * 60)) / 1_000);

/**
 * Which facts the shipped paper shows and the one by this template does not: each is changed in the sample, and papers
 * that look the same before and after do not show it. Fixed wordings are the authority's own and are not compared.
 * A template that cannot be set lacks nothing here: it is refused for that.
 */
export async function lacksOf(asked: Asked & Pick<TemplateVersion, "locale">): Promise<readonly string[]> {
  const locales: readonly Locale[] = asked.locale === "both" ? ["vi", "en"] : [asked.locale];
  const lacks = new Set<string>();
  for (const locale of locales) {
    const shipped = await shippedFacts(asked, locale);
    const own = await shownBy(asked, locale, shipped);
    for (const fact of shipped) if (own !== null && !own.includes(fact)) lacks.add(fact);
  }
  return [...lacks];
}

/** The same with the law that requires each, what is required first. */
export function lacksByLaw(name: TemplateName, facts: readonly string[]): readonly Lack[] {
  return facts
    .map((fact) => ({ fact, law: lawRequiring(name, fact) }))
    .toSorted((a, b) => Number(a.law === null) - Number(b.law === null));
}

const shippedShows = new Map<string, Promise<readonly string[]>>();

/** What the shipped template shows: found once a process, for it does not change while one runs. */
export function shippedFacts({ set, key }: TemplateName, locale: Locale): Promise<readonly string[]> {
  const name = `${set} ${key} ${locale}`;
  const known = shippedShows.get(name) ?? findShippedFacts({ set, key }, locale);
  shippedShows.set(name, known);
  return known;
}

async function findShippedFacts(name: TemplateName, locale: Locale): Promise<readonly string[]> {
  const facts = templateVariables(name).filled.map(({ path }) => path);
  const shown = await shownBy({ ...name, source: shippedTemplate(name) }, locale, facts);
  // Stopped for want of time is no knowledge: the next to ask finds out.
  if (shown === null) shippedShows.delete(`${name.set} ${name.key} ${locale}`);
  return shown ?? [];
}

/** Of these facts, those that are seen; the places to fill in later are added as facts of their own. */
async function shownBy(
  asked: Asked,
  locale: Locale,
  facts: readonly string[],
): Promise<readonly string[] | null> {
  const variables = facts.filter((fact) => !fact.startsWith(PLACE));
  const answer = await setSample(asked, locale, variables);
  if (answer === null || "problems" in answer) return null;
  const shown = variables.filter((_, index) => answer.shown[index]);
  return [...shown, ...(await placesOf(asked, locale))];
}

const PLACE = "place.";

/** Where number, day and signature are put once the paper is signed and published; a form has none. */
async function placesOf(asked: Asked, locale: Locale): Promise<readonly string[]> {
  const sample = unnumberedSample(asked, locale);
  if (sample === null) return [];
  const order = {
    source: asked.source,
    data: JSON.stringify(sample.data),
    at: NOON,
    standard: sample.standard,
  };
  const answer = await typesetInSandbox(order);
  return answer === null || "problems" in answer ? [] : answer.places.map(({ name }) => `${PLACE}${name}`);
}
