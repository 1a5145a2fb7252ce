import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import { normaliseText } from "../../kernel/fold-text.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { MOTCUA_EXTENSION } from "./moddle-extension.ts";
import { child, children } from "./moddle-parser.ts";
import { parseLayout } from "./parse-layout.ts";
import { problemAt, type RawElement, type RawFlow, type RawProcess, type RawTrigger } from "./raw-process.ts";
import type { ProcessProblem, ProcessRefusal } from "./refusals.ts";

/** More than any process an office can follow; bounds every later check. */
const ELEMENTS_MAX = 400;

/** Drawn for people, without meaning for the run. */
const DECORATION: ReadonlySet<string> = new Set(["bpmn:TextAnnotation", "bpmn:Association", "bpmn:Group"]);

/** XML text to our words. Refuses what is not one BPMN process; everything finer is a problem naming its element. */
export async function parseBpmn(xml: string): Promise<Result<RawProcess, ProcessRefusal>> {
  let answer: Awaited<ReturnType<BpmnModdle["fromXML"]>>;
  try {
    answer = await new BpmnModdle({ motcua: MOTCUA_EXTENSION }).fromXML(xml, "bpmn:Definitions");
  } catch (error) {
    // The parser throws on malformed XML: a refusal here, told with the parser's own first line.
    const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return refuse({ code: "PROCESS_FILE_NOT_BPMN", detail });
  }
  const roots = children(answer.rootElement, "rootElements");
  const processes = roots.filter(({ $type }) => $type === "bpmn:Process");
  const process = processes[0];
  if (process?.id === undefined || processes.length > 1) {
    return refuse({ code: "PROCESS_FILE_NOT_BPMN", detail: `${processes.length} bpmn:process` });
  }
  const inside = children(process, "flowElements");
  if (inside.length > ELEMENTS_MAX) {
    return refuse({ code: "PROCESS_FILE_TOO_COMPLEX", elements: inside.length, elementsMax: ELEMENTS_MAX });
  }
  const flows = inside.filter(({ $type }) => $type === "bpmn:SequenceFlow").map(rawFlow);
  const elements = inside
    .filter(({ $type }) => $type !== "bpmn:SequenceFlow" && !DECORATION.has($type))
    .map(rawElement);
  return accept({
    code: process.id,
    name: normaliseText(process.name ?? ""),
    nameEn: textOf(process, "nameEn"),
    kind: textOf(process, "kind"),
    elements,
    flows,
    layout: parseLayout(answer.rootElement, { elements, flows }),
    problems: [
      ...answer.warnings.flatMap(({ message }) => problemOfWarning(message)),
      ...roots.filter(({ $type }) => !["bpmn:Process", "bpmn:Message"].includes($type)).map(unknownElement),
      ...[process, ...inside].flatMap(unknownAttributes),
    ],
  });
}

function rawElement(element: ModdleElement): RawElement {
  return {
    type: element.$type,
    id: element.id ?? "",
    name: normaliseText(element.name ?? ""),
    attributes: ownAttributes(element),
    trigger: rawTrigger(element),
    attachedTo: element.$type === "bpmn:BoundaryEvent" ? (child(element, "attachedToRef")?.id ?? null) : null,
    isInterrupting: element.$type !== "bpmn:BoundaryEvent" || element.get("cancelActivity") !== false,
    defaultFlow: element.$type.endsWith("Gateway") ? (child(element, "default")?.id ?? null) : null,
  };
}

function rawFlow(element: ModdleElement): RawFlow {
  const condition = child(element, "conditionExpression");
  return {
    id: element.id ?? "",
    name: normaliseText(element.name ?? ""),
    nameEn: textOf(element, "nameEn"),
    from: child(element, "sourceRef")?.id ?? "",
    to: child(element, "targetRef")?.id ?? "",
    condition: condition === null ? null : String(condition.get("body") ?? "").trim(),
  };
}

function rawTrigger(element: ModdleElement): RawTrigger | null {
  if (element.$type === "bpmn:ReceiveTask") return messageTrigger(element);
  if (!element.$type.endsWith("Event")) return null;
  const definitions = children(element, "eventDefinitions");
  const definition = definitions[0];
  if (definition === undefined) return null;
  if (definitions.length > 1)
    return { kind: "other", type: definitions.map(({ $type }) => $type).join(" + ") };
  if (definition.$type === "bpmn:MessageEventDefinition") return messageTrigger(definition);
  if (definition.$type !== "bpmn:TimerEventDefinition") return { kind: "other", type: definition.$type };
  const duration = child(definition, "timeDuration")?.get("body");
  return {
    kind: "timer",
    duration: typeof duration === "string" ? duration.trim() : null,
    timerUnit: textOf(definition, "timerUnit"),
  };
}

function messageTrigger(element: ModdleElement): RawTrigger {
  return { kind: "message", message: child(element, "messageRef")?.name ?? null };
}

function textOf(element: ModdleElement, property: string): string | null {
  const value = element.get(`motcua:${property}`);
  return typeof value === "string" && value.trim() !== "" ? normaliseText(value) : null;
}

function ownAttributes(element: ModdleElement): Record<string, string> {
  const names = element.$descriptor.properties
    .map(({ ns }) => ns.name)
    .filter((name) => name.startsWith("motcua:"));
  const pairs = names.map((name) => [name.slice("motcua:".length), element.get(name)] as const);
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (typeof value === "string" ? [[name, normaliseText(value)]] : [])),
  );
}

function unknownAttributes(element: ModdleElement): readonly ProcessProblem[] {
  const own = Object.keys(element.$attrs ?? {}).filter((name) => name.startsWith("motcua:"));
  return own.map((name) => problemAt(named(element), "UNKNOWN_ATTRIBUTE", name));
}

function unknownElement(element: ModdleElement): ProcessProblem {
  return problemAt(named(element), "UNKNOWN_ELEMENT", element.$type);
}

function named(element: ModdleElement) {
  return { id: element.id ?? "", name: normaliseText(element.name ?? "") };
}

/** Moddle reports what it could not keep as warnings with fixed texts; three of them matter to an author. */
function problemOfWarning(message: string): readonly ProcessProblem[] {
  const none = { elementId: null, elementName: null };
  const duplicate = /duplicate ID <([^>]*)>/.exec(message)?.[1];
  if (duplicate !== undefined) return [{ ...none, code: "DUPLICATE_ID", elementId: duplicate, detail: null }];
  const unresolved = /unresolved reference <([^>]*)>/.exec(message)?.[1];
  if (unresolved !== undefined) return [{ ...none, code: "UNRESOLVED_REFERENCE", detail: unresolved }];
  const unparsable = /unparsable content <([^>]*)>/.exec(message)?.[1];
  if (unparsable !== undefined) return [{ ...none, code: "UNKNOWN_ELEMENT", detail: unparsable }];
  return [];
}
