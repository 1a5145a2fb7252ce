import { messages } from "../../../i18n/index.ts";
import { type Column, fullMoment, Link } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { findField, textIn } from "../../catalogue/index.ts";
import type { DossierRow } from "../queries/list-item.ts";
import { StatusTag } from "../screens/status-tag.tsx";
import { DueCell, type DuePrecision, type Today } from "./due-cell.tsx";

type Named = Pick<
  DossierRow,
  "id" | "code" | "ownerName" | "procedureName" | "procedureNameEn" | "fieldCode"
>;

function fieldName(fieldCode: string, today: Pick<Today, "locale">): string {
  const field = findField(fieldCode);
  return field === null ? fieldCode : textIn(field.name, today.locale);
}

/** Code, owner, procedure with its field: how every list of dossiers begins. */
export function namingColumns<Row extends Named>(today: Today): Column<Row>[] {
  const t = messages(today.locale).desk.work;
  return [
    {
      key: "code",
      header: t.code,
      cell: (row) => (
        <span class="mc-nowrap">
          <Link href={paths.deskDossier(row.id)}>{row.code}</Link>
        </span>
      ),
    },
    { key: "owner", header: t.owner, cell: (row) => row.ownerName },
    {
      key: "procedure",
      header: t.procedure,
      cell: (row) => (
        <>
          {today.locale === "en" ? row.procedureNameEn : row.procedureName}
          <small>{fieldName(row.fieldCode, today)}</small>
        </>
      ),
    },
  ];
}

export function statusColumn<Row extends Pick<DossierRow, "status">>(today: Today): Column<Row> {
  return {
    key: "status",
    header: messages(today.locale).desk.work.status,
    cell: (row) => <StatusTag status={row.status} locale={today.locale} />,
  };
}

export function dueColumn<Row extends Pick<DossierRow, "dueAt" | "status">>(
  today: Today,
  header: string,
  precision: DuePrecision = "day",
): Column<Row> {
  return {
    key: "due",
    header,
    cell: (row) => <DueCell dueAt={row.dueAt} status={row.status} today={today} precision={precision} />,
  };
}

export function submittedColumn<Row extends Pick<DossierRow, "submittedAt">>(today: Today): Column<Row> {
  return {
    key: "submittedAt",
    header: messages(today.locale).desk.lists.submittedAt,
    cell: (row) => <span class="mc-nowrap">{fullMoment(row.submittedAt)}</span>,
  };
}
