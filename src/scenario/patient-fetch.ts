import { setTimeout as pause } from "node:timers/promises";

const ATTEMPTS_MAX = 120;
const UNAVAILABLE = 503;

/** What came back, read to its end. */
type Answer = {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly cookies: readonly string[];
};

/**
 * Asks as a well-behaved client does: turned away for the time being, it waits as long as `Retry-After` says and sends
 * the very same request again, under the same idempotency key.
 */
export async function patientFetch(url: string, request: RequestInit): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, request);
    const { status, headers } = response;
    const text = await response.text();
    const answer = { status, text, location: headers.get("location"), cookies: headers.getSetCookie() };
    const seconds = Number(headers.get("retry-after"));
    if (status !== UNAVAILABLE || seconds === 0 || attempt === ATTEMPTS_MAX) return answer;
    await pause(seconds * 1_000);
  }
}
