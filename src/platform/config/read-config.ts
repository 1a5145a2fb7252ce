import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { installationRoot } from "../installation.ts";
import type { Config } from "./config.ts";
import { ENVIRONMENT, GROUPS, type Settings, settingsSchema } from "./settings.ts";

/** What is wrong with one setting. `rule` picks the advice; the value itself is never repeated: it may be a secret. */
export type ConfigProblem = {
  readonly setting: string;
  readonly rule: "invalid" | "unknown" | "incomplete" | "unreadable";
  readonly source: string;
};
type ConfigRefusal = { readonly code: "CONFIG_INVALID"; readonly problems: readonly ConfigProblem[] };

type Source = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths, and the file itself, are looked for here. */
  readonly folder: string;
  readonly demo: boolean;
  /** A run that a person watches: only warnings are logged unless the configuration asks for more. */
  readonly quiet?: boolean;
};

/**
 * Reads `motcua.config.json` (or the file MOTCUA_CONFIG names) and the environment, which wins, and refuses all that
 * does not fit at once: an operator mends a configuration in one go, not setting by setting.
 */
export function readConfig(source: Source): Result<Config, ConfigRefusal> {
  const path = resolve(source.folder, source.env.MOTCUA_CONFIG ?? "motcua.config.json");
  const file = readFile(path, source.env.MOTCUA_CONFIG !== undefined);
  if (file === null)
    return refuse({
      code: "CONFIG_INVALID",
      problems: [{ setting: path, rule: "unreadable", source: path }],
    });
  const given = { ...file, ...fromEnvironment(source.env) };
  const parsed = settingsSchema.safeParse(given);
  const sourceOf = (setting: string) => environmentName(setting, source.env) ?? path;
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, sourceOf))),
    ...incompleteGroups(given, sourceOf),
  ];
  if (!parsed.success || problems.length > 0) return refuse({ code: "CONFIG_INVALID", problems });
  return accept(configOf(parsed.data, source));
}

function readFile(path: string, required: boolean): Record<string, unknown> | null {
  if (!existsSync(path)) return required ? null : {};
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof content === "object" && content !== null && !Array.isArray(content) ? { ...content } : null;
  } catch {
    // Not JSON or not readable: the caller names the file in its advice.
    return null;
  }
}

function fromEnvironment(env: Source["env"]): Record<string, string> {
  const given = Object.entries(ENVIRONMENT).map(
    ([setting, variable]) => [setting, env[variable]?.trim() ?? ""] as const,
  );
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

function environmentName(setting: string, env: Source["env"]): string | null {
  const variable = Object.entries(ENVIRONMENT).find(([name]) => name === setting)?.[1];
  return variable !== undefined && (env[variable] ?? "") !== "" ? variable : null;
}

function problemsOf(issue: z.core.$ZodIssue, sourceOf: (setting: string) => string): ConfigProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((setting) => ({ setting, rule: "unknown" as const, source: sourceOf(setting) }));
  }
  const setting = String(issue.path[0] ?? "");
  return [{ setting, rule: "invalid", source: sourceOf(setting) }];
}

function incompleteGroups(
  given: Readonly<Record<string, unknown>>,
  sourceOf: (setting: string) => string,
): ConfigProblem[] {
  return GROUPS.flatMap((group) => {
    const missing = group.filter((setting) => given[setting] === undefined);
    if (missing.length === 0 || missing.length === group.length) return [];
    return missing.map((setting) => ({ setting, rule: "incomplete" as const, source: sourceOf(setting) }));
  });
}

