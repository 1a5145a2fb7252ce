import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { createProcedure } from "../../src/modules/catalogue/commands.ts";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { readLost } from "../../src/modules/statistics/index-766/read-lost.ts";
import { leadQuery, questionOf } from "../../src/modules/statistics/question/question.ts";
import { apiOffice } from "../support/api-office.ts";
import { control } from "../support/catalogue-office.ts";
import { at, day } from "../support/office-time.ts";
import { aContent } from "../support/procedures.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const late = await office.receive("2.000635");
office.set("2026-12-03 09:00");
await office.carry(late, "return");
await drainTally(office.database);
const wardId = office.unit("ward");

test("lost dossiers leave out procedures by the day up to which the score is counted", async () => {
  const { kysely } = office.database;
  const now = office.clock.now();
  const procedureCode = "9.000001";
  const content = { ...aContent(), results: [] };
  const draft = await createProcedure(office.services, control, { code: procedureCode, content });
  const { id } = present(draft.ok ? draft.value : null, JSON.stringify(draft));
  // The office publishes none without a result any more; one of an earlier time is sealed as it was.
  await kysely.transaction().execute(async (tx) => {
    const span = { validFrom: day("2025-07-01"), validTo: day("2026-12-20") };
    const sealed = await tx
      .updateTable("catalogueProcedureVersion")
      .set({ ...span, state: "REPEALED", publishedAt: now })
      .where("id", "=", id)
      .returning(["id as versionId", "procedureId", "versionNo", "contentMd5"])
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("cataloguePublication")
      .values({ ...sealed, frozen: true, validFrom: span.validFrom })
      .execute();
  });
  await kysely
    .updateTable("statisticsSpell")
    .set({ resultFile: false, procedureCode })
    .where("dossierId", "=", late.id)
    .execute();
  const asked = { from: "2026-11-01", to: "2026-12-31" };
  const missing = [{ measure: null, channel: null, missing: "result_file" }] as const;
  const listed = (to: string) =>
    readLost(office.database, missing, {
      ...{ units: [wardId], now, after: "" },
      question: questionOf(leadQuery.parse({ ...asked, to }), day("2026-12-03")),
    });
  expect(await listed("2026-12-31")).toEqual(await listed("2026-12-03"));
  expect((await listed("2026-12-03"))[0]?.dossiers).toEqual([]);
});
