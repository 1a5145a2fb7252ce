import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { fullMoment, Link, Table, Tag } from "../../../web/components/index.ts";
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
        {
          key: "urgency",
          header: t.fields.urgency,
          cell: ({ urgency }) =>
            urgency === "NORMAL" ? t.urgencies[urgency] : <Tag tone="danger">{t.urgencies[urgency]}</Tag>,
        },
      ]}
    />
  );
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
