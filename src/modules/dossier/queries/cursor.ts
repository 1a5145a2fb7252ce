import { Buffer } from "node:buffer";
import { z } from "zod";
import { parseId } from "../../../kernel/ids.ts";

/** Where a page ended: the sort key of its last row. */
const cursorSchema = z.strictObject({
  dueAt: z.string().max(40),
  id: z.string().max(40),
  part: z.string().max(80),
});
type Cursor = z.output<typeof cursorSchema>;

const BEFORE_ALL: Cursor = { dueAt: "-infinity", id: "00000000-0000-0000-0000-000000000000", part: "" };

export function writeCursor(cursor: Cursor): string {
  return Buffer.from([cursor.dueAt, cursor.id, cursor.part].join("\n")).toString("base64url");
}

/** A cursor that was tampered with or cut is the first page: a list has no wrong answer to give away. */
export function readCursor(text: string | null): Cursor {
  if (text === null) return BEFORE_ALL;
  const parsed = z
    .string()
    .transform((encoded, context) => {
      const decoded = Buffer.from(encoded, "base64url").toString("utf8");
      const [dueAt, id, part] = z.array(z.string()).length(3).safeParse(decoded.split("\n")).data ?? [];
      if (dueAt !== undefined && id !== undefined && part !== undefined) return { dueAt, id, part };
      context.addIssue({ code: "custom", message: "not a cursor" });
      return z.NEVER;
    })
    .pipe(cursorSchema)
    .safeParse(text);
  return parsed.success && isSortKey(parsed.data) ? parsed.data : BEFORE_ALL;
}

function isSortKey(cursor: Cursor): boolean {
  if (parseId(cursor.id) === null) return false;
  return (
    cursor.dueAt === "infinity" || cursor.dueAt === "-infinity" || !Number.isNaN(Date.parse(cursor.dueAt))
  );
}
