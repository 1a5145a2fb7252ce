import { type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import { type Actor, confirmedIdentity, isSamePerson, type NamedPerson } from "../access/index.ts";
import { listRepresentedOwners, listReusableFiles, logLook, type StoredPaper } from "../paper-store/index.ts";
import type { ComponentHeld, DossierId, FileRef } from "./dossier.ts";
import type { Party } from "./party.ts";

/** The components an act names as taken from the store, whose papers those may be (asked only then), and what for. */
type Use = {
  readonly components: readonly ComponentHeld[];
  readonly owners: () => Promise<readonly NamedPerson[]>;
  readonly dossierId: DossierId;
  readonly purpose: string;
  readonly at: Instant;
};

/** Whose dossier it is, and who is there for it. */
type Whose = {
  readonly owner: Pick<Party, "fullName" | "taxCode">;
  readonly people: readonly NamedPerson[];
};

/** Under which numbers and names the store may hold papers for a dossier: an organisation's lie under its tax code. */
export function shelvesOf({ owner: { fullName, taxCode }, people }: Whose): readonly NamedPerson[] {
  return taxCode === undefined ? people : [{ personalId: taxCode, fullName }, ...people];
}

/**
 * Whose stored papers may be named: at the counter those of the people there and of the organisation whose dossier it is;
 * online one's own as VNeID confirmed, and that organisation's for whoever was confirmed to represent it today.
 * @law Bộ luật Dân sự 2015, Điều 137–140: whoever represents an organisation gives its consent, until that ends.
 */
export async function ownersAsked(
  executor: Executor,
  actor: Actor,
  { on, ...whose }: Whose & { readonly on: LocalDate },
): Promise<readonly NamedPerson[]> {
  if (actor.kind === "officer") return shelvesOf(whose);
  const identity = confirmedIdentity(actor);
  if (identity === null) return [];
  const organisation = shelvesOf({ ...whose, people: [] });
  if (organisation.length === 0) return [identity];
  const represented = await listRepresentedOwners(executor, identity, on);
  return [...organisation.filter((shelf) => represented.some((each) => isSamePerson(each, shelf))), identity];
}

/**
 * The files that are not stored papers taken again: those have to be the actor's own. A stored paper is one only where
 * the component says so (REUSED), the paper is its owner's and in force, and the log says who used it with whose consent.
 * @law one-stop.md §7.4: the officer or citizen confirms each re-use; consent and access log entry each time.
 */
export async function withoutReused(
  executor: Executor,
  actor: Actor,
  { use, files }: { readonly use: Use; readonly files: readonly FileRef[] },
): Promise<readonly FileRef[]> {
  const named = new Set(
    use.components
      .filter(({ digitisation }) => digitisation === "REUSED")
      .flatMap((component) => component.files.map(({ sha256 }) => sha256)),
  );
  const asked = files.filter(({ sha256 }) => named.has(sha256));
  if (asked.length === 0) return files;
  const on = localDateOf(use.at);
  const papers = await listReusableFiles(executor, {
    owners: await use.owners(),
    files: asked.map(({ sha256 }) => sha256),
    on,
  });
  const used = papers.filter((paper) => asked.some((file) => isOf(paper, file)));
  await logUse(executor, actor, { use, used });
  return files.filter((file) => !named.has(file.sha256) || !used.some((paper) => isOf(paper, file)));
}

function isOf(paper: StoredPaper, file: FileRef): boolean {
  return paper.sha256 === file.sha256 && paper.sizeBytes === file.sizeBytes && paper.mime === file.mime;
}

async function logUse(
  executor: Executor,
  actor: Actor,
  { use, used }: { readonly use: Use; readonly used: readonly StoredPaper[] },
): Promise<void> {
  const consent = actor.kind === "citizen" ? "OWNER_ONLINE" : "OWNER_AT_COUNTER";
  const { purpose, dossierId, at } = use;
  for (const ownerNumber of new Set(used.map((paper) => paper.ownerNumber))) {
    const papers = used.filter((paper) => paper.ownerNumber === ownerNumber);
    await logLook(executor, actor, { kind: "REUSED", ownerNumber, papers, purpose, dossierId, consent, at });
  }
}
