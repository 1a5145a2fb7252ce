import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import {
  type Act,
  type Actor,
  authorize,
  type DossierSubject,
  type Grant,
  mayEver,
  OFFICE_ROLES,
  type OfficeRole,
  POLICY,
  type Subject,
  type UnitId,
} from "../../src/modules/access/index.ts";
import { aCitizen, anOfficer } from "../support/actors.ts";
import {
  allowedByHand,
  EVERY_WHO,
  everAllowedByHand,
  type Letter,
  listedActs,
  type Who,
} from "../support/rights-oracle.ts";

const ACTS = Object.keys(POLICY) as Act[];

/** A province with two wards; the dossier was received at a support point for ward one and is decided there. */
const unit = {
  province: newId<"unit">(),
  ward: newId<"unit">(),
  centre: newId<"unit">(),
  office: newId<"unit">(),
  supportPoint: newId<"unit">(),
  police: newId<"unit">(),
  otherWard: newId<"unit">(),
  otherOffice: newId<"unit">(),
} as const;
const parent: Partial<Record<UnitId, UnitId>> = {
  [unit.ward]: unit.province,
  [unit.centre]: unit.ward,
  [unit.office]: unit.ward,
  [unit.supportPoint]: unit.otherWard,
  [unit.police]: unit.province,
  [unit.otherWard]: unit.province,
  [unit.otherOffice]: unit.otherWard,
};
function lineage(of: UnitId): UnitId[] {
  const above = parent[of];
  return above === undefined ? [of] : [of, ...lineage(above)];
}

const citizen = aCitizen({ personalId: "001099000001" });
const stranger = aCitizen({ personalId: "001099000002" });
const dossier: DossierSubject = {
  kind: "dossier",
  receiving: lineage(unit.centre),
  competent: lineage(unit.ward),
  support: lineage(unit.supportPoint),
  holders: [{ unitId: unit.office, assigneeId: null }],
  consulted: [unit.police],
  owner: {
    accountIds: [citizen.accountId],
    people: [{ personalId: "001099000001", fullName: citizen.fullName }],
  },
  specialists: [],
};

/** Written out by hand too: how an officer of each unit stands to this dossier. */
const STANDING: Readonly<Record<keyof typeof unit, string>> = {
  province: "TRD",
  ward: "TRD",
  centre: "TR",
  office: "H",
  supportPoint: "TR",
  police: "C",
  otherWard: "TR",
  otherOffice: "",
};
const UNITS = Object.keys(unit) as (keyof typeof unit)[];

/** Who decides may sign unless they appraised: `N` follows from `D` for everybody but the dossier's specialists. */
function standingOf(name: keyof typeof unit, appraised: boolean): Set<Letter> {
  const letters = new Set([...STANDING[name]] as Letter[]);
  if (letters.has("D") && !appraised) letters.add("N");
  return letters;
}

function actorOf(who: Who, unitId: UnitId): Actor {
  if (who === "guest") return { kind: "guest" };
  if (who === "system") return { kind: "system", name: "test" };
  return who === "citizen" ? stranger : anOfficer(unitId, who);
}

test("the hand-written table lists every act the program knows, and no other", () => {
  expect([...listedActs()].sort()).toEqual([...ACTS].sort());
});

