import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { paths } from "../../../web/paths.ts";
import { tellDerivation } from "../../calendar/index.ts";
import { componentsFor, findCase, type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import {
  type FormNumber,
  formSymbol,
  type PaperData,
  type SetPaper,
  setPaper,
} from "../../document/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { ComponentHeld, Dossier } from "../dossier.ts";
import type { Applicant } from "../party.ts";
import { copiesByKind, isPresented } from "./case-papers.ts";
import type { FormSetting } from "./kept-paper.ts";
import { letterheadOf, paperApplicant } from "./letterhead.ts";
import { paperNames } from "./paper-names.ts";

/** What the slip is made from, gathered by the page that prints it. */
type SlipSource = {
  readonly dossier: Dossier;
  /** When this slip was issued: at the acceptance, or later in place of the first one. */
  readonly issuedAt: Instant;
  readonly applicant: Applicant;
  readonly version: ProcedureVersion | null;
  readonly directory: UnitDirectory;
  readonly officerName: string;
  /** Whether the declaration was filled in on a screen: it is then no paper of the dossier. */
  readonly isDeclaredOnline: boolean;
  readonly fee: PaperData["RECEIPT"]["fee"];
  readonly publicUrl: string;
};

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả of an accepted dossier, as PDF. */
export function slipOf(
  executor: Executor,
  source: SlipSource,
  { numbered, ...asked }: FormSetting & { readonly locale: Locale },
): Promise<SetPaper> {
  const told = (locale: Locale) => slipData(source, locale, numbered);
  return setPaper(executor, { key: "RECEIPT", ...asked, data: told("vi"), english: told("en") });
}

function slipData(source: SlipSource, locale: Locale, numbered: FormNumber | null): PaperData["RECEIPT"] {
  const { dossier, applicant, version, directory, officerName, isDeclaredOnline, fee, publicUrl } = source;
  const t = messages(locale).screens;
  const acceptedAt = present(dossier.acceptedAt, "time of acceptance");
  const code = present(dossier.code, "dossier code");
  const pinned = present(dossier.pinned, "pinned procedure");
  const unitId = present(dossier.organisations, "organisations").receivingUnitId;
  // A slip of before forms took numbers bears that of its dossier, in either language, and the day of acceptance.
  const old = { number: Number(code.split("-").at(-1)), symbol: formSymbol("RECEIPT") };
  const at = numbered === null ? acceptedAt : source.issuedAt;
  const letterhead = letterheadOf({ directory, unitId, at }, numbered ?? old);
  const nameOf = paperNames(version, locale);
  const declared = isDeclaredOnline ? declarationsOf(dossier, version, locale) : [];
  // A scan that came with it online is kept; the paper itself never is.
  const isKept = (held: ComponentHeld) => held.files.length > 0 || !isPresented(version, held.componentCode);
  return {
    letterhead,
    dossierCode: code,
    applicant: paperApplicant(applicant.submitter),
    procedureName: version === null ? pinned.procedureName : textIn(version.name, locale),
    officerName,
    receivedBy: (locale === "en" ? directory.find(unitId)?.nameEn : null) ?? letterhead.issuer,
    components: [
      ...declared,
      ...dossier.components.filter(isKept).map((held) => keptPaper(held, version, locale)),
    ],
    presented: dossier.components.filter((held) => !isKept(held)).map((held) => nameOf(held.componentCode)),
    sets: dossier.copiesOfSet,
    term: t.term[pinned.term.unit]({ count: pinned.term.count }),
    receivedAt: acceptedAt,
    dueAt: dossier.dueAt ?? dossier.originalDueAt,
    resultAt: t.channelOut[dossier.channelOut],
    fee,
    derivation: tellDerivation(dossier.derivation, locale),
    trackingUrl: new URL(`${paths.track()}?code=${encodeURIComponent(code)}`, publicUrl).href,
  };
}

function keptPaper(
  held: ComponentHeld,
  version: ProcedureVersion | null,
  locale: Locale,
): PaperData["RECEIPT"]["components"][number] {
  const { componentCode, originals, copies, files } = held;
  const isShown = isPresented(version, componentCode);
  return {
    name: paperNames(version, locale)(componentCode),
    originals: isShown ? 0 : originals,
    ...copiesByKind(version, componentCode, isShown ? 0 : copies),
    electronic: files.length,
    note: noteOf(held, { isShown, locale }),
  };
}

/** What became of a paper at the counter; empty of one that came as a file alone. */
function noteOf(
  { originals, copies, digitisation, scan }: ComponentHeld,
  { isShown, locale }: { readonly isShown: boolean; readonly locale: Locale },
): string {
  const notes = messages(locale).document.paperNotes;
  if (digitisation === "REUSED") return notes.reused;
  if (isShown) return notes.shown;
  if (originals + copies === 0) return "";
  return copies > 0 && scan?.comparedBy != null ? notes.compared : notes.kept;
}

/** The e-forms of the case that came as answers and not as a paper, each one line of what was received. */
function declarationsOf(
  dossier: Dossier,
  version: ProcedureVersion | null,
  locale: Locale,
): PaperData["RECEIPT"]["components"] {
  if (version === null) return [];
  const onPaper = new Set(dossier.components.map((held) => held.componentCode));
  const asked = findCase(version, dossier.pinned?.caseCode ?? "") ?? version;
  return componentsFor(asked, dossier.caseFacts)
    .filter(({ kind, code }) => kind === "EFORM" && !onPaper.has(code))
    .map(({ name }) => ({
      name: textIn(name, locale),
      originals: 0,
      certified: 0,
      photocopies: 0,
      electronic: 1,
      note: messages(locale).screens.declaredOnline,
    }));
}
