import fc from "fast-check";
import { aFile, aFlow, aTask } from "./bpmn-text.ts";

/** A block of a well-formed process; every block has one way in and one way out. */
export type Block =
  | { readonly kind: "task"; readonly outcomes: boolean; readonly boundary: "none" | "timer" | "message" }
  | { readonly kind: "wait"; readonly timer: boolean }
  | { readonly kind: "pause" }
  | { readonly kind: "line"; readonly blocks: readonly Block[] }
  | { readonly kind: "choice"; readonly ways: readonly Block[] }
  | { readonly kind: "parallel"; readonly branches: readonly Block[] }
  | { readonly kind: "loop"; readonly body: Block };

/** Random blocks, nested a few levels deep. */
export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block; leaf: Block }>((tie) => ({
  leaf: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("task" as const),
        outcomes: fc.boolean(),
        boundary: fc.constantFrom("none" as const, "timer" as const, "message" as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), timer: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ kind: "pause" as const }) },
  ),
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: "block" },
    tie("leaf"),
    fc.record({ kind: fc.constant("line" as const), blocks: several(tie("block"), 1, 4) }),
    fc.record({ kind: fc.constant("choice" as const), ways: several(tie("block"), 2, 3) }),
    fc.record({ kind: fc.constant("parallel" as const), branches: several(tie("block"), 2, 3) }),
    fc.record({ kind: fc.constant("loop" as const), body: tie("block") }),
  ),
})).block;

function several(block: fc.Arbitrary<Block>, minLength: number, maxLength: number): fc.Arbitrary<Block[]> {
  return fc.array(block, { minLength, maxLength, depthIdentifier: "block" });
}

type Writer = { readonly out: string[]; count: number };

/** The block as a BPMN file between a start and an end. */
export function bpmnOf(block: Block): string {
  const writer: Writer = {
    out: ['<bpmn:startEvent id="start" />', '<bpmn:endEvent id="finish" />'],
    count: 0,
  };
  const [entry, exit] = write(writer, block);
  writer.out.push(aFlow("start", entry), aFlow(exit, "finish"));
  return aFile(writer.out.join(""));
}

/** Writes the block's elements and answers its first and last element. */
function write(writer: Writer, block: Block): readonly [string, string] {
  const id = `n${writer.count++}`;
  switch (block.kind) {
    case "task":
      return writeTask(writer, id, block);
    case "wait":
      writer.out.push(`<bpmn:receiveTask id="${id}" name="Chờ" messageRef="m_paid" />`);
      return block.timer ? writeInterruption(writer, id, TIMER) : [id, id];
    case "pause":
      writer.out.push(
        `<bpmn:intermediateCatchEvent id="${id}" name="Chờ">${TIMER}</bpmn:intermediateCatchEvent>`,
      );
      return [id, id];
    case "line":
      return writeLine(writer, block.blocks);
    case "choice":
      return writeGateways(writer, id, { type: "exclusive", ways: block.ways });
    case "parallel":
      return writeGateways(writer, id, { type: "parallel", ways: block.branches });
    case "loop":
      return writeLoop(writer, id, block.body);
  }
}

const TIMER =
  '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition>';
const MESSAGE = '<bpmn:messageEventDefinition messageRef="m_paid" />';

function writeTask(
  writer: Writer,
  id: string,
  block: Extract<Block, { kind: "task" }>,
): readonly [string, string] {
  writer.out.push(aTask(id, block.outcomes ? { outcomes: "YES NO" } : {}));
  if (block.boundary === "none") return [id, id];
  return writeInterruption(writer, id, block.boundary === "timer" ? TIMER : MESSAGE);
}

/** An event on the border whose way joins the element's own way again. */
function writeInterruption(writer: Writer, id: string, definition: string): readonly [string, string] {
  const merge = `${id}m`;
  writer.out.push(
    `<bpmn:boundaryEvent id="${id}b" attachedToRef="${id}" motcua:outcome="NO_REPLY">${definition}</bpmn:boundaryEvent>`,
    `<bpmn:exclusiveGateway id="${merge}" />`,
    aFlow(id, merge),
    aFlow(`${id}b`, merge),
  );
  return [id, merge];
}

function writeLine(writer: Writer, line: readonly Block[]): readonly [string, string] {
  const parts = line.map((block) => write(writer, block));
  parts.slice(1).forEach(([entry], index) => {
    writer.out.push(aFlow(parts[index]?.[1] ?? "", entry));
  });
  return [parts[0]?.[0] ?? "", parts.at(-1)?.[1] ?? ""];
}

function writeGateways(
  writer: Writer,
  id: string,
  { type, ways }: { readonly type: "exclusive" | "parallel"; readonly ways: readonly Block[] },
): readonly [string, string] {
  const close = `${id}z`;
  const parts = ways.map((block) => write(writer, block));
  const isChoice = type === "exclusive";
  const byDefault = isChoice ? ` default="${id}_to_${parts[0]?.[0]}"` : "";
  writer.out.push(`<bpmn:${type}Gateway id="${id}"${byDefault} />`, `<bpmn:${type}Gateway id="${close}" />`);
  parts.forEach(([entry, exit], index) => {
    const condition = isChoice && index > 0 ? `way = ${index}` : undefined;
    writer.out.push(aFlow(id, entry, condition), aFlow(exit, close));
  });
  return [id, close];
}

/** body, then back to its start while `again` holds. A task inside the loop keeps it from turning on its own. */
function writeLoop(writer: Writer, id: string, body: Block): readonly [string, string] {
  const [open, guard, close] = [`${id}o`, `${id}t`, `${id}g`];
  const [entry, exit] = write(writer, body);
  writer.out.push(
    `<bpmn:exclusiveGateway id="${open}" />`,
    aTask(guard),
    `<bpmn:exclusiveGateway id="${close}" default="${close}_to_${close}x" />`,
    `<bpmn:exclusiveGateway id="${close}x" />`,
    aFlow(open, entry),
    aFlow(exit, guard),
    aFlow(guard, close),
    aFlow(close, open, "again = true"),
    aFlow(close, `${close}x`),
  );
  return [open, `${close}x`];
}
