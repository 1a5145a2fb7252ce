import { localDateOf } from "../../../kernel/local-date.ts";
import { paths } from "../../../web/paths.ts";
import { type Act, type Actor, authorize, mayEver } from "../../access/index.ts";
import type { ProcedureVersion } from "../../catalogue/index.ts";
import type { Office } from "../commands/office.ts";
import { dueNow } from "../fees-standing.ts";
import type { DossierView } from "../queries/read-dossier.ts";
import { isPresented } from "../screens/case-papers.ts";
import { undigitised } from "../undigitised.ts";

/** What the officer at the counter does next about money and papers, by their rights. */
export type WaysOn = {
  /** Takes in the next person as well. */
  readonly receives: boolean;
  /** Puts right what was declared. */
  readonly amends: boolean;
  /** What is to be paid now; null where nothing is. */
  readonly fee: {
    /** Null where the amount is not known yet. */
    readonly dong: number | null;
    /** Takes the money, in cash or by a VietQR code; null where the officer may not. */
    readonly take: string | null;
    /** What the dossier owes; null where the officer may not read it. */
    readonly charges: string | null;
    readonly takesTransfers: boolean;
  } | null;
  /** Papers that nobody has scanned; none where the officer does not digitise them. */
  readonly papersLeft: number;
};

export async function waysOn(
  office: Office,
  actor: Actor,
  { read, version }: { readonly read: DossierView; readonly version: ProcedureVersion },
): Promise<WaysOn> {
  const left = undigitised(read.dossier.components, (code) => isPresented(version, code));
  return {
    receives: mayEver(actor, "dossier.receive"),
    amends: read.acts.includes("amendApplication") && !read.sharedPartOnly,
    fee: await feeNow(office, actor, read),
    papersLeft: read.acts.includes("checkComponents") ? left.length : 0,
  };
}

async function feeNow(
  office: Office,
  actor: Actor,
  { dossier, sharedPartOnly }: DossierView,
): Promise<WaysOn["fee"]> {
  const { database, clock } = office.services;
  const { id, organisations, status } = dossier;
  const book = await office.fees(database, id);
  if (book === null || organisations === null || sharedPartOnly) return null;
  const { nowDong } = dueNow(book, status);
  if (book.owedDong !== null && nowDong === 0) return null;
  const directory = await office.directory();
  const lineage = directory.lineageOf(organisations.receivingUnitId, localDateOf(clock.now()));
  const may = (act: Act) => authorize(actor, act, { kind: "unit", lineage }).allowed;
  return {
    dong: book.owedDong === null ? null : nowDong,
    take: book.owedDong !== null && may("payment.take") ? `${paths.cashTake()}?dossier=${id}` : null,
    charges: may("payment.read-charges") ? paths.cashDossier(id) : null,
    takesTransfers: book.takesTransfers,
  };
}
