import { localDateOf } from "../../kernel/local-date.ts";
import type { ProcedureVersion } from "../catalogue/index.ts";
import { textIn } from "../catalogue/index.ts";
import { type FiledPaper, lastValidDay, ownerOf } from "../paper-store/index.ts";
import type { ComponentHeld, Dossier, FileRef } from "./dossier.ts";

type Source = {
  readonly dossier: Pick<Dossier, "id" | "components" | "result">;
  /** Number and name of the person or organisation whose dossier it is. */
  readonly ownerNumber: string | null;
  readonly ownerName: string;
  readonly version: Pick<ProcedureVersion, "components" | "results">;
  /** Name of the agency that decided. */
  readonly agencyName: string;
};

/**
 * What of a dossier belongs in the store of its owner: the issued result, and papers an officer compared with their
 * originals. Papers of kinds nobody would look for (no code) stay with the dossier only.
 * @law Nghị định 45/2020/NĐ-CP; one-stop.md §7.2–7.3.
 */
export function papersToFile(source: Source): FiledPaper[] {
  const owner = ownerOf(source.ownerNumber);
  if (owner === null) return [];
  return [
    ...resultPapers(source),
    ...source.dossier.components.flatMap((held) => comparedPapers(source, held)),
  ].map((paper) => ({ ...owner, ownerName: source.ownerName, ...paper, sourceDossierId: source.dossier.id }));
}

type Paper = Omit<FiledPaper, "ownerKind" | "ownerNumber" | "ownerName" | "sourceDossierId">;

function resultPapers({ dossier, version, agencyName }: Source): Paper[] {
  const { result } = dossier;
  const [kind] = version.results;
  if (result === null || result.issuedAt === null || result.ended !== undefined) return [];
  if (result.outcome !== "POSITIVE" || kind === undefined) return [];
  const issuedOn = localDateOf(result.issuedAt);
  return result.files.map((file) => ({
    ...fileFacts(file),
    documentCode: kind.code,
    name: textIn(kind.name, "vi"),
    number: result.number,
    issuer: agencyName,
    issuedOn,
    validFrom: issuedOn,
    validTo: lastValidDay(issuedOn, kind.validMonths),
    trustLevel: 1,
    source: "RESULT",
  }));
}

function comparedPapers({ version }: Source, held: ComponentHeld): Paper[] {
  const component = version.components.find(({ code }) => code === held.componentCode);
  const documentCode = component?.documentCodes[0];
  const { scan } = held;
  if (component === undefined || documentCode === undefined || held.digitisation !== "DIGITISED") return [];
  if (scan === undefined || scan.comparedAt === null) return [];
  const { number, issuer, issuedOn, comparedAt } = scan;
  return held.files.map((file) => ({
    ...fileFacts(file),
    documentCode,
    name: textIn(component.name, "vi"),
    number,
    issuer: issuer ?? "—",
    issuedOn,
    validFrom: issuedOn ?? localDateOf(comparedAt),
    validTo: null,
    trustLevel: 2,
    source: "COMPONENT",
  }));
}

function fileFacts({ sha256, name, mime, sizeBytes }: FileRef) {
  return { sha256, fileName: name, mime, sizeBytes };
}
