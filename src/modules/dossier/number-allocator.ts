import { present } from "../../kernel/assert.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { TAKE_NUMBERS } from "./store-statements.ts";

type Waiting = { readonly resolve: (number: number) => void; readonly reject: (reason: unknown) => void };

/**
 * Gives each dossier its number of the day. Requests that arrive while one is at the database share the next trip:
 * a thousand people pressing "submit" at once cost a few counter updates, and the counter row is never held locked
 * while a dossier is being written. A number once given is never given again; one whose dossier then fails to be
 * written stays a gap (reliability.md I2).
 */
export type NumberAllocator = { readonly next: (unitId: UnitId, day: LocalDate) => Promise<number> };

export function numberAllocator(executor: Executor): NumberAllocator {
  const queues = new Map<string, Waiting[]>();

  async function drain(unitId: UnitId, day: LocalDate, queueKey: string): Promise<void> {
    for (;;) {
      const batch = queues.get(queueKey) ?? [];
      if (batch.length === 0) {
        queues.delete(queueKey);
        return;
      }
      queues.set(queueKey, []);
      try {
        const [row] = await executor.run(TAKE_NUMBERS, [unitId, day, batch.length]);
        const last = Number(present(row, "the counter row")["last_number"]);
        batch.forEach((waiting, index) => {
          waiting.resolve(last - batch.length + 1 + index);
        });
      } catch (cause) {
        // Everyone who shared this trip learns that it failed; their requests are retried with their own keys.
        for (const waiting of batch) waiting.reject(cause);
      }
    }
  }

  return {
    next: (unitId, day) =>
      new Promise((resolve, reject) => {
        const queueKey = `${unitId} ${day}`;
        const queue = queues.get(queueKey);
        if (queue !== undefined) {
          queue.push({ resolve, reject });
          return;
        }
        queues.set(queueKey, [{ resolve, reject }]);
        void drain(unitId, day, queueKey);
      }),
  };
}
