import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { paths } from "../../../web/paths.ts";
import { tellDerivation } from "../../calendar/index.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { type PaperData, renderSlip } from "../../document/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { ComponentHeld, Dossier } from "../dossier.ts";
import type { Applicant } from "../party.ts";
import { isPresented } from "./case-papers.ts";
import { letterheadOf, paperApplicant } from "./letterhead.ts";
import { paperNames } from "./paper-names.ts";

/** What the slip is made from, gathered by the page that prints it. */
type SlipSource = {
  readonly dossier: Dossier;
  readonly applicant: Applicant;
  readonly version: ProcedureVersion | null;
  readonly directory: UnitDirectory;
  readonly officerName: string;
  readonly fee: PaperData["RECEIPT"]["fee"];
  readonly publicUrl: string;
};

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả of an accepted dossier, as PDF. */
export function slipOf(source: SlipSource, locale: Locale): Uint8Array {
  return renderSlip({ locale, data: slipData(source) });
}

function slipData({
  dossier,
  applicant,
  version,
  directory,
  officerName,
  fee,
  publicUrl,
}: SlipSource): PaperData["RECEIPT"] {
  const t = messages("vi").screens;
  const acceptedAt = present(dossier.acceptedAt, "time of acceptance");
  const code = present(dossier.code, "dossier code");
  const pinned = present(dossier.pinned, "pinned procedure");
  const unitId = present(dossier.organisations, "organisations").receivingUnitId;
  const letterhead = letterheadOf(
    { directory, unitId, at: acceptedAt },
    { number: Number(code.split("-").at(-1)), symbol: "TNHS" },
  );
  const nameOf = paperNames(version, "vi");
  // A scan that came with it online is kept; the paper itself never is.
  const isKept = (held: ComponentHeld) => held.files.length > 0 || !isPresented(version, held.componentCode);
  return {
    letterhead,
    dossierCode: code,
    applicant: paperApplicant(applicant.submitter),
    procedureName: version === null ? pinned.procedureName : textIn(version.name, "vi"),
    officerName,
    receivedBy: letterhead.issuer,
    components: dossier.components.filter(isKept).map((held) => ({
      name: nameOf(held.componentCode),
      originals: isPresented(version, held.componentCode) ? 0 : held.originals,
      copies: isPresented(version, held.componentCode) ? 0 : held.copies,
      electronic: held.files.length,
      note: "",
    })),
    presented: dossier.components.filter((held) => !isKept(held)).map((held) => nameOf(held.componentCode)),
    sets: dossier.copiesOfSet,
    term: t.term[pinned.term.unit]({ count: pinned.term.count }),
    receivedAt: acceptedAt,
    dueAt: dossier.dueAt ?? dossier.originalDueAt,
    resultAt: t.channelOut[dossier.channelOut],
    fee,
    register: null,
    derivation: tellDerivation(dossier.derivation, "vi"),
    trackingUrl: new URL(`${paths.track()}?code=${encodeURIComponent(code)}`, publicUrl).href,
  };
}
