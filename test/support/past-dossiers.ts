import type { Instant } from "../../src/kernel/local-date.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { type PastRecord, recordPast } from "../../src/modules/dossier/index.ts";
import { prepare, writeCounted } from "../../src/modules/statistics/index.ts";
import { bulkTransaction } from "../../src/platform/postgres/bulk-transaction.ts";
import type { Database } from "../../src/platform/postgres/database.ts";
import { at } from "./office-time.ts";

/** A dossier that the district handled and returned in 2018, in time. */
export function aPastRecord(unitId: UnitId, change: Partial<PastRecord> = {}): PastRecord {
  return {
    code: "000.08.01.H26-180502-0017",
    procedure: {
      procedureCode: "1.001193",
      procedureName: "Đăng ký khai sinh",
      procedureNameEn: "Birth registration",
      fieldCode: "G15-TP07",
    },
    organisations: { supportPointId: null, receivingUnitId: unitId, competentAgencyId: unitId },
    channelIn: "ONLINE",
    channelOut: "COUNTER",
    submittedAt: at("2018-05-02 08:15"),
    acceptedAt: at("2018-05-02 10:00"),
    dueAt: at("2018-05-04 17:00"),
    finishedAt: at("2018-05-03 16:00"),
    returnedAt: at("2018-05-04 09:00"),
    outcome: "POSITIVE",
    source: { system: "Phần mềm cũ", file: "2018.jsonl", line: 1 },
    ownerName: "Nguyễn Thị Mẫu",
    ...change,
  };
}

/** Records past dossiers with their figures, as an import does. */
export async function recordCounted(
  database: Pick<Database, "pool" | "schema">,
  records: readonly PastRecord[],
  now: Instant,
): Promise<void> {
  const { rows, counted } = await prepare(records, now);
  await bulkTransaction(database, async (tx) => {
    await recordPast(tx, rows);
    await writeCounted(tx, counted);
  });
}
