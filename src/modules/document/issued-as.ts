import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { SigningMoments } from "../signature/index.ts";
import type { KeptPaper } from "./paper-store.ts";

/** What is known of an issued paper beside its own row: from the chained history of its dossier, or from a register. */
export type IssuedAs = {
  /** The file that was given out; null where nothing was yet. */
  readonly sha256: string | null;
  /** The file as its signer signed it, before number and seal; null where it was made whole at once. */
  readonly signedSha256: string | null;
  /** Whether it must carry digital signatures whatever the signed file carries. */
  readonly isDigital: boolean;
  /** Whose signature it must carry; null where that is told nowhere else. */
  readonly signerId: PersonId | null;
  /** Whether it must carry the seal of its agency. */
  readonly isSealed: boolean;
  /** When it was signed and given out: whether a certificate was revoked before that. */
  readonly made: SigningMoments;
};

type Witnessed = Pick<KeptPaper, "id" | "key" | "dossierId" | "numberText">;

/** Says of those papers it knows how they were issued, by their id. */
export type PaperWitness = (
  executor: Executor,
  papers: readonly Witnessed[],
) => Promise<ReadonlyMap<string, IssuedAs>>;

/** What all witnesses together say; a paper has one. */
export async function issuedAs(
  executor: Executor,
  papers: readonly Witnessed[],
  witnesses: readonly PaperWitness[],
): Promise<ReadonlyMap<string, IssuedAs>> {
  const said = await Promise.all(witnesses.map((witness) => witness(executor, papers)));
  return new Map(said.flatMap((each) => [...each]));
}
