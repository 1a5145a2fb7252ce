import { accept } from "../../../kernel/result.ts";
import { apiRoute, type Router, z } from "../../../web/route.ts";
import type { IndexComponent, IndexVersion } from "./index-version.ts";
import { INDEX_VERSIONS } from "./shipped-versions.ts";

const text = z.object({ vi: z.string(), en: z.string() });
const confidence = z.enum(["H", "M", "L"]);
const component = z.object({
  code: z.string(),
  portalCode: z.string().nullable(),
  name: text,
  max: z.number(),
  confidence,
  metric: z.string().nullable(),
  fact: z.string().nullable(),
  target: z.number(),
  whenNone: z.enum(["NOT_APPLICABLE", "FULL", "ZERO"]),
  atCommune: z.enum(["OWN", "EXCLUDE", "INHERIT"]),
  factor: z.string().nullable(),
  note: text.nullable(),
});
const version = z.object({
  code: z.string(),
  name: text,
  legalBasis: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  confidence,
  displayGroups: z.array(z.object({ code: z.string(), name: text, max: z.number() })),
  groups: z.array(
    z.object({
      code: z.string(),
      displayGroup: z.string(),
      name: text,
      max: z.number(),
      confidence,
      components: z.array(component),
    }),
  ),
  bands: z.object({ confidence, from: z.array(z.object({ from: z.number(), name: text })) }),
});

/** The definitions are open, as those of metrics are: whoever is scored may read by what. */
export function registerIndexVersionsApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/statistics/index-versions",
    act: "portal.read",
    tag: "statistics",
    summary: "List the definitions of the index of Decision 766",
    description:
      "Points are `max` × share ÷ `target`, at most `max`. A component counts a `metric`, or a `fact` nobody tells yet. " +
      "`confidence`: H certain, M a default not yet compared with the official text, L a sample.",
    answer: { schema: z.object({ items: z.array(version) }) },
    handler: async () => accept({ items: INDEX_VERSIONS.map(answerOf) }),
  });
}

function answerOf(each: IndexVersion): z.input<typeof version> {
  return {
    ...each,
    groups: each.groups.map((group) => ({ ...group, components: group.components.map(componentOf) })),
  };
}

function componentOf({ source, ...rest }: IndexComponent): z.input<typeof component> {
  return {
    ...rest,
    metric: "metric" in source ? source.metric : null,
    fact: "fact" in source ? source.fact : null,
  };
}
