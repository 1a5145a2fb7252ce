import { assert, present } from "../../kernel/assert.ts";
import { addDays, daysBetween, type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";

/**
 * Lunar days of Viet Nam (âm lịch), reckoned for 105° East, UTC+7, from the true new moons and the true longitude of
 * the Sun. China reckons at UTC+8, so the two calendars differ in some years (Tết 2007, 2030); a library that takes
 * the one for the other promises the wrong holiday.
 *
 * Method: Jean Meeus, Astronomical Algorithms, chapters 25 and 49, with the rules of Hồ Ngọc Đức. The lunar day begins at
 * local midnight; the month of the winter solstice is the eleventh; of thirteen months between two solstices the first
 * one without a principal term is leap.
 */
type LunarDay = { readonly year: number; readonly month: number; readonly day: number };

/** The day of the Julian count that begins at noon of 1 January 2000, and the same day of ours. */
const J2000 = 2_451_545;
const J2000_ON = present(parseLocalDate("2000-01-01"), "epoch of the astronomers");
const ZONE_DAYS = 7 / 24;
const SYNODIC_MONTH = 29.530588861;
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;

/** The solar day of a lunar day of an ordinary (not leap) month. */
export function solarDayOf({ year, month, day }: LunarDay): LocalDate {
  assert(year >= YEAR_MIN && year <= YEAR_MAX, "lunar years 1900 to 2100");
  assert(month >= 1 && month <= 12 && day >= 1 && day <= 30, "a lunar day");
  // Months 11 and 12 lie before the new year's day of their own number's count: they belong to the solstice of that year.
  const months = month >= 11 ? monthsFrom(year) : monthsFrom(year - 1);
  return addDays(present(months.get(month), "lunar month"), day - 1);
}

/** The first day of the lunar year (mùng 1 Tết). */
export function lunarNewYearOf(year: number): LocalDate {
  return solarDayOf({ year, month: 1, day: 1 });
}

/** First days of the ordinary months from the eleventh of `year` up to the tenth of the next. */
function monthsFrom(year: number): ReadonlyMap<number, LocalDate> {
  const first = eleventhMonthOf(year);
  const after = eleventhMonthOf(year + 1);
  const starts = [first];
  for (let at = first; at < after; ) {
    at = newMoonAfter(at);
    if (at < after) starts.push(at);
  }
  const leap = starts.length > 12 ? leapIndex([...starts, after]) : -1;
  const ordinary = starts.filter((_start, index) => index !== leap);
  return new Map(ordinary.map((start, index) => [((index + 10) % 12) + 1, start]));
}

/** The new moon on or before the winter solstice begins the eleventh month. */
function eleventhMonthOf(year: number): LocalDate {
  const lastDay = present(parseLocalDate(`${year}-12-31`), "last day of the year");
  let start = newMoonOnOrBefore(lastDay);
  // 9: the Sun has passed 270°, the solstice; a month that begins after it is the twelfth.
  if (solarTermOn(start) >= 9) start = newMoonOnOrBefore(addDays(start, -1));
  return start;
}

/** The first month in which the Sun enters no new principal term (trung khí). */
function leapIndex(starts: readonly LocalDate[]): number {
  return starts.findIndex((start, index) => {
    const next = starts[index + 1];
    return index > 0 && next !== undefined && solarTermOn(start) === solarTermOn(next);
  });
}

function newMoonOnOrBefore(day: LocalDate): LocalDate {
  let number = Math.ceil((julianMidnight(day) - 2_415_021) / SYNODIC_MONTH) + 1;
  while (newMoonDay(number) > day) number -= 1;
  return newMoonDay(number);
}

/** New moons follow each other after 29 or 30 days. */
function newMoonAfter(day: LocalDate): LocalDate {
  return newMoonOnOrBefore(addDays(day, 30));
}

function julianMidnight(day: LocalDate): number {
  return J2000 + daysBetween(J2000_ON, day) - 0.5 - ZONE_DAYS;
}

function localDay(julian: number): LocalDate {
  return addDays(J2000_ON, Math.floor(julian + 0.5 + ZONE_DAYS) - J2000);
}

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

/** The local day of the new moon number `number` since the one of 1 January 1900. */
function newMoonDay(number: number): LocalDate {
  const t = number / 1_236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean =
    2_415_020.75933 +
    29.53058868 * number +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * number - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * number + 0.0107306 * t2 + 0.00001236 * t3;
  const latitude = 21.2964 + 390.67050646 * number - 0.0016528 * t2 - 0.00000239 * t3;
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * latitude) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * latitude + sun) -
    0.0004 * sine(2 * latitude - sun) -
    0.0006 * sine(2 * latitude + moon) +
    0.001 * sine(2 * latitude - moon) +
    0.0005 * sine(2 * moon + sun);
  // Terrestrial time runs ahead of the clock; since 1900 by less than two minutes.
  const ahead = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return localDay(mean + correction - ahead);
}

/** Which twelfth of its yearly way the Sun is in at local midnight: 0 from the spring equinox, 9 from the winter solstice. */
function solarTermOn(day: LocalDate): number {
  const t = (julianMidnight(day) - J2000) / 36_525;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t * t - 0.00000048 * t * t * t;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t * t;
  const equation =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  // Apparent longitude: aberration and nutation, then the full turns taken off.
  const apparent = mean + equation - 0.00569 - 0.00478 * sine(125.04 - 1_934.136 * t);
  return Math.floor((((apparent % 360) + 360) % 360) / 30);
}
