import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { SheetId } from "../parcel.ts";
import type { PostRefusal } from "../refusals.ts";
import type { PostCall } from "../rights.ts";
import { signing } from "./sign-sheet.ts";

const SIGN: Statement = {
  name: "post-sheet-report",
  text: (schema) => `
    UPDATE ${schema}.post_sheet AS s SET report_by = $2, report_at = $3, report_note = nullif($4, '')
    WHERE s.id = $1 AND s.report_at IS NULL AND EXISTS (
      SELECT FROM ${schema}.post_sheet_item AS i WHERE i.sheet_id = s.id AND (NOT i.received OR i.damage IS NOT NULL))
    RETURNING s.id`,
};

/**
 * The side that gave signs the report (biên bản) of what was missing, torn or opened; who received signed it with the
 * sheet. It may say what it thinks of it, and takes nothing back.
 * @law one-stop.md §6.3: the hand-over sheet, both sign.
 */
export function signReport(
  call: PostCall,
  { id, note }: { readonly id: SheetId; readonly note: string },
): Promise<Result<null, PostRefusal>> {
  return signing(call, { id, side: "gives", state: "CLOSED" }, async (tx, { by, sheet }) => {
    if (sheet.received_by === by) return refuse({ code: "POST_SAME_PERSON" });
    const signed = await tx.run(SIGN, [id, by, call.services.clock.now(), note.trim()]);
    return signed.length > 0 ? accept(null) : refuse({ code: "POST_REPORT_NONE" });
  });
}
