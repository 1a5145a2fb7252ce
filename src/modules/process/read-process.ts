import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { DiagramLayout, Flow, ProcessGraph, ProcessKind } from "./graph.ts";
import { parseBpmn } from "./parse-bpmn.ts";
import { nameOf, parseNodes } from "./parse-nodes.ts";
import { problemAt, type RawProcess } from "./raw-process.ts";
import { isReadable } from "./readable-layout.ts";
import type { ProcessProblem, ProcessRefusal } from "./refusals.ts";
import { validateBranches } from "./validate-branches.ts";
import { validateStructure, type Wiring } from "./validate-structure.ts";
import { guardXml } from "./xml-guard.ts";

const CODE = /^[A-Za-z][A-Za-z0-9-]{1,62}$/;
const KINDS: Readonly<Record<string, ProcessKind>> = { PROCEDURE: "PROCEDURE", INTERNAL: "INTERNAL" };

/**
 * BPMN 2.0 text to a process that is safe to run: every token can end, every join is reached by all it waits for,
 * every choice has a default. Refused with all problems at once, each naming its element.
 */
export async function readProcess(xml: string): Promise<Result<ProcessGraph, ProcessRefusal>> {
  const guarded = guardXml(xml);
  if (!guarded.ok) return guarded;
  const parsed = await parseBpmn(xml);
  if (!parsed.ok) return parsed;
  const raw = parsed.value;
  const { nodes, problems } = parseNodes(raw.elements, raw.flows);
  const wiring: Wiring = {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    flows: new Map(parseFlows(raw).map((flow) => [flow.id, flow])),
  };
  // The later checks suppose what the earlier ones prove: a file is told the first layer that is wrong, whole.
  const layers = [
    () => [...raw.problems, ...headProblems(raw), ...problems],
    () => validateStructure(wiring),
    () => validateBranches(wiring),
  ];
  for (const layer of layers) {
    const found: readonly ProcessProblem[] = layer();
    if (found.length > 0) return refuse({ code: "PROCESS_INVALID", problems: found });
  }
  return accept({
    code: raw.code,
    name: { vi: raw.name, en: raw.nameEn ?? raw.name },
    kind: KINDS[raw.kind ?? "PROCEDURE"] ?? "PROCEDURE",
    startId: nodes.find(({ kind }) => kind === "start")?.id ?? "",
    nodes: Object.fromEntries(wiring.nodes),
    flows: Object.fromEntries(wiring.flows),
    layout: raw.layout !== null && isReadable(raw.layout, wiring) ? raw.layout : await computeLayout(wiring),
  });
}

/** The layout library takes 100 ms to load and only a file without a drawing needs it, so it is loaded here. */
async function computeLayout(wiring: Wiring): Promise<DiagramLayout> {
  const { layOut } = await import("./lay-out.ts");
  return layOut(wiring);
}

function headProblems(raw: RawProcess): readonly ProcessProblem[] {
  const head = { id: raw.code, name: raw.name };
  return [
    ...(CODE.test(raw.code) ? [] : [problemAt(head, "BAD_ID", raw.code)]),
    ...(raw.name === "" ? [problemAt(head, "MISSING_NAME")] : []),
    ...(raw.kind === null || Object.hasOwn(KINDS, raw.kind)
      ? []
      : [problemAt(head, "BAD_VALUE", `kind="${raw.kind}"`)]),
  ];
}

function parseFlows({ flows, elements }: RawProcess): readonly Flow[] {
  const defaults = new Set(elements.map(({ defaultFlow }) => defaultFlow));
  return flows.map(({ id, name, nameEn, from, to, condition }) => ({
    id,
    name: nameOf({ name, attributes: nameEn === null ? {} : { nameEn } }),
    from,
    to,
    condition,
    isDefault: defaults.has(id),
  }));
}
