import { readSealingKey } from "../../platform/config/sealing-key.ts";
import type { Services } from "../../platform/services.ts";
import { PATIENCE_MS, patiently } from "./patience.ts";
import type { Providers } from "./provider.ts";
import { openProviders } from "./providers/open-providers.ts";

/** What sending needs: the services, the ways out of the office, and the key under which contacts are remembered. */
export type PostRoom = {
  readonly services: Services;
  readonly providers: Providers;
  readonly contactKey: Uint8Array;
};

type Furnishing = { readonly providers?: Providers; readonly patienceMs?: number };

/** Opens the office's post room, one a process: with the ways out as configured, none waited for without end. */
export function openPostRoom(services: Services, { providers, patienceMs }: Furnishing = {}): PostRoom {
  return {
    services,
    providers: patiently(providers ?? openProviders(services), patienceMs ?? PATIENCE_MS),
    contactKey: readSealingKey(services.config.dataFolder),
  };
}
