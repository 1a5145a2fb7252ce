import { type Locale, messages } from "../../../i18n/index.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { dayText, fullMoment } from "../../../web/components/moment.ts";
import type { Actor } from "../../access/index.ts";
import { printPaper, renderSheetAside } from "../../document/index.ts";
import type { SheetId } from "../parcel.ts";
import { scopeFor } from "../rights.ts";
import { photosOf } from "./evidence.ts";
import { findingsOf, readSheet, type SheetItem } from "./read-sheets.ts";
import { findingText, partsOf, partyText, type SheetParts } from "./sheet-file.ts";

/**
 * The report (biên bản) of parcels that were missing, torn or opened when a sheet was checked, with who signed it in the
 * system, the photographs that were taken, and a code of its own. Like the sheet it names people and addresses, for the two sides alone; a sheet that was whole has none.
 * @law one-stop.md §6.3: what changes hands is signed for by both sides.
 */
export async function reportFile(
  services: Services,
  actor: Actor,
  { id, locale }: { readonly id: SheetId; readonly locale: Locale },
): Promise<Result<FileAnswer, { readonly code: "NOT_FOUND" }>> {
  const read = await readSheet(services.database, await scopeFor(services, actor), id);
  const findings = read === null ? [] : findingsOf(read);
  if (read === null || findings.length === 0) return refuse({ code: "NOT_FOUND" });
  const parts = await partsOf(services.database, { ...read, items: findings }, locale);
  const photos = await photosOf(services.database, read);
  const report = reportOf(parts, photos);
  const printed = String(read.sheet.number).padStart(2, "0");
  const number = `${read.sheet.day}-${printed}`;
  return accept({
    bytes: await printPaper(services, {
      kind: "HAND_OVER_REPORT",
      subject: id,
      agencyId: read.sheet.office_unit_id,
      numberText: `${printed}, ${dayText(read.sheet.day)}`,
      isKept: false,
      content: report,
      set: (url) => renderSheetAside({ ...report, verify: { url, locale } }),
    }),
    mediaType: "application/pdf",
    fileName: `bien-ban-${number}.pdf`,
    disposition: "inline",
  });
}

type Photos = Awaited<ReturnType<typeof photosOf>>;

function reportOf(parts: SheetParts, photos: Photos) {
  const { sheet, items, locale, addresses, unitName } = parts;
  const t = messages(locale).post;
  const { report } = t.found;
  const { columns } = report;
  const isToPost = sheet.direction === "TO_POST";
  const heads = [columns.line, columns.parcel, columns.dossier, columns.party, columns.finding];
  return {
    formNumber: report.number({ number: String(sheet.number).padStart(2, "0") }),
    issuedWith: t.print.issuedWith,
    unit: unitName(sheet.office_unit_id),
    superior: null,
    receiver: t.print.receiver({ carrier: unitName(sheet.carrier_unit_id) }),
    title: report.paperTitle,
    period: `${t.directions[sheet.direction]} · ${t.sheet.title({
      number: String(sheet.number).padStart(2, "0"),
      day: dayText(sheet.day),
    })}`,
    measure: "",
    head: [heads.map((text) => ({ text, columns: 1, rows: 1 }))],
    numbers: [],
    widths: [0, 0, 0, 2, 2],
    rows: items.map((item) => [
      String(item.line),
      item.parcel.code,
      item.parcel.dossier_code ?? "—",
      partyText(addresses.get(item.parcel.id)),
      foundText(item, photos, locale),
    ]),
    total: ["", report.total({ count: items.length }), "", "", ""],
    notes: notesOf(parts, photos),
    preparer: `${t.print.giver} (${isToPost ? t.sheets.office : t.carrier})`,
    headOfUnit: `${t.print.taker} (${isToPost ? t.carrier : t.sheets.office})`,
    signHint: t.print.signHint,
    on: sheet.day,
  };
}

/** How it was found, and how many photographs show it. */
function foundText(item: SheetItem, photos: Photos, locale: Locale): string {
  const count = photos.get(item.parcel.id)?.length ?? 0;
  const text = findingText(item, locale);
  return count === 0 ? text : `${text} (${messages(locale).post.found.photoCount({ count })})`;
}

function notesOf({ sheet, items, locale, personName }: SheetParts, photos: Photos): string[] {
  const t = messages(locale).post;
  const { report } = t.found;
  const { received_at: receivedAt, report_at: reportAt, report_note: note, difference } = sheet;
  return [
    ...(receivedAt === null
      ? []
      : [report.found({ who: personName(sheet.received_by), when: fullMoment(receivedAt) })]),
    ...(difference === null ? [] : [t.print.difference({ text: difference })]),
    ...items.flatMap(({ parcel: { id, code } }) =>
      (photos.get(id) ?? []).map(({ name, sha256 }) => report.photo({ code, name, sha256 })),
    ),
    reportAt === null
      ? report.unsigned
      : report.signedBy({ who: personName(sheet.report_by), when: fullMoment(reportAt) }),
    ...(note === null ? [] : [report.noteShown({ note })]),
    report.followed,
  ];
}
