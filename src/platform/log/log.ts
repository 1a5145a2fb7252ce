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
  return pino(settings, options.to ?? standardOutput());
}

/** Lines are kept for a while where they cannot be written, and dropped beyond that. */
const WAITING_BYTES_MAX = 1_048_576;

/** Where the disk under the log is full the office goes on: lines wait in memory, and are lost once there are too many. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, maxLength: WAITING_BYTES_MAX });
  // Nobody could be told: the log itself is what failed.
  output.on("error", () => undefined);
  return output;
}
