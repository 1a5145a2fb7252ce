import { z } from "zod";
import { cleanText } from "../../../kernel/clean-text.ts";
import { Fault } from "../../../kernel/fault.ts";
import { parseJson } from "../../../kernel/json.ts";
import { type TrackingEvent, trackingEvent } from "../tracking-event.ts";

/** What a carrier's feed gives at one reading. Entries that cannot be read are only counted: nobody can settle them. */
type FeedPage = {
  readonly events: readonly TrackingEvent[];
  readonly unreadable: number;
  /** Where the next reading begins. */
  readonly next: string;
  readonly more: boolean;
};

/** A carrier that is asked what became of its parcels. It may repeat itself, mix up order and lie: that is settled elsewhere. */
export type CarrierFeed = { readonly read: (cursor: string | null) => Promise<FeedPage> };

const TIMEOUT_MS = 10_000;
const BODY_MAX = 2_000_000;
const page = z.object({
  events: z.array(z.unknown()).max(1_000),
  next: z.string().min(1).max(200).refine(cleanText),
  more: z.boolean().default(false),
});

/**
 * The feed of a carrier by HTTP: `GET {url}?after={cursor}` with a bearer token answers `{ events, next, more }`. A
 * carrier that is slow, down or answers anything else is a fault; the reading is done again from the same cursor.
 */
export function httpFeed({ url, token }: { readonly url: string; readonly token: string }): CarrierFeed {
  return {
    read: async (cursor) => {
      const address = new URL(url);
      if (cursor !== null) address.searchParams.set("after", cursor);
      return feedPageOf(await bodyOf(address, token));
    },
  };
}

async function bodyOf(address: URL, token: string): Promise<unknown> {
  try {
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
    const text = answer.ok ? await answer.text() : "";
    if (!answer.ok || text.length > BODY_MAX) throw unreachable({ status: answer.status });
    return parseJson(z.unknown(), text);
  } catch (cause) {
    throw cause instanceof Fault ? cause : unreachable({}, cause);
  }
}

/** Reads one answer of a feed, whoever gave it. */
export function feedPageOf(body: unknown): FeedPage {
  const read = page.safeParse(body);
  if (!read.success) throw unreachable({ status: 200 });
  const events = read.data.events.flatMap((each) => {
    const event = trackingEvent.safeParse(each);
    return event.success ? [event.data] : [];
  });
  const { next, more } = read.data;
  return { events, unreadable: read.data.events.length - events.length, next, more };
}

function unreachable(facts: { readonly status?: number }, cause?: unknown): Fault {
  return new Fault("POST_CARRIER_UNREACHABLE", { facts, retryable: true, cause });
}
