import type { Outcome } from "../provider.ts";

/**
 * How long a gateway may take: longer than the ten seconds after which `fetch` gives up connecting, so that a connection
 * that was never made is told apart from an answer that never came.
 */
const ANSWER_MS = 15_000;

type GatewayRequest = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly answerMs?: number;
};

type GatewayAnswer =
  | { readonly status: number; readonly text: string; readonly retryAfterSeconds: number | null }
  | { readonly status: null; readonly failure: Outcome };

/** Asks a gateway over HTTP. What it says of a failure is reduced to a short code: it may repeat the address. */
export async function callGateway(request: GatewayRequest): Promise<GatewayAnswer> {
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: "error",
      signal: AbortSignal.timeout(request.answerMs ?? ANSWER_MS),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const text = (await answer.text()).slice(0, 10_000);
    return { status: answer.status, text, retryAfterSeconds: secondsOf(answer.headers.get("retry-after")) };
  } catch (cause) {
    return { status: null, failure: failureOf(cause) };
  }
}

const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "EPROTO",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
/** A handshake that failed: nothing of the message had left. */
const HANDSHAKE = /^ERR_(TLS|SSL)_/;

/** Only a connection that was never made is surely not taken. */
function failureOf(cause: unknown): Outcome {
  const inner = cause instanceof Error && "cause" in cause ? cause.cause : cause;
  const code = inner instanceof Error && "code" in inner && typeof inner.code === "string" ? inner.code : "";
  if (NEVER_CONNECTED.has(code) || HANDSHAKE.test(code))
    return { kind: "NOT_TAKEN", code, retryAfterSeconds: null };
  const timedOut = cause instanceof Error && cause.name === "TimeoutError";
  return { kind: "UNKNOWN", code: timedOut ? "TIMEOUT" : "CONNECTION_LOST" };
}

/** What an answer that was no yes means: the server says whether to come back, or never to. */
export function refusalOf(status: number, retryAfterSeconds: number | null): Outcome {
  const code = `HTTP_${status}`;
  if (status === 429 || status === 503) return { kind: "NOT_TAKEN", code, retryAfterSeconds };
  // Our own key or address of the gateway is wrong: no message is to blame, and another provider may do.
  if (status === 401 || status === 403 || status === 404)
    return { kind: "NOT_TAKEN", code, retryAfterSeconds: null };
  if (status >= 400 && status < 500 && status !== 408) return { kind: "REFUSED", code };
  return { kind: "UNKNOWN", code };
}

function secondsOf(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : null;
}
