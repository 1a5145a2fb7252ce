import type { Adapter, AdapterPayload } from "oidc-provider";

const ENTRIES_MAX = 2_000;

/**
 * Keeps what the stand-in remembers (flows, codes, grants) in memory: a demonstration forgets when it stops. The
 * oldest entries go when there are too many.
 */
export class MemoryAdapter implements Adapter {
  readonly #kind: string;
  static readonly #entries = new Map<string, AdapterPayload>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const entries = MemoryAdapter.#entries;
    entries.set(this.#key(id), payload);
    const [oldest] = entries.keys();
    if (entries.size > ENTRIES_MAX && oldest !== undefined) entries.delete(oldest);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return MemoryAdapter.#entries.get(this.#key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...MemoryAdapter.#entries.values()].find((payload) => payload.uid === uid);
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /** `consumed` makes the provider refuse a code that comes a second time. */
  async consume(id: string): Promise<void> {
    const payload = MemoryAdapter.#entries.get(this.#key(id));
    if (payload !== undefined) MemoryAdapter.#entries.set(this.#key(id), { ...payload, consumed: true });
  }

  async destroy(id: string): Promise<void> {
    MemoryAdapter.#entries.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of MemoryAdapter.#entries) {
      if (payload.grantId === grantId) MemoryAdapter.#entries.delete(key);
    }
  }

  #key(id: string): string {
    return `${this.#kind}:${id}`;
  }
}
