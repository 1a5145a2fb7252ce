import { readSealingKey } from "../../platform/config/sealing-key.ts";
import type { Services } from "../../platform/services.ts";
import type { Providers } from "./provider.ts";
import { openProviders } from "./providers/open-providers.ts";

/** What sending needs: the services, the ways out of the office, and the key under which contacts are remembered. */
export type PostRoom = {
  readonly services: Services;
  readonly providers: Providers;
  readonly contactKey: Uint8Array;
};

/** Opens the office's post room, one a process. */
export function openPostRoom(services: Services, providers?: Providers): PostRoom {
  return {
    services,
    providers: providers ?? openProviders(services),
    contactKey: readSealingKey(services.config.dataFolder),
  };
}
