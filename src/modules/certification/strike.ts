import { accept, type Result, refuse } from "../../kernel/result.ts";
import { transactionOrRefusal } from "../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../platform/services.ts";
import type { PersonId } from "../access/index.ts";
import { markRevoked } from "../document/index.ts";
import { holdDossiers } from "../dossier/index.ts";
import type { CertificationRefusal } from "./refusals.ts";
import { insertVoid, lockLine, type RegisterLine } from "./register.ts";
import { isLastOnPaper } from "./result-papers.ts";
import { askForFeeOf } from "./struck-fee.ts";

type Striking = { readonly reason: string; readonly by: PersonId };

/**
 * Strikes a line out with its reason; in the same transaction the electronic copy made under it is revoked, and its part
 * of the fee is asked off, or back. The last line of an issued result goes with that result, by whoever recalls it.
 * @law Nghị định 30/2020/NĐ-CP, Thông tư 01/2020/TT-BTP: a register is corrected by striking out, nothing is removed from it.
 */
export async function strikeLine(
  { database, clock }: Pick<Services, "database" | "clock">,
  line: RegisterLine,
  { reason, by }: Striking,
): Promise<Result<null, CertificationRefusal>> {
  const at = clock.now();
  const { dossierId } = line;
  return transactionOrRefusal<null, CertificationRefusal>(database, async (tx) => {
    // The dossier first, as every act on it does; then no two lines of one paper are struck out behind each other.
    await holdDossiers(tx, [dossierId]);
    const { electronic, voided } = await lockLine(tx, line);
    if (voided !== null) return refuse({ code: "CERTIFICATION_VOIDED" });
    if (await isLastOnPaper(tx, line)) return refuse({ code: "CERTIFICATION_ON_ISSUED_PAPER" });
    await insertVoid(tx, line, { reason, by, at, paperId: null });
    if (electronic !== null)
      await markRevoked(tx, electronic.paperId, { revokedAt: at, revokedReason: reason });
    await askForFeeOf(tx, line, { reason, by, at });
    return accept(null);
  });
}
