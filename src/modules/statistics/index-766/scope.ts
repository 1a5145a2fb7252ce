import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor } from "../../access/index.ts";
import { type Unit, type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { readableAgencies } from "../question/scope.ts";

/** The agencies whose index the actor may see, and the tree they stand in. */
export type IndexScope = {
  readonly agencies: readonly Unit[];
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
};

export async function indexScope(services: Services, actor: Actor): Promise<IndexScope> {
  const directory = await unitDirectory(services.database);
  const today = localDateOf(services.clock.now());
  return { directory, today, agencies: readableAgencies(actor, { directory, on: today }) };
}

/** One agency of the scope; outside the own tree there is none. */
export function agencyIn({ agencies }: IndexScope, id: string): Result<Unit, { readonly code: "NOT_FOUND" }> {
  const unit = agencies.find((each) => each.id === id);
  return unit === undefined ? refuse({ code: "NOT_FOUND" }) : accept(unit);
}
