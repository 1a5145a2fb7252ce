import { Fault } from "../../../kernel/fault.ts";
import type { Config } from "../../../platform/config/config.ts";
import type { Log } from "../../../platform/log/log.ts";
import { standInPort, usesStandIn } from "./settings.ts";

/**
 * Runs the stand-in beside the office for as long as it serves; answers how to end it. Nothing happens where the
 * installation does not use it. A taken port is no reason not to serve: officers and guests work without VNeID.
 */
export async function startStandInBeside(config: Config, log: Log): Promise<() => Promise<void>> {
  if (!usesStandIn(config)) return async () => undefined;
  // Loaded only here: no installation outside a demonstration ever reads the provider's code.
  const { startVneidStandIn } = await import("./start.ts");
  try {
    const standIn = await startVneidStandIn(config, standInPort(config));
    return standIn.close;
  } catch (cause) {
    if (!(cause instanceof Fault && cause.code === "STAND_IN_PORT_TAKEN")) throw cause;
    log.warn({ code: cause.code, ...cause.facts }, "the stand-in for VNeID does not run");
    return async () => undefined;
  }
}
