import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { type Column, fullMoment, Link, Table, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { OfficialDocument } from "../official-document.ts";
import { documentTitle, subjectText, unitText } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";

type Props = {
  readonly page: PageFrame;
  readonly rows: readonly OfficialDocument[];
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
};

/** Drafts sent up to a leader: what, by which unit, in whose name, since when. */
export function DocumentsToSign({ page: { locale }, rows, directory, today }: Props) {
  const t = messages(locale).records;
  return (
    <Table<OfficialDocument>
      locale={locale}
      caption={t.work.toSign}
      emptyText={t.work.empty}
      rows={rows}
      columns={[
        ...naming({ locale, directory, today }),
        {
          key: "authority",
          header: t.form.authority,
          cell: ({ submittedAuthority: word }) => (word === null ? "–" : t.authorities[word]),
        },
        {
          key: "at",
          header: t.fields.submitted,
          cell: ({ submittedAt }) => (submittedAt === null ? "–" : fullMoment(submittedAt)),
        },
        urgency(locale),
      ]}
    />
  );
}

/** Signed documents that wait for the clerk: what, of which unit, who signed, when. */
export function DocumentsToPublish({ page: { locale }, rows, directory, today }: Props) {
  const t = messages(locale).records;
  return (
    <Table<OfficialDocument>
      locale={locale}
      caption={t.work.toPublish}
      emptyText={t.work.empty}
      rows={rows}
      columns={[
        ...naming({ locale, directory, today }),
        { key: "signer", header: t.fields.signer, cell: ({ signerName }) => signerName ?? "–" },
        {
          key: "at",
          header: t.work.signedAt,
          cell: ({ signedAt }) => (signedAt === null ? "–" : fullMoment(signedAt)),
        },
        urgency(locale),
      ]}
    />
  );
}

type Naming = Pick<Props, "directory" | "today"> & Pick<PageFrame, "locale">;

function naming({ locale, directory, today }: Naming): readonly Column<OfficialDocument>[] {
  const t = messages(locale).records;
  return [
    {
      key: "document",
      header: t.work.document,
      cell: (document) => <NamedDocument document={document} locale={locale} today={today} />,
    },
    {
      key: "unit",
      header: t.fields.unit,
      cell: ({ unitId }) => (unitId === null ? "–" : unitText(directory, unitId, locale)),
    },
  ];
}

function urgency(locale: PageFrame["locale"]): Column<OfficialDocument> {
  const t = messages(locale).records;
  return {
    key: "urgency",
    header: t.fields.urgency,
    cell: ({ urgency: level }) =>
      level === "NORMAL" ? t.urgencies[level] : <Tag tone="danger">{t.urgencies[level]}</Tag>,
  };
}

type NamedProps = {
  readonly document: OfficialDocument;
  readonly locale: PageFrame["locale"];
  readonly today: LocalDate;
};

/** A document by its name, which leads to it, and what it is about. */
export function NamedDocument({ document, locale, today }: NamedProps) {
  return (
    <>
      <Link href={recordsPaths.one(document.id)}>{documentTitle(document, locale, today)}</Link>
      <div class="mc-small">{subjectText(document, locale)}</div>
    </>
  );
}
