import type { LocalDate } from "../../kernel/local-date.ts";
import type { AreaRow } from "../../modules/organisation/index.ts";
import { DEMO_UNIT_CODES } from "../ward.ts";
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
  /** On how many of them the applicant gave an opinion, and how many were satisfied or better. */
  readonly opinions: { readonly given: number; readonly satisfied: number };
  /** Results only, or also what was withdrawn, stopped or refused at intake. */
  readonly ends: "RESULTS" | "ALL";
};

const PRESS = ["tay-ho-2024", "hoang-mai-2018", "hoang-mai-2018-on-time"] as const;
type PressProfile = (typeof PRESS)[number];
/** The demonstration ward; a province of a file of units; the figures of the press, for which it needs the districts. */
export const PROFILES = ["demo", "province", ...PRESS] as const;
export type Profile = (typeof PROFILES)[number];

type Asked = {
  /** Null for as many as the source tells. */
  readonly dossiers: number | null;
  /** The areas of a file of administrative units. */
  readonly areas: readonly AreaRow[];
  /** Code of one province of them; null for all. */
  readonly province: string | null;
};

/** The strata of a profile, or the area that is not among those given. */
export function strataOf(profile: Profile, asked: Asked): readonly Stratum[] | { readonly lacking: string } {
  const { dossiers, areas, province } = asked;
  if (profile === "demo") return [twoLevels([DEMO_UNIT_CODES.ward], dossiers)];
  if (profile === "province") {
    const provinces = areas.filter(
      ({ level, areaCode }) => level === "PROVINCE" && (province === null || areaCode === province),
    );
    const within = new Set<string | null>(provinces.map(codeOf));
    const communes = areas.filter(({ level, parentCode }) => level === "COMMUNE" && within.has(parentCode));
    return communes.length === 0
      ? { lacking: province ?? "Wards" }
      : [twoLevels(communes.map(codeOf), dossiers)];
  }
  const { area, told } = SOURCES[profile];
  const district = areas.find((each) => each.level === "DISTRICT" && each.area === area);
  if (district === undefined) return { lacking: area };
  const wards = areas.filter(({ parentCode }) => parentCode === district.areaCode).map(codeOf);
  const strata = told.map(({ at, ...stratum }) => ({
    ...stratum,
    units: at === "DISTRICT" ? [district.areaCode] : wards,
  }));
  return dossiers === null ? strata : partOf(strata, dossiers);
}

const codeOf = ({ areaCode }: AreaRow) => areaCode;

function partOf(strata: readonly Stratum[], dossiers: number): readonly Stratum[] {
  const whole = strata.reduce((sum, { count }) => sum + count, 0);
  const part = (amount: number) => Math.round((amount * dossiers) / whole);
  return strata.map((stratum) => ({
    ...stratum,
    count: part(stratum.count),
    online: typeof stratum.online === "number" ? part(stratum.online) : stratum.online,
    late: part(stratum.late),
    opinions: { given: part(stratum.opinions.given), satisfied: part(stratum.opinions.satisfied) },
  }));
}

const NO_OPINIONS: Stratum["opinions"] = { given: 0, satisfied: 0 };

/** Wards and communes from their first day in two levels on, as one may imagine their work. */
function twoLevels(units: readonly string[], dossiers: number | null): Stratum {
  const count = dossiers ?? 50_000;
  return {
    from: dayOf("2025-07-01"),
    to: dayOf("2026-10-30"),
    units,
    procedures: WARD_PROCEDURES,
    count,
    online: { first: 0.42, last: 0.83 },
    late: Math.round(count * 0.018),
    opinions: NO_OPINIONS,
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

/** What a source tells of a district, or of its wards together. */
type Told = Omit<Stratum, "units"> & { readonly at: "DISTRICT" | "WARDS" };
type Amounts = Pick<Stratum, "count" | "online" | "late">;

/** A quarter of the dossiers at the district, the rest at its wards. */
function hoangMai(period: Pick<Stratum, "from" | "to" | "ends">, { count, late }: Amounts): Told[] {
  const [count4, late4] = [Math.round(count / 4), Math.round(late / 4)];
  return [
    {
      ...period,
      at: "DISTRICT",
      procedures: OF_HOANG_MAI.district,
      count: count4,
      online: Math.round(count4 * 0.08),
      late: late4,
      opinions: NO_OPINIONS,
    },
    {
      ...period,
      at: "WARDS",
      procedures: OF_HOANG_MAI.wards,
      count: count - count4,
      online: Math.round((count - count4) * 0.11),
      late: late - late4,
      opinions: NO_OPINIONS,
    },
  ];
}

/**
 * The figures newspapers printed, as dossiers that give them again (reform.md §A3).
 *
 * Tây Hồ, first quarter of 2024: 1,400 dossiers of the district and 3,382 of the wards, 1,145 and 2,167 of them online,
 * none late; 2,655 satisfied opinions, of how many the source does not say: the 2,688 are ours, and so is what fell to the wards.
 * Hoàng Mai, 2016 to 2018: 440,000 and 99.57 % in time, in the first half of 2018 94,000 and 99.9 %; the
 * source does not say whether those are all dossiers (`hoang-mai-2018`) or those in time (`-on-time`).
 */
const SOURCES: Readonly<Record<PressProfile, { readonly area: string; readonly told: readonly Told[] }>> = {
  "tay-ho-2024": {
    area: "quận Tây Hồ",
    told: [
      {
        ...FIRST_QUARTER_2024,
        at: "DISTRICT",
        procedures: OF_TAY_HO,
        count: 1_400,
        online: 1_145,
        late: 0,
        opinions: { given: 787, satisfied: 777 },
      },
      {
        ...FIRST_QUARTER_2024,
        at: "WARDS",
        procedures: WARD_PROCEDURES,
        count: 3_382,
        online: 2_167,
        late: 0,
        opinions: { given: 1_901, satisfied: 1_878 },
      },
    ],
  },
  "hoang-mai-2018": {
    area: "quận Hoàng Mai",
    told: [
      ...hoangMai(BEFORE_2018, { count: 346_000, online: 0, late: 1_798 }),
      ...hoangMai(FIRST_HALF_2018, { count: 94_000, online: 0, late: 94 }),
    ],
  },
  "hoang-mai-2018-on-time": {
    area: "quận Hoàng Mai",
    told: [
      ...hoangMai(BEFORE_2018, { count: 347_806, online: 0, late: 1_806 }),
      ...hoangMai(FIRST_HALF_2018, { count: 94_094, online: 0, late: 94 }),
    ],
  },
};
