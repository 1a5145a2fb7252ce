import { describe, expect, test } from "vitest";
import { parseInstant } from "../../../kernel/local-date.ts";
import { type AlertDays, alertOn, type Certificate } from "./certificate.ts";

const instant = (text: string) => parseInstant(text) as NonNullable<ReturnType<typeof parseInstant>>;
const END = instant("2026-12-31T16:59:59Z");
const certificate = {
  status: "ACTIVE",
  validFrom: instant("2025-01-01T00:00:00Z"),
  validTo: END,
  revokedAt: null,
};
/** Nine in the morning in Hà Nội, so many days before the last day of the certificate. */
const morning = (days: number) => instant(new Date(Date.UTC(2026, 11, 31 - days, 2)).toISOString());
const on = (days: number, change: Partial<Certificate> = {}) =>
  alertOn({ ...certificate, ...change } as Certificate, morning(days));

describe("the alert before a certificate runs out", () => {
  test.each<[number, AlertDays | null]>([
    [61, null],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [1, 7],
    [0, 7],
  ])("%i days before its last day is %s", (days, alert) => {
    expect(on(days)).toBe(alert);
  });

  test("counts days of the calendar in Hà Nội: one minute before midnight is the day before", () => {
    expect(alertOn(certificate as Certificate, instant("2026-12-23T16:59:00Z"))).toBe(30);
    expect(alertOn(certificate as Certificate, instant("2026-12-23T17:00:00Z"))).toBe(7);
  });

  test("is none for what is out of use, and none once it has run out", () => {
    expect(on(7, { status: "REVOKED", revokedAt: END })).toBeNull();
    expect(on(7, { status: "REQUESTED" })).toBeNull();
    expect(alertOn(certificate as Certificate, instant("2027-01-01T00:00:00Z"))).toBeNull();
  });
});
