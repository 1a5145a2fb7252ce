import { type Locale, messages } from "../../../i18n/index.ts";
import type { Bounds, Point, ProcessGraph, ProcessNode } from "../graph.ts";
import { listStepsInOrder } from "../steps.ts";
import { drawBorderEvent, drawMarker, drawStep, drawText, type StepStanding } from "./shapes.ts";
import { element, escapeXml, wrapText } from "./svg.ts";

type DrawingOptions = {
  readonly doneStepCodes: readonly string[];
  readonly currentStepCodes: readonly string[];
  readonly locale: Locale;
  /** Makes the ids of the drawing unique where a page shows several. */
  readonly idPrefix?: string;
};

const EDGE = 16;
const LABEL_SIZE = 12;
const LINE = "#5b6472";

/**
 * The process as one SVG image for a page: title and description tell in words what the drawing shows, the standing of
 * each step is written in its box. No script, no style sheet, no font of its own; it scales down to a phone's width.
 */
export function drawProcess(graph: ProcessGraph, options: DrawingOptions): string {
  const t = messages(options.locale).process.drawing;
  const id = `${options.idPrefix ?? "drawing"}-${graph.code}`;
  const frame = frameOf(graph);
  const arrow = `${id}-arrow`;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      "aria-labelledby": `${id}-title ${id}-text`,
      viewBox: `${frame.x} ${frame.y} ${frame.width} ${frame.height}`,
      width: frame.width,
      height: frame.height,
      class: "mc-process-drawing",
      "font-family": "'Be Vietnam Pro', system-ui, sans-serif",
      lang: options.locale,
    },
    element("title", { id: `${id}-title` }, escapeXml(t.title(graph.name[options.locale]))),
    element("desc", { id: `${id}-text` }, escapeXml(describe(graph, options))),
    element("defs", {}, arrowHead(arrow)),
    ...Object.entries(graph.layout.flows).map(([flowId, points]) =>
      drawFlow(graph, flowId, { points, arrow, locale: options.locale }),
    ),
    ...Object.values(graph.nodes).map((node) => drawNode(graph, node, options)),
  );
}

