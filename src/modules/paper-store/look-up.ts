import { parsePersonalId, parseTaxCode } from "../../kernel/identifiers.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { releasedFile } from "../../platform/uploads/released-file.ts";
import { type Actor, authorize, confirmedIdentity, isSamePerson, type NamedPerson } from "../access/index.ts";
import { logLook } from "./access-log.ts";
import type { StoredPaper, StoredPaperId } from "./paper.ts";
import type { PaperStoreRefusal } from "./refusals.ts";
import { type Representative, type RepresentativeId, representedPurpose } from "./representative.ts";
import { listRepresentatives, listRepresented } from "./representative-store.ts";
import { findPaper, listPapersOf } from "./store.ts";

const PURPOSE_LETTERS_MIN = 10;
/** More of one owner are not shown; whoever looks is told. */
export const SHOWN_MAX = 100;

type Asked = { readonly ownerNumber: string; readonly purpose: string };

/** Somebody's papers for an officer who says what for; written down before anything is shown. */
export async function lookUpPapers(
  { database, clock }: Services,
  actor: Actor,
  asked: Asked,
): Promise<Result<readonly StoredPaper[], PaperStoreRefusal>> {
  if (!authorize(actor, "paper-store.look-up", { kind: "none" }).allowed)
    return refuse({ code: "NOT_ALLOWED" });
  const ownerNumber = readOwnerNumber(asked.ownerNumber, clock.today());
  if (ownerNumber === null) return refuse({ code: "PAPER_OWNER_INVALID" });
  const purpose = asked.purpose.trim();
  if (purpose.length < PURPOSE_LETTERS_MIN) return refuse({ code: "PAPER_PURPOSE_REQUIRED" });
  const papers = await listPapersOf(database, { number: ownerNumber, name: null }, { limit: SHOWN_MAX });
  await logLook(database, actor, { kind: "LOOKED_UP", ownerNumber, papers, purpose, at: clock.now() });
  return accept(papers);
}

function readOwnerNumber(text: string, on: LocalDate): string | null {
  return parsePersonalId(text, on)?.digits ?? parseTaxCode(text)?.code ?? null;
}

type Shelf = { readonly representation: Representative; readonly owner: NamedPerson };

/**
 * The shelf of an organisation somebody represents today, under its tax code and name; null for a stranger, before the
 * first day, after the last and once it was ended.
 */
async function shelfOf(
  { database, clock }: Services,
  actor: Actor,
  id: RepresentativeId,
): Promise<Shelf | null> {
  const identity = confirmedIdentity(actor);
  if (identity === null) return null;
  const all = await listRepresented(database, identity, clock.today());
  const representation = all.find((each) => each.id === id);
  if (representation === undefined) return null;
  const { taxCode, organisationName } = representation;
  return { representation, owner: { personalId: taxCode, fullName: organisationName } };
}

type ShelfOpened = {
  readonly shelf: Shelf;
  readonly papers: readonly StoredPaper[];
  readonly hasMore: boolean;
  /** Everybody ever confirmed for this organisation: they see of each other who is. */
  readonly representatives: readonly Representative[];
};

type ShelfAsked = { readonly id: RepresentativeId; readonly limit: number; readonly offset: number };

/** A page of what stands on it, written down before it is shown, under the representation it is shown by. */
export async function openShelf(
  services: Services,
  actor: Actor,
  { id, limit, offset }: ShelfAsked,
): Promise<ShelfOpened | null> {
  const shelf = await shelfOf(services, actor, id);
  if (shelf === null) return null;
  const { database, clock } = services;
  const { personalId: ownerNumber, fullName: name } = shelf.owner;
  const owner = { number: ownerNumber, name, kind: "ORGANISATION" as const };
  const found = await listPapersOf(database, owner, { limit: limit + 1, offset });
  const papers = found.slice(0, limit);
  const look = { kind: "LOOKED_UP" as const, ownerNumber, papers, purpose: representedPurpose(id) };
  await logLook(database, actor, { ...look, at: clock.now() });
  const representatives = (await listRepresentatives(database, ownerNumber)).filter(
    ({ taxCode, organisationName }) =>
      isSamePerson(shelf.owner, { personalId: taxCode, fullName: organisationName }),
  );
  return { shelf, papers, hasMore: found.length > limit, representatives };
}

/** The file of a paper of an organisation, for whoever represents it today; written down like every other look. */
export async function openOrganisationPaper(
  services: Services,
  actor: Actor,
  { id, paperId }: { readonly id: RepresentativeId; readonly paperId: StoredPaperId },
): Promise<Result<Opened, PaperStoreRefusal>> {
  const shelf = await shelfOf(services, actor, id);
  const paper = shelf === null ? null : await findPaper(services.database, paperId);
  if (shelf === null || paper === null || paper.ownerName === null) return refuse({ code: "NOT_FOUND" });
  const { ownerNumber, ownerName, ownerKind } = paper;
  const isTheirs = isSamePerson(shelf.owner, { personalId: ownerNumber, fullName: ownerName });
  if (ownerKind !== "ORGANISATION" || !isTheirs) return refuse({ code: "NOT_FOUND" });
  return openLogged(services, actor, { paper, purpose: representedPurpose(id) });
}

function isOwnedBy({ ownerNumber, ownerName }: StoredPaper, actor: Actor): boolean {
  const identity = confirmedIdentity(actor);
  if (identity === null || ownerName === null) return false;
  return isSamePerson(identity, { personalId: ownerNumber, fullName: ownerName });
}

type Opened = { readonly bytes: Uint8Array; readonly paper: StoredPaper };

/** The file of one's own paper; written down like every other look. */
export async function openOwnPaper(
  services: Services,
  actor: Actor,
  id: StoredPaperId,
): Promise<Result<Opened, PaperStoreRefusal>> {
  const paper = await findPaper(services.database, id);
  if (paper === null || !isOwnedBy(paper, actor)) return refuse({ code: "NOT_FOUND" });
  return openLogged(services, actor, { paper, purpose: "OWN" });
}

async function openLogged(
  services: Services,
  actor: Actor,
  { paper, purpose }: { readonly paper: StoredPaper; readonly purpose: string },
): Promise<Result<Opened, PaperStoreRefusal>> {
  const { ownerNumber } = paper;
  const at = services.clock.now();
  await logLook(services.database, actor, {
    kind: "OPENED",
    ownerNumber,
    papers: [paper],
    purpose,
    at,
  });
  const released = await releasedFile(services, paper.sha256);
  return released.ok ? accept({ bytes: released.value, paper }) : released;
}
