import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Fault } from "./fault.ts";

/** Seals a text with AES-256-GCM; `context` (an account, a row) is authenticated, so a sealed text cannot be moved. */
export function seal(text: string, key: Uint8Array, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [nonce, body, cipher.getAuthTag()].map((part) => part.toString("base64url")).join(".");
}

/** A shorter tag would be accepted too, and is easier to guess. */
const TAG_BYTES = 16;

/** Opens what `seal` made; a Fault where the key or the context is another. */
export function unseal(sealed: string, key: Uint8Array, context: string): string {
  const [nonce, body, tag] = sealed.split(".").map((part) => Buffer.from(part, "base64url"));
  if (nonce === undefined || body === undefined || tag === undefined) throw new Fault("SECRET_UNREADABLE");
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag);
    return Buffer.concat([cipher.update(body), cipher.final()]).toString("utf8");
  } catch (cause) {
    throw new Fault("SECRET_UNREADABLE", { cause });
  }
}
