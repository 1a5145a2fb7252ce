import pg from "pg";
import { ZodError } from "zod";
import { Defect, Fault } from "../kernel/fault.ts";

/** PostgreSQL says: shutting down, starting, too many connections, connection trouble, cancelled for time. */
const GONE = /^(57P0[1-5]|57014|53300|08\d{3})$/;
/** Serialisation failure, deadlock, lock not to be had: the same request may well succeed. */
const BUSY = /^(40001|40P01|55P03)$/;
const FULL = /^(53100|ENOSPC|EDQUOT)$/;
/** What a socket says when nobody answers, or the driver when it waited in vain. */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|ENOENT|EHOSTUNREACH)$/;
const DRIVER_WAITED =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Client was closed|Query read timeout|Cannot use a pool after calling end/i;

/**
 * Turns whatever was thrown into a Fault or a Defect. The database's own words are kept as the cause, for the log;
 * a client learns only the code.
 */
export function failureOf(cause: unknown): Fault | Defect {
  if (cause instanceof Fault || cause instanceof Defect) return cause;
  if (cause instanceof ZodError) return new Defect("a value of our own did not fit its schema");
  const code = codeOf(cause);
  if (FULL.test(code)) return new Fault("STORAGE_FULL", { retryable: false, cause });
  if (BUSY.test(code)) return new Fault("DATABASE_BUSY", { retryable: true, cause });
  const message = cause instanceof Error ? cause.message : "";
  if (GONE.test(code) || (UNREACHABLE.test(code) && isNetwork(cause)) || DRIVER_WAITED.test(message)) {
    return new Fault("DATABASE_UNAVAILABLE", { retryable: true, cause });
  }
  return new Fault("INTERNAL", { retryable: false, cause });
}

function codeOf(cause: unknown): string {
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return "";
  return typeof cause.code === "string" ? cause.code : "";
}

/** `ENOENT` of a missing file is not a missing database: only a failed `connect` or a broken socket is. */
function isNetwork(cause: unknown): boolean {
  if (cause instanceof AggregateError) return true;
  if (typeof cause !== "object" || cause === null || !("syscall" in cause)) return false;
  return ["connect", "read", "write", "getaddrinfo"].includes(String(cause.syscall));
}

/**
 * A thrown thing for the log. PostgreSQL repeats values in its messages ("Key (personal_id)=(…)"), so of its errors
 * only the code, the constraint and our own stack are kept; parsers quote what they could not read.
 */
export function describeCause(cause: unknown): Readonly<Record<string, unknown>> {
  if (!(cause instanceof Error)) return { name: typeof cause };
  const frames = (cause.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const stack = frames.slice(0, 12).join("\n");
  if (!(cause instanceof pg.DatabaseError)) return { name: cause.name, message: ownWords(cause), stack };
  const { code, constraint, table, routine } = cause;
  return { name: "DatabaseError", code, constraint, table, routine, stack };
}

/** Messages known to speak of the program, not of its data: ours, and the engine's own about types and sockets. */
function ownWords(cause: Error): string | null {
  const ours = cause instanceof Defect || cause instanceof Fault;
  const engine = cause instanceof TypeError || cause instanceof ReferenceError || cause instanceof RangeError;
  return ours || engine || "syscall" in cause || DRIVER_WAITED.test(cause.message) ? cause.message : null;
}
