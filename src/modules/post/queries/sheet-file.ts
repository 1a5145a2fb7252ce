import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { dayText, fullMoment } from "../../../web/components/moment.ts";
import type { Actor, PersonId } from "../../access/index.ts";
import { printPaper, renderSheetAside } from "../../document/index.ts";
import { findPerson, unitDirectory } from "../../organisation/index.ts";
import type { ConsignmentId, SheetId } from "../parcel.ts";
import { listPostalAddresses, type PostalAddress } from "../postal-address.ts";
import { scopeFor } from "../rights.ts";
import type { Sheet } from "../sheet.ts";
import { readSheet, type SheetItem, type SheetPage } from "./read-sheets.ts";

export async function peopleNames(
  executor: Executor,
  { given_by: giver, received_by: taker, report_by: reporter }: Sheet,
): Promise<(id: PersonId | string | null) => string> {
  const people = await Promise.all(
    [giver, taker, reporter].map(async (id) => (id === null ? null : findPerson(executor, id))),
  );
  return (id) => people.find((person) => person?.id === id)?.fullName ?? "—";
}

/**
 * The sheet on paper, with a code that says the office printed it and when, and with who signed in the system; each side may sign the print as well. It names people and addresses,
 * as what is carried must, so only the two sides of the sheet get it.
 */
export async function sheetFile(
  services: Services,
  actor: Actor,
  { id, locale }: { readonly id: SheetId; readonly locale: Locale },
): Promise<Result<FileAnswer, { readonly code: "NOT_FOUND" }>> {
  const read = await readSheet(services.database, await scopeFor(services, actor), id);
  if (read === null) return refuse({ code: "NOT_FOUND" });
  const sheet = sheetOf(await partsOf(services.database, read, locale));
  const number = String(read.sheet.number).padStart(2, "0");
  const bytes = await printPaper(services, {
    kind: "HAND_OVER_SHEET",
    subject: id,
    agencyId: read.sheet.office_unit_id,
    numberText: `${number}, ${dayText(read.sheet.day)}`,
    isKept: false,
    content: sheet,
    set: (url) => renderSheetAside({ ...sheet, verify: { url, locale } }),
  });
  return accept({
    bytes,
    mediaType: "application/pdf",
    fileName: `bang-ke-${read.sheet.day}-${number}.pdf`,
    disposition: "inline",
  });
}

/** A sheet with the names and addresses that stand on paper. */
export async function partsOf(executor: Executor, read: SheetPage, locale: Locale): Promise<SheetParts> {
  const [directory, personName, addresses] = await Promise.all([
    unitDirectory(executor),
    peopleNames(executor, read.sheet),
    listPostalAddresses(
      executor,
      read.items.map(({ parcel }) => parcel),
    ),
  ]);
  const unitName = (unitId: Sheet["office_unit_id"]) => directory.find(unitId)?.name ?? "—";
  return { ...read, locale, addresses, personName, unitName };
}

export type SheetParts = SheetPage & {
  readonly locale: Locale;
  readonly addresses: ReadonlyMap<ConsignmentId, PostalAddress>;
  readonly personName: (id: PersonId | null) => string;
  readonly unitName: (id: Sheet["office_unit_id"]) => string;
};

function sheetOf({ sheet, items, locale, addresses, personName, unitName }: SheetParts) {
  const t = messages(locale).post;
  const { columns } = t.print;
  const isToPost = sheet.direction === "TO_POST";
  const heads = [
    columns.line,
    columns.parcel,
    columns.dossier,
    columns.party,
    isToPost ? columns.cod : columns.codBack,
    columns.found,
  ];
  const row = ({ line, parcel, codDong, received, damage }: SheetItem) => [
    String(line),
    parcel.code,
    parcel.dossier_code ?? "—",
    partyText(addresses.get(parcel.id)),
    numberText(codDong, locale),
    received === null ? "" : findingText({ received, damage }, locale),
  ];
  const codDong = items.reduce((sum, item) => sum + item.codDong, 0);
  return {
    formNumber: t.print.formNumber({ number: String(sheet.number).padStart(2, "0") }),
    issuedWith: t.print.issuedWith,
    unit: unitName(sheet.office_unit_id),
    superior: null,
    receiver: t.print.receiver({ carrier: unitName(sheet.carrier_unit_id) }),
    title: t.print.title,
    period: `${t.directions[sheet.direction]} · ${dayText(sheet.day)}`,
    measure: t.print.measure,
    head: [heads.map((text) => ({ text, columns: 1, rows: 1 }))],
    numbers: [],
    widths: [0, 0, 0, 2, 0, 0],
    rows: items.map(row),
    total: ["", t.print.total({ count: items.length }), "", "", numberText(codDong, locale), ""],
    notes: notesOf({ sheet, locale, personName }),
    preparer: `${t.print.giver} (${isToPost ? t.sheets.office : t.carrier})`,
    headOfUnit: `${t.print.taker} (${isToPost ? t.carrier : t.sheets.office})`,
    signHint: t.print.signHint,
    on: sheet.day,
  };
}

/** How a parcel was found, in words of the sheet. */
export function findingText(
  { received, damage }: Pick<SheetItem, "received" | "damage">,
  locale: Locale,
): string {
  const t = messages(locale).post;
  if (received !== true) return t.sheet.missing;
  return damage === null ? t.sheet.there : t.found.damagedAs({ note: damage });
}

/** Who, telephone, address: what is known of them. */
export function partyText(found: PostalAddress | undefined): string {
  if (found === undefined) return "—";
  return [found.name, spokenPhone(found.phone), found.address].filter((each) => each !== null).join(", ");
}

function notesOf({
  sheet,
  locale,
  personName,
}: Pick<SheetParts, "sheet" | "locale" | "personName">): string[] {
  const t = messages(locale).post.print;
  const side = (
    name: string,
    by: PersonId | null,
    signed: { at: Sheet["given_at"]; count: number | null },
  ) =>
    signed.at === null
      ? t.unsigned({ side: name })
      : t.signed({ side: name, who: personName(by), when: fullMoment(signed.at), count: signed.count ?? 0 });
  return [
    side(t.giver, sheet.given_by, { at: sheet.given_at, count: sheet.given_count }),
    side(t.taker, sheet.received_by, { at: sheet.received_at, count: sheet.received_count }),
    ...(sheet.state === "CLOSED"
      ? [sheet.difference === null ? t.none : t.difference({ text: sheet.difference })]
      : []),
  ];
}
