import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import {
  type FormSigner,
  formSymbol,
  type PaperData,
  type SetPaper,
  setPaper,
  signatureLines,
  signingPost,
} from "../../document/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { Office } from "../commands/office.ts";
import { peopleNames } from "../desk/people-names.ts";
import type { DossierId, Organisations } from "../dossier.ts";
import { isOfReception } from "../form-numbers.ts";
import {
  agencyThen,
  apologyFacts,
  type IssuedPaper,
  refusalFacts,
  stopFacts,
  supplementFacts,
} from "../issued-papers.ts";
import { delegatorOf } from "../queries/delegator.ts";
import type { DossierPage, TimelineEntry } from "../queries/dossier-page.ts";
import { readDossier } from "../queries/read-dossier.ts";
import { copiesByKind } from "./case-papers.ts";
import { type FormSetting, keptPaper } from "./kept-paper.ts";
import { letterheadOf, paperApplicant } from "./letterhead.ts";
import { paperNames } from "./paper-names.ts";
import type { PrintedFile } from "./slip-file.ts";

type PaperRequest = {
  readonly id: DossierId;
  /** The event that issued it: a second request is a second paper. */
  readonly seq: number;
  readonly isBilingual: boolean;
};

/** A paper of a dossier (request for papers, refusal, apology, notice of stopping) for whoever may read the dossier. */
export async function paperFile(
  office: Office,
  actor: Actor,
  { id, seq, isBilingual }: PaperRequest,
): Promise<Result<PrintedFile, { readonly code: "NOT_FOUND" }>> {
  const read = await readDossier(office, actor, id);
  if (!read.ok) return read;
  const paper = read.value.papers.find((each) => each.seq === seq);
  if (paper === undefined) return refuse({ code: "NOT_FOUND" });
  const bytes = await issuePaper(office, read.value, { paper, locale: isBilingual ? "en" : "vi" });
  const fileName = `${read.value.dossier.code ?? id}-${paper.key.toLowerCase().replace("_", "-")}-${seq}.pdf`;
  return accept({ bytes, mediaType: "application/pdf", fileName, disposition: "inline" });
}

/** The paper of one act, kept. */
export async function issuePaper(
  office: Office,
  page: DossierPage,
  { paper, locale }: { readonly paper: IssuedPaper; readonly locale: Locale },
): Promise<Uint8Array> {
  const { dossier, timeline } = page;
  const event = present(
    timeline.find((entry) => entry.seq === paper.seq),
    "event of a paper",
  );
  const [version, directory, officerName] = await Promise.all([
    office.versions.get(present(dossier.pinned, "pinned procedure").procedureVersionId),
    office.directory(),
    nameOfActor(office, event),
  ]);
  const organisations = present(dossier.organisations, "organisations of a numbered dossier");
  const before = timeline.filter((entry) => entry.seq < paper.seq);
  const told = { view: page, organisations, event, before, version, directory, officerName };
  const source = { ...told, signer: await signerOf(office, paper, told) };
  return keptPaper(office, {
    dossier,
    eventSeq: paper.seq,
    issuedAt: paper.at,
    key: paper.key,
    locale,
    agencyId: issuerOf(paper, source),
    set: (asked) => setBy(office.services.database, { paper, source, asked: { locale, ...asked } }),
  });
}

type Source = {
  readonly view: DossierPage;
  readonly organisations: Organisations;
  readonly event: TimelineEntry;
  readonly before: readonly TimelineEntry[];
  readonly version: ProcedureVersion;
  readonly directory: UnitDirectory;
  readonly officerName: string;
  /** By which post, and in whose stead, the officer of the act signs; null where a deadline did it. */
  readonly signer: FormSigner | null;
};

async function signerOf(
  { services }: Office,
  paper: IssuedPaper,
  source: Omit<Source, "signer">,
): Promise<Source["signer"]> {
  const { actor, at, seq } = source.event;
  if (actor.kind !== "officer") return null;
  const { personId, unitId, role } = actor;
  const onBehalfOf = await delegatorOf(services.database, { id: source.view.dossier.id, seq });
  const asked = { personId, agencyId: issuerOf(paper, source), on: localDateOf(at) };
  return signingPost(services.database, source.directory, { ...asked, by: { unitId, role, onBehalfOf } });
}

