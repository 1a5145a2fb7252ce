import { pid } from "node:process";

/** The process's environment: read here, validated by `readConfig`, and nowhere else. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

export function workingFolder(): string {
  return process.cwd();
}

export function processId(): number {
  return pid;
}
