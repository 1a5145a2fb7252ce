import { messages } from "../../i18n/index.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { askForStruck } from "../payment/index.ts";
import type { RegisterLine } from "./register.ts";

/** A line among the decisions about money: the agency is that of the charge's dossier. */
export const aboutOf = ({ year, number }: Pick<RegisterLine, "year" | "number">) =>
  `certification ${year}/${number}`;

type Striking = { readonly reason: string; readonly by: PersonId; readonly at: Instant };

/** Asks for the line's part of the fee to be taken off, or paid back; somebody else decides. */
export async function askForFeeOf(tx: Tx, line: RegisterLine, { reason, by, at }: Striking): Promise<void> {
  const fees = line.fees.length > 0 ? line.fees : [{ code: null, dong: line.feeDong }];
  const number = messages("vi").certification.numberOf(line);
  const ground = messages("vi").certification.entry.struckGround({ number, reason });
  await askForStruck(tx, { dossierId: line.dossierId, about: aboutOf(line), fees, ground, by, at });
}
