import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import { DATE_FORMS, NUMBER_FORMS } from "./placement.ts";

const uploadedSchema = z.object({
  uploaded: z.object({
    sourceSha256: z.string(),
    /** The agency whose seal is set. */
    issuer: z.string(),
    numberForm: z.enum(NUMBER_FORMS),
    dateForm: z.enum(DATE_FORMS),
    spots: z.array(
      z.object({
        name: z.enum(["number", "date", "month", "signature", "code"]),
        page: z.number(),
        x: z.number(),
        y: z.number(),
        width: z.number(),
        height: z.number(),
        pageHeight: z.number(),
      }),
    ),
  }),
});

/** What is kept with the signature of a document that was a file: where its number, day and seal go. */
export type UploadedSheet = z.output<typeof uploadedSchema>;

/** Null of a document the office set itself. */
export function uploadedSheetOf(kept: Json): UploadedSheet["uploaded"] | null {
  const read = uploadedSchema.safeParse(kept);
  return read.success ? read.data.uploaded : null;
}
