import fc from "fast-check";
import { epochOf, instantOfEpoch } from "../../src/kernel/local-date.ts";
import type { Dossier } from "../../src/modules/dossier/dossier.ts";
import { type ProcessGraph, SHIPPED_PROCESS_CODES } from "../../src/modules/process/index.ts";
import { ATTEMPTS, type Attempt } from "./dossier-attempts.ts";
import { ELECTRONIC, RETURN } from "./dossier-samples.ts";
import { aDossier, loadProcess, type Situation } from "./dossiers.ts";

const GRAPHS: readonly ProcessGraph[] = await Promise.all(SHIPPED_PROCESS_CODES.map(loadProcess));

export const life = fc.array(
  fc.record({ pick: fc.nat(10_000), minutes: fc.integer({ min: 0, max: 2_000 }) }),
  {
    minLength: 1,
    maxLength: 30,
  },
);

const BIRTH = await loadProcess("birth-same-day");

/** Where a life may begin: at the very start of every process, or well into the standard one. */
export const BEGINNINGS: readonly (() => Situation)[] = [
  ...GRAPHS.map((graph) => () => aDossier({ graph })),
  ...GRAPHS.map((graph) => () => aDossier({ graph }).handedOver()),
  () => aDossier().atAppraisal().proposed(),
  () => aDossier().atAppraisal().proposed().act("head", { act: "approveSupplement", overLimitReason: null }),
  () => aDossier({ graph: BIRTH }).draftSent(),
  () => aDossier().awaitingSupplement(),
  () => aDossier().withPinned({ supplementWindowWorkingDays: null }).awaitingSupplement(),
  () => aDossier().awaitingPayment(),
  () => aDossier().consulting(),
  () => aDossier().withPinned({ consultationPauses: true }).consulting(),
  () => aDossier().atSignature(),
  () => aDossier().signed(),
  () => aDossier().resultReady(),
  () =>
    aDossier()
      .resultReady()
      .act("intake", { ...RETURN, ...ELECTRONIC }),
];

/** Plays a life: at each step the first attempt, from a random one on, that the office allows, later and later. */
export function playLife(
  begin: () => Situation,
  steps: readonly { pick: number; minutes: number }[],
  visit: (step: LifeStep) => void,
): Situation {
  let it = begin();
  for (const { pick, minutes } of steps) {
    it = it.at(instantOfEpoch(epochOf(it.now) + minutes * 60_000));
    const fitting = ATTEMPTS.filter((attempt) => attempt.fits(it.dossier));
    for (let tried = 0; tried < fitting.length; tried += 1) {
      const attempt = fitting[(pick + tried) % fitting.length];
      const after = attempt?.try(it) ?? null;
      if (attempt === undefined || after === null) continue;
      visit({ attempt, before: it.dossier, after });
      it = after;
      break;
    }
  }
  return it;
}
export type LifeStep = { readonly attempt: Attempt; readonly before: Dossier; readonly after: Situation };
