import elk, { type ELK, type ElkNode, type ElkPoint } from "elkjs/lib/elk.bundled.js";
import type { Bounds, DiagramLayout, Flow, Point, ProcessNode } from "./graph.ts";

const BOX = { width: 176, height: 84 };
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
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.layered.spacing.nodeNodeBetweenLayers": "38",
  "elk.spacing.nodeNode": "36",
  "elk.spacing.edgeNode": "18",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  "elk.padding": "[top=16,left=16,bottom=16,right=16]",
};

/**
 * Positions for a process, from top to bottom: narrow enough for a phone and for the column beside a dossier. Pixels.
 */
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

/** Events on the border are ports on the right side, half outside the box. */
function elkNode(node: ProcessNode): ElkNode {
  const events = node.kind === "task" || node.kind === "wait" ? node.boundary : [];
  const ports = events.map(({ id }) => ({
    id,
    ...EVENT,
    layoutOptions: { "elk.port.side": "EAST", "elk.port.borderOffset": "-18" },
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
