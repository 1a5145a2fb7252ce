import { messages } from "../../../i18n/index.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
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
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import { PROCEDURE_STATES, type ProcedureState } from "../procedure.ts";
import type { AdminProcedure } from "../queries.ts";

type ProceduresView = {
  readonly typed: string;
  readonly state: ProcedureState | null;
  readonly items: readonly AdminProcedure[];
  readonly nextCursor: string | null;
  readonly mayManage: boolean;
};

type Props = { readonly page: PageFrame; readonly view: ProceduresView };

/** Every procedure with its newest version and the one in force. */
export function ProceduresPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  const next = new URLSearchParams({ q: view.typed, cursor: view.nextCursor ?? "", state: view.state ?? "" });
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={t.title} />
          {view.mayManage ? (
            <ButtonLink href={cataloguePaths.adminNew()} icon="plus">
              {t.create}
            </ButtonLink>
          ) : null}
        </div>
        <Filter page={page} view={view} />
        <ProcedureTable page={page} rows={view.items} />
        <Pagination
          locale={locale}
          previousHref={null}
          nextHref={view.nextCursor === null ? null : `${paths.adminProcedures()}?${next}`}
        />
      </div>
    </DeskLayout>
  );
}

function Filter({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  return (
    <FilterForm action={paths.adminProcedures()}>
      <TextInput locale={locale} name="q" label={t.searchLabel} type="search" optional value={view.typed} />
      <Select
        locale={locale}
        name="state"
        label={t.state}
        optional
        emptyLabel={t.anyState}
        value={view.state ?? ""}
        options={PROCEDURE_STATES.map((state) => ({ value: state, label: t.states[state] }))}
      />
      <Button variant="secondary">{t.search}</Button>
    </FilterForm>
  );
}

function ProcedureTable({ page, rows }: { page: PageFrame; rows: readonly AdminProcedure[] }) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  return (
    <Table
      locale={locale}
      caption={t.title}
      rows={rows}
      columns={[
        { key: "code", header: t.code, cell: (row) => <span class="mc-nowrap">{row.code}</span> },
        {
          key: "name",
          header: t.name,
          cell: (row) => <Link href={cataloguePaths.adminVersion(row.id)}>{textIn(row.name, locale)}</Link>,
        },
        {
          key: "newest",
          header: t.newest,
          cell: (row) => <StateTag page={page} state={row.state} versionNo={row.versionNo} />,
        },
        {
          key: "validity",
          header: t.validity,
          cell: (row) => <span class="mc-nowrap">{validityText(row, page)}</span>,
        },
        {
          key: "current",
          header: t.current,
          cell: (row) =>
            row.current === null ? (
              t.none
            ) : (
              <Link href={cataloguePaths.adminVersion(row.current.id)}>
                {t.version(row.current.versionNo)}
              </Link>
            ),
        },
      ]}
    />
  );
}

const TONES = { DRAFT: "warning", PUBLISHED: "success", AMENDED: "neutral", REPEALED: "neutral" } as const;

export function StateTag({
  page,
  state,
  versionNo,
}: {
  page: PageFrame;
  state: ProcedureState;
  versionNo: number;
}) {
  const t = messages(page.locale).catalogue.admin;
  return <Tag tone={TONES[state]}>{`${t.states[state]} · ${t.versionShort(versionNo)}`}</Tag>;
}

/** From when until when, in words; empty on a draft. */
export function validityText(
  row: { readonly validFrom: string | null; readonly validTo: string | null },
  { locale }: PageFrame,
): string {
  const t = messages(locale).catalogue.admin;
  const from = row.validFrom === null ? null : parseLocalDate(row.validFrom);
  const to = row.validTo === null ? null : parseLocalDate(row.validTo);
  if (from === null) return "";
  return to === null ? t.from(dayText(from)) : t.fromTo(dayText(from), dayText(to));
}
