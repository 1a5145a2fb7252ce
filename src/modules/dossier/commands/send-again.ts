import { type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor } from "../../access/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Applicant } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { listMoments } from "../queries/dossier-moments.ts";
import { type Acted, actWithin } from "./act.ts";
import type { Office } from "./office.ts";
import type { AskedAct } from "./run-act.ts";

type SendAgain = Extract<DossierCommand, { readonly act: "sendResultAgain" }>;

/**
 * Sends the link to a result anew: the message goes with the event, as every message does. Who may not do it hears that
 * first, and nothing of how the applicant can be reached.
 */
export async function sendResultAgain(
  office: Office,
  actor: Actor,
  { command, ...request }: AskedAct<SendAgain>,
): Promise<Result<Acted, CommandRefusal>> {
  return transactionOrRefusal(
    office.services.database,
    async (tx): Promise<Result<Acted, CommandRefusal>> => {
      const done = await actWithin(office, tx, { actor, request: { ...request, command, private: null } });
      if (!done.ok) return done;
      const [moment] = await listMoments(tx, [{ dossierId: request.dossierId, seq: null }]);
      return moment != null && getsLink(moment.applicant) ? done : refuse({ code: "RESULT_HAS_NO_LINK" });
    },
  );
}

/** Without an account, with a number to prove who they are, and a telephone or mail the link can go to. */
export function getsLink({ accountId, owner, submitter }: Applicant): boolean {
  const parties = [owner, submitter];
  return (
    accountId === null &&
    parties.some(({ personalId }) => personalId !== null) &&
    parties.some(({ email, phone }) => (email ?? phone) !== null)
  );
}
