import fc from "fast-check";
import { expect, test } from "vitest";
import { type Id, newId } from "../../kernel/ids.ts";
import {
  type Act,
  type Actor,
  authorize,
  type DossierSubject,
  mayEver,
  OFFICE_ROLES,
  type OfficeRole,
  type PersonId,
  POLICY,
  type UnitId,
} from "./index.ts";

/**
 * The oracle: rights retold as sentences of the office over a drawn tree, without the table, the relations or the
 * lineages of the program. `tree` says for each unit which unit is above it.
 */
type World = {
  readonly tree: readonly (number | null)[];
  readonly receiving: number;
  readonly competent: number;
  readonly support: number | null;
  readonly taskAt: number | null;
  readonly asked: number | null;
  readonly appraiser: boolean;
};
type Holding = { readonly role: OfficeRole; readonly at: number; readonly acts: readonly Act[] | null };

const roles = (text: string) => text.split(" ") as OfficeRole[];
const DESK = roles(
  "intake-officer return-officer cashier specialist unit-head leader clerk centre-director control-officer digitisation-operator",
);

/** Who in the office, and where they must hold the role, for the acts on a dossier that matter most. */
const SENTENCES: Readonly<
  Partial<
    Record<Act, (holds: (who: readonly OfficeRole[], where: Where) => boolean, world: World) => boolean>
  >
> = {
  "dossier.receive": (holds) => holds(["intake-officer"], "over-receiving"),
  "dossier.reject": (holds) => holds(["intake-officer"], "over-receiving"),
  "dossier.hand-over": (holds) => holds(["intake-officer"], "over-receiving"),
  "dossier.assign": (holds) =>
    holds(roles("unit-head centre-director"), "at-task") ||
    holds(roles("unit-head centre-director"), "over-competent"),
  "dossier.complete-task": (holds) => holds(DESK, "at-task"),
  "dossier.consult": (holds) => holds(roles("specialist unit-head"), "at-task"),
  "dossier.reply-consultation": (holds) => holds(roles("specialist unit-head"), "asked"),
  "dossier.approve-supplement": (holds) =>
    holds(roles("unit-head leader"), "over-competent") || holds(["unit-head"], "at-task"),
  "dossier.sign": (holds, world) => !world.appraiser && holds(["leader"], "over-competent"),
  "dossier.issue": (holds) => holds(["clerk"], "over-competent") || holds(["clerk"], "at-task"),
  "dossier.return-result": (holds) =>
    holds(roles("intake-officer return-officer postal-staff"), "over-receiving"),
  "dossier.confirm-payment": (holds) =>
    holds(["cashier"], "over-receiving") || holds(["cashier"], "over-competent"),
  "dossier.read": (holds) =>
    holds(["auditor"], "anywhere") ||
    (["over-receiving", "over-competent", "at-task", "asked"] as const).some((where) => holds(DESK, where)),
  "unit.manage": (holds) => holds(["system-admin"], "anywhere"),
  "audit.read": (holds) => holds(roles("auditor system-admin"), "anywhere"),
};
type Where = "anywhere" | "over-receiving" | "over-competent" | "at-task" | "asked";

function oracle(act: Act, holdings: readonly Holding[], world: World): boolean {
  const isOver = (above: number, below: number): boolean => {
    for (let at: number | null = below; at !== null; at = world.tree[at] ?? null)
      if (at === above) return true;
    return false;
  };
  const stands = (at: number, where: Where): boolean => {
    if (where === "anywhere") return true;
    if (where === "over-competent") return isOver(at, world.competent);
    if (where === "over-receiving")
      return isOver(at, world.receiving) || (world.support !== null && isOver(at, world.support));
    return at === (where === "at-task" ? world.taskAt : world.asked);
  };
  const holds = (who: readonly OfficeRole[], where: Where) =>
    holdings.some(
      (h) => who.includes(h.role) && stands(h.at, where) && (h.acts === null || h.acts.includes(act)),
    );
  return SENTENCES[act]?.(holds, world) ?? false;
}

const ids = Array.from({ length: 7 }, () => newId<"unit">());
const idAt = (index: number): UnitId => ids[index] ?? expect.fail("a unit");
const me = newId<"person">() as PersonId;

function lineage(world: World, from: number): UnitId[] {
  const above = world.tree[from] ?? null;
  return above === null ? [idAt(from)] : [idAt(from), ...lineage(world, above)];
}

const unit = fc.nat({ max: 6 });
const acts = Object.keys(SENTENCES) as Act[];
const worlds: fc.Arbitrary<World> = fc.record({
  // Each unit is under one drawn before it, so the drawing is always a forest.
  tree: fc.tuple(
    ...ids.map((_, n) => (n === 0 ? fc.constant(null) : fc.option(fc.nat({ max: n - 1 }), { freq: 4 }))),
  ),
  receiving: unit,
  competent: unit,
  support: fc.option(unit),
  taskAt: fc.option(unit),
  asked: fc.option(unit),
  appraiser: fc.boolean(),
});
const holding: fc.Arbitrary<Holding> = fc.record({
  role: fc.constantFrom(...OFFICE_ROLES),
  at: unit,
  acts: fc.option(fc.subarray(acts, { minLength: 1, maxLength: 4 }), { freq: 3 }),
});

test("the program and the sentences of the office agree on every officer, unit and relation drawn", () => {
  let allowed = 0;
  fc.assert(
    fc.property(
      worlds,
      fc.array(holding, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...acts),
      (world, holdings, act) => {
        const actor: Actor = {
          kind: "officer",
          accountId: newId<"account">() as Id<"account">,
          personId: me,
          fullName: "x",
          grants: holdings.map((h) => ({
            role: h.role,
            unitId: idAt(h.at),
            delegatedBy: null,
            ...(h.acts === null ? {} : { acts: h.acts }),
          })),
        };
        const subject: DossierSubject = {
          kind: "dossier",
          receiving: lineage(world, world.receiving),
          competent: lineage(world, world.competent),
          support: world.support === null ? null : lineage(world, world.support),
          holders: world.taskAt === null ? [] : [{ unitId: idAt(world.taskAt), assigneeId: null }],
          consulted: world.asked === null ? [] : [idAt(world.asked)],
          owner: { accountIds: [], people: [] },
          specialists: world.appraiser ? [me] : [],
        };
        const decision = authorize(actor, act, subject);
        expect(decision.allowed).toBe(oracle(act, holdings, world));
        // Whoever may do it to this dossier may do it to some dossier.
        if (decision.allowed) expect(mayEver(actor, act)).toBe(true);
        allowed += decision.allowed ? 1 : 0;
      },
    ),
    { numRuns: 20_000 },
  );
  // The draw is no desert of denials.
  expect(allowed).toBeGreaterThan(1_000);
});

test("what is not in the table is denied, whatever its name", () => {
  for (const name of ["__proto__", "constructor", "toString", "dossier.erase"]) {
    const act = name as Act;
    expect(Object.hasOwn(POLICY, act)).toBe(false);
    expect(authorize({ kind: "system", name: "x" }, act, { kind: "none" })).toEqual({
      allowed: false,
      reason: "UNKNOWN_ACT",
    });
    expect(mayEver({ kind: "system", name: "x" }, act)).toBe(false);
  }
});
