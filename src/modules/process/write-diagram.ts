import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import { present } from "../../kernel/assert.ts";
import type { Bounds, Point, ProcessGraph } from "./graph.ts";
import { MOTCUA_EXTENSION } from "./moddle-extension.ts";

/**
 * The file with the graph's layout as its drawing (BPMN DI), so that any BPMN editor can open it. A drawing already
 * there is replaced; the process itself is not touched. Only for files `readProcess` accepted.
 */
export async function writeDiagram(xml: string, graph: ProcessGraph): Promise<string> {
  const moddle = new BpmnModdle({ motcua: MOTCUA_EXTENSION });
  const { rootElement, elementsById } = await moddle.fromXML(xml, "bpmn:Definitions");
  const elementOf = (id: string) => present(elementsById[id], `element ${id}`);
  const shapes = Object.entries(graph.layout.nodes)
    .filter(([id]) => elementsById[id] !== undefined)
    .map(([id, bounds]) => shapeOf(moddle, elementOf(id), bounds));
  const edges = Object.entries(graph.layout.flows)
    .filter(([id]) => elementsById[id] !== undefined)
    .map(([id, points]) => edgeOf(moddle, elementOf(id), points));
  const plane = moddle.create("bpmndi:BPMNPlane", {
    id: `${graph.code}_plane`,
    bpmnElement: elementOf(graph.code),
    planeElement: [...shapes, ...edges],
  });
  const diagram = moddle.create("bpmndi:BPMNDiagram", { id: `${graph.code}_diagram`, plane });
  rootElement.set("diagrams", [diagram]);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

function shapeOf(moddle: BpmnModdle, element: ModdleElement, bounds: Bounds): ModdleElement {
  const isMarked = element.$type === "bpmn:ExclusiveGateway" ? { isMarkerVisible: true } : {};
  return moddle.create("bpmndi:BPMNShape", {
    id: `${element.id}_shape`,
    bpmnElement: element,
    bounds: moddle.create("dc:Bounds", { ...bounds }),
    ...isMarked,
  });
}

function edgeOf(moddle: BpmnModdle, element: ModdleElement, points: readonly Point[]): ModdleElement {
  return moddle.create("bpmndi:BPMNEdge", {
    id: `${element.id}_edge`,
    bpmnElement: element,
    waypoint: points.map(({ x, y }) => moddle.create("dc:Point", { x, y })),
  });
}
