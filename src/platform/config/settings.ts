import { z } from "zod";
import { UPLOADS_KEPT_DAYS_MIN } from "./config.ts";

const url = z.url({ protocol: /^https?$/ });
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const name = z.string().min(1);
const flag = z.stringbool().or(z.boolean()).default(false);

/** Several values in one setting, separated by commas. */
function listOf(item: z.ZodType<string, string>) {
  return z
    .string()
    .transform((text) => text.split(",").map((each) => each.trim()))
    .pipe(z.array(item).min(1).max(5));
}

/** JSON in whose strings the number and the text of a message have their places. */
function isSmsBody(text: string): boolean {
  try {
    JSON.parse(text);
    return text.includes("{to}") && text.includes("{text}");
  } catch {
    // Not JSON: the advice says what is wanted.
    return false;
  }
}

/**
 * Every setting there is: its name in the file, its environment variable and its rule. What is not here is refused.
 * A setting has no default where leaving it out means something (embedded database, local files).
 */
export const settingsSchema = z.strictObject({
  port: z.coerce.number().int().min(1).max(65_535).default(3000),
  host: name.default("127.0.0.1"),
  publicUrl: url.optional(),
  dataFolder: name.optional(),
  databaseUrl: postgresUrl.optional(),
  databaseOwnerUrl: postgresUrl.optional(),
  databaseConnections: z.coerce.number().int().min(2).max(200).default(10),
  authority: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,40}$/)
    .default("motcua"),
  workers: z.coerce.number().int().min(1).max(64).default(1),
  logLevel: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).optional(),
  proxyHops: z.coerce.number().int().min(0).max(5).default(0),
  s3Endpoint: url.optional(),
  s3Region: name.default("us-east-1"),
  s3Bucket: name.optional(),
  s3AccessKey: name.optional(),
  s3SecretKey: name.optional(),
  scanner: z
    .string()
    .regex(/^(\/[^\0]{1,100}|[A-Za-z0-9.-]{1,200}:\d{1,5})$/)
    .optional(),
  resultsHeldMinutes: z.coerce.number().int().min(0).max(1_440).default(30),
  claimsHeldWorkingDays: z.coerce.number().int().min(1).max(30).default(3),
  uploadsKeptDays: z.coerce.number().int().min(UPLOADS_KEPT_DAYS_MIN).max(365).default(30),
  authorityName: name.optional(),
  helpline: z
    .string()
    .regex(/^[0-9+ .]{3,20}$/)
    .optional(),
  metricsToken: z.string().min(16).optional(),
  bankSecret: z.string().min(32).optional(),
  oidcIssuer: url.optional(),
  oidcClientId: name.optional(),
  oidcClientSecret: name.optional(),
  signingKeyFolder: name.optional(),
  signingPassphrase: name.optional(),
  signingPassphraseFile: name.optional(),
  signingUrl: url.optional(),
  signingToken: name.optional(),
  timeStampUrl: url.optional(),
  mailUrls: listOf(z.url({ protocol: /^smtps?$/ })).optional(),
  mailFrom: z
    .string()
    .regex(/^[^<>@\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/)
    .optional(),
  smsUrls: listOf(url).optional(),
  smsTokens: listOf(name).optional(),
  smsSender: name.default("MOTCUA"),
  smsBody: z
    .string()
    .refine(isSmsBody)
    .default('{"to":"{to}","text":"{text}","sender":"{sender}","id":"{key}"}'),
  smsStatus: flag,
  zaloUrl: url.default("https://business.openapi.zalo.me/message/template"),
  zaloToken: name.optional(),
  zaloTemplate: name.optional(),
  pushMessages: flag,
  postFeedUrl: url.optional(),
  postFeedToken: name.optional(),
  postFeedUnit: name.optional(),
});
export type Settings = z.output<typeof settingsSchema>;
type SettingName = keyof Settings;

export const ENVIRONMENT: Readonly<Record<SettingName, string>> = {
  port: "PORT",
  host: "HOST",
  publicUrl: "MOTCUA_PUBLIC_URL",
  dataFolder: "MOTCUA_DATA",
  databaseUrl: "DATABASE_URL",
  databaseOwnerUrl: "DATABASE_OWNER_URL",
  databaseConnections: "MOTCUA_DATABASE_CONNECTIONS",
  authority: "MOTCUA_AUTHORITY",
  workers: "MOTCUA_WORKERS",
  logLevel: "MOTCUA_LOG_LEVEL",
  proxyHops: "MOTCUA_PROXY_HOPS",
  s3Endpoint: "MOTCUA_S3_ENDPOINT",
  s3Region: "MOTCUA_S3_REGION",
  s3Bucket: "MOTCUA_S3_BUCKET",
  s3AccessKey: "MOTCUA_S3_ACCESS_KEY",
  s3SecretKey: "MOTCUA_S3_SECRET_KEY",
  scanner: "MOTCUA_CLAMD",
  resultsHeldMinutes: "MOTCUA_RESULTS_HELD_MINUTES",
  claimsHeldWorkingDays: "MOTCUA_CLAIMS_HELD_WORKING_DAYS",
  uploadsKeptDays: "MOTCUA_UPLOADS_KEPT_DAYS",
  authorityName: "MOTCUA_AUTHORITY_NAME",
  helpline: "MOTCUA_HELPLINE",
  metricsToken: "MOTCUA_METRICS_TOKEN",
  bankSecret: "MOTCUA_BANK_SECRET",
  oidcIssuer: "MOTCUA_OIDC_ISSUER",
  oidcClientId: "MOTCUA_OIDC_CLIENT_ID",
  oidcClientSecret: "MOTCUA_OIDC_CLIENT_SECRET",
  signingKeyFolder: "MOTCUA_SIGNING_KEYS",
  signingPassphrase: "MOTCUA_SIGNING_PASSPHRASE",
  signingPassphraseFile: "MOTCUA_SIGNING_PASSPHRASE_FILE",
  signingUrl: "MOTCUA_SIGNING_URL",
  signingToken: "MOTCUA_SIGNING_TOKEN",
  timeStampUrl: "MOTCUA_TIME_STAMP_URL",
  mailUrls: "MOTCUA_MAIL_URLS",
  mailFrom: "MOTCUA_MAIL_FROM",
  smsUrls: "MOTCUA_SMS_URLS",
  smsTokens: "MOTCUA_SMS_TOKENS",
  smsSender: "MOTCUA_SMS_SENDER",
  smsBody: "MOTCUA_SMS_BODY",
  smsStatus: "MOTCUA_SMS_STATUS",
  zaloUrl: "MOTCUA_ZALO_URL",
  zaloToken: "MOTCUA_ZALO_TOKEN",
  zaloTemplate: "MOTCUA_ZALO_TEMPLATE",
  pushMessages: "MOTCUA_PUSH",
  postFeedUrl: "MOTCUA_POST_FEED_URL",
  postFeedToken: "MOTCUA_POST_FEED_TOKEN",
  postFeedUnit: "MOTCUA_POST_FEED_UNIT",
};

/** Settings that belong together: one without the others is a mistake, not a choice. */
export const GROUPS: readonly (readonly SettingName[])[] = [
  ["s3Endpoint", "s3Bucket", "s3AccessKey", "s3SecretKey"],
  ["oidcIssuer", "oidcClientId", "oidcClientSecret"],
  ["signingUrl", "signingToken"],
  ["mailUrls", "mailFrom"],
  ["zaloToken", "zaloTemplate"],
  ["postFeedUrl", "postFeedToken", "postFeedUnit"],
];
