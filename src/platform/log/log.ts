import { type DestinationStream, type Logger, pino } from "pino";
import type { LogLevel } from "../config/config.ts";

/** Structured log; ids only, never personal data. */
export type Log = Logger;

/** Names under which a secret or a person could slip into a log line, at any of the first two depths. */
const NEVER_LOGGED = [
  "password",
  "passwords",
  "token",
  "secret",
  "secretKey",
  "clientSecret",
  "authorization",
  "cookie",
  "connectionString",
  "url",
  "ownerUrl",
  "fullName",
  "personalId",
  "phone",
  "email",
  "address",
];

export function openLog(options: { level: LogLevel; to?: DestinationStream }): Log {
  const paths = NEVER_LOGGED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const settings = { level: options.level, base: null, redact: { paths, censor: "[redacted]" } };
  return options.to === undefined ? pino(settings) : pino(settings, options.to);
}
