import type { DiagramLayout } from "./graph.ts";
import type { ProcessProblem, ProcessProblemCode } from "./refusals.ts";

/** What an event waits for, as written; `null` fields were left out in the file. */
export type RawTrigger =
  | { readonly kind: "timer"; readonly duration: string | null; readonly timerUnit: string | null }
  | { readonly kind: "message"; readonly message: string | null }
  | { readonly kind: "other"; readonly type: string };

/** An element of the file in our words, values still unchecked. */
export type RawElement = {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  /** Attributes of the own namespace, without prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly trigger: RawTrigger | null;
  readonly attachedTo: string | null;
  readonly isInterrupting: boolean;
  readonly defaultFlow: string | null;
};

export type RawFlow = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly from: string;
  readonly to: string;
  readonly condition: string | null;
};

export type RawProcess = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string | null;
  readonly elements: readonly RawElement[];
  readonly flows: readonly RawFlow[];
  /** Null where a node or flow of the process is not drawn. */
  readonly layout: DiagramLayout | null;
  readonly problems: readonly ProcessProblem[];
};

/** A problem at an element; `detail` is what the message shows besides its id and name. */
export function problemAt(
  element: { readonly id: string; readonly name: string | { readonly vi: string } },
  code: ProcessProblemCode,
  detail: string | null = null,
): ProcessProblem {
  const name = typeof element.name === "string" ? element.name : element.name.vi;
  return { code, elementId: element.id, elementName: name === "" ? null : name, detail };
}
