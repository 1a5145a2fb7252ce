import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { paths } from "../../../web/paths.ts";
import { tellDerivation } from "../../calendar/index.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { type PaperData, renderSlip } from "../../document/index.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import type { Dossier } from "../dossier.ts";
import type { Applicant } from "../party.ts";
import { paperNames } from "./paper-names.ts";
import { spokenPhone } from "./spoken-phone.ts";

/** What the slip is made from, gathered by the page that prints it. */
export type SlipSource = {
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
  const receiving = directory.find(present(dossier.organisations, "organisations").receivingUnitId);
  const on = localDateOf(acceptedAt);
  const parentId = receiving === null ? null : directory.parentOf(receiving.id, on);
  const superior = parentId === null ? null : directory.find(parentId);
  const nameOf = paperNames(version, "vi");
  const { submitter } = applicant;
  return {
    letterhead: {
      superior: superior?.name ?? null,
      issuer: receiving?.name ?? "",
      number: Number(code.split("-").at(-1)),
      symbol: "TNHS",
      place: placeOf(superior ?? receiving),
      issuedOn: on,
    },
    dossierCode: code,
    applicant: {
      name: submitter.fullName,
      address: submitter.address,
      phone: spokenPhone(submitter.phone),
      email: submitter.email,
    },
    procedureName: version === null ? pinned.procedureName : textIn(version.name, "vi"),
    officerName,
    receivedBy: receiving?.name ?? "",
    components: dossier.components.map((held) => ({
      name: nameOf(held.componentCode),
      originals: held.originals,
      copies: held.copies,
      electronic: held.files.length,
      note: "",
    })),
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

/** The place in the date line is the name of the area without its kind: "phường Tây Hồ" is dated at "Tây Hồ". */
function placeOf(unit: Unit | null): string {
  const words = (unit?.name ?? "").split(" ");
  const start = words.findLastIndex((word) => isLowerCase(word));
  return words.slice(start + 1).join(" ");
}

function isLowerCase(word: string): boolean {
  return word.toLocaleLowerCase("vi") === word;
}
