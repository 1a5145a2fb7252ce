import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type Actor, authorize, type DossierSubject } from "../../access/index.ts";
import { ACT_POLICY, type DossierAct } from "../acts.ts";
import { allowedActs } from "../allowed-acts.ts";
import { actorToday } from "../commands/answering.ts";
import type { Office } from "../commands/office.ts";
import { subjectOf } from "../commands/subject.ts";
import type { Applicant, Dossier, DossierId } from "../dossier.ts";
import { type IssuedPaper, issuedPapers } from "../issued-papers.ts";
import type { Lateness } from "../lateness.ts";
import { maskName } from "../mask-name.ts";
import { ownershipOf } from "../store.ts";
import { type DossierPage, findDossierPage } from "./dossier-page.ts";
import { latenessOf } from "./read-lateness.ts";

/** A dossier as one actor may see it, with the acts that actor may do on it now. */
export type DossierView = DossierPage & {
  readonly acts: readonly DossierAct[];
  /** True where only the shared part is shown: a consulted unit learns what it is asked, not whose it is (§9). */
  readonly sharedPartOnly: boolean;
  /** Where a late dossier lost its time; null in time, and for whom it is not: it names officers. */
  readonly lateness: Lateness | null;
  /** Papers owed to the applicant besides the slip; none where only the shared part is shown. */
  readonly papers: readonly IssuedPaper[];
};

/** Loads a dossier for its page; "not yours" and "does not exist" are the same answer. */
export async function readDossier(
  office: Office,
  asking: Actor,
  id: DossierId,
): Promise<Result<DossierView, { readonly code: "NOT_FOUND" }>> {
  const { database, clock } = office.services;
  const [page, directory, actor] = await Promise.all([
    findDossierPage(database, id),
    office.directory(),
    actorToday(office, asking),
  ]);
  if (page === null) return refuse({ code: "NOT_FOUND" });
  const ownership = ownershipOf(page.applicant);
  // Who opens the page is likely to act on it next.
  office.memory.keep(database, { dossier: page.dossier, ownership });
  const subject = subjectOf(page.dossier, ownership, { directory, on: localDateOf(clock.now()) });
  const act = actor.kind === "citizen" ? "dossier.read-own" : "dossier.read";
  if (!authorize(actor, act, subject).allowed) return refuse({ code: "NOT_FOUND" });
  const acts = allowedActs(page.dossier, clock.now()).filter(
    (each) => authorize(actor, ACT_POLICY[each], subject).allowed,
  );
  const sharedPartOnly = isOnlyConsulted(actor, subject);
  const lateness =
    actor.kind === "officer" && !sharedPartOnly ? await findLateness(office, page.dossier) : null;
  return accept(
    sharedPartOnly
      ? { ...sharedPartOf(page), acts, sharedPartOnly, lateness, papers: [] }
      : { ...page, acts, sharedPartOnly, lateness, papers: issuedPapers(page.timeline) },
  );
}

async function findLateness(office: Office, dossier: Dossier): Promise<Lateness | null> {
  if (dossier.organisations === null) return null;
  const now = office.services.clock.now();
  const unitId = dossier.organisations.competentAgencyId;
  const { deadline: calendar } = await office.calendars.get({ unitId, on: localDateOf(now) });
  return latenessOf(dossier, { now, calendar });
}

function isOnlyConsulted(actor: Actor, subject: DossierSubject): boolean {
  return actor.kind === "officer" && !authorize(actor, "dossier.read", { ...subject, consulted: [] }).allowed;
}

/**
 * What a consulted unit sees: the question, the process and the clock. Not whose dossier it is, nor its facts, its
 * papers' content, or what others wrote into its history.
 */
function sharedPartOf(page: DossierPage): DossierPage {
  const { dossier } = page;
  return {
    dossier: {
      ...dossier,
      caseFacts: {},
      payment: null,
      components: dossier.components.map((component) => ({ ...component, files: [] })),
      result: dossier.result === null ? null : { ...dossier.result, files: [] },
    },
    applicant: masked(page.applicant),
    form: {},
    applications: [],
    timeline: page.timeline.map((entry) =>
      entry.type.startsWith("Consultation") ? entry : { ...entry, data: {} },
    ),
  };
}

function masked(applicant: Applicant): Applicant {
  const hide = ({ taxCode: _taxCode, ...party }: Applicant["owner"]) => ({
    ...party,
    fullName: maskName(party.fullName),
    personalId: null,
    phone: null,
    email: null,
    address: null,
    dateOfBirth: null,
  });
  return {
    ...applicant,
    owner: hide(applicant.owner),
    submitter: hide(applicant.submitter),
    accountId: null,
  };
}
