import type { Logger } from "pino";

/** Structured log; ids only, never personal data. */
export type Log = Logger;
