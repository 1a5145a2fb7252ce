import { seedDossierRoutes } from "../demo/dossier.ts";
import { demoOfficers } from "../demo/officers.ts";
import type { DemoOrganisation } from "../demo/organisation.ts";
import { seedWard } from "../demo/seed.ts";
import type { SetClock } from "../kernel/clock.ts";
import { epochOf, instantAt, instantOfEpoch, type LocalDate } from "../kernel/local-date.ts";
import { shippedCalendar } from "../modules/calendar/index.ts";
import {
  closeEndedChildren,
  filePapersDue,
  fireDueTimers,
  issueDuePapers,
  makeAnchor,
  type Office,
  openOffice,
  releaseElectronic,
  type Verification,
  verifyDossiers,
  verifyFormNumbers,
} from "../modules/dossier/index.ts";
import { drainTally } from "../modules/statistics/index.ts";
import type { Services } from "../platform/services.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../write-attachments.ts";
import { type Balance, balanceWeek } from "./balances.ts";
import { cashRound, closeDay, payIn } from "./cash-round.ts";
import type { CashDesk } from "./cashier.ts";
import { openCast } from "./cast.ts";
import { compareWithRegister, type Difference } from "./compare.ts";
import { balanceDocuments, DOCUMENT_STORIES, type DocumentsOfWeek } from "./documents.ts";
import { STORIES } from "./every-story.ts";
import { guestForms } from "./forms-client.ts";
import { balanceBooks, balanceMoney } from "./money-balances.ts";
import { postRound, remitAll } from "./parcels.ts";
import { type Ledger, openPeople, type People } from "./people.ts";
import { type Planned, planWeek } from "./plan.ts";
import { openPostOfWeek, type PostOfWeek } from "./post-of-week.ts";
import { balanceSeen } from "./seen-balances.ts";
import type { Cast, Seen } from "./story.ts";
import { importWeek, openBank } from "./week-bank.ts";
import { weekClock } from "./week-clock.ts";
import { openWishes, subscribeBrowsers } from "./wishes.ts";

type WeekOptions = {
  readonly services: Services;
  readonly clock: SetClock;
  readonly baseUrl: string;
  /** First day of the week; the office must work on it. */
  readonly from: LocalDate;
  readonly dossiers: number;
  /** Runs once the ward exists and before the week begins: the imports. */
  readonly prepare: (services: Services) => Promise<void>;
  /** Looks at everything that is kept, as `motcua verify` does; answers what does not hold, a line each. */
  readonly verify: (services: Services) => Promise<readonly string[]>;
  readonly onProgress: (done: number, of: number) => void;
};

/** What the week came to; `walked` counts the kinds of events in the histories. */
export type WeekReport = {
  readonly dossiers: number;
  readonly requests: number;
  readonly acknowledged: number;
  readonly moments: number;
  readonly walked: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly verification: Verification;
  /** Every act that issued a form, held against the number it took. */
  readonly forms: Awaited<ReturnType<typeof verifyFormNumbers>>;
  readonly post: PostOfWeek;
  /** The clerk's book: what came, was answered, went out, was copied and filed, and every number held against its document. */
  readonly documents: DocumentsOfWeek;
  readonly differences: readonly Difference[];
  /** What the acts owe, held against what is kept of it. */
  readonly balances: readonly Balance[];
  /** What people were told at the pages, as it was held against the books. */
  readonly seen: Seen;
  /** What does not hold of all that `motcua verify` looks at. */
  readonly faults: readonly string[];
  /** Stories that did not come to their end, each with the reason; none in a good week. */
  readonly failures: readonly string[];
};

