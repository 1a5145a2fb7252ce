import type { Tx } from "../../../platform/postgres/database.ts";
import type { Actor } from "../../access/index.ts";
import {
  findResultPaper,
  type KeptPaper,
  listPapersOf,
  markRevoked,
  voidNumberOf,
} from "../../document/index.ts";
import type { Dossier } from "../dossier.ts";
import type { Office } from "./office.ts";

/**
 * The paper of the result in force: the one the leader signed, or the file that was uploaded in its place. Another paper
 * of the dossier may bear the same number: an electronic copy is certified under that of its line.
 */
export async function resultPaperOf(tx: Tx, { id, result }: Dossier): Promise<KeptPaper | null> {
  if (result?.number == null) return null;
  const bearers = (await listPapersOf(tx, id)).filter(
    ({ state, numberText }) => state === "PUBLISHED" && numberText === result.number,
  );
  const signedId = result.paper?.paperId;
  const found = bearers.find((paper) =>
    signedId === undefined ? findResultPaper(paper.key) === null : paper.id === signedId,
  );
  return found ?? null;
}

type Withdrawing = { readonly paper: KeptPaper; readonly actor: Actor; readonly reason: string };

/** The paper is no longer valid, and its number void wherever it came from, all with the reason. */
export async function withdrawPaper(
  office: Office,
  tx: Tx,
  { paper, actor, reason }: Withdrawing,
): Promise<void> {
  const at = office.services.clock.now();
  await markRevoked(tx, paper.id, { revokedAt: at, revokedReason: reason });
  await voidNumberOf(tx, paper.id, { voidedAt: at, voidReason: reason });
  // Anybody else is refused the act, and nothing of this stands.
  if (actor.kind === "officer")
    await office.register.strike(tx, paper.id, { reason, by: actor.personId, at });
}
