import { z } from "zod";
import { parseJson } from "../../../kernel/json.ts";
import type { Outcome, Provider } from "../provider.ts";
import { callGateway, refusalOf } from "./gateway-call.ts";

type ZaloAccount = {
  readonly name: string;
  readonly url: string;
  readonly token: string;
  /** The text Zalo approved for this official account; it shows `code`, `procedure` and `text`. */
  readonly templateId: string;
  readonly answerMs?: number;
};

const told = z.object({
  error: z.number(),
  data: z.object({ msg_id: z.string().optional() }).optional(),
});

/** The receiver has no Zalo, or wants no messages from official accounts: no other try will help. */
const OF_THE_RECEIVER: ReadonlySet<number> = new Set([-108, -114, -118, -119, -139, -140]);

/** A Zalo official account (ZNS): sends by an approved template, knows a message by its `tracking_id`. */
export function zaloProvider(account: ZaloAccount): Provider {
  return {
    name: account.name,
    channel: "ZALO",
    find: null,
    send: async ({ key, to, body, values }): Promise<Outcome> => {
      const answer = await callGateway({
        method: "POST",
        url: account.url,
        headers: { "content-type": "application/json", access_token: account.token },
        body: JSON.stringify({
          phone: to.replace(/^\+/, ""),
          template_id: account.templateId,
          template_data: { code: values.code ?? "", procedure: values.procedure ?? "", text: body },
          tracking_id: key,
        }),
        ...(account.answerMs === undefined ? {} : { answerMs: account.answerMs }),
      });
      if (answer.status === null) return answer.failure;
      if (answer.status !== 200) return refusalOf(answer.status, answer.retryAfterSeconds);
      return outcomeOf(answer.text);
    },
  };
}

/** Zalo answers 200 with an error of its own inside. */
function outcomeOf(text: string): Outcome {
  try {
    const { error, data } = parseJson(told, text);
    if (error === 0) return { kind: "ACCEPTED", reference: data?.msg_id ?? null, delivered: false };
    const code = `ZALO_${Math.abs(error)}`;
    return OF_THE_RECEIVER.has(error)
      ? { kind: "REFUSED", code }
      : { kind: "NOT_TAKEN", code, retryAfterSeconds: null };
  } catch {
    // 200 with something else than its answer: a proxy in between. Whether it was sent nobody says.
    return { kind: "UNKNOWN", code: "ANSWER_UNREADABLE" };
  }
}
