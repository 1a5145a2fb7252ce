import type { DossierAct } from "./acts.ts";
import type { ComponentHeld } from "./component-held.ts";

/** By these acts the dossier leaves the desk that has the papers before it. */
const LEAVES_DESK: readonly DossierAct[] = ["accept", "handOver", "assignTask", "completeTask", "reroute"];

export function leavesDesk(act: DossierAct): boolean {
  return LEAVES_DESK.includes(act);
}

/**
 * The papers handed in of which nobody has decided how they are digitised: not taken from the store, not scanned and compared,
 * not found to need none. A warning and no refusal: the rule says what is done on receipt, not that a citizen waits for it.
 * What is only shown goes home again and is left out by `isPresented`.
 * @law Quyết định 468/QĐ-TTg 2021; Thông tư 01/2023/TT-VPCP; one-stop.md §7.1: papers are digitised on receipt.
 */
export function undigitised(
  components: readonly ComponentHeld[],
  isPresented: (componentCode: string) => boolean,
): readonly ComponentHeld[] {
  return components.filter(
    ({ componentCode, originals, copies, files, digitisation }) =>
      digitisation === null && originals + copies + files.length > 0 && !isPresented(componentCode),
  );
}
