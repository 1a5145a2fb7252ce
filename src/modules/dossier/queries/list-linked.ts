import { parseId } from "../../../kernel/ids.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../dossier.ts";
import type { DossierPage } from "./dossier-page.ts";

/** How another dossier hangs on this one: whose result it puts right, what puts its own right, its bundle, its parts. */
type Link = "CORRECTS" | "CORRECTED_BY" | "BUNDLE" | "PART";
export type LinkedDossier = { readonly id: DossierId; readonly code: string; readonly link: Link };

const CODES: Statement = {
  name: "dossier-codes",
  text: (schema) => `SELECT d.id, d.code FROM ${schema}.dossier AS d WHERE d.id = ANY ($1::uuid[])`,
};

/**
 * Corrections (T24) and parts of a bundle (T26), both ways, in the order they were tied. Most dossiers have none, and then
 * nothing is asked. Rights are asked by each page that a link leads to; a code alone names nobody.
 */
export async function listLinked(
  executor: Pick<Executor, "run">,
  page: Pick<DossierPage, "dossier" | "timeline">,
): Promise<readonly LinkedDossier[]> {
  const links = linksOf(page);
  if (links.length === 0) return [];
  const rows = await executor.run(CODES, [links.map(({ id }) => id)]);
  const codes = new Map(rows.map((row) => [String(row["id"]), row["code"]]));
  return links.flatMap(({ id, link }) => {
    const code = codes.get(id);
    return typeof code === "string" ? [{ id, code, link }] : [];
  });
}

function linksOf({ dossier, timeline }: Pick<DossierPage, "dossier" | "timeline">) {
  const { correctionOf, parentId, children } = dossier;
  const link = (id: DossierId | null, kind: Link) => (id === null ? [] : [{ id, link: kind }]);
  const corrections = timeline.flatMap(({ type, data }) => {
    const id = data["correctionId"];
    return type === "CorrectionOpened" && typeof id === "string" ? [parseId<"dossier">(id)] : [];
  });
  return [
    ...link(correctionOf, "CORRECTS"),
    ...link(parentId, "BUNDLE"),
    ...children.flatMap(({ id }) => link(id, "PART")),
    ...corrections.flatMap((id) => link(id, "CORRECTED_BY")),
  ];
}
