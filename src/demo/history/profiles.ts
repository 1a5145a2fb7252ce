import type { LocalDate } from "../../kernel/local-date.ts";
import { HA_NOI_2025, HOANG_MAI, TAY_HO } from "./areas.ts";
import { dayOf } from "./office-days.ts";
import { type GeneratedProcedure, numberedProcedures, WARD_PROCEDURES } from "./procedures.ts";

/** Dossiers of one kind of unit in one period, all accepted and ended within it. */
export type Stratum = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly units: readonly string[];
  /** Each comes at least once. */
  readonly procedures: readonly GeneratedProcedure[];
  readonly count: number;
  /** How many of them came online: so many exactly, or a share that rises from the first day to the last. */
  readonly online: number | { readonly first: number; readonly last: number };
  readonly late: number;
  /** Results only, or also what was withdrawn, stopped or refused at intake. */
  readonly ends: "RESULTS" | "ALL";
};

export const PROFILES = ["hanoi", "tay-ho-2024", "hoang-mai-2018", "hoang-mai-2018-on-time"] as const;
export type Profile = (typeof PROFILES)[number];

/** The strata of a profile, as many dossiers as asked for; as many as the source tells where nothing is asked. */
export function strataOf(profile: Profile, dossiers: number | null): readonly Stratum[] {
  if (profile === "hanoi") return [haNoi(dossiers ?? 50_000)];
  const told = SOURCES[profile];
  if (dossiers === null) return told;
  const whole = told.reduce((sum, { count }) => sum + count, 0);
  const part = (amount: number) => Math.round((amount * dossiers) / whole);
  return told.map((stratum) => ({
    ...stratum,
    count: part(stratum.count),
    online: typeof stratum.online === "number" ? part(stratum.online) : stratum.online,
    late: part(stratum.late),
  }));
}

/** The wards and communes of the city from their first day on, as one may imagine their work. */
function haNoi(count: number): Stratum {
  return {
    from: dayOf("2025-07-01"),
    to: dayOf("2026-10-30"),
    units: HA_NOI_2025,
    procedures: WARD_PROCEDURES,
    count,
    online: { first: 0.42, last: 0.83 },
    late: Math.round(count * 0.018),
    ends: "ALL",
  };
}

const FIRST_QUARTER_2024 = { from: dayOf("2024-01-02"), to: dayOf("2024-03-29"), ends: "RESULTS" } as const;
const BEFORE_2018 = { from: dayOf("2016-07-01"), to: dayOf("2017-12-29"), ends: "RESULTS" } as const;
const FIRST_HALF_2018 = { from: dayOf("2018-01-02"), to: dayOf("2018-06-29"), ends: "RESULTS" } as const;

/** 331 procedures of the district, of which dossiers of the quarter name each at least once. */
const OF_TAY_HO = numberedProcedures({ level: "HUYEN", count: 331, civilStatus: 20, online: "ALL" });
/** Online at level 3 then: 10 procedures of the district and 13 of the wards, all of civil status. */
const OF_HOANG_MAI = {
  district: numberedProcedures({ level: "HUYEN", count: 120, civilStatus: 10, online: "CIVIL_STATUS" }),
  wards: numberedProcedures({ level: "PHUONG", count: 60, civilStatus: 13, online: "CIVIL_STATUS" }),
};

type Amounts = Pick<Stratum, "count" | "online" | "late">;

/** A quarter of the dossiers at the district, the rest at its wards. */
function hoangMai(period: Pick<Stratum, "from" | "to" | "ends">, { count, late }: Amounts): Stratum[] {
  const [count4, late4] = [Math.round(count / 4), Math.round(late / 4)];
  const { district, wards } = HOANG_MAI;
  return [
    {
      ...period,
      units: [district],
      procedures: OF_HOANG_MAI.district,
      count: count4,
      online: Math.round(count4 * 0.08),
      late: late4,
    },
    {
      ...period,
      units: wards,
      procedures: OF_HOANG_MAI.wards,
      count: count - count4,
      online: Math.round((count - count4) * 0.11),
      late: late - late4,
    },
  ];
}

/**
 * The figures newspapers printed, as dossiers that give them again (reform.md §A3).
 *
 * Tây Hồ, first quarter of 2024: 1,400 dossiers of the district and 3,382 of the wards, 1,145 and 2,167 of them online,
 * none late. Hoàng Mai, 2016 to 2018: 440,000 and 99.57 % in time, in the first half of 2018 94,000 and 99.9 %; the
 * source does not say whether those are all dossiers (`hoang-mai-2018`) or those in time (`-on-time`).
 */
const SOURCES: Readonly<Record<Exclude<Profile, "hanoi">, readonly Stratum[]>> = {
  "tay-ho-2024": [
    {
      ...FIRST_QUARTER_2024,
      units: [TAY_HO.district],
      procedures: OF_TAY_HO,
      count: 1_400,
      online: 1_145,
      late: 0,
    },
    {
      ...FIRST_QUARTER_2024,
      units: TAY_HO.wards,
      procedures: WARD_PROCEDURES,
      count: 3_382,
      online: 2_167,
      late: 0,
    },
  ],
  "hoang-mai-2018": [
    ...hoangMai(BEFORE_2018, { count: 346_000, online: 0, late: 1_798 }),
    ...hoangMai(FIRST_HALF_2018, { count: 94_000, online: 0, late: 94 }),
  ],
  "hoang-mai-2018-on-time": [
    ...hoangMai(BEFORE_2018, { count: 347_806, online: 0, late: 1_806 }),
    ...hoangMai(FIRST_HALF_2018, { count: 94_094, online: 0, late: 94 }),
  ],
};
