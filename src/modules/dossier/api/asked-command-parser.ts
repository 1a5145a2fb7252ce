import type { AskedCommand } from "../commands/run-act.ts";
import { ACT_BODIES, type ActBody, type RoutedAct } from "./act-bodies.ts";

/** Every routed act with its body: the compiler proves below that each is a command the office knows. */
type Routed = { [A in RoutedAct]: { readonly act: A } & ActBody<A> }[RoutedAct];

/** Checks the body against the act's schema once more and names the pair; throws `ZodError` on a body of another act. */
export function parseAskedCommand(act: RoutedAct, body: unknown): AskedCommand {
  const routed = { act, ...ACT_BODIES[act].parse(body) } as Routed;
  return routed;
}
