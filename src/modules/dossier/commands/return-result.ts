import { type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import { privateSha256 } from "../chain.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Place } from "../delivery.ts";
import type { Applicant, DossierId } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import type { PrivateData } from "../events.ts";
import { mayHaveFile } from "../party.ts";
import { listMoments } from "../queries/dossier-moments.ts";
import { findDossier } from "../store.ts";
import { type Acted, actOnDossier } from "./act.ts";
import type { Office } from "./office.ts";
import type { AskedAct } from "./run-act.ts";
import { getsLink } from "./send-again.ts";

export type AskedReturn = Omit<
  Extract<DossierCommand, { readonly act: "returnResult" }>,
  "privateSha256" | "place"
> & { readonly receiverName: string | null };

/** Who fetched it is personal: it stands beside the history, which holds its hash. Where it lies, the office knows. */
export async function returnResult(
  office: Office,
  actor: Actor,
  { command: { receiverName, ...command }, ...request }: AskedAct<AskedReturn>,
): Promise<Result<Acted, CommandRefusal>> {
  const { dossierId } = request;
  const place = command.channel === "ONLINE" ? await findPlace(office, dossierId) : null;
  if (place === "NOWHERE") return refuse({ code: "ONLINE_RESULT_NEEDS_NUMBER" });
  const feesSettled = await areFeesSettled(office, dossierId, command.feesSettled);
  const content: PrivateData | null = receiverName === null ? null : { kind: "delivery", receiverName };
  const privateHash = content === null ? null : privateSha256(content);
  return actOnDossier(office, actor, {
    ...request,
    command: { ...command, place, feesSettled, privateSha256: privateHash },
    private: content,
  });
}

export async function findPlace(
  { services }: Office,
  dossierId: DossierId,
): Promise<Place | "NOWHERE" | null> {
  const [moment] = await listMoments(services.database, [{ dossierId, seq: null }]);
  return moment == null ? null : placeFor(moment.applicant);
}

/** Where the applicant finds a result that is given electronically. */
export function placeFor(applicant: Applicant): Place | "NOWHERE" {
  if (getsLink(applicant)) return "LINK";
  return applicant.accountId !== null || mayHaveFile(applicant) ? "ACCOUNT" : "NOWHERE";
}

/**
 * The books say it (T22). Only of a dossier received before charges were kept do they know nothing: the officer's word
 * counts then.
 */
export async function areFeesSettled(office: Office, id: DossierId, told: boolean): Promise<boolean> {
  const { database } = office.services;
  const standing = await office.fees(database, id);
  if (standing !== null) return standing.isSettled;
  const loaded = await findDossier(database, id);
  return told || loaded?.dossier.pinned?.fees !== undefined;
}
