import { messages } from "../../../../i18n/index.ts";
import { localDateOf } from "../../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  dayText,
  FilterForm,
  Heading,
  Link,
  Pagination,
  Select,
  Table,
  Tag,
  TextInput,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import { NUMBERED_FORMS } from "../../../document/index.ts";
import type { FormEntry } from "../../../dossier/index.ts";
import type { Unit, UnitDirectory } from "../../../organisation/index.ts";
import { FORM_BOOK_FORMATS, unitName, voidText } from "../form-book.ts";
import { type FormBookAsked, reportPaths } from "../report-paths.ts";

type Props = {
  readonly page: PageFrame;
  readonly view: {
    readonly asked: FormBookAsked;
    readonly entries: readonly FormEntry[];
    readonly nextHref: string | null;
    readonly units: readonly Unit[];
    readonly directory: UnitDirectory;
  };
};

/** The books of the forms the one-stop shop issues: every number of a year with its dossier, void ones with what replaced them. */
export function FormBookPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report.formBook;
  const { asked, nextHref } = view;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">{t.lead}</p>
        <Filter page={page} view={view} />
        <div class="mc-row">
          {FORM_BOOK_FORMATS.map((format) => (
            <ButtonLink href={reportPaths.formBookFile(asked, format)} icon="download">
              {messages(locale).report.screens.formats[format]}
            </ButtonLink>
          ))}
        </div>
        <Rows page={page} view={view} />
        <Pagination locale={locale} previousHref={null} nextHref={nextHref} />
        <p>
          <Link href={paths.registers()}>{messages(locale).report.registers.title}</Link>
        </p>
      </div>
    </DeskLayout>
  );
}

function Rows({ page, view: { asked, entries, directory } }: Props) {
  const { locale } = page;
  const t = messages(locale).report.formBook;
  return (
    <Table<FormEntry>
      locale={locale}
      caption={t.ofYear({ year: asked.year })}
      emptyText={t.empty}
      rows={entries}
      columns={[
        {
          key: "number",
          header: t.columns.number,
          rowHeader: true,
          cell: ({ text, voidedAt }) => (voidedAt === null ? text : <s>{text}</s>),
        },
        { key: "day", header: t.columns.day, cell: ({ takenAt }) => dayText(localDateOf(takenAt)) },
        {
          key: "form",
          header: t.columns.form,
          cell: ({ form }) => messages(locale).document.paperName[form],
        },
        {
          key: "agency",
          header: t.columns.agency,
          cell: ({ agencyId }) => unitName(directory, agencyId, locale),
        },
        {
          key: "dossier",
          header: t.columns.dossier,
          cell: ({ dossierId, code, procedureName }) => (
            <>
              <Link href={paths.deskDossier(dossierId)}>{code}</Link>
              <div class="mc-small mc-muted">{procedureName[locale]}</div>
            </>
          ),
        },
        { key: "owner", header: t.columns.owner, cell: ({ ownerName }) => ownerName },
        { key: "note", header: t.columns.note, cell: (entry) => <Note entry={entry} page={page} /> },
      ]}
    />
  );
}

function Note({ entry, page: { locale } }: { readonly entry: FormEntry; readonly page: PageFrame }) {
  const told = voidText(entry, locale);
  if (told === null) return null;
  return (
    <>
      <Tag tone="warning">{messages(locale).report.formBook.standings.void}</Tag>
      <div class="mc-small">{told}</div>
    </>
  );
}

function Filter({ page: { locale }, view: { asked, units } }: Props) {
  const { shell, report, document } = messages(locale);
  const t = report.formBook;
  const all = { locale, optional: true, saysOptional: false, emptyLabel: shell.form.all } as const;
  return (
    <FilterForm action={reportPaths.formBook()}>
      <Select
        locale={locale}
        name="unit"
        label={t.unit}
        emptyLabel={null}
        value={asked.unit}
        options={units.map(({ id, name, nameEn }) => ({
          value: id,
          label: locale === "en" ? (nameEn ?? name) : name,
        }))}
      />
      <TextInput locale={locale} name="year" label={t.year} value={String(asked.year)} size={5} />
      <Select
        {...all}
        name="form"
        label={t.columns.form}
        value={asked.form ?? ""}
        options={NUMBERED_FORMS.map((value) => ({ value, label: document.paperName[value] }))}
      />
      <Select
        {...all}
        name="only"
        label={t.standing}
        value={asked.only ?? ""}
        options={(["standing", "void"] as const).map((value) => ({ value, label: t.standings[value] }))}
      />
      <TextInput
        locale={locale}
        name="code"
        label={report.registers.code}
        value={asked.code ?? ""}
        optional
        saysOptional={false}
      />
      <Button variant="secondary">{shell.form.filter}</Button>
    </FilterForm>
  );
}
