import { assert } from "../kernel/assert.ts";
import type { SetClock } from "../kernel/clock.ts";
import { epochOf, instantOfEpoch } from "../kernel/local-date.ts";
import type { Actor } from "../modules/access/index.ts";
import { type Acted, type AskedAct, type Office, runAct } from "../modules/dossier/index.ts";
import type { Invention } from "./invented-people.ts";
import type { DemoOfficers } from "./officers.ts";
import type { DemoOrganisation } from "./organisation.ts";

/** The sample ward at work: its office on a clock of its own, its people, and who is invented next. */
export type Ward = {
  readonly office: Office;
  readonly clock: SetClock;
  readonly invention: Invention;
  readonly organisation: DemoOrganisation;
  readonly officers: DemoOfficers;
};

/** Some minutes go by. */
export function later(ward: Ward, minutes: number): void {
  ward.clock.set(instantOfEpoch(epochOf(ward.clock.now()) + minutes * 60_000));
}

type Doing = { readonly actor: Actor; readonly dossier: Acted };

export async function act(
  ward: Ward,
  { actor, dossier }: Doing,
  command: AskedAct["command"],
): Promise<void> {
  done(
    await runAct(ward.office, actor, { dossierId: dossier.id, command, expectedVersion: null, key: null }),
  );
}

export function done<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  assert(result.ok, `the demo ward may do this: ${result.ok ? "" : JSON.stringify(result.refusal)}`);
  return result.value;
}
