import { Fault } from "../../../kernel/fault.ts";
import type { Config } from "../../../platform/config/config.ts";
import { standInPort, usesStandIn } from "./settings.ts";

/** The stand-in as it stands beside a serving office. */
export type StandInBeside = {
  readonly port: number;
  /** False where another program has its port: whoever started the office is to be told. */
  readonly runs: boolean;
  readonly close: () => Promise<void>;
};

/**
 * Runs the stand-in beside the office for as long as it serves; null where the installation does not use it. A taken port
 * is no reason not to serve: officers and guests work without VNeID.
 */
export async function startStandInBeside(config: Config): Promise<StandInBeside | null> {
  if (!usesStandIn(config)) return null;
  const port = standInPort(config);
  // Loaded only here: no installation outside a demonstration ever reads the provider's code.
  const { startVneidStandIn } = await import("./start.ts");
  try {
    const { close } = await startVneidStandIn(config, port);
    return { port, runs: true, close };
  } catch (cause) {
    if (!(cause instanceof Fault && cause.code === "STAND_IN_PORT_TAKEN")) throw cause;
    return { port, runs: false, close: async () => undefined };
  }
}
