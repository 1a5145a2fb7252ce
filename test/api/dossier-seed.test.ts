import { describe, expect, it } from "vitest";
import { EVERY_PART, messages, statistics } from "../../src/command-line/verify-parts.ts";
import { seedDemo } from "../../src/demo/seed.ts";
import { addDays, instantAt } from "../../src/kernel/local-date.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { testServices } from "../support/services.ts";

const { services, database } = await testServices({ config: { demo: true } });
await seedDemo(services);

/** One with a scan that is held, two for certified copies; digitised papers only where the demo citizens have accounts. */
const TODAY = 3;

describe("the demo ward", () => {
  it("is verified in every part, as an operator who just installed it does", async () => {
    for (const part of [...EVERY_PART, messages, statistics]) {
      const { holds, lines, summary } = await part(services, () => undefined);
      expect([part.name, holds, summary, holds ? [] : lines]).toEqual([part.name, true, summary, []]);
    }
  });

  it("is played by the ordinary acts and its histories verify", async () => {
    const found = await verifyDossiers(database);
    expect(found.broken).toEqual([]);
    // 30 in the ward's hands, those at the counter today, and those of the months before from an older system.
    expect(found.dossiers).toBe(30 + TODAY + 600);
    const late = await database.kysely
      .selectFrom("dossier")
      .select(["code", "procedureCode", "status"])
      .where("dueAt", "<", services.clock.now())
      .where("finishedAt", "is", null)
      .execute();
    expect(late.map((row) => row.procedureCode)).toContain("1.000894");
    const byStatus = await database.kysely
      .selectFrom("dossier")
      .select(["status"])
      .where("submittedAt", ">", instantAt(addDays(services.clock.today(), -31), 0))
      .execute();
    expect(new Set(byStatus.map((row) => row.status))).toEqual(
      new Set([
        "SUBMITTED",
        "ACCEPTED",
        "IN_PROGRESS",
        "RESULT_READY",
        "RETURNED",
        "SUPPLEMENT_WAIT",
        "REJECTED",
        "WITHDRAWN",
      ]),
    );
  });
});
