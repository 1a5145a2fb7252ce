import type { ModdleElement } from "bpmn-moddle";
import type { Bounds, DiagramLayout, Point } from "./graph.ts";
import { child, children } from "./moddle-parser.ts";
import type { RawElement, RawFlow } from "./raw-process.ts";

const COORDINATE_MAX = 20_000;

/** The drawn positions of the file's first plane, or null where one node or flow is not drawn usably. */
export function parseLayout(
  definitions: ModdleElement,
  { elements, flows }: { readonly elements: readonly RawElement[]; readonly flows: readonly RawFlow[] },
): DiagramLayout | null {
  const plane = children(definitions, "diagrams").map((diagram) => child(diagram, "plane"))[0];
  if (plane === null || plane === undefined) return null;
  const nodes: Record<string, Bounds> = {};
  const lines: Record<string, readonly Point[]> = {};
  for (const drawn of children(plane, "planeElement")) {
    const id = child(drawn, "bpmnElement")?.id;
    if (id === undefined) continue;
    const bounds = drawn.$type === "bpmndi:BPMNShape" ? boundsOf(child(drawn, "bounds")) : null;
    if (bounds !== null) nodes[id] = bounds;
    if (drawn.$type === "bpmndi:BPMNEdge") lines[id] = children(drawn, "waypoint").flatMap(pointOf);
  }
  const isComplete =
    elements.every(({ id }) => Object.hasOwn(nodes, id)) &&
    flows.every(({ id }) => Object.hasOwn(lines, id) && (lines[id]?.length ?? 0) >= 2);
  return isComplete ? { nodes, flows: lines } : null;
}

function boundsOf(element: ModdleElement | null): Bounds | null {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(element?.get(name)));
  const isUsable = [x, y, width, height].every(
    (n) => Number.isFinite(n) && Math.abs(n ?? 0) <= COORDINATE_MAX,
  );
  if (!isUsable || x === undefined || y === undefined || !width || !height) return null;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function pointOf(element: ModdleElement): readonly Point[] {
  const [x, y] = [Number(element.get("x")), Number(element.get("y"))];
  const isUsable = [x, y].every((n) => Number.isFinite(n) && Math.abs(n) <= COORDINATE_MAX);
  return isUsable ? [{ x, y }] : [];
}
