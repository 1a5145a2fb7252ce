import type { BilingualName, ProcessGraph, ProcessNode, TaskNode, WaitNode } from "./graph.ts";
import { waysOut } from "./validate-structure.ts";

/** A step in reading order: work for a role, or waiting for the world (quota null). */
export type ProcessStep = {
  readonly stepCode: string;
  readonly name: BilingualName;
  readonly kind: "task" | "wait";
  readonly role: TaskNode["role"] | null;
  readonly unit: TaskNode["unit"] | null;
  readonly stage: TaskNode["stage"] | null;
  readonly quotaMinutes: number | null;
  readonly quotaOnlineMinutes: number | null;
  readonly outcomes: readonly string[];
  /** Some way from start to end leaves it out: it depends on the case. */
  readonly isConditional: boolean;
};

const known = new WeakMap<ProcessGraph, readonly ProcessStep[]>();

/** All steps from start to end: what comes earlier stands earlier, ways of a gateway in the order of the file. */
export function listStepsInOrder(graph: ProcessGraph): readonly ProcessStep[] {
  const found = known.get(graph) ?? orderedNodes(graph).flatMap((node) => stepOf(graph, node));
  known.set(graph, found);
  return found;
}

function stepOf(graph: ProcessGraph, node: ProcessNode): readonly ProcessStep[] {
  if (node.kind !== "task" && node.kind !== "wait") return [];
  const { id: stepCode, name, stage } = node;
  const isConditional = isAvoidable(graph, stepCode);
  return [{ stepCode, name, stage, isConditional, ...workOf(node) }];
}

function workOf(node: TaskNode | WaitNode) {
  if (node.kind === "wait") {
    return {
      kind: node.kind,
      role: null,
      unit: null,
      quotaMinutes: null,
      quotaOnlineMinutes: null,
      outcomes: [],
    };
  }
  const { kind, role, unit, quotaMinutes, quotaOnlineMinutes, outcomes } = node;
  return { kind, role, unit, quotaMinutes, quotaOnlineMinutes, outcomes };
}

/** Reverse postorder of a depth-first walk: every node after those that lead to it, ways back left aside. */
function orderedNodes(graph: ProcessGraph): readonly ProcessNode[] {
  const seen = new Set<string>([graph.startId]);
  const finished: ProcessNode[] = [];
  const path = [{ id: graph.startId, ways: nextIds(graph, graph.startId) }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top.ways.pop();
    if (next === undefined) {
      const node = graph.nodes[top.id];
      if (node !== undefined) finished.push(node);
      path.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      path.push({ id: next, ways: nextIds(graph, next) });
    }
  }
  return finished.reverse();
}

function nextIds(graph: ProcessGraph, id: string): string[] {
  const node = graph.nodes[id];
  return node === undefined ? [] : waysOut(node).flatMap((flow) => graph.flows[flow]?.to ?? []);
}

/** Whether a run can end without the step: at a choice one way suffices, at a parallel split all must avoid it. */
function isAvoidable(graph: ProcessGraph, avoided: string): boolean {
  const free = new Set<string>();
  const nodes = Object.values(graph.nodes).filter(({ id }) => id !== avoided);
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of nodes) {
      if (free.has(node.id)) continue;
      const next = nextIds(graph, node.id);
      const isFree =
        node.kind === "end" ||
        (node.kind === "parallel" ? next.every((id) => free.has(id)) : next.some((id) => free.has(id)));
      if (!isFree) continue;
      free.add(node.id);
      grew = true;
    }
  }
  return free.has(graph.startId);
}
