import { z } from "zod";
import { assert } from "../../kernel/assert.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import data from "./data/late-causes.json" with { type: "json" };

const text = z.string().min(1);
const schema = z.array(
  z.strictObject({
    version: z.int().min(1),
    validFrom: z.string().refine((day) => parseLocalDate(day) !== null),
    causes: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[A-Z][A-Z_]{1,39}$/),
          name: z.strictObject({ vi: text, en: text }),
        }),
      )
      .min(1),
  }),
);

type LateCause = z.output<typeof schema>[number]["causes"][number];

const VERSIONS = schema.parse(data);
assert(
  VERSIONS.every(({ validFrom }, index) => index === 0 || validFrom > (VERSIONS[index - 1]?.validFrom ?? "")),
  "the lists of causes follow each other in time",
);

/**
 * Why a dossier is late: what an officer may choose on a day. The list is data with the day from which it holds; what
 * was chosen from an older one stays readable.
 * @law one-stop.md §3.4, reform.md §A3: an apology and a late dossier name a cause from a list.
 */
export function lateCausesOn(on: LocalDate): readonly LateCause[] {
  return (VERSIONS.findLast(({ validFrom }) => validFrom <= on) ?? VERSIONS[0])?.causes ?? [];
}

/** Every cause there ever was, each as it was last called. */
export function listLateCauses(): readonly LateCause[] {
  return [...new Map(VERSIONS.flatMap(({ causes }) => causes).map((cause) => [cause.code, cause])).values()];
}
