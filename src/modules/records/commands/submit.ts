import { refuse } from "../../../kernel/result.ts";
import type { Actor, PersonId } from "../../access/index.ts";
import { authorityByPost, authorityRefusal } from "../../document/index.ts";
import type { Announcement, Office } from "../../dossier/index.ts";
import { returnToDraft, submitDraft, takeBackDraft } from "../decide-submission.ts";
import { type Authority, type OfficialDocumentId, wordOf } from "../official-document.ts";
import { deletePaper } from "../paper-store.ts";
import { listLeadersOf } from "../people.ts";
import { isPlacementOlder } from "../placement-store.ts";
import { deniedAsDrafter } from "../rights.ts";
import { type Answer, type Changed, type InHand, withDocument, write } from "./change.ts";

type Named = { readonly id: OfficialDocumentId; readonly expectedVersion?: number | null };

type AskedSubmit = Named & {
  readonly leaderId: string;
  /** In whose stead that leader is to sign; null: as their post says. */
  readonly authority: Authority | null;
};

/** Sends a draft up to a leader of its agency, who is told of it. */
export async function submitOutgoing(
  office: Office,
  actor: Actor,
  { leaderId, authority: said, ...asked }: AskedSubmit,
): Answer {
  const one = { services: office.services, actor };
  return withDocument(one, { ...asked, act: "records.read" }, async (hand) => {
    const { tx, document, doer, ground } = hand;
    const denial = deniedAsDrafter(ground, actor, document);
    if (denial !== null) return refuse(denial);
    if (await isPlacementOlder(tx, document)) return refuse({ code: "RECORDS_PLACES_OLDER" });
    const leaders = await listLeadersOf(tx, document.agencyId, ground.on);
    const to = leaders.find(({ id }) => id === leaderId);
    if (to === undefined) return refuse({ code: "RECORDS_SIGNER" });
    const authority = said ?? authorityByPost(to.title) ?? "HEAD";
    const misfit = authorityRefusal({ title: to.title, word: wordOf(authority) });
    if (misfit !== null) return refuse(misfit);
    const done = await write(hand, submitDraft(document, { to, authority, by: doer.id, at: doer.at }));
    if (done.ok) await tell(office, hand, { kind: "DOCUMENT_TO_SIGN", changed: done.value, personId: to.id });
    return done;
  });
}

/** Takes a draft back from the leader it was sent up to. */
export async function takeBackOutgoing({ services }: Office, actor: Actor, asked: Named): Answer {
  return withDocument({ services, actor }, { ...asked, act: "records.read" }, async (hand) => {
    const denial = deniedAsDrafter(hand.ground, actor, hand.document);
    return denial === null ? write(hand, takeBackDraft(hand.document)) : refuse(denial);
  });
}

/** The leader sends a document back with the reason; whoever sent it up, or drafted it, is told. */
export async function returnOutgoing(
  office: Office,
  actor: Actor,
  { reason, ...asked }: Named & { readonly reason: string },
): Answer {
  const one = { services: office.services, actor };
  return withDocument(one, { ...asked, act: "records.sign" }, async (hand) => {
    const { tx, document } = hand;
    const done = await write(hand, returnToDraft(document, { reason }));
    if (!done.ok) return done;
    await deletePaper(tx, asked.id);
    const personId = document.submittedById ?? document.createdBy;
    await tell(office, hand, { kind: "DOCUMENT_RETURNED", changed: done.value, personId });
    return done;
  });
}

type Telling = Pick<Announcement, "kind"> & { readonly changed: Changed; readonly personId: PersonId };

/** In the transaction of the act: told exactly when it was done. */
async function tell({ announce }: Office, { tx, doer }: InHand, telling: Telling): Promise<void> {
  const { kind, changed, personId } = telling;
  const of = `document ${changed.id} version ${changed.version}`;
  await announce(tx, [{ dossierId: null, kind, of, at: doer.at, personId }]);
}
