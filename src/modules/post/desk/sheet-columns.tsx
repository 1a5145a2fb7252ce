import { messages } from "../../../i18n/index.ts";
import {
  type ArrivedPage,
  type Column,
  type FormError,
  type FormPage,
  moneyText,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { maskName } from "../../dossier/index.ts";
import type { ConsignmentId } from "../parcel.ts";
import type { Photo } from "../photo-store.ts";
import type { PostalAddress } from "../postal-address.ts";
import type { SheetItem, SheetPage } from "../queries/read-sheets.ts";
import { isSeen } from "../rights.ts";
import { CodText, parcelColumns } from "./parcel-columns.tsx";
import type { ParcelDesk } from "./parcel-desk.ts";

type SheetView = SheetPage & {
  readonly desk: ParcelDesk;
  readonly errors: readonly FormError[];
  /** What stood in the boxes when something was refused. */
  readonly typed: (name: string) => string;
  /** Who sent what came from citizens. */
  readonly senders: ReadonlyMap<ConsignmentId, PostalAddress>;
  /** Photographs that were sent before a form that is shown again. */
  readonly arrived: (name: string) => readonly ArrivedPage[];
  /** What shows what was found when the sheet was checked. */
  readonly photos: ReadonlyMap<ConsignmentId, readonly Photo[]>;
  readonly personName: (id: string | null) => string;
  /** Which side the reader may sign for. */
  readonly mayGive: boolean;
  readonly mayReceive: boolean;
};

export type SheetPart = { readonly page: PageFrame & FormPage; readonly view: SheetView };

/** Whether what is owed is the reader's to see: the office's, as long as the parcels are still with it. */
export function showsOwed({ sheet, mayGive }: SheetView): boolean {
  return mayGive && sheet.direction === "TO_POST" && (sheet.state === "OPEN" || sheet.state === "GIVEN");
}

type Key = "code" | "dossier" | "receiver" | "state";

/** The parcels of a sheet, with the money that goes with them: nobody signs for a parcel without seeing it. */
export function sheetColumns(
  { locale }: PageFrame,
  view: SheetView,
  keys: readonly Key[],
): readonly Column<SheetItem>[] {
  const t = messages(locale).post;
  const shown = parcelColumns(locale)
    .filter(({ key }) => keys.some((each) => each === key))
    .map((column) => ({
      ...column,
      ...(column.key === "code" ? { rowHeader: true } : {}),
      ...(column.key === "receiver" && view.senders.size > 0 ? { header: t.party } : {}),
      cell: ({ parcel }: SheetItem) => {
        if (column.key === "code" && !isOpenable(view, parcel))
          return <span class="mc-number mc-nowrap">{parcel.code}</span>;
        const sender = column.key === "receiver" ? view.senders.get(parcel.id) : undefined;
        return sender === undefined ? column.cell(parcel) : maskName(sender.name);
      },
    }));
  const plain = (dong: number) => (dong === 0 ? t.noCod : moneyText(dong, locale));
  return [
    ...shown,
    {
      key: "cod",
      header: view.sheet.direction === "TO_POST" ? t.cod : t.sheet.codBack,
      align: "end",
      cell: ({ parcel, codDong }) =>
        showsOwed(view) ? <CodText parcel={parcel} dong={codDong} locale={locale} /> : plain(codDong),
    },
  ];
}

/** What is no longer on the sheet, and was never theirs, is named but leads nowhere. */
function isOpenable({ desk, sheet }: SheetView, parcel: SheetItem["parcel"]): boolean {
  return isSeen(desk.scope, parcel) || parcel.sheet_id === sheet.id;
}
