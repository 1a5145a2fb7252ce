import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A line of a file of past dossiers: a birth registration of 2018, in time. */
export function toldLine(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    code: "000.08.01.H26-180502-0001",
    unit: "990",
    procedureCode: "1.001193",
    procedureName: "Đăng ký khai sinh",
    fieldCode: "G15-TP07",
    channel: "ONLINE",
    submittedAt: "2018-05-02T08:15:00+07:00",
    acceptedAt: "2018-05-02 10:00",
    dueAt: "2018-05-04",
    finishedAt: "2018-05-03T16:00",
    returnedAt: "2018-05-04T09:00",
    outcome: "POSITIVE",
    ...change,
  };
}

/** Files in a folder that goes when the test file ends. */
export function pastFiles() {
  const folder = mkdtempSync(join(tmpdir(), "motcua-history-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const written = (content: string | Uint8Array, name?: string): string => {
    files += 1;
    const path = join(folder, name ?? `past-${files}.jsonl`);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    written,
    lines: (lines: readonly object[], name?: string) =>
      written(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), name),
  };
}
