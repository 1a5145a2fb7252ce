/** Nothing is swept sooner: whatever still arrives, or is about to be attached, is younger. */
export const UPLOADS_KEPT_DAYS_MIN = 2;

/** Validated settings of one installation; made at boot from the environment and an optional file. */
export type Config = {
  readonly authoritySchema: string;
  /** The address people type; links and QR codes are made from it. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  readonly workers: number;
  /** Absolute; holds the embedded database, the local files and the lock of the running server. */
  readonly dataFolder: string;
  readonly database: EmbeddedDatabase | ExternalDatabase;
  readonly databaseConnections: number;
  readonly files: LocalFiles | S3Files;
  /** The malware scanner (clamd): the path of its socket or `host:port`; null where none is installed. */
  readonly scanner: string | null;
  /** How long a result that goes as a file lies after its issue. */
  readonly resultsHeldMinutes: number;
  /** How many working days the word of a payer that money was sent holds without the bank's. */
  readonly claimsHeldWorkingDays: number;
  /** Days after which an upload that nothing was made of is swept. */
  readonly uploadsKeptDays: number;
  readonly logLevel: LogLevel;
  /** How many reverse proxies in front of us may be believed about the client's address. */
  readonly proxyHops: number;
  /** Whose door this is, as the red bar of every page shows it; null shows the name of the product. */
  readonly authorityName: string | null;
  /** Telephone of the helpline (đường dây hỗ trợ), where there is one. */
  readonly helpline: string | null;
  /** Lets a monitoring system elsewhere read `/metrics`; null keeps them on this machine. */
  readonly metricsToken: string | null;
  /** With what the bank signs its messages about money that came in; null where no bank sends any. */
  readonly bankSecret: string | null;
  /** The identity provider of citizens (VNeID or the city's); null where only local accounts sign in. */
  readonly identityProvider: IdentityProvider | null;
  readonly signing: SigningSettings;
  /** The ways messages leave the office; each null where it is not set up. */
  readonly messages: MessageSettings;
  /** Where the public post tells what became of parcels, and which unit that post office is; null where it sends files. */
  readonly postFeed: { readonly url: string; readonly token: string; readonly unitCode: string } | null;
};

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "silent";
type EmbeddedDatabase = { readonly kind: "embedded" };
type ExternalDatabase = { readonly kind: "external"; readonly url: string; readonly ownerUrl: string };
type LocalFiles = { readonly kind: "local"; readonly folder: string };
export type S3Files = {
  readonly kind: "s3";
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
};
export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};
/** Where keys for signing are. The passphrase opens the key files; it is a secret like the others here. */
type SigningSettings = {
  readonly keyFolder: string | null;
  readonly passphrase: string | null;
  readonly passphraseFile: string | null;
  readonly remote: { readonly url: string; readonly token: string } | null;
  readonly timeStampUrl: string | null;
};
/** Several servers or gateways of one kind are tried in turn. */
type MessageSettings = {
  readonly mail: { readonly urls: readonly string[]; readonly from: string } | null;
  readonly sms: {
    readonly urls: readonly string[];
    readonly tokens: readonly string[];
    readonly sender: string;
    /** JSON with places for `{to}`, `{text}`, `{key}`, `{sender}`. */
    readonly body: string;
    /** Whether `<url>/<key>` answers what became of a message. */
    readonly hasStatus: boolean;
  } | null;
  readonly zalo: { readonly url: string; readonly token: string; readonly templateId: string } | null;
  readonly push: boolean;
};
