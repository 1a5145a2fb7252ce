import { z } from "zod";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import type { ProcessVersion, ProcessVersionId } from "./version.ts";

const rowSchema = z.object({
  id: z.string(),
  process_code: z.string(),
  version_no: z.int(),
  kind: z.enum(["PROCEDURE", "INTERNAL"]),
  name_vi: z.string(),
  name_en: z.string(),
  sha256: z.string(),
  imported_by_name: z.string(),
  imported_at: z.string(),
  effective_from: z.string().nullable(),
  effective_to: z.string().nullable(),
  decision_no: z.string().nullable(),
  published_by_name: z.string().nullable(),
  published_at: z.string().nullable(),
});

/** A row of version and publication, as the statements of `store.ts` select it. */
export function parseVersionRow(row: Row): ProcessVersion {
  const r = rowSchema.parse(row);
  return {
    id: r.id as ProcessVersionId,
    code: r.process_code,
    version: r.version_no,
    kind: r.kind,
    name: { vi: r.name_vi, en: r.name_en },
    sha256: r.sha256,
    importedByName: r.imported_by_name,
    importedAt: r.imported_at as Instant,
    publication:
      r.effective_from === null
        ? null
        : {
            effectiveFrom: r.effective_from as LocalDate,
            effectiveTo: r.effective_to as LocalDate | null,
            decisionNo: r.decision_no ?? "",
            publishedByName: r.published_by_name ?? "",
            publishedAt: (r.published_at ?? "") as Instant,
          },
  };
}