/** Plays a working week at the ward through HTTP alone, and checks it against the register. */
export async function playWeek(options: WeekOptions): Promise<WeekReport> {
  const { services, clock, from } = options;
  const organisation = await seedWeek(options);
  const ledger: Ledger = { told: [], requests: { count: 0 } };
  const people = await openPeople(options.baseUrl, ledger);
  const office = openOffice(services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const post = openPostOfWeek(services, clock);
  const week = weekClock({
    clock,
    from,
    calendar: shippedCalendar(),
    ending: async ({ isLastOfDay }) => {
      await keepPapers(office);
      await cashRound(desk);
      if (isLastOfDay) await closeDay(desk);
    },
    between: async ({ newDay }) => {
      if (newDay) {
        await makeAnchor(services.database, clock.now());
        await people.signInAll();
        await post.newDay();
        await parcels();
      }
      // The counters of the rate limits live for minutes of real time; twenty minutes of the week have passed.
      await services.database.kysely.deleteFrom("webRateLimit").execute();
      await closeEndedChildren(office);
      await fireDueTimers(office);
      await releaseElectronic(office);
      await post.moment();
      await wishes();
    },
  });
  await subscribeBrowsers(people.forms);
  const desk = openCashDesk(options, people, week.later);
  const parcels = await postRound(office, services, organisation);
  const wishes = openWishes(services, desk.guest);
  const seen: Seen = { batches: [], numbers: [], opened: [], givenAsFiles: [] };
  const castOf = openCast({ ...options, ...ledger, organisation, people, desk, seen });
  const plan = planWeek(options.dossiers);
  const failures = await playStories(plan, { castOf, week, onProgress: options.onProgress });
  await closeDay(desk);
  // The post is a day and a half on its way with what was handed to it last.
  await parcels();
  clock.set(instantOfEpoch(epochOf(clock.now()) + 36 * 3_600_000));
  await parcels();
  await payIn(desk, await remitAll(people.as("cashier"), { services, organisation }));
  await keepPapers(office);
  await importWeek(office, (await demoOfficers(services, organisation)).named("cashier"), desk.bank);
  return report({ ...options, ...ledger, failures, moments: week.moments(), post, desk, seen }, plan);
}

/** The ward on the morning of its first day. */
async function seedWeek({ services, clock, from, prepare }: WeekOptions): Promise<DemoOrganisation> {
  clock.set(instantAt(from, 7 * 60 + 30));
  const organisation = await seedWard(services);
  await seedDossierRoutes(services, organisation);
  await prepare(services);
  return organisation;
}

/** What the office's jobs do within a minute of an act. */
async function keepPapers(office: Office): Promise<void> {
  await issueDuePapers(office);
  await filePapersDue(office);
}

function openCashDesk(options: WeekOptions, people: People, later: () => Promise<void>): CashDesk {
  const { services, clock, baseUrl } = options;
  return {
    ...{ services, clock, later, as: people.as, forms: people.forms },
    bank: openBank(options),
    guest: guestForms(baseUrl),
    takings: { taken: [], drawer: new Map() },
    unnamed: [],
  };
}

type Playing = {
  readonly castOf: (turn: number) => Cast;
  readonly week: ReturnType<typeof weekClock>;
  readonly onProgress: WeekOptions["onProgress"];
};

/** Tells all stories side by side, those of documents among those of dossiers; answers which did not come to their end. */
async function playStories(
  plan: readonly Planned[],
  { castOf, week, onProgress }: Playing,
): Promise<string[]> {
  let done = 0;
  const failures: string[] = [];
  const stories = [
    ...plan.map(({ story, code, startsAt, turn }) => ({
      ...{ name: `${story} (${code})`, startsAt },
      tell: () => STORIES[story](castOf(turn), code),
    })),
    ...Object.entries(DOCUMENT_STORIES).map(([name, tell]) => ({
      name,
      startsAt: 2,
      tell: () => tell(castOf(0)),
    })),
  ];
  for (const _ of stories) week.join();
  await Promise.all(
    stories.map(async ({ name, startsAt, tell }) => {
      try {
        for (let moment = 0; moment < startsAt; moment += 1) await week.later();
        await tell();
      } catch (cause) {
        failures.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
      } finally {
        done += 1;
        onProgress(done, stories.length);
        week.leave();
      }
    }),
  );
  return failures;
}

async function report(
  week: WeekOptions &
    Ledger & {
      readonly moments: number;
      readonly failures: readonly string[];
      readonly post: ReturnType<typeof openPostOfWeek>;
      readonly desk: CashDesk;
      readonly seen: Seen;
    },
  plan: readonly Planned[],
): Promise<WeekReport> {
  const { database, clock } = week.services;
  await makeAnchor(database, clock.now());
  const verification = await verifyDossiers(database);
  await drainTally(database);
  const events = await database.kysely.selectFrom("dossierEvent").select("type").execute();
  const dossiers = await database.kysely.selectFrom("dossier").select("status").execute();
  return {
    dossiers: plan.length,
    requests: week.requests.count,
    acknowledged: week.told.length,
    moments: week.moments,
    failures: week.failures,
    walked: countOf(events.map((event) => event.type)),
    statuses: countOf(dossiers.map((dossier) => dossier.status)),
    verification,
    forms: await verifyFormNumbers(database, clock.now()),
    documents: await balanceDocuments(database),
    differences: await compareWithRegister(database, week.told),
    // It moves the clock to the morning after.
    post: await week.post.finish(),
    // Last, when every letter has left.
    balances: [
      ...(await balanceWeek(database)),
      ...(await balanceBooks(database)),
      ...(await balanceMoney(database, week.desk)),
      ...(await balanceSeen(database, week.seen)),
    ],
    seen: week.seen,
    faults: await week.verify(week.services),
  };
}

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
