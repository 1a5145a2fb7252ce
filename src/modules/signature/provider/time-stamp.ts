import { createHash, randomBytes } from "node:crypto";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { der, integer, NULL, octets, oid, sequence, TAG } from "../cms/der.ts";
import { OID } from "../cms/oids.ts";
import { childrenOf, readDer } from "../cms/read-der.ts";
import { readTimeStamp, timeStampNonce } from "../cms/time-stamp-token.ts";
import type { SigningRefusal } from "./provider.ts";

/** A time stamp authority (tổ chức cấp dấu thời gian): says when a signature existed. */
export type TimeStampAuthority = {
  /** The RFC 3161 token over these bytes. */
  readonly stamp: (bytes: Uint8Array) => Promise<Result<Uint8Array, SigningRefusal>>;
};

const ANSWER_BYTES_MAX = 200_000;

/** Asks an authority over HTTP (RFC 3161, 3.4). What it answers is checked: status, hash and nonce. */
export function httpTimeStamps(settings: {
  readonly url: string;
  readonly timeoutMs: number;
}): TimeStampAuthority {
  return {
    stamp: async (bytes) => {
      const digest = createHash("sha256").update(bytes).digest();
      const nonce = Buffer.concat([Buffer.from([0x01]), randomBytes(8)]);
      const request = sequence(
        integer(1),
        sequence(sequence(oid(OID.sha256), NULL), octets(digest)),
        integer(nonce),
        der(TAG.boolean, Buffer.from([0xff])),
      );
      const answer = await posted(settings, request);
      if (answer === null) return refuse({ code: "SIGNING_UNAVAILABLE" });
      const token = tokenIn(answer, { bytes, nonce });
      return token === null ? refuse({ code: "SIGNING_WRONG_ANSWER" }) : accept(token);
    },
  };
}

async function posted(
  { url, timeoutMs }: { readonly url: string; readonly timeoutMs: number },
  body: Buffer,
): Promise<Uint8Array | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/timestamp-query" },
      body: new Uint8Array(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = new Uint8Array(await response.arrayBuffer());
    return response.ok && answer.length <= ANSWER_BYTES_MAX ? answer : null;
  } catch {
    // Refused connection, timeout, redirect: all are an authority that cannot be reached.
    return null;
  }
}

function tokenIn(
  answer: Uint8Array,
  asked: { readonly bytes: Uint8Array; readonly nonce: Buffer },
): Uint8Array | null {
  const [status, token] = childrenOf(readDer(answer));
  const code = childrenOf(status)[0]?.body[0];
  if (token === undefined || (code !== GRANTED && code !== GRANTED_WITH_CHANGES)) return null;
  const isOurs = timeStampNonce(token.raw)?.equals(asked.nonce) ?? false;
  return isOurs && readTimeStamp(token.raw, asked.bytes) !== null ? token.raw : null;
}

const GRANTED = 0;
const GRANTED_WITH_CHANGES = 1;
