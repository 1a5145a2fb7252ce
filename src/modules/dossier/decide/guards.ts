import { present } from "../../../kernel/assert.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { refuse } from "../../../kernel/result.ts";
import type { ComponentHeld, CustodyMove, CustodyTold, Dossier, Pinned } from "../dossier.ts";
import { lateCausesOn } from "../late-causes.ts";
import type { DossierRefusal } from "../refusals.ts";
import type { DecideContext, Decision } from "./context.ts";

/** A guard's answer: null where it holds. */
export type Guard = DossierRefusal | null;

/** The first guard that does not hold decides; where all hold, the act happens. */
export function guarded(guards: readonly Guard[], act: () => Decision): Decision {
  const broken = guards.find((guard) => guard !== null);
  return broken === undefined || broken === null ? act() : refuse(broken);
}

/** Texts an act may not leave empty: a reason, a finding, a ground (R1, R2, T6, T23). */
export function textsGiven(texts: Readonly<Record<string, string>>): Guard {
  const field = Object.keys(texts).find((name) => texts[name]?.trim() === "");
  return field === undefined ? null : { code: "TEXT_REQUIRED", field };
}

/** A cause of lateness is one of the list of the day of the act, or none is told. */
export function lateCauseKnown(lateCause: string | undefined, { now }: Pick<DecideContext, "now">): Guard {
  const isKnown =
    lateCause === undefined || lateCausesOn(localDateOf(now)).some(({ code }) => code === lateCause);
  return isKnown ? null : { code: "LATE_CAUSE_UNKNOWN", lateCause };
}

/**
 * Only what the procedure publishes may be asked for, or handed in.
 * @law Nghị định 118/2025/NĐ-CP (R7): nothing outside the published list may be asked for.
 */
export function published(pinned: Pinned, asked: readonly { readonly componentCode: string }[]): Guard {
  const codes = asked
    .map(({ componentCode }) => componentCode)
    .filter((code) => !pinned.componentCodes.includes(code));
  return codes.length === 0 ? null : { code: "COMPONENT_NOT_PUBLISHED", codes: [...new Set(codes)] };
}

/** Papers can be moved or given back only where we hold them. */
export function held(components: readonly ComponentHeld[], codes: readonly string[]): Guard {
  const known = new Set(components.map(({ componentCode }) => componentCode));
  const unknown = codes.filter((code) => !known.has(code));
  return unknown.length === 0 ? null : { code: "COMPONENT_NOT_HELD", codes: [...new Set(unknown)] };
}

export function movesHeld(components: readonly ComponentHeld[], moves: readonly CustodyTold[]): Guard {
  return held(
    components,
    moves.flatMap((move) => move.componentCodes),
  );
}

/** The moves as they go into history: at the moment of the act. */
export function movedAt(at: Instant, moves: readonly CustodyTold[]): CustodyMove[] {
  return moves.map(({ componentCodes, from, to, note }) => ({ at, componentCodes, from, to, note }));
}

/** The components with the given ones put in place of those of the same code. */
export function withComponents(
  before: readonly ComponentHeld[],
  given: readonly ComponentHeld[],
): ComponentHeld[] {
  const replaced = new Set(given.map(({ componentCode }) => componentCode));
  return [...before.filter(({ componentCode }) => !replaced.has(componentCode)), ...given];
}

/** Whether something was really handed in for the component: a file, an original, a copy, or a reused document. */
function isHandedIn(component: ComponentHeld): boolean {
  const { files, originals, copies, digitisation } = component;
  return files.length > 0 || originals + copies > 0 || digitisation === "REUSED";
}

/** Every asked component must have been handed in again (T5, T11). */
export function answersAll(
  asked: readonly { readonly componentCode: string }[],
  given: readonly ComponentHeld[],
): Guard {
  const handedIn = new Set(given.filter(isHandedIn).map(({ componentCode }) => componentCode));
  const codes = asked.map(({ componentCode }) => componentCode).filter((code) => !handedIn.has(code));
  return codes.length === 0 ? null : { code: "SUPPLEMENT_ITEMS_MISSING", codes: [...new Set(codes)] };
}

/** The procedure the dossier was received under; every dossier past `DRAFT` has one. */
export function pinnedOf(dossier: Dossier): Pinned {
  return present(dossier.pinned, "pinned procedure");
}
