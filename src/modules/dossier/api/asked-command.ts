import { assert } from "../../../kernel/assert.ts";
import type { AskedCommand } from "../commands/run-act.ts";
import { ACT_BODIES, type RoutedAct } from "./act-bodies.ts";
import { parseAskedCommand } from "./asked-command-parser.ts";

export function isRoutedAct(name: string): name is RoutedAct {
  return Object.hasOwn(ACT_BODIES, name);
}

/** Joins an act's name with its checked body. The body has passed `ACT_BODIES[act]`, so the pair is a command. */
export function askedCommand(act: RoutedAct, body: object): AskedCommand {
  assert(isRoutedAct(act), "only routed acts have bodies");
  return parseAskedCommand(act, body);
}
