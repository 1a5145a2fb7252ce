import { z } from "zod";
import { parseJson } from "../../../kernel/json.ts";
import type { Outcome, Provider, Receipt } from "../provider.ts";
import { callGateway, refusalOf } from "./gateway-call.ts";

type SmsGateway = {
  readonly name: string;
  /** Where a message is posted. */
  readonly url: string;
  /** `<statusUrl>/<key>` answers what became of a message; null where the gateway cannot be asked. */
  readonly statusUrl: string | null;
  readonly token: string | null;
  /** JSON with `{to}`, `{text}`, `{key}` and `{sender}` in strings: gateways call their fields differently. */
  readonly body: string;
  readonly sender: string;
  readonly answerMs?: number;
};

const accepted = z.object({ id: z.union([z.string(), z.number()]).optional() });
const receipt = z.object({ state: z.enum(["ACCEPTED", "DELIVERED", "FAILED"]) });

/** An SMS gateway over HTTP. The key travels as `Idempotency-Key` and, where the body names it, inside. */
export function httpSmsProvider(gateway: SmsGateway): Provider {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    ...(gateway.token === null ? {} : { authorization: `Bearer ${gateway.token}` }),
  };
  const waiting = gateway.answerMs === undefined ? {} : { answerMs: gateway.answerMs };
  return {
    name: gateway.name,
    channel: "SMS",
    send: async ({ key, to, body }): Promise<Outcome> => {
      const answer = await callGateway({
        method: "POST",
        url: gateway.url,
        headers: { ...headers, "idempotency-key": key },
        body: filledBody(gateway, { to, text: body, key }),
        ...waiting,
      });
      if (answer.status === null) return answer.failure;
      if (answer.status < 200 || answer.status > 299)
        return refusalOf(answer.status, answer.retryAfterSeconds);
      const told = parsed(accepted, answer.text);
      return {
        kind: "ACCEPTED",
        reference: told?.id === undefined ? null : String(told.id),
        delivered: false,
      };
    },
    find:
      gateway.statusUrl === null
        ? null
        : (key) => findReceipt(key, { headers, waiting, at: gateway.statusUrl }),
  };
}

type Asking = {
  readonly headers: Readonly<Record<string, string>>;
  readonly waiting: { readonly answerMs?: number };
  readonly at: string | null;
};

async function findReceipt(key: string, { headers, waiting, at }: Asking): Promise<Receipt | null> {
  const url = `${(at ?? "").replace(/\/$/, "")}/${encodeURIComponent(key)}`;
  const answer = await callGateway({ method: "GET", url, headers, ...waiting });
  if (answer.status === 404) return "UNKNOWN_KEY";
  return answer.status === 200 ? (parsed(receipt, answer.text)?.state ?? null) : null;
}

/** The text of the message stays inside its JSON string, whatever it holds. */
function filledBody(gateway: SmsGateway, facts: { to: string; text: string; key: string }): string {
  const values: Readonly<Record<string, string>> = { ...facts, sender: gateway.sender };
  return gateway.body.replace(/\{(to|text|key|sender)\}/g, (_, name: string) =>
    JSON.stringify(values[name] ?? "").slice(1, -1),
  );
}

/** What the gateway told; null where it said yes in words of its own. */
function parsed<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    return parseJson(schema, text);
  } catch {
    // The status already said what became of the message; the text only adds a reference.
    return null;
  }
}
