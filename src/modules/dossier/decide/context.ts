import type { Instant } from "../../../kernel/local-date.ts";
import type { Result } from "../../../kernel/result.ts";
import type { OfficeRole, UnitId } from "../../access/index.ts";
import type { WorkCalendar } from "../../calendar/index.ts";
import type { ProcessGraph, UnitSelector } from "../../process/index.ts";
import type { ActorRef, NewEvent } from "../events.ts";
import type { DossierRefusal } from "../refusals.ts";

/** Everything a decision may know besides the dossier and the command. */
export type DecideContext = {
  /** When the act happens; the store writes the same instant into the events. */
  readonly now: Instant;
  /** Deadline calendar of the competent agency. */
  readonly calendar: WorkCalendar;
  /** Deadline calendar of the receiving unit, for the eight working hours of the intake check (§4.6). */
  readonly intakeCalendar: WorkCalendar;
  /** The pinned process; null only for acts before acceptance. */
  readonly graph: ProcessGraph | null;
  readonly actor: ActorRef;
  /** Which unit holds steps of this selector and role, for this dossier's organisations. */
  readonly unitOf: (selector: UnitSelector, role: OfficeRole) => UnitId;
};

export type Decision = Result<readonly NewEvent[], DossierRefusal>;