describe.each(ACTS)("%s", (act) => {
  test("every role in every unit is allowed exactly what the table says", () => {
    const wrong: string[] = [];
    const check = (name: string, answer: boolean, expected: boolean) => {
      if (answer !== expected)
        wrong.push(`${name}: ${answer ? "allowed" : "denied"}, the table says otherwise`);
    };
    for (const who of EVERY_WHO) {
      for (const name of UNITS) {
        const actor = actorOf(who, unit[name]);
        const hand = allowedByHand(act, who, officeRole(who) ? standingOf(name, false) : new Set());
        check(`${who} of ${name}`, authorize(actor, act, dossier).allowed, hand);
        if (actor.kind !== "officer") continue;
        const appraised = { ...dossier, specialists: [actor.personId] };
        const asSpecialist = allowedByHand(act, who, standingOf(name, true));
        check(`${who} of ${name}, who appraised`, authorize(actor, act, appraised).allowed, asSpecialist);
        const above = lineage(unit.office).includes(unit[name]);
        const ofUnit: Subject = { kind: "unit", lineage: lineage(unit.office) };
        check(
          `${who} of ${name}, for a unit`,
          authorize(actor, act, ofUnit).allowed,
          allowedByHand(act, who, new Set(above ? ["T"] : [])),
        );
      }
      check(`${who}, ever`, mayEver(actorOf(who, unit.ward), act), everAllowedByHand(act, who));
    }
    expect(wrong).toEqual([]);
  });

  test("a citizen may do it to the own dossier or account as the table says, and never by another's", () => {
    const own = allowedByHand(act, "citizen", new Set(["O"]));
    const foreign = allowedByHand(act, "citizen", new Set());
    expect(authorize(citizen, act, dossier).allowed).toBe(own);
    expect(authorize(aCitizen({ personalId: "001099000001" }), act, dossier).allowed).toBe(own);
    expect(authorize({ ...citizen, personalId: null }, act, dossier).allowed).toBe(own);
    expect(
      authorize(aCitizen({ personalId: "001099000001", fullName: "Người Mang Số Đó" }), act, dossier).allowed,
    ).toBe(foreign);
    expect(authorize(stranger, act, dossier).allowed).toBe(foreign);
    expect(authorize(aCitizen(), act, { ...dossier, owner: { accountIds: [], people: [] } }).allowed).toBe(
      foreign,
    );
  });
});

test("a guest answers for papers with number and name of a person on the dossier, and does nothing else by them", () => {
  const claimed = (personalId: string, fullName: string): Actor => ({
    kind: "guest",
    claim: { person: { personalId, fullName }, uploadKey: "k".repeat(32) },
  });
  const company = { personalId: "0102030405", fullName: "Công ty TNHH Thử Nghiệm" };
  const subject = { ...dossier, owner: { accountIds: [], people: [...dossier.owner.people, company] } };
  const may = (actor: Actor, act: Act) => authorize(actor, act, subject).allowed;
  const owner = claimed("001099000001", citizen.fullName);
  expect(ACTS.filter((act) => may(owner, act) && !may({ kind: "guest" }, act))).toEqual([
    "dossier.answer-supplement",
  ]);
  const others = [
    claimed("001099000001", "Người Mang Số Đó"),
    claimed("001099000002", citizen.fullName),
    // Everybody can look a tax code up.
    claimed(company.personalId, company.fullName),
  ];
  expect(others.map((other) => may(other, "dossier.answer-supplement"))).toEqual([false, false, false]);
});

test("whatever grants an officer holds together, each counts only in its own unit", () => {
  const grants = fc.array(
    fc.record({ role: fc.constantFrom(...OFFICE_ROLES), at: fc.constantFrom(...UNITS) }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...ACTS), grants, fc.boolean(), (act, held, appraised) => {
      const officer = {
        ...anOfficer(unit.ward),
        grants: held.map(({ role, at }): Grant => ({ role, unitId: unit[at], delegatedBy: null })),
      };
      const subject = appraised ? { ...dossier, specialists: [officer.personId] } : dossier;
      const hand = held.some(({ role, at }) => allowedByHand(act, role, standingOf(at, appraised)));
      expect(authorize(officer, act, subject).allowed).toBe(hand || allowedToAll(act));
    }),
    { numRuns: 5_000 },
  );
});

test("a delegation limited to some acts gives those and no other", () => {
  const limited = (acts: readonly string[]): Actor => ({
    ...anOfficer(unit.ward),
    grants: [{ role: "leader", unitId: unit.ward, delegatedBy: newId(), acts }],
  });
  for (const act of ACTS.filter((one) => !allowedToAll(one))) {
    expect(authorize(limited([act]), act, dossier).allowed).toBe(
      allowedByHand(act, "leader", standingOf("ward", false)),
    );
    expect(authorize(limited(ACTS.filter((one) => one !== act)), act, dossier).allowed).toBe(false);
  }
});

function officeRole(who: Who): who is OfficeRole {
  return who !== "guest" && who !== "citizen" && who !== "system";
}

/** An officer without any role is still one of everybody. */
function allowedToAll(act: Act): boolean {
  return EVERY_WHO.every((who) => allowedByHand(act, who, new Set()));
}
