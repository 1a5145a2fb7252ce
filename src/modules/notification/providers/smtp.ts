import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Outcome, Provider } from "../provider.ts";

type MailServer = {
  readonly name: string;
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  readonly from: string;
  readonly connectMs?: number;
  readonly answerMs?: number;
};

/**
 * A mail server. Mail has no key of its own: the key becomes the `Message-ID`, so that a letter that came twice is known
 * as one by whoever receives it.
 */
export function smtpProvider(server: MailServer): Provider {
  const transport = createTransport({
    url: server.url,
    connectionTimeout: server.connectMs ?? 5_000,
    greetingTimeout: server.answerMs ?? 10_000,
    socketTimeout: server.answerMs ?? 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([^@>\s]+)>?$/.exec(server.from)?.[1] ?? "localhost";
  return {
    name: server.name,
    channel: "EMAIL",
    find: null,
    send: async ({ key, to, subject, body, locale }): Promise<Outcome> => {
      try {
        const sent = await transport.sendMail({
          from: server.from,
          to: { name: "", address: to },
          subject,
          text: body,
          messageId: `<${key}@${host}>`,
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": locale },
        });
        return { kind: "ACCEPTED", reference: sent.messageId, delivered: false };
      } catch (cause) {
        return outcomeOfFailure(cause);
      }
    },
  };
}

const failure = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
});

/**
 * What a failed letter means. A server that answered has said so itself; silence before the letter was handed over is
 * surely not taken, silence afterwards is unclear.
 */
export function outcomeOfFailure(cause: unknown): Outcome {
  const { code = "", command = "", responseCode } = failure.catch({}).parse(cause);
  if (responseCode !== undefined && code !== "EAUTH") {
    const word = `SMTP_${responseCode}`;
    if (responseCode >= 500) return { kind: "REFUSED", code: word };
    return { kind: "NOT_TAKEN", code: word, retryAfterSeconds: null };
  }
  if (code === "EENVELOPE" || code === "EMESSAGE") return { kind: "REFUSED", code };
  const isBefore = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL|RCPT|API)/.test(command);
  const word = /^[A-Z][A-Z0-9_]*$/.test(code) ? code : "CONNECTION_LOST";
  return isBefore
    ? { kind: "NOT_TAKEN", code: word, retryAfterSeconds: null }
    : { kind: "UNKNOWN", code: word };
}
