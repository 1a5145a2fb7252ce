import { messages } from "../../../../i18n/index.ts";
import type { LocalDate } from "../../../../kernel/local-date.ts";
import { dayText, Heading, Link, Pagination, Table } from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import { listLateCauses } from "../../../dossier/index.ts";
import type { UnitDirectory } from "../../../organisation/index.ts";
import { openedColumns } from "../../question/opened-page.tsx";
import { NO_CAUSE } from "../figure.ts";
import type { LateResult } from "../late-results.ts";

type Props = {
  readonly page: PageFrame;
  readonly directory: UnitDirectory;
  readonly view: {
    readonly unitName: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly causes: readonly string[] | null;
    readonly items: readonly LateResult[];
    readonly nextHref: string | null;
  };
};

/** The dossiers behind a number of late results: which, how late, and the cause that was told. */
export function LateResultsPage({ page, directory, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report.late;
  const { unitName, from, to, causes, items, nextHref } = view;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead({ unit: unitName, from: dayText(from), to: dayText(to) })}</p>
        {causes === null ? null : (
          <p>{t.ofCauses({ causes: causes.map((code) => causeName(code, locale)).join("; ") })}</p>
        )}
        <Table
          locale={locale}
          caption={t.title}
          emptyText={t.empty}
          rows={items}
          columns={[
            ...openedColumns(page, directory),
            { key: "cause", header: t.cause, cell: ({ cause }) => causeName(cause, locale) },
          ]}
        />
        {nextHref === null ? null : <Pagination locale={locale} previousHref={null} nextHref={nextHref} />}
        <p>
          <Link href={paths.reports()}>{t.back}</Link>
        </p>
      </div>
    </DeskLayout>
  );
}

function causeName(code: string, locale: "vi" | "en"): string {
  if (code === NO_CAUSE) return messages(locale).report.late.noCause;
  return listLateCauses().find((each) => each.code === code)?.name[locale] ?? code;
}
