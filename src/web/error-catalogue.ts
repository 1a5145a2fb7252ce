import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Locale, messages } from "../i18n/index.ts";
import { assert } from "../kernel/assert.ts";

/** What is known of one code: how it is answered, and the law the office says no by. */
export type CatalogueEntry = {
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
export type DeclaredErrors = {
  readonly module: string;
  readonly refusals: Declared;
  readonly faults?: Declared;
};

/** Joins the declarations; a code declared by two modules must be declared the same by both. */
export function errorCatalogue(declarations: readonly DeclaredErrors[]): ErrorCatalogue {
  const catalogue = new Map<string, CatalogueEntry>();
  for (const { module, refusals, faults = {} } of declarations) {
    for (const [kind, declared] of [["refusal", refusals] as const, ["fault", faults] as const]) {
      for (const [code, { status, legalGround }] of Object.entries(declared)) {
        assert(!catalogue.has(code), `error code declared twice: ${code}`);
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
