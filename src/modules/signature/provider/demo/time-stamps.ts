import { createHash, type KeyObject, randomBytes } from "node:crypto";
import type { Clock } from "../../../../kernel/clock.ts";
import { accept } from "../../../../kernel/result.ts";
import { attributesToSign, signedData } from "../../cms/build.ts";
import type { CertificateFacts } from "../../cms/certificate.ts";
import { der, integer, NULL, octets, oid, sequence } from "../../cms/der.ts";
import { OID } from "../../cms/oids.ts";
import { signWithKey } from "../key-signature.ts";
import type { TimeStampAuthority } from "../time-stamp.ts";

const DEMO_POLICY = "1.3.6.1.4.1.99999.1";

type Stamper = {
  readonly certificate: CertificateFacts;
  readonly chain: readonly Uint8Array[];
  readonly key: KeyObject;
  readonly clock: Clock;
};

/** A time stamp token as an authority makes it (RFC 3161), for the demonstration and for tests. */
function stampedBy(
  { certificate, chain, key, clock }: Stamper,
  asked: { readonly digest: Uint8Array; readonly nonce: Uint8Array | null },
): Buffer {
  const time = `${clock.now().slice(0, 19).replace(/[-T:]/g, "")}Z`;
  const content = sequence(
    integer(1),
    oid(DEMO_POLICY),
    sequence(sequence(oid(OID.sha256), NULL), octets(asked.digest)),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    der(0x18, Buffer.from(time)),
    ...(asked.nonce === null ? [] : [integer(asked.nonce)]),
  );
  const digest = createHash("sha256").update(content).digest();
  const attributes = attributesToSign(digest, certificate.der, OID.timeStampInfo);
  return signedData({
    contentType: OID.timeStampInfo,
    content,
    attributes,
    certificate: certificate.der,
    chain,
    signature: signWithKey(key, attributes),
    timeStamp: null,
  });
}

/** The demonstration's own authority of time, in the same process. */
export function demoTimeStamps(stamper: Stamper): TimeStampAuthority {
  return {
    stamp: async (bytes) =>
      accept(stampedBy(stamper, { digest: createHash("sha256").update(bytes).digest(), nonce: null })),
  };
}
