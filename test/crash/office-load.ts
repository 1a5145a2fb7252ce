import { randomUUID } from "node:crypto";
import type { Entry, Ledger } from "./ledger.ts";

/** Officers at work against a server that may die at any moment. */
export type Load = {
  /** Ends after the requests under way; unanswered ones stay unknown. */
  readonly stop: () => Promise<void>;
  /** Answers once this many requests have come to an end, well or badly: the load is then in full swing. */
  readonly reached: (requests: number) => Promise<void>;
};

export type Target = { readonly address: string; readonly token: string; readonly receivingUnitId: string };

const COUNTER = "/api/v1/dossiers/received";

function submission(target: Target, serial: number): object {
  return {
    procedureCode: "1.001612",
    receivingUnitId: target.receivingUnitId,
    channelIn: "DIRECT",
    applicant: { owner: { fullName: "Người Thử Nghiệm", phone: `+849${String(10_000_000 + serial)}` } },
    form: {},
    components: [
      { componentCode: "declaration", originals: 1, copies: 0 },
      { componentCode: "identity", originals: 0, copies: 1 },
    ],
  };
}

let serial = 0;

function nextSerial(): number {
  serial += 1;
  return serial;
}

/** Starts `clients` officers, each receiving a dossier and handing it over, again and again. */
export function startLoad(
  target: Target,
  options: { readonly ledger: Ledger; readonly clients: number },
): Load {
  let running = true;
  let ended = 0;
  const awaited: { readonly requests: number; readonly tell: () => void }[] = [];
  const send = async (entry: Entry) => {
    const answer = await ask(target, options.ledger, entry);
    ended += 1;
    for (const { requests, tell } of awaited) if (ended >= requests) tell();
    return answer;
  };
  const work = async () => {
    while (running) {
      const received = await send(entryFor(COUNTER, submission(target, nextSerial())));
      if (received === null || received.status !== 201) {
        await pause();
        continue;
      }
      const { id, version } = JSON.parse(received.text);
      await send({ ...entryFor(`/api/v1/dossiers/${id}/handOver`, {}), ifMatch: `"${version}"` });
    }
  };
  const clients = Array.from({ length: options.clients }, work);
  return {
    stop: async () => {
      running = false;
      await Promise.all(clients);
    },
    reached: (requests) => new Promise((tell) => awaited.push({ requests, tell })),
  };
}

function entryFor(path: string, body: object): Entry {
  return { key: randomUUID(), path, body, ifMatch: null };
}

/** Sends one request and notes its outcome; null where the outcome is unknown. */
export async function ask(
  target: Target,
  ledger: Ledger,
  entry: Entry,
): Promise<{ status: number; text: string } | null> {
  ledger.sent(entry);
  return repeat(target, ledger, entry);
}

/** Sends a request again under its key. A 5xx is unknown too: the act may or may not have happened. */
export async function repeat(
  target: Target,
  ledger: Ledger,
  entry: Entry,
): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(target.address + entry.path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${target.token}`,
        "content-type": "application/json",
        "idempotency-key": entry.key,
        ...(entry.ifMatch === null ? {} : { "if-match": entry.ifMatch }),
      },
      body: JSON.stringify(entry.body),
      signal: AbortSignal.timeout(15_000),
    });
    const outcome = { status: response.status, text: await response.text() };
    if (outcome.status >= 500 || outcome.status === 401 || outcome.status === 429) return null;
    ledger.answered(entry.key, outcome);
    return outcome;
  } catch {
    // The connection broke: whether the act was written is exactly what is not known.
    return null;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
