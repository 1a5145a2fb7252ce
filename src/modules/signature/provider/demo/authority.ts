import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { messages } from "../../../../i18n/index.ts";
import { present } from "../../../../kernel/assert.ts";
import { addDays, type Instant, instantAt, localDateOf } from "../../../../kernel/local-date.ts";
import { accept, refuse } from "../../../../kernel/result.ts";
import { type CertificateFacts, readCertificate } from "../../cms/certificate.ts";
import { type CertificateUse, issueCertificate } from "../../cms/issue-certificate.ts";
import { signWithKey } from "../key-signature.ts";
import type { SigningProvider } from "../provider.ts";

/** Says in every certificate of the demonstration what it is. */
const WORDS = messages("vi").signature.onPaper;
const AUTHORITY = {
  commonName: WORDS.authority,
  organisation: WORDS.authorityOrganisation,
  unit: WORDS.demo,
};
const AUTHORITY_DAYS = 3_650;
/** The demonstration plays weeks that are past: its authority was there already. */
const BEFORE_DAYS = 800;
const SIGNER_DAYS = 730;

type DemoOrder = {
  readonly name: string;
  readonly organisation: string;
  readonly use: Exclude<CertificateUse, "authority">;
  readonly at: Instant;
  /** How long it is in force; two years unless said. */
  readonly days?: number;
};

/** A certificate authority for demonstrations and tests. What it issues is marked so and trusted nowhere else. */
export type DemoAuthority = {
  readonly certificate: CertificateFacts;
  readonly issue: (order: DemoOrder) => Promise<CertificateFacts>;
  readonly keyOf: (certificate: CertificateFacts) => KeyObject | null;
  /** Its own authority of time. */
  readonly stamper: () => Promise<{ readonly certificate: CertificateFacts; readonly key: KeyObject }>;
  readonly provider: SigningProvider;
};

/**
 * Opens the authority in a folder of the installation, making it at first use. Its keys and those of its signers are
 * files there, readable by the program's account only, and nowhere else: not in the database, not in a backup of it.
 */
export async function openDemoAuthority(folder: string, at: Instant): Promise<DemoAuthority> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [own, certificate] = await keptPair(join(folder, "authority.pem"), (subjectKey) =>
    issueCertificate({
      subject: AUTHORITY,
      subjectKey,
      use: "authority",
      issuer: null,
      issuerKey: subjectKey,
      ...inForce(at, AUTHORITY_DAYS, BEFORE_DAYS),
    }),
  );
  const keyOf = ({ fingerprint }: Pick<CertificateFacts, "fingerprint">) => {
    const path = join(folder, `${fingerprint}.pem`);
    return existsSync(path) ? createPrivateKey(readFileSync(path)) : null;
  };
  return {
    certificate,
    keyOf,
    stamper: async () => {
      const [key, stamps] = await keptPair(join(folder, "time-stamps.pem"), (subjectKey) =>
        issueCertificate({
          subject: { ...AUTHORITY, commonName: WORDS.timeAuthority },
          subjectKey,
          use: "time-stamps",
          issuer: certificate.der,
          issuerKey: own,
          ...inForce(at, AUTHORITY_DAYS - 1, BEFORE_DAYS - 1),
        }),
      );
      return { certificate: stamps, key };
    },
    issue: (order) => issued({ folder, issuer: certificate, issuerKey: own }, order),
    provider: {
      sign: async ({ certificate: der, attributes }) => {
        const key = keyOf(facts(der));
        return key === null ? refuse({ code: "SIGNING_KEY_MISSING" }) : accept(signWithKey(key, attributes));
      },
    },
  };
}

type Issuer = { readonly folder: string; readonly issuer: CertificateFacts; readonly issuerKey: KeyObject };

async function issued({ folder, issuer, issuerKey }: Issuer, order: DemoOrder): Promise<CertificateFacts> {
  const { privateKey } = await freshKey();
  const { name, organisation, use, at, days = SIGNER_DAYS } = order;
  const certificate = facts(
    issueCertificate({
      subject: { commonName: `${name} (DEMO)`, organisation, unit: WORDS.demo },
      subjectKey: privateKey,
      use,
      issuer: issuer.der,
      issuerKey,
      ...inForce(at, days),
    }),
  );
  const path = join(folder, `${certificate.fingerprint}.pem`);
  writeFileSync(path, pem(privateKey), { mode: 0o600, flag: "wx" });
  return certificate;
}

/** A key and its certificate in one file, made at first use. Of two processes that begin together one writes and both read. */
async function keptPair(
  path: string,
  make: (key: KeyObject) => Buffer,
): Promise<[KeyObject, CertificateFacts]> {
  if (!existsSync(path)) {
    const { privateKey } = await freshKey();
    const text = `${pem(privateKey)}-----BEGIN CERTIFICATE-----\n${make(privateKey).toString("base64")}\n-----END CERTIFICATE-----\n`;
    try {
      writeFileSync(path, text, { mode: 0o600, flag: "wx" });
    } catch (cause) {
      if (!existsSync(path)) throw cause;
    }
  }
  return readPair(readFileSync(path, "utf8"));
}

function readPair(text: string): [KeyObject, CertificateFacts] {
  const base64 = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(text)?.[1] ?? "";
  return [createPrivateKey(text), facts(Buffer.from(base64, "base64"))];
}

const generate = promisify(generateKeyPair);
const freshKey = () => generate("rsa", { modulusLength: 2_048 });

function pem(key: KeyObject): string {
  return String(key.export({ type: "pkcs8", format: "pem" }));
}

function inForce(at: Instant, days: number, before = 1) {
  const on = localDateOf(at);
  return { validFrom: instantAt(addDays(on, -before), 0), validTo: instantAt(addDays(on, days), 0) };
}

function facts(der: Uint8Array): CertificateFacts {
  const read = readCertificate(der);
  return present(read.ok ? read.value : null, "a certificate of our own making");
}
