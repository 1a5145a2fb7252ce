import { type Result, refuse } from "../../../kernel/result.ts";
import type { DossierAct } from "../acts.ts";
import type { Dossier } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import type { NewEvent } from "../events.ts";
import type { DossierRefusal } from "../refusals.ts";
import type { DecideContext } from "./context.ts";

/**
 * What an act does to a dossier: the events it adds, or why the office says no. Pure: the same dossier, command and
 * context always give the same answer. Rights (who, in which unit) are asked before, by `authorize` and `ACT_POLICY`.
 */
export function decide<A extends DossierAct>(
  dossier: Dossier,
  command: DossierCommand<A>,
  _context: DecideContext,
): Result<readonly NewEvent[], DossierRefusal> {
  return refuse({ code: "ACT_NOT_IN_STATE", act: command.act, status: dossier.status });
}
