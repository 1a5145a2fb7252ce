/** Facts a fault or a defect carries for the log; never personal data. */
export type FaultFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The world failed: a database gone, a disk full, a calendar not entered. Thrown, never returned.
 * `retryable` says whether the same call may succeed later without anyone changing anything.
 */
export class Fault extends Error {
  readonly code: string;
  readonly facts: FaultFacts;
  readonly retryable: boolean;

  constructor(code: string, options: { facts?: FaultFacts; retryable?: boolean; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Fault";
    this.code = code;
    this.facts = options.facts ?? {};
    this.retryable = options.retryable ?? false;
  }
}

/** We are wrong: a broken assumption of the program itself. Thrown by `assert` only. */
export class Defect extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Defect";
  }
}

/** What a failure is called where it is kept beside what failed: its code, never its words, which may name people. */
export function faultName(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
