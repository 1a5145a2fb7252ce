import { expect, test, vi } from "vitest";
import { testServices } from "../../../test/support/services.ts";
import { DEMO_PASSWORD, seedIdentity } from "../../demo/identity.ts";
import { seedOrganisation } from "../../demo/organisation.ts";
import { registerJobs } from "../../jobs.ts";
import { present } from "../../kernel/assert.ts";
import { parseInstant } from "../../kernel/local-date.ts";
import { resolveSession } from "./session.ts";
import { signIn } from "./sign-in.ts";

const { services, clock, database } = await testServices({ runsJobs: true });
const at = (text: string) => present(parseInstant(text), "instant");

const comeIn = async (password = DEMO_PASSWORD) => {
  const origin = { source: "10.0.0.1", userAgent: "test" };
  const frame = { origin, carrier: "COOKIE", deviceToken: null, formerToken: null } as const;
  const done = await signIn(services, { ...frame, signInName: "specialist", password });
  return done.ok && done.value.step === "DONE" ? done.value.token : null;
};

const kept = async () => {
  const { kysely } = database;
  const sessions = await kysely.selectFrom("identitySession").select("createdAt").execute();
  const throttles = await kysely.selectFrom("identityThrottle").select("failedAt").execute();
  return { sessions: sessions.length, hasThrottles: throttles.length > 0 };
};

test("a night's housekeeping forgets sign-ins that ended a month ago, and nothing that counts", async () => {
  await seedIdentity(services, await seedOrganisation(services));
  clock.set(at("2026-10-01T08:00:00+07:00"));
  expect(await comeIn("wrong-password-here")).toBeNull();
  expect(await comeIn()).not.toBeNull();
  clock.set(at("2026-11-24T08:30:00+07:00"));
  const token = present(await comeIn(), "the session of today");
  expect(await kept()).toEqual({ sessions: 2, hasThrottles: true });
  await registerJobs(services);
  await database.transaction((tx) => services.jobs.enqueue(tx, { queue: "identity-housekeeping", data: {} }));
  await vi.waitFor(async () => expect(await kept()).toEqual({ sessions: 1, hasThrottles: false }), {
    timeout: 20_000,
    interval: 200,
  });
  expect(await resolveSession(services, { cookieToken: token })).not.toBeNull();
});
