import { type KeyObject, sign } from "node:crypto";
import type { SignatureValue } from "../cms/build.ts";

/** Signs with a key in memory. */
export function signWithKey(key: KeyObject, attributes: Uint8Array): SignatureValue {
  const bytes = sign("sha256", attributes, key);
  return { bytes, algorithm: key.asymmetricKeyType === "ec" ? "ECDSA-SHA256" : "RSA-SHA256" };
}
