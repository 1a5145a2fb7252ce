import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startGateway } from "../../../../test/support/misbehaving-gateway.ts";
import type { Outgoing } from "../provider.ts";
import { httpSmsProvider } from "./http-sms.ts";
import { outcomeOfFailure, smtpProvider } from "./smtp.ts";
import { zaloProvider } from "./zalo.ts";

const message: Outgoing = {
  key: "01936f3e-0000-7000-8000-000000000001-sms",
  to: "+84912345678",
  subject: "Hồ sơ đã tiếp nhận",
  body: 'Hồ sơ "X-1"\nhẹn trả 30/11/2026',
  locale: "vi",
  values: { code: "X-1", procedure: "Khai sinh" },
};
const BODY = '{"to":"{to}","text":"{text}","id":"{key}","brand":"{sender}"}';
const gateway = await startGateway();
afterAll(() => gateway.stop());
const settings = { token: "secret", body: BODY, sender: "MOTCUA", answerMs: 300 };
const sms = httpSmsProvider({ name: "sms-1", url: gateway.url, statusUrl: gateway.url, ...settings });

describe("an SMS gateway", () => {
  it("gets the text inside its JSON, the key twice, and the token", async () => {
    gateway.behave("OK");
    expect(await sms.send(message)).toEqual({ kind: "ACCEPTED", reference: "ref-1", delivered: false });
    const taken = gateway.taken.get(message.key);
    expect(JSON.parse(taken?.body ?? "")).toEqual({
      to: message.to,
      text: message.body,
      id: message.key,
      brand: "MOTCUA",
    });
    expect(taken?.headers.authorization).toBe("Bearer secret");
  });

  it.each([
    ["TIMEOUT_AFTER_ACCEPTING", { kind: "UNKNOWN", code: "TIMEOUT" }],
    ["ERROR_500", { kind: "UNKNOWN", code: "HTTP_500" }],
    ["LIMITED_429", { kind: "NOT_TAKEN", code: "HTTP_429", retryAfterSeconds: 120 }],
    ["REFUSED_400", { kind: "REFUSED", code: "HTTP_400" }],
    ["HANG_UP", { kind: "UNKNOWN", code: "CONNECTION_LOST" }],
    ["ODD", { kind: "ACCEPTED", reference: null, delivered: false }],
  ] as const)(
    "%s is told apart from every other answer, in a word that names nobody",
    async (mode, outcome) => {
      gateway.behave(mode);
      expect(await sms.send({ ...message, key: `key-${mode}` })).toEqual(outcome);
    },
  );

  it("whose handshake fails surely took nothing", async () => {
    gateway.behave("OK");
    const [url, key] = [gateway.url.replace("http:", "https:"), "key-handshake"];
    const secured = httpSmsProvider({ name: "sms-3", url, statusUrl: null, ...settings, answerMs: 5_000 });
    expect(await secured.send({ ...message, key })).toMatchObject({ kind: "NOT_TAKEN" });
    expect(gateway.taken.has(key)).toBe(false);
  });

  it("that is not there surely took nothing", async () => {
    const closed = await startGateway();
    await closed.stop();
    const gone = httpSmsProvider({ name: "sms-2", url: closed.url, statusUrl: null, ...settings });
    expect(await gone.send(message)).toMatchObject({ kind: "NOT_TAKEN", code: "ECONNREFUSED" });
    expect(gone.find).toBeNull();
  });

  it("says what became of a key", async () => {
    expect(await sms.find?.("key-TIMEOUT_AFTER_ACCEPTING")).toBe("DELIVERED");
    expect(await sms.find?.("key-HANG_UP")).toBe("UNKNOWN_KEY");
  });
});

describe("a Zalo official account", () => {
  it("sends by its approved text and knows the message by its tracking id", async () => {
    gateway.behave("ODD");
    const account = { name: "zalo", url: gateway.url, token: "t", templateId: "7", answerMs: 300 };
    expect(await zaloProvider(account).send(message)).toEqual({ kind: "UNKNOWN", code: "ANSWER_UNREADABLE" });
    const sent = JSON.parse(gateway.taken.get("")?.body ?? "");
    expect(sent).toMatchObject({ phone: "84912345678", template_id: "7", tracking_id: message.key });
  });
});

describe("a mail server", () => {
  const letters: string[] = [];
  let refuse: { code: number; at: "RCPT" | "DATA" } | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo: (_address, _session, callback) =>
      callback(refuse?.at === "RCPT" ? Object.assign(new Error("no"), { responseCode: refuse.code }) : null),
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuse?.at === "DATA")
          return callback(Object.assign(new Error("no"), { responseCode: refuse.code }));
        letters.push(Buffer.concat(chunks).toString("utf8"));
        return callback();
      });
    },
  });
  let mail: ReturnType<typeof smtpProvider>;
  beforeAll(async () => {
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, "127.0.0.1", () => {
        const address = listening.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    mail = smtpProvider({
      name: "mail-1",
      url: `smtp://127.0.0.1:${port}`,
      from: "Một Cửa <mot-cua@phuong.example.vn>",
      answerMs: 1_000,
    });
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const letter = { ...message, to: "an@example.vn" };

  it("gets a letter whose Message-ID is the key", async () => {
    expect(await mail.send(letter)).toMatchObject({ kind: "ACCEPTED" });
    expect(letters[0]).toContain(`Message-ID: <${message.key}@phuong.example.vn>`);
    expect(letters[0]).toContain("Auto-Submitted: auto-generated");
  });

  it.each([
    [
      { code: 450, at: "RCPT" },
      { kind: "NOT_TAKEN", code: "SMTP_450", retryAfterSeconds: null },
    ],
    [
      { code: 550, at: "RCPT" },
      { kind: "REFUSED", code: "SMTP_550" },
    ],
    [
      { code: 451, at: "DATA" },
      { kind: "NOT_TAKEN", code: "SMTP_451", retryAfterSeconds: null },
    ],
    [
      { code: 554, at: "DATA" },
      { kind: "REFUSED", code: "SMTP_554" },
    ],
  ] as const)("that says %o is believed", async (said, outcome) => {
    refuse = said;
    expect(await mail.send(letter)).toEqual(outcome);
    refuse = null;
  });

  it("that is not there surely took nothing; silence after the letter is unclear", async () => {
    const gone = smtpProvider({ name: "mail-2", url: "smtp://127.0.0.1:9", from: "a@example.vn" });
    expect(await gone.send(letter)).toMatchObject({ kind: "NOT_TAKEN" });
    expect(outcomeOfFailure({ code: "ETIMEDOUT", command: "DATA" })).toEqual({
      kind: "UNKNOWN",
      code: "ETIMEDOUT",
    });
    expect(outcomeOfFailure(null)).toEqual({ kind: "UNKNOWN", code: "CONNECTION_LOST" });
  });
});
