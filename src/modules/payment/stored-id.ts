import { present } from "../../kernel/assert.ts";
import { parseId } from "../../kernel/ids.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";

/** Ids as our own tables hold them. */
export const unitIdOf = (text: string): UnitId => present(parseId<"unit">(text), "a stored unit");
export const personIdOf = (text: string): PersonId => present(parseId<"person">(text), "a stored person");
export const dossierIdOf = (text: string): DossierId => present(parseId<"dossier">(text), "a stored dossier");
