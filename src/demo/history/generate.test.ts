import { describe, expect, test } from "vitest";
import { localDateOf, localReading, weekdayOf } from "../../kernel/local-date.ts";
import { generateHistory } from "./generate.ts";
import { PROFILES, strataOf } from "./profiles.ts";

const drawn = (dossiers: number, seed = 1) => [...generateHistory(strataOf("hanoi", dossiers), seed)];

describe("invented past dossiers", () => {
  test("are the same for the same seed, others for another", () => {
    expect(drawn(500)).toEqual(drawn(500));
    expect(drawn(500, 2)).not.toEqual(drawn(500));
  });

  test.each(PROFILES)("%s: as many as asked, each code once, each in order of its times", (profile) => {
    const all = [...generateHistory(strataOf(profile, 1_500), 5)];
    expect(all).toHaveLength(1_500);
    expect(new Set(all.map(({ code }) => code)).size).toBe(1_500);
    for (const { submittedAt, acceptedAt, finishedAt, returnedAt } of all) {
      const times = [submittedAt, acceptedAt, finishedAt, returnedAt].filter((each) => each !== null);
      expect(times).toEqual(times.toSorted());
    }
    const days = all.map(({ submittedAt }) => localDateOf(submittedAt));
    expect(days).toEqual(days.toSorted());
  });

  test("come on office days, at office hours but for some online, and are hardly ever late", () => {
    const all = drawn(10_000);
    for (const { submittedAt, channel } of all) {
      const { date, minute } = localReading(submittedAt);
      expect(weekdayOf(date)).toBeLessThan(6);
      if (channel !== "ONLINE") expect(minute).toBeLessThan(17 * 60);
    }
    const late = all.filter(({ dueAt, finishedAt }) => dueAt !== null && finishedAt > dueAt);
    expect(late.length).toBeGreaterThan(150);
    expect(late.length).toBeLessThanOrEqual(180);
  });

  test("are sent in online more and more", () => {
    const all = drawn(10_000);
    const share = (part: typeof all) =>
      part.filter(({ channel }) => channel === "ONLINE").length / part.length;
    expect(share(all.slice(0, 2_000))).toBeLessThan(0.55);
    expect(share(all.slice(-2_000))).toBeGreaterThan(0.7);
  });

  test("a profile of the press gives its figures exactly, whatever the seed", () => {
    for (const seed of [1, 2, 3]) {
      const all = [...generateHistory(strataOf("tay-ho-2024", null), seed)];
      const district = all.filter(({ unit }) => unit === "003");
      const online = (part: typeof all) => part.filter(({ channel }) => channel === "ONLINE").length;
      expect([district.length, all.length, online(district), online(all)]).toEqual([
        1_400, 4_782, 1_145, 3_312,
      ]);
      expect(all.every(({ finishedAt }) => finishedAt < "2024-03-31")).toBe(true);
    }
  });
});
