import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { type PaperData, type SetPaper, setPaper, type TemplateSet } from "../../document/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { Office } from "../commands/office.ts";
import { peopleNames } from "../desk/people-names.ts";
import type { DossierId, Organisations } from "../dossier.ts";
import {
  agencyThen,
  apologyFacts,
  type IssuedPaper,
  refusalFacts,
  stopFacts,
  supplementFacts,
} from "../issued-papers.ts";
import type { DossierPage, TimelineEntry } from "../queries/dossier-page.ts";
import { readDossier } from "../queries/read-dossier.ts";
import { keptPaper } from "./kept-paper.ts";
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
  const source = { view: page, organisations, event, before, version, directory, officerName };
  return keptPaper(office, {
    dossier,
    eventSeq: paper.seq,
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
};

function issuerOf({ key }: IssuedPaper, source: Source): UnitId {
  return key === "SUPPLEMENT" || key === "REFUSAL"
    ? source.organisations.receivingUnitId
    : agencyThen(source);
}

type Setting = { readonly locale: Locale; readonly set: TemplateSet; readonly verifyUrl: string };

type Ordered = { readonly paper: IssuedPaper; readonly source: Source; readonly asked: Setting };

/** The one-stop shop asks and turns away; the agency that decides apologises and stops. */
function setBy(executor: Executor, { paper: { key }, source, asked }: Ordered): Promise<SetPaper> {
  const both = <Data>(told: (locale: Locale) => Data) => ({
    ...asked,
    data: told("vi"),
    english: told("en"),
  });
  switch (key) {
    case "SUPPLEMENT": {
      const told = (locale: Locale) => ({
        ...fromReception(source, "HDHS", locale),
        ...supplement(source, locale),
      });
      return setPaper(executor, { key, ...both(told) });
    }
    case "REFUSAL": {
      const told = (locale: Locale) => ({
        ...fromReception(source, "TCHS", locale),
        ...refusalFacts(source),
      });
      return setPaper(executor, { key, ...both(told) });
    }
    case "APOLOGY": {
      const told = (locale: Locale) => ({ ...fromAgency(source, "PXL", locale), ...apology(source) });
      return setPaper(executor, { key, ...both(told) });
    }
    case "STOP_NOTICE": {
      const told = (locale: Locale) => ({
        ...fromAgency(source, "TB", locale),
        ...stopNotice(source, locale),
      });
      return setPaper(executor, { key, ...both(told) });
    }
  }
}

type PaperBase = Pick<
  PaperData["REFUSAL"],
  "letterhead" | "dossierCode" | "applicant" | "procedureName" | "officerName"
>;

function fromReception(source: Source, symbol: string, locale: Locale): PaperBase {
  return paperBase(source, { unitId: source.organisations.receivingUnitId, symbol, locale });
}

function fromAgency(source: Source, symbol: string, locale: Locale): PaperBase {
  return paperBase(source, { unitId: agencyThen(source), symbol, locale });
}

/** The number is left open: the clerk writes it from the register in which the paper is entered. */
function paperBase(
  source: Source,
  { unitId, symbol, locale }: { readonly unitId: UnitId; readonly symbol: string; readonly locale: Locale },
): PaperBase {
  const { directory, event, view, version, officerName } = source;
  return {
    letterhead: letterheadOf({ directory, unitId, at: event.at }, { number: null, symbol }),
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
    items: items.map(({ componentCode, problem }) => {
      const asked = source.version.components.find((component) => component.code === componentCode);
      const { originals, copies } = asked ?? { originals: 0, copies: 0 };
      return { name: nameOf(componentCode), originals, copies, problem };
    }),
    contact: [source.officerName, spokenPhone(receiving?.phone ?? null), receiving?.email]
      .filter((each) => each)
      .join(", "),
  };
}

function apology(source: Source) {
  const receivedAt = present(source.view.dossier.acceptedAt, "time of acceptance");
  return { receivedAt, ...apologyFacts(source) };
}

function stopNotice(source: Source, locale: Locale) {
  const { papersReturned, ...facts } = stopFacts(source);
  return { ...facts, papersReturned: papersReturned.map(paperNames(source.version, locale)).join("; ") };
}

/** Who signs it: the officer of the act, or nobody where a deadline did it. */
async function nameOfActor(office: Office, { actor }: TimelineEntry): Promise<string> {
  if (actor.kind !== "officer") return "";
  const nameOf = await peopleNames(office.services.database, [actor.personId]);
  return nameOf(actor.personId) ?? "";
}
