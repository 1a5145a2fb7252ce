import Modeler from "bpmn-js/lib/Modeler";
import "./bpmn-editor.css";

/** What the page says can be edited on the selected element (see the process module's `editor-fields.ts`). */
type EditorField = {
  readonly name: string;
  readonly label: string;
  readonly types: readonly string[];
  readonly special?: "condition" | "duration" | "message";
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

/** Business object of bpmn-js: properties by name. */
type BusinessObject = {
  readonly $type: string;
  readonly $parent: BusinessObject;
  readonly get: (name: string) => unknown;
};
type Shape = { readonly id: string; readonly businessObject: BusinessObject };
type Modeling = {
  readonly updateProperties: (shape: Shape, properties: Record<string, unknown>) => void;
  readonly updateModdleProperties: (
    shape: Shape,
    target: BusinessObject,
    properties: Record<string, unknown>,
  ) => void;
};
type Moddle = { readonly create: (type: string, properties?: Record<string, unknown>) => BusinessObject };
type Canvas = { readonly zoom: (to: "fit-viewport" | number, center: "auto") => number };
type SelectionEvent = { readonly newSelection: readonly Shape[] };

const canvas = document.querySelector<HTMLElement>("[data-bpmn-canvas]");
const text = document.querySelector<HTMLTextAreaElement>("[data-bpmn-xml]");
const panel = document.querySelector<HTMLElement>("[data-bpmn-properties]");
const form = document.querySelector<HTMLFormElement>("#process-editor");

if (canvas !== null && text !== null && panel !== null && form !== null)
  void open(canvas, text, { panel, form });

type Places = { readonly panel: HTMLElement; readonly form: HTMLFormElement };

/** Opens the text in the editor; where it cannot be drawn the plain text stays, so that nothing typed is lost. */
async function open(place: HTMLElement, source: HTMLTextAreaElement, { panel, form }: Places): Promise<void> {
  place.hidden = false;
  const moddle: object = JSON.parse(place.dataset.moddle ?? "{}");
  const fields: readonly EditorField[] = JSON.parse(place.dataset.fields ?? "[]");
  const modeler = new Modeler({ container: place, moddleExtensions: { motcua: moddle } });
  try {
    await modeler.importXML(source.value);
  } catch {
    place.hidden = true;
    return;
  }
  const view = modeler.get<Canvas>("canvas");
  // A little smaller than the frame, so that names under the first and last event are not cut.
  view.zoom(view.zoom("fit-viewport", "auto") * 0.9, "auto");
  source.hidden = true;
  document.querySelector("[data-bpmn-xml-label]")?.setAttribute("hidden", "");
  modeler.on("selection.changed", (event: SelectionEvent) =>
    showFields(modeler, { panel, fields, shape: event.newSelection[0] }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void modeler.saveXML({ format: true }).then(({ xml }) => {
      source.value = xml ?? source.value;
      form.submit();
    });
  });
}

type Shown = {
  readonly panel: HTMLElement;
  readonly fields: readonly EditorField[];
  readonly shape: Shape | undefined;
};

function showFields(modeler: Modeler, { panel, fields, shape }: Shown): void {
  if (shape === undefined) return;
  const meant = fields.filter((field) => isMeant(field, shape.businessObject));
  panel.replaceChildren(...meant.map((field) => fieldFor(modeler, shape, field)));
}

function isMeant({ types, special }: EditorField, object: BusinessObject): boolean {
  if (!types.includes(object.$type)) return false;
  if (special === "duration") return definitionOf(object)?.$type === "bpmn:TimerEventDefinition";
  if (special === "message" && object.$type !== "bpmn:ReceiveTask") {
    return definitionOf(object)?.$type === "bpmn:MessageEventDefinition";
  }
  return true;
}

function fieldFor(modeler: Modeler, shape: Shape, field: EditorField): HTMLElement {
  const label = document.createElement("label");
  const input = field.options === undefined ? document.createElement("input") : selectOf(field.options);
  input.className = "ds-input";
  input.value = readField(shape.businessObject, field);
  input.addEventListener("change", () => writeField(modeler, shape, { field, value: input.value.trim() }));
  label.append(field.label, input);
  return label;
}

function selectOf(options: readonly { readonly value: string; readonly label: string }[]): HTMLSelectElement {
  const select = document.createElement("select");
  select.append(new Option("–", ""), ...options.map(({ value, label }) => new Option(label, value)));
  return select;
}

function readField(object: BusinessObject, { name, special }: EditorField): string {
  switch (special) {
    case "condition":
      return textOf(childOf(object, "conditionExpression")?.get("body"));
    case "duration":
      return textOf(childOf(definitionOf(object), "timeDuration")?.get("body"));
    case "message":
      return textOf(childOf(messageHolder(object), "messageRef")?.get("name"));
    default:
      return textOf(object.get(name));
  }
}

function writeField(
  modeler: Modeler,
  shape: Shape,
  { field, value }: { field: EditorField; value: string },
): void {
  const modeling = modeler.get<Modeling>("modeling");
  const moddle = modeler.get<Moddle>("moddle");
  const object = shape.businessObject;
  const expression = () =>
    value === "" ? undefined : moddle.create("bpmn:FormalExpression", { body: value });
  if (field.special === "condition") modeling.updateProperties(shape, { conditionExpression: expression() });
  else if (field.special === "duration") {
    const definition = definitionOf(object);
    if (definition !== null)
      modeling.updateModdleProperties(shape, definition, { timeDuration: expression() });
  } else if (field.special === "message") {
    const holder = messageHolder(object);
    if (holder !== null)
      modeling.updateModdleProperties(shape, holder, { messageRef: messageNamed(moddle, object, value) });
  } else modeling.updateProperties(shape, { [field.name]: value === "" ? undefined : value });
}

/** The message of that name among the file's messages; a new one is added to the file. */
function messageNamed(moddle: Moddle, object: BusinessObject, name: string): BusinessObject | undefined {
  if (name === "") return undefined;
  let root = object;
  while (root.$type !== "bpmn:Definitions" && root.$parent !== undefined) root = root.$parent;
  const all = root.get("rootElements");
  if (!Array.isArray(all)) return undefined;
  const known = all.find((element) => element.$type === "bpmn:Message" && element.get("name") === name);
  if (known !== undefined) return known;
  const message = moddle.create("bpmn:Message", { id: `message_${name.replace(/\W/g, "_")}`, name });
  all.unshift(Object.assign(message, { $parent: root }));
  return message;
}

function definitionOf(object: BusinessObject): BusinessObject | null {
  const all = object.$type.endsWith("Event") ? object.get("eventDefinitions") : null;
  return Array.isArray(all) ? (all[0] ?? null) : null;
}

function messageHolder(object: BusinessObject): BusinessObject | null {
  return object.$type === "bpmn:ReceiveTask" ? object : definitionOf(object);
}

function childOf(object: BusinessObject | null, name: string): BusinessObject | null {
  const value = object?.get(name);
  return isObject(value) ? value : null;
}

function isObject(value: unknown): value is BusinessObject {
  return typeof value === "object" && value !== null && "$type" in value;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
