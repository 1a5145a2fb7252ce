import { messages } from "../../../i18n/index.ts";
import { Breadcrumb, ButtonLink, Card, Heading, Link, Table, Tag } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import type { Fee, ProcedureState, ProcedureVersion } from "../procedure.ts";
import { feeInWords } from "../procedure-words.ts";
import type { ProvincialFee } from "../provincial-fee.ts";
import { validityText } from "./procedures-page.tsx";

type ProvincialFeesView = {
  readonly code: string;
  /** Null where no version of the procedure is in force. */
  readonly version: ProcedureVersion | null;
  /** Every version of every province, newest first. */
  readonly set: readonly ProvincialFee[];
  readonly directory: UnitDirectory;
  /** Provinces for which the reader may set amounts. */
  readonly mine: readonly Unit[];
};

type Props = { readonly page: PageFrame; readonly view: ProvincialFeesView };

/** What provinces charge for each fee of a procedure. */
export function ProvincialFeesPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const { version, code } = view;
  return (
    <DeskLayout page={page} title={t.titleOf({ code })}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).catalogue.admin.title, href: paths.adminProcedures() },
            ...(version === null
              ? []
              : [{ label: textIn(version.name, locale), href: cataloguePaths.adminVersion(version.id) }]),
          ]}
          here={t.title}
        />
        <Heading level={1} title={t.titleOf({ code })} />
        <p>{t.intro}</p>
        {version === null ? <p>{t.notInForce}</p> : null}
        {version !== null && version.fees.length === 0 ? <p>{t.noFees}</p> : null}
        {(version?.fees ?? []).map((fee) => (
          <OfFee page={page} view={view} fee={fee} />
        ))}
      </div>
    </DeskLayout>
  );
}

function OfFee({ page, view, fee }: Props & { readonly fee: Fee }) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const rows = view.set.filter(({ feeCode }) => feeCode === fee.code);
  const isTheirs = fee.setBy === "PROVINCE";
  const isFree = (unit: Unit) => rows.every(({ unitId, state }) => unitId !== unit.id || state !== "DRAFT");
  return (
    <Card title={textIn(fee.name, locale)}>
      <p>{t.national({ words: feeInWords(fee, locale) })}</p>
      {isTheirs ? null : <p>{t.ministrys}</p>}
      {rows.length === 0 ? null : <Rows page={page} view={view} rows={rows} fee={fee} />}
      {rows.length === 0 && isTheirs ? <p class="mc-muted">{t.none}</p> : null}
      <div class="mc-row">
        {(isTheirs ? view.mine.filter(isFree) : []).map((unit) => (
          <ButtonLink
            variant="secondary"
            icon="plus"
            href={cataloguePaths.newProvincialFee({
              procedureCode: view.code,
              feeCode: fee.code,
              unitId: unit.id,
            })}
          >
            {t.open({ unit: unit.shortName })}
          </ButtonLink>
        ))}
      </div>
    </Card>
  );
}

type RowsProps = Props & { readonly rows: readonly ProvincialFee[]; readonly fee: Fee };

function Rows({ page, view, rows, fee }: RowsProps) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  return (
    <Table
      locale={locale}
      caption={`${t.title}: ${textIn(fee.name, locale)}`}
      rows={rows}
      columns={[
        {
          key: "unit",
          header: t.province,
          cell: (row) => (
            <Link href={cataloguePaths.provincialFee(row.id)}>
              {`${view.directory.find(row.unitId)?.shortName ?? ""} – ${t.version({ n: row.versionNo })}`}
            </Link>
          ),
        },
        { key: "amount", header: t.amount, cell: (row) => amountInWords(row, fee, page) },
        { key: "resolution", header: t.resolution, cell: ({ content }) => content.resolution.number },
        {
          key: "state",
          header: messages(locale).catalogue.admin.state,
          cell: (row) => <FeeState page={page} state={row.state} />,
        },
        {
          key: "validity",
          header: messages(locale).catalogue.admin.validity,
          cell: (row) => <span class="mc-nowrap">{validityText(row, page)}</span>,
        },
      ]}
    />
  );
}

/** What it comes to, in words. */
export function amountInWords({ content }: ProvincialFee, fee: Fee, { locale }: PageFrame): string {
  return feeInWords({ ...fee, formula: content.formula, unitName: content.unitName }, locale);
}

const TONES = { DRAFT: "warning", PUBLISHED: "success", AMENDED: "neutral", REPEALED: "neutral" } as const;

export function FeeState({ page, state }: { readonly page: PageFrame; readonly state: ProcedureState }) {
  return <Tag tone={TONES[state]}>{messages(page.locale).provincialFees.states[state]}</Tag>;
}
