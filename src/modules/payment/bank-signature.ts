import { createHmac, timingSafeEqual } from "node:crypto";
import type { Config } from "../../platform/config/config.ts";
import { readSealingKey } from "../../platform/config/sealing-key.ts";

const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/** With what the bank signs; the demonstration's own bank has a key of this installation. Null: no bank may tell us. */
export function bankSecretOf(config: Config): string | null {
  if (config.bankSecret !== null) return config.bankSecret;
  if (!config.demo) return null;
  return createHmac("sha256", readSealingKey(config.dataFolder)).update("demonstration bank").digest("hex");
}

/** The signature of a message as the header carries it. */
export function signatureOf(secret: string, body: Uint8Array): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** Whether these very bytes were signed by the bank. Compared in constant time: how much fits tells nobody anything. */
export function isSignedBy(secret: string | null, body: Uint8Array, header: string | null): boolean {
  const given = SIGNATURE.exec(header ?? "")?.[1] ?? "";
  const known = signatureOf(secret ?? "", body).slice("sha256=".length);
  const sameLength = given.length === known.length ? given : "0".repeat(known.length);
  const isSame = timingSafeEqual(Buffer.from(sameLength, "hex"), Buffer.from(known, "hex"));
  return secret !== null && given !== "" && isSame;
}