function configOf(settings: Settings, source: Source): Config {
  const dataFolder =
    settings.dataFolder === undefined
      ? join(installationRoot(), "data")
      : resolve(source.folder, settings.dataFolder);
  const { databaseUrl, oidcIssuer, oidcClientId, oidcClientSecret } = settings;
  const provider = oidcIssuer !== undefined && oidcClientId !== undefined && oidcClientSecret !== undefined;
  return {
    authoritySchema: settings.authority,
    publicUrl: (settings.publicUrl ?? `http://localhost:${settings.port}`).replace(/\/$/, ""),
    demo: source.demo,
    host: settings.host,
    port: settings.port,
    workers: settings.workers,
    dataFolder,
    database:
      databaseUrl === undefined
        ? { kind: "embedded" }
        : { kind: "external", url: databaseUrl, ownerUrl: settings.databaseOwnerUrl ?? databaseUrl },
    databaseConnections: settings.databaseConnections,
    files: filesOf(settings, dataFolder),
    scanner: settings.scanner ?? null,
    resultsHeldMinutes: settings.resultsHeldMinutes,
    claimsHeldWorkingDays: settings.claimsHeldWorkingDays,
    uploadsKeptDays: settings.uploadsKeptDays,
    logLevel: settings.logLevel ?? ((source.quiet ?? source.demo) ? "warn" : "info"),
    proxyHops: settings.proxyHops,
    authorityName: settings.authorityName ?? null,
    helpline: settings.helpline ?? null,
    metricsToken: settings.metricsToken ?? null,
    bankSecret: settings.bankSecret ?? null,
    identityProvider: provider
      ? { issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret }
      : null,
    signing: signingOf(settings, source.folder),
    messages: messagesOf(settings),
    postFeed: postFeedOf(settings),
  };
}

function postFeedOf({ postFeedUrl, postFeedToken, postFeedUnit }: Settings): Config["postFeed"] {
  if (postFeedUrl === undefined || postFeedToken === undefined || postFeedUnit === undefined) return null;
  return { url: postFeedUrl, token: postFeedToken, unitCode: postFeedUnit };
}

function signingOf(settings: Settings, folder: string): Config["signing"] {
  const {
    signingKeyFolder,
    signingPassphrase,
    signingPassphraseFile,
    signingUrl,
    signingToken,
    timeStampUrl,
  } = settings;
  const inFolder = (path: string | undefined) => (path === undefined ? null : resolve(folder, path));
  return {
    keyFolder: inFolder(signingKeyFolder),
    passphrase: signingPassphrase ?? null,
    passphraseFile: inFolder(signingPassphraseFile),
    remote:
      signingUrl === undefined || signingToken === undefined
        ? null
        : { url: signingUrl, token: signingToken },
    timeStampUrl: timeStampUrl ?? null,
  };
}

function messagesOf(settings: Settings): Config["messages"] {
  const { mailUrls, mailFrom, smsUrls, zaloUrl, zaloToken, zaloTemplate } = settings;
  const { smsTokens: tokens = [], smsSender: sender, smsBody: body, smsStatus: hasStatus } = settings;
  const hasMail = mailUrls !== undefined && mailFrom !== undefined;
  const hasZalo = zaloToken !== undefined && zaloTemplate !== undefined;
  return {
    mail: hasMail ? { urls: mailUrls, from: mailFrom } : null,
    sms: smsUrls === undefined ? null : { urls: smsUrls, tokens, sender, body, hasStatus },
    zalo: hasZalo ? { url: zaloUrl, token: zaloToken, templateId: zaloTemplate } : null,
    push: settings.pushMessages,
  };
}

function filesOf(settings: Settings, dataFolder: string): Config["files"] {
  const { s3Endpoint, s3Bucket, s3AccessKey, s3SecretKey, s3Region } = settings;
  if (
    s3Endpoint === undefined ||
    s3Bucket === undefined ||
    s3AccessKey === undefined ||
    s3SecretKey === undefined
  ) {
    return { kind: "local", folder: join(dataFolder, "files") };
  }
  return {
    kind: "s3",
    endpoint: s3Endpoint,
    region: s3Region,
    bucket: s3Bucket,
    accessKey: s3AccessKey,
    secretKey: s3SecretKey,
  };
}
