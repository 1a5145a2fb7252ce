import type { SetClock } from "../kernel/clock.ts";
import { addDays, type Instant, instantAt, type LocalDate } from "../kernel/local-date.ts";
import { isWorkingDay, type WorkCalendar } from "../modules/calendar/index.ts";

/**
 * Moves the week's clock. Everyone at work takes part; when all of them wait, the clock goes on to the next moment and
 * all are let go together. So a week takes minutes, and what happens at one moment happens truly at once.
 */
type WeekClock = {
  readonly later: () => Promise<void>;
  /** Joins the week; call `leave` when done, or everybody waits for ever. */
  readonly join: () => void;
  readonly leave: () => void;
  readonly moments: () => number;
};

const STEP_MINUTES = 20;
const OPENS = 8 * 60;
const CLOSES = 17 * 60;

type WeekClockOptions = {
  readonly clock: SetClock;
  readonly from: LocalDate;
  readonly calendar: WorkCalendar;
  /** Runs at the end of each moment, while it lasts: what the office's jobs do within a minute of an act. */
  readonly ending: (moment: { readonly isLastOfDay: boolean }) => Promise<void>;
  /** Runs between two moments: morning sign-in, the office's own timers. */
  readonly between: (moment: { readonly at: Instant; readonly newDay: boolean }) => Promise<void>;
};

export function weekClock(options: WeekClockOptions): WeekClock {
  let day = options.from;
  let minute = OPENS;
  let joined = 0;
  let passed = 0;
  let waiting: (() => void)[] = [];
  options.clock.set(instantAt(day, minute));

  async function goOn(): Promise<void> {
    await options.ending({ isLastOfDay: minute + STEP_MINUTES > CLOSES });
    minute += STEP_MINUTES;
    const newDay = minute > CLOSES;
    if (newDay) {
      minute = OPENS;
      do day = addDays(day, 1);
      while (!isWorkingDay(options.calendar, day));
    }
    const at = instantAt(day, minute);
    options.clock.set(at);
    passed += 1;
    await options.between({ at, newDay });
    const free = waiting;
    waiting = [];
    for (const go of free) go();
  }

  const goOnWhenAllWait = () => {
    if (joined > 0 && waiting.length === joined) void goOn();
  };
  return {
    join: () => {
      joined += 1;
    },
    leave: () => {
      joined -= 1;
      goOnWhenAllWait();
    },
    later: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        goOnWhenAllWait();
      }),
    moments: () => passed,
  };
}
