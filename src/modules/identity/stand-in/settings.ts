import type { Config } from "../../../platform/config/config.ts";
import { isLoopback } from "../loopback.ts";

/** No secret: whoever can reach the stand-in can be any of its invented citizens anyway. */
const CLIENT = { clientId: "motcua-demo", clientSecret: "of-no-value-outside-a-demonstration" } as const;

/**
 * The configuration with the stand-in as the provider of citizens, where this is a demonstration on this machine and
 * no provider is set; otherwise as it was. The same in every worker, so that one process runs it for all.
 */
export function withStandIn(config: Config): Config {
  if (!config.demo || config.identityProvider !== null || !isLoopback(config.publicUrl)) return config;
  return { ...config, identityProvider: { issuer: `http://127.0.0.1:${standInPort(config)}`, ...CLIENT } };
}

/** Whether the provider of this configuration is the stand-in, as `withStandIn` sets it. */
export function usesStandIn(config: Config): boolean {
  const own = withStandIn({ ...config, identityProvider: null }).identityProvider;
  return own !== null && config.identityProvider?.issuer === own.issuer;
}

/** The port after the office's own. */
export function standInPort(config: Pick<Config, "port">): number {
  return config.port + 1;
}

/** The provider at a port, as the rest of the program is to know it. */
export function standInAt(port: number) {
  return { issuer: `http://127.0.0.1:${port}`, ...CLIENT };
}
