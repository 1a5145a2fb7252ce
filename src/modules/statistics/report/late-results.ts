import { z } from "zod";
import { addDays, type Instant, instantAt, type LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { type OpenedDossier, openedDossier } from "../opened.ts";
import { OPENED_COLUMNS } from "../opened-statements.ts";
import { readAfter, writeAfter } from "../question/opened.ts";
import { NO_CAUSE } from "./figure.ts";
import { CAUSE_TOLD, LATE_SIGN, OPENED_OR_UNDONE_LATE } from "./late-causes.ts";
import { unitsBelow } from "./read-figures.ts";
import type { ReportRefusal } from "./refusals.ts";

/** Which late results: of a unit with all below it, or of one row of its report; of some causes, or of any. */
export type LateQuestion = {
  readonly unitId: UnitId;
  readonly row: UnitId | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly causes: readonly string[] | null;
  /** What was known at this instant; null for now. */
  readonly asOf: Instant | null;
  readonly after: string;
  readonly size: number;
};

/** A late result, or (amount −1) one opened again, with the code of the cause told. */
export type LateResult = OpenedDossier & { readonly cause: string };

const LIST: Statement = {
  name: "statistics-late-results",
  text: (schema) => `
    SELECT * FROM (
      SELECT ${OPENED_COLUMNS}, s.from_at AS at, ${LATE_SIGN} AS amount, coalesce(${CAUSE_TOLD(schema)}, '${NO_CAUSE}') AS cause
      FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
      WHERE s.unit_id = ANY ($1::uuid[]) AND s.from_at >= $2::timestamptz AND s.from_at < $3::timestamptz
        AND ${OPENED_OR_UNDONE_LATE} AND (s.from_at, s.dossier_id) > ($5::timestamptz, $6::uuid)
    ) AS late
    WHERE $4::text[] IS NULL OR late.cause = ANY ($4::text[])
    ORDER BY late.at, late.dossier_id LIMIT $7`,
};

const causeSchema = z.object({ cause: z.string() });

/** The dossiers behind a number of late results, a page of them, oldest first; their amounts add up to the number. */
export async function listLateResults(
  { database, clock }: Pick<Services, "database" | "clock">,
  actor: Actor,
  question: LateQuestion,
): Promise<Result<{ items: readonly LateResult[]; after: string | null }, ReportRefusal>> {
  const { unitId, row, from, to, causes, asOf, after, size } = question;
  const directory = await unitDirectory(database);
  const lineage = directory.lineageOf(unitId, clock.today());
  const decision = authorize(actor, "report.read", { kind: "unit", lineage });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const units = unitsBelow(directory, unitId, to).filter((id) => row === null || id === row);
  const end = instantAt(addDays(to, 1), 0);
  const before = readAfter(after);
  const rows = await database.run(LIST, [
    units,
    instantAt(from, 0),
    asOf !== null && asOf < end ? asOf : end,
    causes,
    before?.at ?? "-infinity",
    before?.dossierId ?? "00000000-0000-0000-0000-000000000000",
    size + 1,
  ]);
  const all = rows.map((each) => ({ ...openedDossier(each), cause: causeSchema.parse(each).cause }));
  const items = all.slice(0, size);
  const last = items.at(-1);
  return accept({ items, after: all.length > size && last !== undefined ? writeAfter(last) : null });
}
