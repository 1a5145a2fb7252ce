import type { Bounds, DiagramLayout, ProcessNode } from "./graph.ts";

/** Wider drawings would shrink to nothing on a phone. */
const WIDTH_MAX = 720;
/** Smaller boxes hold no Vietnamese name of a step. */
const BOX_MIN = { width: 140, height: 60 };

/**
 * Whether a file's own drawing suits our pages: narrow, boxes large enough for their names, nothing over anything else.
 * Otherwise the process is laid out anew for the pages; the file stays as it is.
 */
export function isReadable(
  layout: DiagramLayout,
  { nodes }: { readonly nodes: ReadonlyMap<string, ProcessNode> },
): boolean {
  const drawn = [...nodes.values()].flatMap(({ id, kind }) => {
    const bounds = layout.nodes[id];
    return bounds === undefined ? [] : [{ kind, bounds }];
  });
  const left = Math.min(...drawn.map(({ bounds }) => bounds.x));
  const right = Math.max(...drawn.map(({ bounds }) => bounds.x + bounds.width));
  const hasRoom = drawn.every(
    ({ kind, bounds }) => (kind !== "task" && kind !== "wait") || isBoxLarge(bounds),
  );
  const isClear = drawn.every(({ bounds }, index) =>
    drawn.slice(index + 1).every((other) => !isOver(bounds, other.bounds)),
  );
  return right - left <= WIDTH_MAX && hasRoom && isClear;
}

function isBoxLarge({ width, height }: Bounds): boolean {
  return width >= BOX_MIN.width && height >= BOX_MIN.height;
}

function isOver(one: Bounds, other: Bounds): boolean {
  const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  const isAbove = one.y + one.height <= other.y || other.y + other.height <= one.y;
  return !isBeside && !isAbove;
}
