import { expect, it } from "vitest";
import { z } from "zod";
import { aCitizen, testApp } from "../../../test/support/app.ts";
import { seedDossiers } from "../../demo/dossier.ts";
import { demoOfficers } from "../../demo/officers.ts";
import { seedWard } from "../../demo/seed.ts";
import { present } from "../../kernel/assert.ts";

const app = await testApp();
const organisation = await seedWard(app.services);
await seedDossiers(app.services, organisation);
const leader = (await demoOfficers(app.services, organisation)).named("leader");
const late = present(
  await app.database.kysely
    .selectFrom("dossier")
    .select(["id", "ownerPersonalId", "ownerName"])
    .where("procedureCode", "=", "1.000894")
    .where("dueAt", "<", app.clock.now())
    .where("status", "=", "IN_PROGRESS")
    .executeTakeFirst(),
  "the demo ward's overdue dossier",
);

const latenessSchema = z.object({
  lateness: z
    .object({
      lateMinutes: z.number(),
      steps: z.array(z.looseObject({ stepCode: z.string(), overMinutes: z.number(), minutes: z.number() })),
      unexplainedMinutes: z.number(),
    })
    .nullable(),
});
const asked = async (id: string) =>
  latenessSchema.parse(await (await app.as(leader).get(`/api/v1/dossiers/${id}`)).json()).lateness;

it("an overdue dossier says over the API how late it is and at whose desk the time was lost", async () => {
  const lateness = present(await asked(late.id), "lateness");
  expect(lateness.lateMinutes).toBeGreaterThan(480);
  expect(lateness.steps.map((step) => step.stepCode)).toContain("sign");
  const shared = lateness.steps.reduce((sum, step) => sum + step.minutes, 0);
  expect(shared + lateness.unexplainedMinutes).toBe(lateness.lateMinutes);
});

it("the desk's page shows it in words, in both languages", async () => {
  const page = (language: string) =>
    app
      .browserOf(leader)
      .send(`/desk/dossiers/${late.id}?lang=${language}`, { headers: { accept: "text/html" } });
  expect(await (await page("vi")).text()).toMatch(/Chậm hẹn ở đâu[\s\S]*quá định mức/);
  expect(await (await page("en")).text()).toMatch(/Where the time was lost[\s\S]*over quota by/);
});

it("a dossier in time has no lateness, and an applicant never reads which officer was slow", async () => {
  const inTime = await app.database.kysely
    .selectFrom("dossier")
    .select("id")
    .where("dueAt", ">", app.clock.now())
    .where("status", "=", "IN_PROGRESS")
    .executeTakeFirstOrThrow();
  expect(await asked(inTime.id)).toBeNull();
  const owner = app.as({ ...aCitizen(), personalId: late.ownerPersonalId, fullName: late.ownerName });
  const own = await owner.get(`/api/v1/my/dossiers/${late.id}`);
  expect([own.status, latenessSchema.parse(await own.json()).lateness]).toEqual([200, null]);
});
