import { expect, test } from "vitest";
import { apiOffice, done } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { aPastRecord, recordCounted } from "../support/past-dossiers.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
await office.receive("2.000635");
await office.submitOnline("2.000635");

const opinion = { returnedAt: at("2026-11-20 09:00"), satisfaction: "VERY_SATISFIED" } as const;
await recordCounted(office.database, [aPastRecord(office.unit("ward"), opinion)], office.clock.now());

const totals = async (more: string) =>
  done(
    await (await office.desk("leader")).get(`/api/v1/statistics/totals?from=2026-11-01&to=2026-11-30${more}`),
  );

test("the measures of the own agency are told with its name, as it was and as it is now", async () => {
  for (const view of ["as-was", "restated"]) {
    const answer = await totals(`&view=${view}`);
    expect(answer).toMatchObject({
      view,
      items: [
        {
          unitId: office.unit("ward"),
          estimated: false,
          countedAs: [office.unit("ward")],
          flows: { submitted: 2, accepted: 1, rated: 1, satisfied: 1 },
          closing: { intake: 1, running: 1 },
        },
      ],
    });
  }
});

test("a period needs both its days", async () => {
  const leader = await office.desk("leader");
  expect((await leader.get("/api/v1/statistics/totals?from=2026-11-01")).status).toBe(422);
});