/** The lines above the name of whoever signs for the agency. */
function signedAs(source: Source, locale: Locale): readonly string[] {
  if (source.signer === null) return [];
  const isCommittee = source.directory.find(agencyThen(source))?.kind === "PEOPLES_COMMITTEE";
  return signatureLines({ ...source.signer, isCommittee }, locale);
}

function issuerOf({ key }: IssuedPaper, source: Omit<Source, "signer">): UnitId {
  return isOfReception(key) ? source.organisations.receivingUnitId : agencyThen(source);
}

type Ordered = {
  readonly paper: IssuedPaper;
  readonly source: Source;
  readonly asked: FormSetting & { readonly locale: Locale };
};

function setBy(executor: Executor, { paper, source, asked }: Ordered): Promise<SetPaper> {
  const { numbered, ...setting } = asked;
  const { key } = paper;
  const base = (locale: Locale) => paperBase(source, { paper, numbered, locale });
  const both = <Data>(told: (locale: Locale) => Data) => ({
    ...setting,
    data: told("vi"),
    english: told("en"),
  });
  switch (key) {
    case "SUPPLEMENT": {
      const told = (locale: Locale) => ({ ...base(locale), ...supplement(source, locale) });
      return setPaper(executor, { key, ...both(told) });
    }
    case "REFUSAL": {
      const told = (locale: Locale) => ({ ...base(locale), ...refusalFacts(source) });
      return setPaper(executor, { key, ...both(told) });
    }
    case "APOLOGY": {
      const told = (locale: Locale) => ({ ...base(locale), ...apology(source, locale) });
      return setPaper(executor, { key, ...both(told) });
    }
    case "STOP_NOTICE": {
      const told = (locale: Locale) => ({ ...base(locale), ...stopNotice(source, locale) });
      return setPaper(executor, { key, ...both(told) });
    }
  }
}

type PaperBase = Pick<
  PaperData["REFUSAL"],
  "letterhead" | "dossierCode" | "applicant" | "procedureName" | "officerName"
>;

type Heading = {
  readonly paper: IssuedPaper;
  readonly numbered: FormSetting["numbered"];
  readonly locale: Locale;
};

/** A form of before forms took numbers leaves it open, as it did. */
function paperBase(source: Source, { paper, numbered, locale }: Heading): PaperBase {
  const { directory, event, view, version, officerName } = source;
  const unitId = issuerOf(paper, source);
  const number = numbered ?? { number: null, symbol: formSymbol(paper.key) };
  return {
    letterhead: letterheadOf({ directory, unitId, at: event.at }, number),
    dossierCode: view.dossier.code ?? "",
    applicant: paperApplicant(view.applicant.submitter),
    procedureName: textIn(version.name, locale),
    officerName,
  };
}

function supplement(source: Source, locale: Locale) {
  const { items, ...facts } = supplementFacts(source);
  const nameOf = paperNames(source.version, locale);
  const receiving = source.directory.find(source.organisations.receivingUnitId);
  return {
    ...facts,
    stage: source.event.type === "IntakeSupplementRequested" ? ("RECEIPT" as const) : ("APPRAISAL" as const),
    items: items.map(({ componentCode, problem }) => {
      const asked = source.version.components.find((component) => component.code === componentCode);
      const { originals, copies } = asked ?? { originals: 0, copies: 0 };
      const byKind = copiesByKind(source.version, componentCode, copies);
      return { name: nameOf(componentCode), originals, ...byKind, problem };
    }),
    contact: [source.officerName, spokenPhone(receiving?.phone ?? null), receiving?.email]
      .filter((each) => each)
      .join(", "),
  };
}

function apology(source: Source, locale: Locale) {
  const receivedAt = present(source.view.dossier.acceptedAt, "time of acceptance");
  return { receivedAt, ...apologyFacts(source), signedAs: signedAs(source, locale) };
}

function stopNotice(source: Source, locale: Locale) {
  const { papersReturned, ...facts } = stopFacts(source);
  const returned = papersReturned.map(paperNames(source.version, locale)).join("; ");
  return { ...facts, papersReturned: returned, signedAs: signedAs(source, locale) };
}

/** Who signs it: the officer of the act, or nobody where a deadline did it. */
async function nameOfActor(office: Office, { actor }: TimelineEntry): Promise<string> {
  if (actor.kind !== "officer") return "";
  const nameOf = await peopleNames(office.services.database, [actor.personId]);
  return nameOf(actor.personId) ?? "";
}
