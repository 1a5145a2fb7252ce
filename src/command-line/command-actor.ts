import type { Actor } from "../modules/access/index.ts";

/** Whoever has the operator's shell acts as the program itself; the history says so. */
export const COMMAND_LINE: Actor = { kind: "system", name: "command-line" };
