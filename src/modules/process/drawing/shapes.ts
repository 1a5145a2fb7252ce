import type { Bounds, ProcessNode } from "../graph.ts";
import { element, escapeXml, wrapText } from "./svg.ts";

/** How a step stands; told by a mark and words inside the box, the colours only repeat it. */
export type StepStanding = "done" | "current" | "later";

const INK = "#1e2b3c";
const LINE = "#5b6472";
const STYLES = {
  done: { fill: "#e8f4ea", stroke: "#1b6b34", width: 1.5, text: "#14532a" },
  current: { fill: "#fdeeee", stroke: "#a31515", width: 3, text: "#8a1010" },
  later: { fill: "#ffffff", stroke: LINE, width: 1.5, text: INK },
} as const;
const FONT_SIZE = 14;
const MARK_SIZE = 12;

type ShapeText = { readonly name: string; readonly mark: string | null };

/** A task or a wait: a box with its name, and its standing in words on the last line. */
export function drawStep(
  node: ProcessNode,
  bounds: Bounds,
  look: ShapeText & { readonly standing: StepStanding },
): string {
  const { x, y, width, height } = bounds;
  const style = STYLES[look.standing];
  const lines = wrapText(look.name, {
    width: width - 20,
    size: FONT_SIZE,
    lines: look.mark === null ? 4 : 3,
  });
  const lineHeight = FONT_SIZE + 3;
  const textHeight = lines.length * lineHeight + (look.mark === null ? 0 : MARK_SIZE + 4);
  const top = y + (height - textHeight) / 2 + FONT_SIZE - 2;
  const center = x + width / 2;
  const text = lines.map((line, index) =>
    drawText(line, { x: center, y: top + index * lineHeight, fill: style.text }),
  );
  const dash = node.kind === "wait" && look.standing === "later" ? "6 4" : undefined;
  return element(
    "g",
    {},
    element("title", {}, escapeXml(look.mark === null ? look.name : `${look.name} (${look.mark})`)),
    element("rect", {
      ...{ x, y, width, height, rx: 10, fill: style.fill, stroke: style.stroke },
      ...{ "stroke-width": style.width, "stroke-dasharray": dash },
    }),
    ...text,
    look.mark === null
      ? ""
      : drawMark(look.standing, look.mark, { x: center, y: top + lines.length * lineHeight + 2 }),
  );
}

function drawMark(
  standing: StepStanding,
  mark: string,
  at: { readonly x: number; readonly y: number },
): string {
  const { text } = STYLES[standing];
  const width = mark.length * MARK_SIZE * 0.53;
  const left = at.x - width / 2 - 10;
  const middle = at.y - MARK_SIZE / 2 + 2;
  const sign =
    standing === "done"
      ? element("path", {
          d: `M${left - 4} ${middle} l3 3 l6 -7`,
          fill: "none",
          stroke: text,
          "stroke-width": 2,
        })
      : element("circle", { cx: left, cy: middle, r: 4.5, fill: text });
  return sign + drawText(mark, { x: at.x + 4, y: at.y, fill: text, size: MARK_SIZE, weight: 700 });
}

/** Start and end are circles, choices a diamond with ×, parallel gateways a diamond with +. */
export function drawMarker(node: ProcessNode, bounds: Bounds): string {
  const { x, y, width, height } = bounds;
  const [cx, cy, r] = [x + width / 2, y + height / 2, Math.min(width, height) / 2];
  const line = { fill: "#ffffff", stroke: LINE, "stroke-width": node.kind === "end" ? 4 : 1.5 };
  if (node.kind === "start" || node.kind === "end") return element("circle", { cx, cy, r: r - 2, ...line });
  if (node.kind === "send") return element("circle", { cx, cy, r: r - 1, ...line }) + drawEnvelope(cx, cy);
  const diamond = element("path", {
    d: `M${cx} ${y} L${x + width} ${cy} L${cx} ${y + height} L${x} ${cy} Z`,
    ...line,
  });
  const arm = r * 0.42;
  const sign =
    node.kind === "parallel"
      ? `M${cx - arm} ${cy} H${cx + arm} M${cx} ${cy - arm} V${cy + arm}`
      : `M${cx - arm} ${cy - arm} L${cx + arm} ${cy + arm} M${cx + arm} ${cy - arm} L${cx - arm} ${cy + arm}`;
  return diamond + element("path", { d: sign, stroke: LINE, "stroke-width": 2.5, fill: "none" });
}

/** An event on the border of a step: a clock for time, an envelope for a message. */
export function drawBorderEvent(trigger: "timer" | "message", name: string, { x, y, width }: Bounds): string {
  const [cx, cy, r] = [x + width / 2, y + width / 2, width / 2 - 4];
  const sign =
    trigger === "message"
      ? drawEnvelope(cx, cy)
      : element("path", {
          d: `M${cx} ${cy - r * 0.55} V${cy} H${cx + r * 0.45}`,
          stroke: LINE,
          "stroke-width": 1.8,
          fill: "none",
        });
  const ring = (radius: number) =>
    element("circle", { cx, cy, r: radius, fill: "#ffffff", stroke: LINE, "stroke-width": 1.2 });
  return element("g", {}, element("title", {}, escapeXml(name)), ring(r), ring(r - 3), sign);
}

function drawEnvelope(cx: number, cy: number): string {
  const outline = `M${cx - 7} ${cy - 5} h14 v10 h-14 Z M${cx - 7} ${cy - 5} l7 6 l7 -6`;
  return element("path", { d: outline, stroke: LINE, "stroke-width": 1.3, fill: "none" });
}

type TextStyle = {
  readonly x: number;
  readonly y: number;
  readonly fill?: string;
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: "start" | "middle" | "end";
  /** A white edge keeps words readable over a line. */
  readonly hasEdge?: boolean;
};

/** One line of words. */
export function drawText(text: string, style: TextStyle): string {
  const { x, y, fill = INK, size = FONT_SIZE, weight = 500, anchor = "middle", hasEdge = false } = style;
  const font = { "font-size": size, "font-weight": weight, "text-anchor": anchor, fill };
  const edge = { stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
  return element("text", { x: round(x), y: round(y), ...font, ...(hasEdge ? edge : {}) }, escapeXml(text));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
