import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/**
 * What a client sent and what it was told, on its own disk: written and synced before each request and after each
 * answer. An outcome is acknowledged, refused or unknown, never guessed; unknown is asked again under the same key.
 */
export type Entry = {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly ifMatch: string | null;
};
export type Outcome = { readonly status: number; readonly text: string };

export class Ledger {
  readonly #file: number;
  readonly #sent = new Map<string, Entry>();
  readonly #answered = new Map<string, Outcome>();

  constructor(path: string) {
    this.#file = openSync(path, "a");
  }

  sent(entry: Entry): void {
    this.#write({ sent: entry.key, path: entry.path });
    this.#sent.set(entry.key, entry);
  }

  answered(key: string, outcome: Outcome): void {
    this.#write({ answered: key, status: outcome.status });
    this.#answered.set(key, outcome);
  }

  unknown(): Entry[] {
    return [...this.#sent.values()].filter((entry) => !this.#answered.has(entry.key));
  }

  acknowledged(): (Entry & Outcome)[] {
    return [...this.#sent.values()].flatMap((entry) => {
      const outcome = this.#answered.get(entry.key);
      return outcome !== undefined && outcome.status < 300 ? [{ ...entry, ...outcome }] : [];
    });
  }

  refused(): Outcome[] {
    return [...this.#answered.values()].filter((outcome) => outcome.status >= 300);
  }

  get size(): number {
    return this.#sent.size;
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: object): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
  }
}
