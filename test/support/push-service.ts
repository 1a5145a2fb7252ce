import { execFileSync } from "node:child_process";
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, globalAgent, type RequestOptions } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a push service was handed, as the browser behind it reads it. */
export type Pushed = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};

/** A browser's pair of keys for messages: what it registers, and what it decrypts with. */
export type PushBrowser = { readonly publicKey: string; readonly authSecret: string; readonly keys: ECDH };

export function aPushBrowser(): PushBrowser {
  const keys = createECDH("prime256v1");
  const publicKey = keys.generateKeys().toString("base64url");
  return { keys, publicKey, authSecret: randomBytes(16).toString("base64url") };
}

/**
 * Reads a message as a browser does; throws where it is not for this one.
 * RFC 8291 §3.4 and RFC 8188 §2: salt, record size, sender's key, one record of aes128gcm.
 */
export function decrypt({ keys, publicKey, authSecret }: PushBrowser, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  if (record.length > recordSize) throw new Error("more than one record");
  const derived = (secret: Uint8Array, from: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, from, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), Buffer.from(publicKey, "base64url"), sender]);
  const shared = derived(keys.computeSecret(sender), Buffer.from(authSecret, "base64url"), info, 32);
  const key = derived(shared, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derived(shared, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = plain.lastIndexOf(2);
  if (end < 0 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error("not the last record");
  return plain.subarray(0, end).toString("utf8");
}

/** Who says to have sent it, after the signature was checked with the key that is told; null where it does not hold. RFC 8292 §2. */
export function vapidOf(authorization: string): { readonly claims: unknown; readonly key: string } | null {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  if (point.length !== 65) return null;
  const coordinate = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const [x, y] = [coordinate(1), coordinate(33)];
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const holds = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  const text = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  return holds && text(head).alg === "ES256" ? { claims: text(claims), key } : null;
}

/** A push service on this machine, over TLS as all are; it answers with the status set for a path. */
export async function startPushService() {
  const folder = mkdtempSync(join(tmpdir(), "push-"));
  const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "2",
  ];
  execFileSync("openssl", [...made, ...subject, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
  const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
  rmSync(folder, { recursive: true });
  const pushed: Pushed[] = [];
  const statuses = new Map<string, number>();
  const server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      pushed.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(statuses.get(path) ?? 201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  const trust: RequestOptions = globalAgent.options;
  const { ca } = trust;
  trust.ca = cert;
  return {
    url: `https://localhost:${typeof address === "object" && address !== null ? address.port : 0}`,
    pushed,
    answer: (path: string, status: number) => void statuses.set(path, status),
    stop: async () => {
      if (ca === undefined) delete trust.ca;
      else trust.ca = ca;
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
