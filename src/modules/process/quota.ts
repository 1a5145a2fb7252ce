import { present } from "../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { chooseFlow } from "./advance.ts";
import { flowOf, nodeOf } from "./draft.ts";
import type { GatewayNode, ProcessGraph, ProcessNode } from "./graph.ts";
import type { ProcessRefusal } from "./refusals.ts";
import type { ProcessFacts } from "./state.ts";

/** Which quota counts: dossiers submitted online may have tighter ones (§5.1). */
type QuotaCase = { readonly channel: "counter" | "online"; readonly facts: ProcessFacts };

/**
 * Working minutes all quotas take together on the way the case data leads: one after the other they add up, of
 * parallel branches the longest counts, a loop counts once, waiting for the applicant or for time counts nothing.
 */
export function quotaMinutesOf(graph: ProcessGraph, quotaCase: QuotaCase): number {
  const seen = new Set<string>();
  const first = present(nodeOf(graph, graph.startId).outgoing[0], "way out of the start");
  return follow({ graph, ...quotaCase, seen }, first).minutes;
}

/**
 * Refuses a process whose quotas take longer than the term of the case it serves.
 * @law Nghị định 118/2025/NĐ-CP (one-stop.md R13): the sum of the step terms stays within the statutory term.
 */
export function checkQuotas(
  graph: ProcessGraph,
  { termMinutes, ...quotaCase }: QuotaCase & { readonly termMinutes: number },
): Result<number, ProcessRefusal> {
  const minutes = quotaMinutesOf(graph, quotaCase);
  if (minutes <= termMinutes) return accept(minutes);
  const detail = `${minutes} > ${termMinutes}`;
  const { code, name } = graph;
  const problem = { code: "QUOTAS_EXCEED_TERM", elementId: code, elementName: name.vi, detail } as const;
  return refuse({ code: "PROCESS_INVALID", problems: [problem] });
}

type Walk = QuotaCase & { readonly graph: ProcessGraph; readonly seen: Set<string> };
/** `join` is the gateway at which the branch stopped, null where the process ended or turned back. */
type Stretch = { readonly minutes: number; readonly join: GatewayNode | null };

function follow(walk: Walk, from: string): Stretch {
  let minutes = 0;
  for (let flowId: string | null = from; flowId !== null; ) {
    const node: ProcessNode = nodeOf(walk.graph, flowOf(walk.graph, flowId).to);
    if (node.kind === "parallel" && node.incoming.length > 1) return { minutes, join: node };
    if (walk.seen.has(node.id)) return { minutes, join: null };
    walk.seen.add(node.id);
    if (node.kind === "task")
      minutes += walk.channel === "online" ? node.quotaOnlineMinutes : node.quotaMinutes;
    const next = wayOn(walk, node);
    minutes += next.minutes;
    flowId = next.flowId;
  }
  return { minutes, join: null };
}

/** The way on from a node, with the minutes of the parallel blocks between. */
function wayOn(walk: Walk, node: ProcessNode): { readonly flowId: string | null; readonly minutes: number } {
  if (node.kind === "exclusive") {
    return { flowId: chooseFlow({ graph: walk.graph, facts: walk.facts, outcomes: {} }, node), minutes: 0 };
  }
  let minutes = 0;
  for (let split: ProcessNode | null = node; split !== null && split.outgoing.length > 1; ) {
    const stretches: readonly Stretch[] = split.outgoing.map((flowId) => follow(walk, flowId));
    minutes += Math.max(...stretches.map((stretch) => stretch.minutes));
    const join: GatewayNode | null = stretches.find((stretch) => stretch.join !== null)?.join ?? null;
    if (join === null || join.outgoing.length === 1) return { flowId: join?.outgoing[0] ?? null, minutes };
    split = join;
  }
  return { flowId: node.outgoing[0] ?? null, minutes };
}
