const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:motcua="urn:motcua:process:1" id="d" targetNamespace="t">
<bpmn:message id="m_paid" name="paid" />`;

/** A whole file around the body, drawn as one column so that no layout has to be computed. */
export function aFile(body: string): string {
  const process = `<bpmn:process id="test-process" name="Quy trình thử" isExecutable="true">${body}</bpmn:process>`;
  const shapes = [...body.matchAll(/<bpmn:(\w+) id="([^"]+)"/g)].map(([, type, id], index) =>
    type === "sequenceFlow"
      ? `<bpmndi:BPMNEdge id="${id}_e" bpmnElement="${id}"><di:waypoint x="0" y="0"/><di:waypoint x="1" y="1"/></bpmndi:BPMNEdge>`
      : `<bpmndi:BPMNShape id="${id}_s" bpmnElement="${id}"><dc:Bounds x="0" y="${index * 100}" width="150" height="80"/></bpmndi:BPMNShape>`,
  );
  const plane = `<bpmndi:BPMNPlane id="pl" bpmnElement="test-process">${shapes.join("")}</bpmndi:BPMNPlane>`;
  return `${HEAD}${process}<bpmndi:BPMNDiagram id="di">${plane}</bpmndi:BPMNDiagram></bpmn:definitions>`;
}

export function aTask(id: string, attributes: Readonly<Record<string, string>> = {}): string {
  const all = {
    role: "specialist",
    unit: "competent",
    stage: "appraise",
    quotaMinutes: "60",
    actions: "FORWARD RETURN_PREVIOUS",
    ...attributes,
  };
  const written = Object.entries(all).map(([key, value]) => `motcua:${key}="${value}"`);
  return `<bpmn:userTask id="${id}" name="Bước ${id}" ${written.join(" ")} />`;
}

export function aFlow(from: string, to: string, condition?: string): string {
  const open = `<bpmn:sequenceFlow id="${from}_to_${to}" sourceRef="${from}" targetRef="${to}"`;
  if (condition === undefined) return `${open} />`;
  return `${open}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

/** start → the given tasks one after the other → end. */
export function aLine(...tasks: readonly string[]): string {
  const ids = ["start", ...tasks, "finish"];
  const flows = ids.slice(1).map((id, index) => aFlow(ids[index] ?? "", id));
  return `<bpmn:startEvent id="start" />${tasks.map((id) => aTask(id)).join("")}<bpmn:endEvent id="finish" />${flows.join("")}`;
}
