import { parse } from "csv-parse/sync";
import { z } from "zod";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { PostRefusal } from "./refusals.ts";
import { type TrackingEvent, trackingEvent } from "./tracking-event.ts";

const LINES_MAX = 20_000;

/** Names of the columns, and what each fills. */
const COLUMNS = {
  event: "eventRef",
  parcel: "parcelCode",
  state: "kind",
  at: "happenedAt",
  reason: "reason",
  receiver: "receiverName",
  relation: "receiver",
  identity: "identity",
  collected: "collectedDong",
} as const;
const NEEDED = ["event", "parcel", "state", "at"] as const;

const cells = z.array(z.record(z.string(), z.string()));

/**
 * Reads a file of tellings: all of it or nothing, so that a file cut short in the post is sent again and not taken in by
 * half. Empty cells are what was not told.
 */
export function parseTrackingFile(bytes: Uint8Array): Result<readonly TrackingEvent[], PostRefusal> {
  const table = readTable(bytes);
  if (!table.ok) return table;
  const events: TrackingEvent[] = [];
  for (const [index, row] of table.value.entries()) {
    const told = Object.fromEntries(
      Object.entries(COLUMNS).flatMap(([column, name]): [string, unknown][] => {
        const text = (row[column] ?? "").trim();
        if (text === "") return [];
        return [[name, name === "collectedDong" ? numberOf(text) : text]];
      }),
    );
    const read = trackingEvent.safeParse(told);
    if (!read.success) return unreadable(index + 2, read.error.issues[0]?.path.join(".") ?? "");
    events.push(read.data);
  }
  return accept(events);
}

function readTable(bytes: Uint8Array): Result<readonly Record<string, string>[], PostRefusal> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return unreadable(1, "UTF-8");
  }
  let rows: readonly Record<string, string>[];
  try {
    rows = cells.parse(parse(text, { bom: true, columns: true, skip_empty_lines: true, trim: true }));
  } catch (cause) {
    return unreadable(lineOf(cause), "CSV");
  }
  const lacking = NEEDED.find((column) => !(column in (rows[0] ?? {})));
  if (lacking !== undefined) return unreadable(1, lacking);
  return rows.length > LINES_MAX ? unreadable(LINES_MAX + 2, `> ${LINES_MAX}`) : accept(rows);
}

function lineOf(cause: unknown): number {
  const found = z.object({ lines: z.number() }).safeParse(cause);
  return found.success ? found.data.lines : 1;
}

function unreadable(line: number, problem: string): ReturnType<typeof refuse<PostRefusal>> {
  return refuse({ code: "POST_FILE_UNREADABLE", line, problem });
}

/** Whole đồng; what is no number stays text, which the schema refuses. */
function numberOf(text: string): number | string {
  return /^\d{1,10}$/.test(text) ? Number(text) : text;
}