/** The drawing in words: where the dossier is, what is done, what is ahead. */
function describe(graph: ProcessGraph, { doneStepCodes, currentStepCodes, locale }: DrawingOptions): string {
  const t = messages(locale).process.drawing;
  const steps = listStepsInOrder(graph);
  const named = (isMeant: (stepCode: string) => boolean) =>
    steps
      .filter(({ stepCode }) => isMeant(stepCode))
      .map(({ name }) => name[locale])
      .join(", ");
  const current = named((code) => currentStepCodes.includes(code));
  const done = named((code) => doneStepCodes.includes(code) && !currentStepCodes.includes(code));
  const later = named((code) => !doneStepCodes.includes(code) && !currentStepCodes.includes(code));
  const sentences = [current && t.current(current), done && t.done(done), later && t.later(later)];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function drawNode(graph: ProcessGraph, node: ProcessNode, options: DrawingOptions): string {
  const bounds = graph.layout.nodes[node.id];
  if (bounds === undefined) return "";
  const name = node.name[options.locale];
  if (node.kind !== "task" && node.kind !== "wait")
    return drawMarker(node, bounds) + labelBeside(name, bounds);
  const t = messages(options.locale).process.drawing;
  const standing = standingOf(node.id, options);
  const marks = {
    done: t.doneMark,
    current: node.kind === "wait" ? t.waitingMark : t.currentMark,
    later: null,
  };
  const events = node.boundary.map((event) => {
    const place = graph.layout.nodes[event.id];
    return place === undefined ? "" : drawBorderEvent(event.trigger.kind, event.name[options.locale], place);
  });
  return drawStep(node, bounds, { name, mark: marks[standing], standing }) + events.join("");
}

function standingOf(stepCode: string, { doneStepCodes, currentStepCodes }: DrawingOptions): StepStanding {
  if (currentStepCodes.includes(stepCode)) return "current";
  return doneStepCodes.includes(stepCode) ? "done" : "later";
}

/** Names of gateways and events stand to their right, where the vertical flow leaves room. */
function labelBeside(name: string, { x, y, width, height }: Bounds): string {
  const lines = name === "" ? [] : wrapText(name, { width: 110, size: LABEL_SIZE, lines: 3 });
  const top = y + height / 2 - ((lines.length - 1) * (LABEL_SIZE + 2)) / 2 + 4;
  const style = { x: x + width + 6, size: LABEL_SIZE, anchor: "start" as const, hasEdge: true };
  return lines.map((line, index) => drawText(line, { ...style, y: top + index * (LABEL_SIZE + 2) })).join("");
}

type Line = { readonly points: readonly Point[]; readonly arrow: string; readonly locale: Locale };

function drawFlow(graph: ProcessGraph, flowId: string, { points, arrow, locale }: Line): string {
  const d = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  const path = element("path", {
    d,
    fill: "none",
    stroke: LINE,
    "stroke-width": 1.5,
    "marker-end": `url(#${arrow})`,
  });
  const name = graph.flows[flowId]?.name[locale] ?? "";
  return name === "" ? path : path + drawFlowName(graph, flowId, { name, points });
}

/** Above the level part of a line; beside a line that only falls, on the side where no sister line leaves. */
function drawFlowName(
  graph: ProcessGraph,
  flowId: string,
  { name, points }: { name: string; points: readonly Point[] },
): string {
  const words = wrapText(name, { width: 130, size: LABEL_SIZE, lines: 1 })[0] ?? "";
  const level = points.findIndex(
    (point, index) => Math.abs((points[index + 1]?.x ?? point.x) - point.x) > 24,
  );
  const [from, to] = [points[Math.max(level, 0)], points[Math.max(level, 0) + 1]];
  if (from === undefined || to === undefined) return "";
  if (level >= 0) {
    return drawText(words, { x: (from.x + to.x) / 2, y: from.y - 4, size: LABEL_SIZE, hasEdge: true });
  }
  const sisters = graph.nodes[graph.flows[flowId]?.from ?? ""]?.outgoing.filter((id) => id !== flowId) ?? [];
  const isRightTaken = sisters.some((id) => (graph.layout.flows[id]?.at(-1)?.x ?? from.x) > from.x + 12);
  const anchor = isRightTaken ? ("end" as const) : ("start" as const);
  return drawText(words, {
    x: from.x + (isRightTaken ? -6 : 6),
    y: from.y + 16,
    size: LABEL_SIZE,
    anchor,
    hasEdge: true,
  });
}

function arrowHead(id: string): string {
  const box = { id, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" };
  return element("marker", box, element("path", { d: "M0 0 L10 5 L0 10 Z", fill: LINE }));
}

/** The smallest box around everything, with room for names beside gateways. */
function frameOf({ layout, nodes }: ProcessGraph): Bounds {
  const shapes = Object.entries(layout.nodes).map(([id, bounds]) => {
    const node = nodes[id];
    const isNamedMarker =
      node !== undefined && node.kind !== "task" && node.kind !== "wait" && node.name.vi !== "";
    return isNamedMarker ? { ...bounds, width: bounds.width + 112 } : bounds;
  });
  const points = Object.values(layout.flows).flat();
  const left = Math.min(...shapes.map(({ x }) => x), ...points.map(({ x }) => x)) - EDGE;
  const top = Math.min(...shapes.map(({ y }) => y), ...points.map(({ y }) => y)) - EDGE;
  const right = Math.max(...shapes.map(({ x, width }) => x + width), ...points.map(({ x }) => x)) + EDGE;
  const bottom = Math.max(...shapes.map(({ y, height }) => y + height), ...points.map(({ y }) => y)) + EDGE;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
