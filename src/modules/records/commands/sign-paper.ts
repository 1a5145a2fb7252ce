import { accept, type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import { loadCalendars } from "../../calendar/index.ts";
import { heldTitle, newPaperToken, renderOfficial } from "../../document/index.ts";
import type { Office } from "../../dossier/index.ts";
import { markUsed, signByPerson } from "../../signature/index.ts";
import { signDocument } from "../decide.ts";
import type { Authority, OfficialDocument, OfficialDocumentId } from "../official-document.ts";
import { officialSheet } from "../official-sheet.ts";
import { insertPaper, type OfficialPaper } from "../paper-store.ts";
import { isPlacementOlder } from "../placement-store.ts";
import type { Ground } from "../rights.ts";
import { verifyUrlOf } from "../verify-url.ts";
import { type Answer, type Changed, type InHand, withDocument, write } from "./change.ts";
import { signedUpload } from "./sign-upload.ts";

type AskedSign = {
  readonly id: OfficialDocumentId;
  readonly expectedVersion?: number | null;
  readonly authority: Authority;
  readonly title: string;
};

/**
 * The leader signs. A document whose words the office keeps is set on paper with the places of number and day open, and
 * signed digitally where the leader has a certificate; the bytes are kept before anything is written, and where the key or
 * its holder says no nothing is. A file is signed where its drafter said, or outside, as the file shows.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13, Đ.15, Phụ lục I: signed by the person first, numbered and sealed by the clerk after
 */
export async function signWithPaper(
  office: Office,
  actor: Actor,
  asked: AskedSign,
): Promise<Result<Changed, Refusal>> {
  const { services } = office;
  const { id, authority, title, expectedVersion = null } = asked;
  const one = { services, actor };
  // Tried first: nobody is asked for a signature for what the office would refuse anyway.
  const open = await withDocument(one, { id, act: "records.sign", expectedVersion }, async (hand) => {
    const decided = await decideSigned(hand, { authority, title });
    return decided.ok ? accept({ document: hand.document, ground: hand.ground }) : decided;
  });
  if (!open.ok) return open;
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const signer = { authority, title, name: actor.fullName };
  const signing = { ...open.value, signer, holderId: actor.personId };
  const isSet = open.value.document.content !== null;
  const made = isSet ? await signedPaper(office, signing) : await signedUpload(office, signing);
  if (!made.ok) return made;
  if (made.value === null) return signOutgoing(office, actor, asked);
  const { certificateId, ...paper } = made.value;
  const same = { id, act: "records.sign", expectedVersion: open.value.document.version } as const;
  return withDocument(one, same, async (hand) => {
    const done = await write(hand, await decideSigned(hand, { authority, title }));
    if (!done.ok) return done;
    await insertPaper(hand.tx, paper);
    if (certificateId !== null) await markUsed(hand.tx, certificateId, hand.doer.at);
    await tellClerk(office, hand, done.value);
    return done;
  });
}

/** A document that is only a file: signed outside, and here it is written down that it was. */
export async function signOutgoing(office: Telling, actor: Actor, asked: AskedSign): Answer {
  const { services } = office;
  const { authority, title, ...named } = asked;
  return withDocument({ services, actor }, { ...named, act: "records.sign" }, async (hand) => {
    const done = await write(hand, await decideSigned(hand, { authority, title }));
    if (done.ok) await tellClerk(office, hand, done.value);
    return done;
  });
}

type Telling = Pick<Office, "services" | "announce">;

/** In the transaction of the signature: who keeps the register hears that the document waits for number and publication. */
async function tellClerk(
  { announce }: Telling,
  { tx, document, doer }: InHand,
  done: Changed,
): Promise<void> {
  const of = `document ${done.id} version ${done.version}`;
  const desk = { unitId: document.agencyId, role: "clerk" } as const;
  await announce(tx, [{ dossierId: null, kind: "DOCUMENT_TO_PUBLISH", of, at: doer.at, desk }]);
}

/** What the signature of this officer makes of the document, or why it may not stand there. */
async function decideSigned(
  { tx, document, doer, ground }: InHand,
  { authority, title }: Pick<AskedSign, "authority" | "title">,
) {
  if (await isPlacementOlder(tx, document)) return refuse({ code: "RECORDS_PLACES_OLDER" as const });
  const { agencyId } = document;
  const { deadline: calendar } = await loadCalendars(tx, agencyId, ground.on);
  const post = await heldTitle(tx, { personId: doer.id, agencyId, on: ground.on });
  const signer = { id: doer.id, name: doer.name, title, post };
  return signDocument(document, { authority, signer, at: doer.at, calendar });
}

type Signing = {
  readonly document: OfficialDocument;
  readonly ground: Ground;
  readonly signer: { readonly authority: Authority; readonly title: string; readonly name: string };
  readonly holderId: Extract<Actor, { readonly kind: "officer" }>["personId"];
};

async function signedPaper(office: Office, { document, ground, signer, holderId }: Signing) {
  const { services, signing } = office;
  const now = services.clock.now();
  const sheet = officialSheet(document, signer, { directory: ground.directory, at: now, on: ground.on });
  const token = newPaperToken();
  const { pdf, places } = renderOfficial({
    sheet,
    numbered: null,
    verifyUrl: verifyUrlOf(services, token),
    madeOn: ground.on,
  });
  const signed = await signByPerson(
    { signing, executor: services.database, now },
    { pdf, spots: places, holderId, name: signer.name, description: document.subject ?? "" },
  );
  if (!signed.ok) return signed;
  const { sha256: signedSha256 } = await services.files.put(signed.value?.pdf ?? pdf);
  const isDigital = signed.value !== null;
  const paper: Omit<OfficialPaper, "sha256"> = {
    ...{ documentId: document.id, token, sheet, signedOn: ground.on, isDigital, signedSha256 },
  };
  return accept({ ...paper, certificateId: signed.value?.certificateId ?? null });
}
