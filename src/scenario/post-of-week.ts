import type { SetClock } from "../kernel/clock.ts";
import { instantAt, nextDay } from "../kernel/local-date.ts";
import {
  askReceipts,
  makeDigests,
  openPostRoom,
  remindByClock,
  runPost,
  SIMULATOR_MODES,
  setSimulator,
  simulatedProviders,
  verifyMessages,
} from "../modules/notification/index.ts";
import type { Services } from "../platform/services.ts";

/** What the week's messages came to. */
export type PostOfWeek = {
  readonly check: Awaited<ReturnType<typeof verifyMessages>>;
  /** Messages by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Deliveries that left, what citizens then saw, and the tries that no provider said yes to. */
  readonly sent: number;
  readonly seen: number;
  readonly failed: number;
  /** Messages that two providers took: a citizen told twice. */
  readonly twice: number;
};

/** A week is played in minutes: one who does not answer on their day is given up on at once. */
const PATIENCE_OF_WEEK_MS = 50;

/** The office's post through a week in which the first provider of SMS behaves in another wrong way each day. */
export function openPostOfWeek(services: Services, clock: SetClock) {
  const room = openPostRoom(services, {
    providers: simulatedProviders(services),
    patienceMs: PATIENCE_OF_WEEK_MS,
  });
  const first = room.providers.SMS[0]?.name ?? "";
  let day = 0;
  const behave = () =>
    setSimulator(services.database, first, SIMULATOR_MODES[day % SIMULATOR_MODES.length] ?? "OK");
  return {
    newDay: async () => {
      await behave();
      day += 1;
      await makeDigests(services);
    },
    moment: async () => {
      await remindByClock(services);
      await runPost(room);
    },
    /** The morning after the week: everything works again, and what waited goes out. */
    finish: async (): Promise<PostOfWeek> => {
      await setSimulator(services.database, first, "OK");
      for (const hour of [9, 11, 13, 15]) {
        if (hour === 9) clock.set(instantAt(nextDay(clock.today()), hour * 60));
        else clock.set(instantAt(clock.today(), hour * 60));
        await runPost(room);
      }
      await askReceipts(room);
      return tell(services);
    },
  };
}

async function tell({ database }: Services): Promise<PostOfWeek> {
  const { kysely } = database;
  const told = await kysely.selectFrom("notificationMessage").select("kind").execute();
  const kinds: Record<string, number> = {};
  for (const { kind } of told) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const left = await kysely
    .selectFrom("notificationDelivery")
    .select("messageId")
    .where("state", "in", ["SENT", "DELIVERED"])
    .execute();
  const failed = await kysely
    .selectFrom("notificationAttempt")
    .select("messageId")
    .where("outcome", "<>", "ACCEPTED")
    .execute();
  const taken = await kysely.selectFrom("notificationSimulated").select("key").execute();
  const seen = new Set(taken.map(({ key }) => key)).size;
  return {
    check: await verifyMessages(database),
    kinds,
    sent: left.length,
    seen,
    failed: failed.length,
    twice: taken.length - seen,
  };
}
