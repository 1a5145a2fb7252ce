import { createHash, type X509Certificate } from "node:crypto";
import { TSTInfo } from "pkijs";
import { type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import { DIGESTS, OID } from "./oids.ts";
import { type ReadCms, readCms } from "./read-cms.ts";
import { signerFault } from "./verify-signer.ts";

/** What a time stamp says: these bytes existed at this instant, by this authority. */
type TimeStamp = {
  readonly at: Instant;
  readonly authority: X509Certificate;
  readonly certificates: readonly X509Certificate[];
};

/** Reads an RFC 3161 token over some bytes; null where it is none, is over other bytes, or its signature does not hold. */
export function readTimeStamp(token: Uint8Array, stamped: Uint8Array): TimeStamp | null {
  const cms = readCms(token);
  if (cms?.content == null || cms.contentType !== OID.timeStampInfo || cms.signer === null) return null;
  const info = infoIn(cms);
  const algorithm = DIGESTS.get(info?.messageImprint.hashAlgorithm.algorithmId ?? "");
  if (info === null || algorithm === undefined) return null;
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  if (!createHash(algorithm).update(stamped).digest().equals(imprint)) return null;
  if (signerFault(cms, [cms.content], OID.timeStampInfo) !== null) return null;
  if (!(cms.signer.keyUsage ?? []).includes(OID.timeStamping)) return null;
  return {
    at: instantOfEpoch(info.genTime.getTime()),
    authority: cms.signer,
    certificates: cms.certificates,
  };
}

/** The nonce of a token, by which an answer is known to be to our question. */
export function timeStampNonce(token: Uint8Array): Buffer | null {
  const cms = readCms(token);
  const nonce = cms === null ? undefined : infoIn(cms)?.nonce;
  return nonce === undefined ? null : Buffer.from(nonce.valueBlock.valueHexView);
}

function infoIn({ content }: ReadCms): TSTInfo | null {
  try {
    return content === null ? null : TSTInfo.fromBER(new Uint8Array(content));
  } catch {
    // pkijs throws on any malformed structure: it is no time stamp then.
    return null;
  }
}
