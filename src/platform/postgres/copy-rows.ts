import type pg from "pg";
import { Defect } from "../../kernel/fault.ts";

/** A value of a column: an array is an array column, any other object is JSON. */
export type CopyValue = string | number | boolean | null | readonly string[] | object;

/** Rows in PostgreSQL's COPY text format, ready to be sent. */
export type CopyChunk = { readonly rows: number; readonly bytes: Buffer };

/** One text would be written twice, and as wide as its widest letter: each row goes into the bytes by itself. */
export function copyChunk(rows: readonly (readonly CopyValue[])[]): CopyChunk {
  const lines = rows.map((row) => row.map(fieldOf).join("\t"));
  const bytes = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + UTF8_MAX * line.length + 1, 0));
  let size = 0;
  for (const line of lines) {
    size += bytes.write(line, size);
    size = bytes.writeUInt8(LINE_END, size);
  }
  return { rows: rows.length, bytes: Buffer.from(bytes.subarray(0, size)) };
}

/** Bytes of one UTF-16 unit in UTF-8, at most. */
const UTF8_MAX = 3;
const LINE_END = 10;

function fieldOf(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? escaped(arrayOf(value)) : jsonOf(value);
}

const TO_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(text: string): string {
  return TO_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

/** JSON has its line ends and tabs escaped already. */
function jsonOf(value: object): string {
  const json = JSON.stringify(value);
  return json.includes("\\") ? json.replaceAll("\\", "\\\\") : json;
}

function arrayOf(elements: readonly unknown[]): string {
  return `{${elements.map((element) => `"${String(element).replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** What the driver's connection can do once the server waits for rows; its published types leave it out. */
type CopyConnection = {
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
};

/**
 * Sends rows to a table by COPY, and answers how many the server took. Under the same constraints and indexes PostgreSQL
 * spends six tenths of the processor time that the same rows cost it as one JSON parameter (5,000 dossiers at a time).
 */
export function copyRows(
  client: pg.ClientBase,
  { into, chunks }: { readonly into: string; readonly chunks: readonly CopyChunk[] },
): Promise<number> {
  return new Promise((resolve, reject) => {
    let taken = 0;
    client.query({
      submit: (connection: pg.Connection) => connection.query(`COPY ${into} FROM STDIN`),
      handleCopyInResponse: (connection: CopyConnection) => {
        for (const { bytes } of chunks) connection.sendCopyFromChunk(bytes);
        connection.endCopyFrom();
      },
      handleCommandComplete: ({ text }: { readonly text: string }) => {
        taken = Number(text.split(" ")[1]);
      },
      handleReadyForQuery: () => resolve(taken),
      handleError: reject,
      handleRowDescription: unexpected,
      handleDataRow: unexpected,
    });
  });
}

function unexpected(): never {
  throw new Defect("COPY FROM answers no rows");
}
