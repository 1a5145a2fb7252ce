import { localDateOf } from "../../kernel/local-date.ts";
import type { ProcedureVersion } from "../catalogue/index.ts";
import { textIn } from "../catalogue/index.ts";
import { type FiledPaper, lastValidDay, ownerOf } from "../paper-store/index.ts";
import type { DigitisedCopy } from "./digitised-copies.ts";
import type { ComponentHeld, Dossier, FileRef } from "./dossier.ts";
import type { Party } from "./party.ts";

type Source = {
  readonly dossier: Pick<Dossier, "id" | "components" | "result" | "acceptedAt">;
  /** The person or organisation whose dossier it is. */
  readonly owner: Pick<Party, "fullName" | "personalId" | "taxCode">;
  readonly version: Pick<ProcedureVersion, "components" | "results">;
  /** Name of the agency that decided. */
  readonly agencyName: string;
  /** Copies of compared scans that bear the signature of whoever compared them. */
  readonly copies: readonly DigitisedCopy[];
};

/**
 * What of a dossier belongs in the store of its owner: the issued result, papers an officer compared with their originals,
 * and what was sent in with it, once an officer received it: whoever types a stranger's number puts nothing on their shelf.
 * How much a compared paper is worth follows from the signature on its copy, never from the
 * tick. Papers of kinds nobody would look for (no code) stay with the dossier only.
 * @law Nghị định 45/2020/NĐ-CP; one-stop.md §7.2–7.3: level 2 is digitised and signed by an officer, level 3 sent in.
 */
export function papersToFile(source: Source): FiledPaper[] {
  const owner = ownerOf(source.owner);
  if (owner === null) return [];
  const papers = [
    ...resultPapers(source),
    ...source.dossier.components.flatMap((held) => [
      ...comparedPapers(source, held),
      ...sentPapers(source, held),
    ]),
  ];
  return eachOnce(papers).map((paper) => ({
    ...owner,
    ownerName: source.owner.fullName,
    ...paper,
    sourceDossierId: source.dossier.id,
  }));
}

type Paper = Omit<FiledPaper, "ownerKind" | "ownerNumber" | "ownerName" | "sourceDossierId">;

/** One file may stand under two components of one kind, or twice under one; what it is worth most counts. */
function eachOnce(papers: readonly Paper[]): readonly Paper[] {
  const byWorth = papers.toSorted((one, other) => other.trustLevel - one.trustLevel);
  return [...new Map(byWorth.map((paper) => [`${paper.documentCode} ${paper.sha256}`, paper])).values()];
}

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

function comparedPapers({ version, copies }: Source, held: ComponentHeld): Paper[] {
  const component = version.components.find(({ code }) => code === held.componentCode);
  const documentCode = component?.documentCodes[0];
  const { scan } = held;
  if (component === undefined || documentCode === undefined || held.digitisation !== "DIGITISED") return [];
  if (scan === undefined || scan.comparedAt === null) return [];
  const { number, issuer, issuedOn, comparedAt } = scan;
  return held.files.map((file) => {
    const copy = copies.find(
      (each) => each.componentCode === held.componentCode && each.sha256 === file.sha256,
    );
    return {
      ...fileFacts({ ...file, ...copy?.signed }),
      documentCode,
      name: textIn(component.name, "vi"),
      number,
      issuer: issuer ?? "—",
      issuedOn,
      validFrom: issuedOn ?? localDateOf(comparedAt),
      validTo: null,
      trustLevel: copy?.signed == null ? 3 : 2,
      source: "COMPONENT",
    };
  });
}

/** What came as a file and nobody compared with anything. */
function sentPapers({ version, dossier }: Source, held: ComponentHeld): Paper[] {
  const component = version.components.find(({ code }) => code === held.componentCode);
  const documentCode = component?.documentCodes[0];
  if (component === undefined || documentCode === undefined || dossier.acceptedAt === null) return [];
  if (held.digitisation === "REUSED" || held.scan?.comparedAt != null) return [];
  const validFrom = localDateOf(dossier.acceptedAt);
  return held.files.map((file) => ({
    ...fileFacts(file),
    ...{ documentCode, name: textIn(component.name, "vi"), number: null, issuer: "—", issuedOn: null },
    ...{ validFrom, validTo: null, trustLevel: 3, source: "COMPONENT" },
  }));
}

function fileFacts({ sha256, name, mime, sizeBytes }: FileRef) {
  return { sha256, fileName: name, mime, sizeBytes };
}
