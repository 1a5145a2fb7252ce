import { checkCondition } from "./condition.ts";
import type { Flow, GatewayNode, ProcessNode } from "./graph.ts";
import { problemAt } from "./raw-process.ts";
import type { ProcessProblem } from "./refusals.ts";

/** Nodes and flows while they are checked: not yet known to be a process. */
export type Wiring = {
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: ReadonlyMap<string, Flow>;
};

/** Starts, ends, ways out, gateways, conditions, what cannot be reached and what cannot end. */
export function validateStructure(wiring: Wiring): readonly ProcessProblem[] {
  const nodes = [...wiring.nodes.values()];
  const problems = [
    ...validateEndpoints(nodes),
    ...nodes.flatMap((node) => validateWays(node)),
    ...[...wiring.flows.values()].flatMap((flow) => validateCondition(flow, wiring)),
    ...nodes.flatMap((node) => (node.kind === "exclusive" ? validateChoice(node, wiring) : [])),
  ];
  return problems.length > 0 ? problems : [...validateReach(wiring), ...validateLoops(wiring)];
}

function validateEndpoints(nodes: readonly ProcessNode[]): readonly ProcessProblem[] {
  const none = { elementId: null, elementName: null, detail: null };
  const starts = nodes.filter(({ kind }) => kind === "start");
  const hasEnd = nodes.some(({ kind }) => kind === "end");
  return [
    ...(starts.length === 0 ? [{ ...none, code: "NO_START" as const }] : []),
    ...starts.slice(1).map((start) => problemAt(start, "SEVERAL_STARTS")),
    ...(hasEnd ? [] : [{ ...none, code: "NO_END" as const }]),
  ];
}

function validateWays(node: ProcessNode): readonly ProcessProblem[] {
  const isGateway = node.kind === "exclusive" || node.kind === "parallel";
  if (node.kind === "end")
    return node.outgoing.length > 0 ? [problemAt(node, "SEVERAL_WAYS_WITHOUT_GATEWAY")] : [];
  if (node.outgoing.length === 0) return [problemAt(node, "DEAD_END")];
  return node.outgoing.length > 1 && !isGateway ? [problemAt(node, "SEVERAL_WAYS_WITHOUT_GATEWAY")] : [];
}

function validateCondition(flow: Flow, { nodes }: Wiring): readonly ProcessProblem[] {
  if (flow.condition === null) return [];
  const source = nodes.get(flow.from);
  if (source?.kind !== "exclusive" || source.outgoing.length < 2)
    return [problemAt(flow, "MISPLACED_CONDITION")];
  const check = checkCondition(flow.condition);
  if (check.kind === "does-not-parse") return [problemAt(flow, "CONDITION_DOES_NOT_PARSE", flow.condition)];
  if (check.kind === "not-allowed") {
    return [problemAt(flow, "CONDITION_NOT_ALLOWED", `${check.construct}: ${flow.condition}`)];
  }
  return [];
}

function validateChoice(gateway: GatewayNode, { flows }: Wiring): readonly ProcessProblem[] {
  if (gateway.outgoing.length < 2) return [];
  const ways = gateway.outgoing.flatMap((id) => flows.get(id) ?? []);
  return [
    ...(ways.some(({ isDefault }) => isDefault) ? [] : [problemAt(gateway, "GATEWAY_WITHOUT_DEFAULT")]),
    ...ways.flatMap((flow) => {
      if (flow.isDefault)
        return flow.condition === null ? [] : [problemAt(flow, "DEFAULT_WITH_CONDITION", gateway.id)];
      return flow.condition === null ? [problemAt(flow, "MISSING_CONDITION", gateway.id)] : [];
    }),
  ];
}

/** Ways out of a node, by its end or by an event on its border. */
export function waysOut(node: ProcessNode): readonly string[] {
  const events = node.kind === "task" || node.kind === "wait" ? node.boundary.map(({ flow }) => flow) : [];
  return [...node.outgoing, ...events];
}

function nextOf(node: ProcessNode, { nodes, flows }: Wiring): readonly ProcessNode[] {
  return waysOut(node).flatMap((id) => nodes.get(flows.get(id)?.to ?? "") ?? []);
}

function validateReach(wiring: Wiring): readonly ProcessProblem[] {
  const nodes = [...wiring.nodes.values()];
  const forward = reach(
    nodes.filter(({ kind }) => kind === "start"),
    (node) => nextOf(node, wiring),
  );
  const before = new Map<string, ProcessNode[]>(nodes.map(({ id }) => [id, []]));
  for (const node of nodes) for (const next of nextOf(node, wiring)) before.get(next.id)?.push(node);
  const backward = reach(
    nodes.filter(({ kind }) => kind === "end"),
    (node) => before.get(node.id) ?? [],
  );
  return nodes.flatMap((node) => {
    if (!forward.has(node.id)) return [problemAt(node, "UNREACHABLE")];
    return backward.has(node.id) ? [] : [problemAt(node, "DEAD_END")];
  });
}

function reach(
  from: readonly ProcessNode[],
  next: (node: ProcessNode) => readonly ProcessNode[],
): ReadonlySet<string> {
  const seen = new Set<string>(from.map(({ id }) => id));
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next(node)) {
      if (seen.has(other.id)) continue;
      seen.add(other.id);
      open.push(other);
    }
  }
  return seen;
}

/** A circle without a task or a wait would turn for ever on its own. */
function validateLoops(wiring: Wiring): readonly ProcessProblem[] {
  const passing = [...wiring.nodes.values()].filter(
    ({ kind }) => kind !== "task" && kind !== "wait" && kind !== "end",
  );
  const passes = (node: ProcessNode) => nextOf(node, wiring).filter((next) => passing.includes(next));
  return passing
    .filter((node) => node.kind === "exclusive" && node.outgoing.length > 1)
    .filter((node) => reach(passes(node), passes).has(node.id))
    .map((node) => problemAt(node, "AUTOMATIC_LOOP"));
}
