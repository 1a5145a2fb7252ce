import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { NamedPerson } from "../access/index.ts";
import type { Component } from "../catalogue/index.ts";
import { listReusable, type StoredPaper } from "../paper-store/index.ts";
import type { FileRef } from "./dossier.ts";

type Question = {
  readonly owners: readonly NamedPerson[];
  readonly components: readonly Component[];
  readonly on: LocalDate;
};

/**
 * The best stored paper of these people for each component that has a kind of paper: what is proposed, never taken
 * without a word of the owner.
 * @law one-stop.md §7.4: for each component look up by code, valid on the day, not revoked, and propose.
 */
export async function storedFor(
  executor: Executor,
  { owners, components, on }: Question,
): Promise<ReadonlyMap<string, StoredPaper>> {
  const documentCodes = components.flatMap((component) => component.documentCodes);
  const papers = await listReusable(executor, { owners, documentCodes, on });
  const found = new Map<string, StoredPaper>();
  for (const { code, documentCodes: kinds } of components) {
    const best = papers.find((paper) => kinds.includes(paper.documentCode));
    if (best !== undefined) found.set(code, best);
  }
  return found;
}

export function fileOfStored({ sha256, fileName, sizeBytes, mime }: StoredPaper): FileRef {
  return { sha256, name: fileName, sizeBytes, mime };
}
