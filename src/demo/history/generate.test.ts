import { describe, expect, test } from "vitest";
import { INVENTED_AREAS, strataIn } from "../../../test/support/past-areas.ts";
import { localDateOf, localReading, weekdayOf } from "../../kernel/local-date.ts";
import { isSatisfied } from "../../modules/dossier/index.ts";
import { generateHistory } from "./generate.ts";
import { PROFILES, strataOf } from "./profiles.ts";

const drawn = (dossiers: number, seed = 1) => [
  ...generateHistory(strataIn(INVENTED_AREAS, "province", { dossiers }), seed),
];

describe("invented past dossiers", () => {
  test("are the same for the same seed, others for another", () => {
    expect(drawn(500)).toEqual(drawn(500));
    expect(drawn(500, 2)).not.toEqual(drawn(500));
  });

  test.each(PROFILES)("%s: as many as asked, each code once, each in order of its times", (profile) => {
    const all = [...generateHistory(strataIn(INVENTED_AREAS, profile, { dossiers: 1_500 }), 5)];
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
      const all = [...generateHistory(strataIn(INVENTED_AREAS, "tay-ho-2024"), seed)];
      const district = all.filter(({ unit }) => unit === "990");
      const online = (part: typeof all) => part.filter(({ channel }) => channel === "ONLINE").length;
      expect([district.length, all.length, online(district), online(all)]).toEqual([
        1_400, 4_782, 1_145, 3_312,
      ]);
      expect(all.every(({ finishedAt }) => finishedAt < "2024-03-31")).toBe(true);
    }
  });

  test("of Tây Hồ 2,655 of 2,688 opinions are satisfied; the others tell of no opinions", () => {
    const told = (profile: (typeof PROFILES)[number], dossiers: number | null, seed: number) => {
      const all = [...generateHistory(strataIn(INVENTED_AREAS, profile, { dossiers }), seed)];
      const levels = all.flatMap(({ satisfaction }) => satisfaction ?? []);
      return { given: levels.length, satisfied: levels.filter(isSatisfied).length, kinds: new Set(levels) };
    };
    for (const seed of [1, 2, 3]) {
      const { given, satisfied, kinds } = told("tay-ho-2024", null, seed);
      expect([given, satisfied, kinds.size]).toEqual([2_688, 2_655, 5]);
    }
    expect(told("tay-ho-2024", 478, 1)).toMatchObject({ given: 269, satisfied: 266 });
    for (const profile of ["demo", "province", "hoang-mai-2018"] as const)
      expect(told(profile, 500, 1)).toMatchObject({ given: 0 });
  });

  test("lie with the communes of the province asked for, of all provinces, or of the demonstration", () => {
    const units = (province: string | null) =>
      new Set(strataIn(INVENTED_AREAS, "province", { province }).flatMap((stratum) => stratum.units));
    expect([...units("99")]).toEqual(["99000", "99001", "99002"]);
    expect(units(null).size).toBe(9);
    expect(strataIn([], "demo").flatMap((stratum) => stratum.units)).toEqual(["H26.16.05"]);
  });

  test.each(["tay-ho-2024", "hoang-mai-2018", "province"] as const)(
    "%s says which area it lacks where the file of units has none",
    (profile) => {
      const found = strataOf(profile, { dossiers: 10, areas: INVENTED_AREAS.slice(0, 3), province: "97" });
      expect(found).toEqual({ lacking: expect.stringMatching(/^(97|quận Tây Hồ|quận Hoàng Mai)$/) });
    },
  );
});
