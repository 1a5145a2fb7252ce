import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Locale, messages } from "../i18n/index.ts";
import { assert } from "../kernel/assert.ts";

/** What is known of one code: how it is answered, and the law the office says no by. */
type CatalogueEntry = {
  readonly kind: "refusal" | "fault";
  readonly module: string;
  readonly status: ContentfulStatusCode;
  readonly legalGround: string | null;
};

/** Every code the program may answer with. Made once by the composition root from what each module declares. */
export type ErrorCatalogue = ReadonlyMap<string, CatalogueEntry>;

type Declared = Readonly<
  Record<string, { readonly status: ContentfulStatusCode; readonly legalGround?: string }>
>;

/** What one module declares in its `refusals.ts`. */
type DeclaredErrors = {
  readonly module: string;
  readonly refusals: Declared;
  readonly faults?: Declared;
};

/** Joins the declarations; a code shared by two modules has one status. */
export function errorCatalogue(declarations: readonly DeclaredErrors[]): ErrorCatalogue {
  const catalogue = new Map<string, CatalogueEntry>();
  for (const { module, refusals, faults = {} } of declarations) {
    for (const [kind, declared] of [["refusal", refusals] as const, ["fault", faults] as const]) {
      for (const [code, { status, legalGround }] of Object.entries(declared)) {
        const known = catalogue.get(code);
        assert(known === undefined || known.status === status, `error code ${code} has two statuses`);
        if (known === undefined)
          catalogue.set(code, { kind, module, status, legalGround: legalGround ?? null });
      }
    }
  }
  return catalogue;
}

/** The sentence for a code in the reader's language, with its facts; null where no module has written one. */
export function errorText(locale: Locale, code: string, facts: unknown): string | null {
  for (const module of Object.values<unknown>(messages(locale))) {
    const text = ownValue(ownValue(module, "errors"), code);
    if (typeof text === "string") return text;
    if (isSentence(text)) return text(facts);
  }
  return null;
}

function ownValue(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

/** Texts are functions of their own code's facts; the catalogue pairs them by code, which the compiler cannot see. */
function isSentence(text: unknown): text is (facts: unknown) => string {
  return typeof text === "function";
}

/**
 * The sentence of a code without its facts, for lists of codes: each fact shows as its name in braces. Facts may be
 * lists, instants or numbers to the text, hence a stand-in that answers to anything; a text it cannot satisfy is null.
 */
export function errorTextWithoutFacts(locale: Locale, code: string): string | null {
  try {
    // A text that looks a fact up in a table finds nothing under a stand-in's name.
    return errorText(locale, code, standIn("facts"))?.replaceAll("undefined", "…") ?? null;
  } catch {
    // The text computes with its facts (a date to format, a table to look up): its sentence needs real ones.
    return null;
  }
}

function standIn(name: string): unknown {
  const said = () => `{${name}}`;
  const target = Object.assign(() => undefined, {});
  return new Proxy(target, {
    get: (_target, member) => {
      if (member === Symbol.toPrimitive || member === "toString" || member === "valueOf") return said;
      return standIn(typeof member === "string" && !(member in Array.prototype) ? member : name);
    },
    apply: () => standIn(name),
  });
}
