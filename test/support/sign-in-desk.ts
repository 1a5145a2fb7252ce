import { beforeEach, expect } from "vitest";
import { DEMO_PASSWORD, seedIdentity } from "../../src/demo/identity.ts";
import { seedOrganisation } from "../../src/demo/organisation.ts";
import { present } from "../../src/kernel/assert.ts";
import { epochOf, instantOfEpoch, parseInstant } from "../../src/kernel/local-date.ts";
import type { Officer } from "../../src/modules/access/index.ts";
import type { Carrier } from "../../src/modules/identity/account.ts";
import { resolveSession } from "../../src/modules/identity/session.ts";
import { type SignedIn, type SignInFrame, signIn } from "../../src/modules/identity/sign-in.ts";
import { testServices } from "./services.ts";

const MORNING = present(parseInstant("2026-11-24T08:30:00+07:00"), "morning");

let sources = 0;
/** A browser somewhere: its own source unless said. */
export const browser = (more: Partial<SignInFrame> & { source?: string } = {}): SignInFrame => {
  const { source = `10.0.${Math.floor(sources / 250)}.${sources++ % 250}`, ...frame } = more;
  return {
    origin: { source, userAgent: "test" },
    carrier: "COOKIE",
    deviceToken: null,
    formerToken: null,
    ...frame,
  };
};

/** The demo ward with its accounts, on a working Tuesday morning before each test; use at the top of a file. */
export async function signInDesk() {
  const { services, clock, database } = await testServices();
  const office = await seedOrganisation(services);
  await seedIdentity(services, office);
  beforeEach(async () => {
    clock.set(MORNING);
    await database.kysely.deleteFrom("identityThrottle").execute();
  });
  const tryIn = (signInName: string, password: string, frame = browser()) =>
    signIn(services, { ...frame, signInName, password });

  async function comesIn(signInName: string, frame = browser()): Promise<SignedIn> {
    const done = await tryIn(signInName, DEMO_PASSWORD, frame);
    if (!done.ok || done.value.step !== "DONE") throw new Error(`not signed in: ${JSON.stringify(done)}`);
    return done.value;
  }
  const whoIs = (done: SignedIn, carrier: Carrier = "COOKIE") =>
    resolveSession(services, carrier === "COOKIE" ? { cookieToken: done.token } : { bearer: done.token });
  async function officer(done: SignedIn): Promise<Officer> {
    const actor = (await whoIs(done))?.actor;
    return actor?.kind === "officer" ? actor : expect.fail("an officer");
  }
  const later = (seconds: number) => clock.set(instantOfEpoch(epochOf(clock.now()) + seconds * 1_000));
  const refusalOf = (done: Awaited<ReturnType<typeof tryIn>>) => (done.ok ? "OK" : done.refusal.code);
  return { services, clock, database, office, tryIn, comesIn, whoIs, officer, later, refusalOf };
}
