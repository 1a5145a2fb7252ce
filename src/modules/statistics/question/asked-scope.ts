import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Page, z } from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import { type Unit, type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { agencyMeant } from "./agency-field.tsx";
import { type Laying, layFigures } from "./laying.ts";
import { type LeadQuestion, type leadQuery, questionOf, unitKey } from "./question.ts";
import { agencyUnknown, type LeadRefusal } from "./refusals.ts";
import { readableAgencies, withPredecessors } from "./scope.ts";

type LeadAsked = z.output<typeof leadQuery>;
export type LeadRequest<Asked extends LeadAsked = LeadAsked> = Page<unknown, Asked>;

/** Whose figures a leader's page is about. */
export type LeadScope = {
  readonly question: LeadQuestion;
  /** The agencies meant, of those the actor may read: what the figures are of follows from them and from nobody's rights. */
  readonly asked: readonly UnitId[];
  /** Agencies to choose from: those of today, or of any time where figures are told as the agencies were. */
  readonly agencies: readonly Unit[];
  /** The agencies asked for, with those merged into them or divided among them. */
  readonly laying: Laying;
  readonly directory: UnitDirectory;
  readonly on: LocalDate;
};

/** A unit outside the officer's tree does not exist here; an agency that was merged belongs to whom it was merged into. */
export async function scopeOf(page: LeadRequest): Promise<Result<LeadScope, LeadRefusal>> {
  const { database, clock } = page.services;
  const on = localDateOf(clock.now());
  const directory = await unitDirectory(database);
  const asked = questionOf(page.query, on);
  const today = readableAgencies(page.actor, { directory, on });
  const agencies = asked.view === "RESTATED" ? today : withClosed(today, { directory, on });
  const one = asked.unit === "" ? null : agencyMeant(agencies, asked.unit);
  if (one === null && asked.unit !== "") return refuse(agencyUnknown(asked.unit));
  const question = one === null ? asked : { ...asked, unit: unitKey(one) };
  const units = one === null ? agencies.map(({ id }) => id) : [one.id];
  return accept({
    question,
    asked: units,
    agencies,
    laying: layFigures(question.view, units, { directory, on }),
    directory,
    on,
  });
}

function withClosed(agencies: readonly Unit[], at: Pick<LeadScope, "directory" | "on">): readonly Unit[] {
  const ids: readonly UnitId[] = agencies.map(({ id }) => id);
  return withPredecessors(ids, at).flatMap((id) => at.directory.find(id) ?? []);
}
