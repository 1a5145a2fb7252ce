import type { GatewayNode, ProcessNode } from "./graph.ts";
import { problemAt } from "./raw-process.ts";
import type { ProcessProblem } from "./refusals.ts";
import { type Wiring, waysOut } from "./validate-structure.ts";

/** The parallel branches a place of the process lies in, outermost first. */
type Scopes = readonly { readonly splitId: string; readonly flowId: string }[];

type Walk = {
  readonly wiring: Wiring;
  readonly scopesAt: Map<string, Scopes>;
  /** What has arrived at each join, by flow. */
  readonly arrivals: Map<string, Map<string, Scopes>>;
  readonly joinOf: Map<string, string>;
  readonly problems: ProcessProblem[];
  readonly flows: { readonly flowId: string; readonly scopes: Scopes }[];
};

/**
 * Proves that every parallel split is closed by one join that every branch reaches once, and that no way leads into
 * or out of a branch from the side. A process that passes can neither wait for ever at a join nor leave a token behind.
 */
export function validateBranches(wiring: Wiring): readonly ProcessProblem[] {
  const start = [...wiring.nodes.values()].find(({ kind }) => kind === "start");
  const walk: Walk = {
    wiring,
    scopesAt: new Map(),
    arrivals: new Map(),
    joinOf: new Map(),
    problems: [],
    flows: (start?.outgoing ?? []).map((flowId) => ({ flowId, scopes: [] })),
  };
  for (let step = walk.flows.pop(); step !== undefined; step = walk.flows.pop()) {
    const node = wiring.nodes.get(wiring.flows.get(step.flowId)?.to ?? "");
    if (node !== undefined) arrive(walk, node, step);
  }
  if (walk.problems.length === 0) reportWaitingJoins(walk);
  return walk.problems;
}

function arrive(walk: Walk, node: ProcessNode, { flowId, scopes }: { flowId: string; scopes: Scopes }): void {
  if (node.kind === "parallel" && node.incoming.length > 1) {
    const arrived = walk.arrivals.get(node.id) ?? new Map<string, Scopes>();
    walk.arrivals.set(node.id, arrived.set(flowId, scopes));
    if (arrived.size === node.incoming.length) closeBlock(walk, node, arrived);
    return;
  }
  const known = walk.scopesAt.get(node.id);
  if (known !== undefined) {
    if (!isSame(known, scopes)) report(walk, node, { code: "BRANCHES_MIXED" });
    return;
  }
  walk.scopesAt.set(node.id, scopes);
  const open = scopes.at(-1);
  if (node.kind === "end" && open !== undefined)
    report(walk, node, { code: "END_IN_BRANCH", detail: open.splitId });
  leave(walk, node, scopes);
}

function leave(walk: Walk, node: ProcessNode, scopes: Scopes): void {
  const isSplit = node.kind === "parallel" && node.outgoing.length > 1;
  for (const flowId of waysOut(node)) {
    walk.flows.push({ flowId, scopes: isSplit ? [...scopes, { splitId: node.id, flowId }] : scopes });
  }
}

function closeBlock(walk: Walk, join: GatewayNode, arrived: ReadonlyMap<string, Scopes>): void {
  const all = [...arrived.values()];
  const outer = all[0]?.slice(0, -1) ?? [];
  const splitId = all[0]?.at(-1)?.splitId;
  const split = walk.wiring.nodes.get(splitId ?? "");
  const branches = new Set(all.map((scopes) => scopes.at(-1)?.flowId));
  const isBalanced =
    split !== undefined &&
    all.every((scopes) => scopes.at(-1)?.splitId === splitId && isSame(scopes.slice(0, -1), outer)) &&
    split.outgoing.length === join.incoming.length &&
    split.outgoing.every((flowId) => branches.has(flowId)) &&
    !walk.joinOf.has(split.id);
  if (!isBalanced) {
    report(walk, join, { code: "UNBALANCED_JOIN", detail: splitId ?? null });
    return;
  }
  walk.joinOf.set(split.id, join.id);
  leave(walk, join, outer);
}

/** A join some of whose branches never come: a way leads back into it, or out of a block that is not closed. */
function reportWaitingJoins(walk: Walk): void {
  for (const [id, arrived] of walk.arrivals) {
    const join = walk.wiring.nodes.get(id);
    if (join !== undefined && arrived.size < join.incoming.length)
      report(walk, join, { code: "UNBALANCED_JOIN" });
  }
}

type BranchProblem = {
  readonly code: "BRANCHES_MIXED" | "END_IN_BRANCH" | "UNBALANCED_JOIN";
  readonly detail?: string | null;
};

function report(walk: Walk, node: ProcessNode, { code, detail = null }: BranchProblem): void {
  const isKnown = walk.problems.some((problem) => problem.elementId === node.id && problem.code === code);
  if (!isKnown) walk.problems.push(problemAt(node, code, detail));
}

function isSame(one: Scopes, other: Scopes): boolean {
  return one.length === other.length && one.every(({ flowId }, index) => flowId === other[index]?.flowId);
}
