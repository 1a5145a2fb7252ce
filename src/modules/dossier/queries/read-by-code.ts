import type { Actor } from "../../access/index.ts";
import type { Office } from "../commands/office.ts";
import type { DossierId } from "../dossier.ts";
import { readDossier } from "./read-dossier.ts";
import { searchInScope } from "./work-desk.ts";

/** A dossier by name: its id and its code. */
export type NamedDossier = { readonly id: DossierId; readonly code: string };

/** The one dossier of a code, whole or short, that the officer may read; null where there is none or more than one. */
export async function readDossierByCode(
  office: Office,
  actor: Actor,
  code: string,
): Promise<NamedDossier | null> {
  const found = await searchInScope(office, actor, code);
  if (!found.ok) return null;
  const typed = code.trim().toUpperCase();
  const [only, ...others] = found.value.filter((each) => each.code?.endsWith(typed) === true);
  return only === undefined || others.length > 0 ? null : nameDossier(office, actor, only.id);
}

/** What a dossier is called, for whoever may read it; null for everybody else. */
export async function nameDossier(office: Office, actor: Actor, id: DossierId): Promise<NamedDossier | null> {
  const read = await readDossier(office, actor, id);
  const code = read.ok ? read.value.dossier.code : null;
  return code === null ? null : { id, code };
}
