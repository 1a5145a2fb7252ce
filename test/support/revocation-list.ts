import { createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { present } from "../../src/kernel/assert.ts";
import type { Instant } from "../../src/kernel/local-date.ts";
import type { CertificateFacts } from "../../src/modules/signature/cms/certificate.ts";
import { der, integer, NULL, oid, sequence } from "../../src/modules/signature/cms/der.ts";
import { bitString } from "../../src/modules/signature/cms/issue-certificate.ts";
import { OID } from "../../src/modules/signature/cms/oids.ts";
import { childrenOf, readDer } from "../../src/modules/signature/cms/read-der.ts";

type ListOrder = {
  /** Where the authority keeps its key. */
  readonly folder: string;
  readonly authority: CertificateFacts;
  readonly at: Instant;
  readonly nextAt?: Instant;
  readonly revoked: readonly { readonly serial: string; readonly at: Instant }[];
};

const time = (at: Instant) => der(0x17, Buffer.from(`${at.slice(2, 19).replace(/[-T:]/g, "")}Z`));

/** A list of revoked certificates (RFC 5280, 5) as an authority publishes it. */
export function revocationList({ folder, authority, at, nextAt, revoked }: ListOrder): Buffer {
  const key = createPrivateKey(readFileSync(join(folder, "authority.pem")));
  const name = childrenOf(childrenOf(readDer(authority.der))[0]).filter(({ tag }) => tag !== 0xa0)[4];
  const algorithm = sequence(oid(OID.rsaSha256), NULL);
  const entries = revoked.map((each) => sequence(integer(Buffer.from(each.serial, "hex")), time(each.at)));
  const body = sequence(
    integer(1),
    algorithm,
    present(name, "subject").raw,
    time(at),
    ...(nextAt === undefined ? [] : [time(nextAt)]),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
  );
  return sequence(body, algorithm, bitString(sign("sha256", body, key)));
}
