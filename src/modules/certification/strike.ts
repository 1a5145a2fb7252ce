import { messages } from "../../i18n/index.ts";
import type { Services } from "../../platform/services.ts";
import type { PersonId } from "../access/index.ts";
import { markRevoked } from "../document/index.ts";
import { askForStruck } from "../payment/index.ts";
import { insertVoid, lockLine, type RegisterLine } from "./register.ts";

/** A line among the decisions about money: the agency is that of the charge's dossier. */
export const aboutOf = ({ year, number }: RegisterLine) => `certification ${year}/${number}`;

type Striking = { readonly reason: string; readonly by: PersonId };

/**
 * Strikes a line out with its reason; in the same transaction the electronic copy made under it is revoked, and its part
 * of the fee is asked off, or back. False where it was struck before.
 * @law Nghị định 30/2020/NĐ-CP, Thông tư 01/2020/TT-BTP: a register is corrected by striking out, nothing is removed from it.
 */
export async function strikeLine(
  { database, clock }: Pick<Services, "database" | "clock">,
  line: RegisterLine,
  { reason, by }: Striking,
): Promise<boolean> {
  const at = clock.now();
  const { dossierId } = line;
  const fees = line.fees.length > 0 ? line.fees : [{ code: null, dong: line.feeDong }];
  const number = messages("vi").certification.numberOf(line);
  const ground = messages("vi").certification.entry.struckGround({ number, reason });
  return database.transaction(async (tx) => {
    const { electronic } = await lockLine(tx, line);
    if (!(await insertVoid(tx, line, { reason, by, at }))) return false;
    if (electronic !== null)
      await markRevoked(tx, electronic.paperId, { revokedAt: at, revokedReason: reason });
    await askForStruck(tx, { dossierId, about: aboutOf(line), fees, ground, by, at });
    return true;
  });
}
