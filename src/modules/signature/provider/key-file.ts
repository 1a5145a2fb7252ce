import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accept, refuse } from "../../../kernel/result.ts";
import { OID } from "../cms/oids.ts";
import { childrenOf, type DerNode, oidOf, readDer } from "../cms/read-der.ts";
import { signWithKey } from "./key-signature.ts";
import type { SigningProvider } from "./provider.ts";

type KeyFiles = {
  /** Holds `*.p12` and `*.pfx` files. */
  readonly folder: string;
  /** Asked each time it is needed; from a secret file or the environment, never from the database. */
  readonly passphrase: () => string;
};

const FILES_MAX = 500;
const SHROUDED_KEY = "1.2.840.113549.1.12.10.1.2";
const PLAIN_KEY = "1.2.840.113549.1.12.10.1.1";

/** Keys in PKCS#12 files beside the program: for agencies that hold their key in software. Kept in memory, once opened. */
export function keyFileProvider(files: KeyFiles): SigningProvider {
  const opened = new Map<string, KeyObject>();
  return {
    sign: async ({ certificate, attributes }) => {
      const { fingerprint256, publicKey } = new X509Certificate(certificate);
      const key = opened.get(fingerprint256) ?? findKey(files, publicKey);
      if (key === null) return refuse({ code: "SIGNING_KEY_MISSING" });
      opened.set(fingerprint256, key);
      return accept(signWithKey(key, attributes));
    },
  };
}

/** The key that belongs to the certificate, in whichever file it lies. */
function findKey({ folder, passphrase }: KeyFiles, wanted: KeyObject): KeyObject | null {
  for (const name of keyFilesIn(folder)) {
    const keys = keysIn(readFileSync(join(folder, name)), passphrase());
    const found = keys.find((key) => createPublicKey(key).equals(wanted));
    if (found !== undefined) return found;
  }
  return null;
}

function keyFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(p12|pfx)$/i.test(name))
      .sort()
      .slice(0, FILES_MAX);
  } catch {
    // No such folder: no key is there, which is what the signer is told.
    return [];
  }
}

/** The private keys of a PKCS#12 file (RFC 7292); none where the passphrase is another one or the file is none. */
function keysIn(file: Uint8Array, passphrase: string): KeyObject[] {
  const [, content] = childrenOf(readDer(file));
  const safe = readDer(plainContent(content) ?? Buffer.alloc(0));
  return childrenOf(safe)
    .flatMap((each) => childrenOf(readDer(plainContent(each) ?? Buffer.alloc(0))))
    .flatMap((bag) => keyIn(bag, passphrase));
}

/** The bytes of a content that is not encrypted as a whole: keys lie there, each under its own passphrase. */
function plainContent(content: DerNode | undefined): Buffer | null {
  const [type, wrapped] = childrenOf(content);
  return oidOf(type) === OID.data ? (childrenOf(wrapped)[0]?.body ?? null) : null;
}

function keyIn(bag: DerNode, passphrase: string): KeyObject[] {
  const [type, wrapped] = childrenOf(bag);
  const kind = oidOf(type);
  const key = childrenOf(wrapped)[0]?.raw;
  if (key === undefined || (kind !== SHROUDED_KEY && kind !== PLAIN_KEY)) return [];
  try {
    return [createPrivateKey({ key, format: "der", type: "pkcs8", passphrase })];
  } catch {
    // OpenSSL tells a wrong passphrase and a broken key by one error: either way this file has no key for us.
    return [];
  }
}
