import elk, { type ELK, type ElkNode, type ElkPoint } from "elkjs/lib/elk.bundled.js";
import type { Bounds, DiagramLayout, Flow, Point, ProcessNode } from "./graph.ts";

const BOX = { width: 168, height: 84 };
const EVENT = { width: 36, height: 36 };
const GATEWAY = { width: 50, height: 50 };
const SIZES: Readonly<Record<ProcessNode["kind"], { width: number; height: number }>> = {
  task: BOX,
  wait: BOX,
  send: EVENT,
  start: EVENT,
  end: EVENT,
  exclusive: GATEWAY,
  parallel: GATEWAY,
};

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.spacing.nodeNodeBetweenLayers": "56",
  "elk.spacing.nodeNode": "56",
  "elk.spacing.edgeNode": "24",
  "elk.layered.spacing.edgeNodeBetweenLayers": "24",
  "elk.padding": "[top=40,left=24,bottom=40,right=24]",
};

/** Positions for a process whose file has no complete drawing, left to right. Pixels. */
export async function layOut({ nodes, flows }: Drawable): Promise<DiagramLayout> {
  const drawing: ElkNode = {
    id: "process",
    layoutOptions: OPTIONS,
    children: [...nodes.values()].map(elkNode),
    edges: [...flows.values()].map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
  const laid = await newElk().layout(drawing);
  const bounds: Record<string, Bounds> = {};
  for (const node of laid.children ?? []) {
    bounds[node.id] = boundsOf(node);
    for (const port of node.ports ?? []) {
      const { x, y, ...size } = boundsOf(port);
      bounds[port.id] = { x: (node.x ?? 0) + x, y: (node.y ?? 0) + y, ...size };
    }
  }
  const lines: Record<string, readonly Point[]> = {};
  for (const { id, sections = [] } of laid.edges ?? []) {
    lines[id] = sections.flatMap((part) =>
      [part.startPoint, ...(part.bendPoints ?? []), part.endPoint].map(roundPoint),
    );
  }
  return { nodes: bounds, flows: lines };
}

type Drawable = {
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: ReadonlyMap<string, Flow>;
};

/** Events on the border are ports on the lower side, half outside the box. */
function elkNode(node: ProcessNode): ElkNode {
  const events = node.kind === "task" || node.kind === "wait" ? node.boundary : [];
  const ports = events.map(({ id }) => ({
    id,
    ...EVENT,
    layoutOptions: { "elk.port.side": "SOUTH", "elk.port.borderOffset": "-18" },
  }));
  const layoutOptions = { "elk.portConstraints": ports.length > 0 ? "FIXED_SIDE" : "FREE" };
  return { id: node.id, ...SIZES[node.kind], ports, layoutOptions };
}

function newElk(): ELK {
  return new elk.default();
}

function boundsOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Bounds>): Bounds {
  return { x: Math.round(x), y: Math.round(y), width, height };
}

function roundPoint({ x, y }: ElkPoint): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
