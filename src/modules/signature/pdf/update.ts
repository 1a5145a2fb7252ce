import { assert } from "../../../kernel/assert.ts";
import type { PdfFile } from "./file.ts";
import {
  dictOf,
  nameOf,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  refTo,
  withEntries,
} from "./value.ts";
import { written } from "./write-value.ts";

/**
 * Changes to a file that are only ever appended (7.5.6): what was there stays byte for byte, so that signatures on it
 * stay valid.
 */
export type PdfUpdate = {
  readonly file: PdfFile;
  /** Adds an object; answers the reference to it. */
  readonly add: (value: PdfValue) => PdfRef;
  /** Reserves a number, for objects that refer to each other; `set` gives it its value. */
  readonly reserve: () => PdfRef;
  readonly set: (ref: PdfRef, value: PdfValue) => void;
  /** The value as it now is, changes of this update included. */
  readonly now: (value: PdfValue | undefined) => PdfValue;
  readonly bytes: () => Buffer;
};

export function updateOf(file: PdfFile): PdfUpdate {
  const changed = new Map<number, { readonly generation: number; readonly value: PdfValue }>();
  let next = file.size;
  const reserve = () => {
    next += 1;
    return refTo(next - 1);
  };
  const set = ({ number, generation }: PdfRef, value: PdfValue) => {
    changed.set(number, { generation, value });
  };
  return {
    file,
    reserve,
    set,
    add: (value) => {
      const ref = reserve();
      set(ref, value);
      return ref;
    },
    now: (value) => {
      const own = typeof value === "object" && value?.kind === "ref" ? changed.get(value.number) : undefined;
      return own === undefined ? file.resolve(value) : own.value;
    },
    bytes: () => appended(file, changed, next),
  };
}

type Changes = ReadonlyMap<number, { readonly generation: number; readonly value: PdfValue }>;

function appended(file: PdfFile, changed: Changes, size: number): Buffer {
  const parts: Buffer[] = [Buffer.from(file.bytes)];
  let length = file.bytes.length;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  if (file.bytes.at(-1) !== 10) push(Buffer.from("\n"));
  const offsets: { readonly number: number; readonly generation: number; readonly offset: number }[] = [];
  for (const [number, { generation, value }] of [...changed].sort(([a], [b]) => a - b)) {
    offsets.push({ number, generation, offset: length });
    push(objectBytes(number, generation, value));
  }
  const tableAt = length;
  const trailer = withEntries(dictOf({}), {
    Root: file.trailer.entries.get("Root"),
    Info: file.trailer.entries.get("Info"),
    ID: file.trailer.entries.get("ID"),
    Prev: file.lastTableAt,
  });
  if (file.isStreamed) push(tableStream(offsets, { trailer, number: size, at: tableAt }));
  else push(plainTable(offsets, withEntries(trailer, { Size: size })));
  push(Buffer.from(`startxref\n${tableAt}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function objectBytes(number: number, generation: number, value: PdfValue): Buffer {
  const head = Buffer.from(`${number} ${generation} obj\n`, "latin1");
  if (typeof value === "object" && value?.kind === "stream") {
    const dict = withEntries(value.dict, { Length: value.raw.length });
    const open = Buffer.from(`${written(dict)}\nstream\n`, "latin1");
    return Buffer.concat([head, open, value.raw, Buffer.from("\nendstream\nendobj\n")]);
  }
  return Buffer.concat([head, Buffer.from(`${written(value)}\nendobj\n`, "latin1")]);
}

type Offsets = readonly { readonly number: number; readonly generation: number; readonly offset: number }[];

/** Runs of consecutive numbers, as both kinds of table want them. */
function runsOf(offsets: Offsets): Offsets[] {
  const runs: (typeof offsets)[number][][] = [];
  for (const each of offsets) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === each.number - 1) run.push(each);
    else runs.push([each]);
  }
  return runs;
}

function plainTable(offsets: Offsets, trailer: PdfDict): Buffer {
  const lines = runsOf(offsets).flatMap((run) => [
    `${run[0]?.number ?? 0} ${run.length}\n`,
    ...run.map(
      ({ offset, generation }) =>
        `${String(offset).padStart(10, "0")} ${String(generation).padStart(5, "0")} n \n`,
    ),
  ]);
  return Buffer.from(`xref\n${lines.join("")}trailer\n${written(trailer)}\n`, "latin1");
}

function tableStream(
  offsets: Offsets,
  { trailer, number, at }: { readonly trailer: PdfDict; readonly number: number; readonly at: number },
): Buffer {
  const all = [...offsets, { number, generation: 0, offset: at }];
  const raw = Buffer.concat(
    all.map(({ offset, generation }) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(1, 0);
      row.writeUInt32BE(offset, 1);
      row.writeUInt16BE(generation, 5);
      return row;
    }),
  );
  const index = runsOf(all).flatMap((run) => [run[0]?.number ?? 0, run.length]);
  const dict = withEntries(trailer, {
    Type: nameOf("XRef"),
    Size: number + 1,
    Index: { kind: "array", items: index },
    W: { kind: "array", items: [1, 4, 2] },
  });
  return objectBytes(number, 0, { kind: "stream", dict, raw });
}

/** A stream of our own making. */
export function streamOf(
  raw: Uint8Array,
  entries: Readonly<Record<string, PdfValue | undefined>>,
): PdfStream {
  assert(!("Length" in entries), "the length is written with the object");
  return { kind: "stream", dict: dictOf(entries), raw };
}
