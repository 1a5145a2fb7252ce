import { describe, expect, it } from "vitest";
import { anOfficer } from "../../../test/support/actors.ts";
import { newId } from "../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { decideDelegation } from "./delegation.ts";
import type { Post } from "./post.ts";

const day = (text: string) => parseLocalDate(text) as LocalDate;
const unitId = newId<"unit">();
const leader = newId<"person">();
const deputy = newId<"person">();
const post = (facts: Partial<Post>): Post => ({
  id: newId<"post">(),
  personId: leader,
  unitId,
  role: "leader",
  title: "Chủ tịch",
  validFrom: day("2026-01-01"),
  validTo: null,
  ...facts,
});
const command = {
  fromPersonId: leader,
  toPersonId: deputy,
  unitId,
  role: "leader",
  acts: null,
  documentNumber: "12/GUQ-UBND",
  validFrom: day("2026-11-24"),
  validTo: day("2026-12-24"),
} as const;
const givenTo = (...takerPosts: readonly Post[]) =>
  decideDelegation(
    { actor: anOfficer(unitId, "unit-admin"), giverPosts: [post({})], takerPosts, today: day("2026-11-24") },
    command,
  );

describe("a delegation of the signature", () => {
  it.each([
    ["held on its first day", "2026-01-01", null, "DELEGATION_ROLES_CLASH"],
    ["that begins in the middle of it", "2026-12-01", null, "DELEGATION_ROLES_CLASH"],
    ["that ended the day before", "2026-01-01", "2026-11-23", null],
    ["that begins the day after", "2026-12-25", null, null],
  ])("meets a post at the cash desk %s", (_when, from, to, code) => {
    const cashier = post({
      personId: deputy,
      role: "cashier",
      validFrom: day(from),
      validTo: to === null ? null : day(to),
    });
    const decided = givenTo(cashier);
    expect(decided.ok ? null : decided.refusal.code).toBe(code);
  });
});
