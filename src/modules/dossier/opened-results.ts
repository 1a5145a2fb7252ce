import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { DossierId } from "./dossier.ts";

/** What somebody saw who opened a result before signing: the dossier as it then stood, set by the templates of then. */
type OpenedResult = {
  readonly dossierId: DossierId;
  readonly version: number;
  readonly templates: string;
  readonly openedAt: Instant;
};

const rowSchema = z.object({
  dossierId: z.custom<DossierId>((id) => typeof id === "string"),
  version: z.number(),
  templates: z.string(),
  openedAt: z.custom<Instant>((at) => typeof at === "string"),
});

/** The last look counts: an earlier one was at what may have changed since. */
export async function noteOpened(
  executor: Executor,
  personId: PersonId,
  { dossierId, ...seen }: OpenedResult,
): Promise<void> {
  await executor.kysely
    .insertInto("dossierResultOpened")
    .values({ personId, dossierId, ...seen })
    .onConflict((conflict) => conflict.columns(["personId", "dossierId"]).doUpdateSet(seen))
    .execute();
}

/** Of these dossiers, the results this person opened, by dossier. */
export async function openedAmong(
  executor: Executor,
  { personId, dossierIds }: { readonly personId: PersonId; readonly dossierIds: readonly DossierId[] },
): Promise<ReadonlyMap<DossierId, OpenedResult>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await executor.kysely
    .selectFrom("dossierResultOpened")
    .select(["dossierId", "version", "templates", "openedAt"])
    .where("personId", "=", personId)
    .where("dossierId", "in", [...dossierIds])
    .execute();
  return new Map(rows.map((row) => rowSchema.parse(row)).map((row) => [row.dossierId, row]));
}

type Standing = { readonly version: number; readonly templates: string };

/** When it was opened as it stands now; null where it was not, or changed since. */
export function openedAsItStands(opened: OpenedResult | undefined, now: Standing): Instant | null {
  if (opened === undefined) return null;
  return opened.version === now.version && opened.templates === now.templates ? opened.openedAt : null;
}
