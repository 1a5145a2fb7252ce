import { messages } from "../../../i18n/index.ts";
import type { Page as PageOf } from "../../../kernel/paging.ts";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  FilterForm,
  Heading,
  Link,
  Pagination,
  Select,
  Table,
  Tag,
} from "../../../web/components/index.ts";
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
  /** Versions, fee by fee, newest first. */
  readonly set: PageOf<ProvincialFee>;
  readonly directory: UnitDirectory;
  readonly provinces: readonly Unit[];
  /** The province the list is narrowed to; null: all. */
  readonly chosen: Unit | null;
  /** Fees for which the reader may open a draft for that province now. */
  readonly mayOpen: readonly Fee[];
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
        <OfProcedure page={page} view={view} />
        {isNobodys(view) ? null : <Amounts page={page} view={view} />}
      </div>
    </DeskLayout>
  );
}

/** No fee of the procedure is the provinces', and none ever was: there is nothing to look for. */
function isNobodys({ version, set, chosen }: ProvincialFeesView): boolean {
  const fees = version?.fees ?? [];
  return chosen === null && set.items.length === 0 && fees.every(({ setBy }) => setBy !== "PROVINCE");
}

function Amounts({ page, view }: Props) {
  const t = messages(page.locale).provincialFees;
  const { set, chosen } = view;
  return (
    <>
      <Narrow page={page} view={view} />
      {set.items.length === 0 ? (
        <p class="mc-muted">{chosen === null ? t.none : t.noneIn({ unit: chosen.name })}</p>
      ) : (
        <Rows page={page} view={view} />
      )}
      <Pagination locale={page.locale} previousHref={null} nextHref={nextHref(view)} />
    </>
  );
}

function nextHref({ code, chosen, set }: ProvincialFeesView): string | null {
  if (set.nextCursor === null) return null;
  return cataloguePaths.provincialFees(code, { unit: chosen?.id ?? "", cursor: set.nextCursor });
}

/** The fees of the version in force: what it charges itself, and whether the chosen province may say otherwise. */
function OfProcedure({ page, view: { version, code, chosen, mayOpen } }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  if (version === null) return <p>{t.notInForce}</p>;
  if (version.fees.length === 0) return <p>{t.noFees}</p>;
  return version.fees.map((fee) => (
    <Card title={textIn(fee.name, locale)}>
      <p>{t.national({ words: feeInWords(fee, locale) })}</p>
      {fee.setBy === "PROVINCE" ? null : <p>{t.ministrys}</p>}
      {chosen === null || !mayOpen.includes(fee) ? null : (
        <div class="mc-row">
          <ButtonLink
            variant="secondary"
            icon="plus"
            href={cataloguePaths.newProvincialFee({
              procedureCode: code,
              feeCode: fee.code,
              unitId: chosen.id,
            })}
          >
            {t.open({ unit: chosen.shortName })}
          </ButtonLink>
        </div>
      )}
    </Card>
  ));
}

function Narrow({ page, view: { code, provinces, chosen } }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  return (
    <FilterForm action={cataloguePaths.provincialFeesBase()}>
      <input type="hidden" name="code" value={code} />
      <Select
        locale={locale}
        name="unit"
        label={t.province}
        optional
        emptyLabel={t.allProvinces}
        value={chosen?.id ?? ""}
        options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button variant="secondary">{t.show}</Button>
    </FilterForm>
  );
}

function Rows({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const feeOf = ({ feeCode }: ProvincialFee) => view.version?.fees.find(({ code }) => code === feeCode);
  return (
    <Table
      locale={locale}
      caption={t.title}
      rows={view.set.items}
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
        {
          key: "fee",
          header: t.ofFee,
          cell: (row) => {
            const fee = feeOf(row);
            return fee === undefined ? row.feeCode : textIn(fee.name, locale);
          },
        },
        { key: "amount", header: t.amount, cell: (row) => amountInWords(row, page) },
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
export function amountInWords({ content }: ProvincialFee, { locale }: PageFrame): string {
  return feeInWords(content, locale);
}

const TONES = { DRAFT: "warning", PUBLISHED: "success", AMENDED: "neutral", REPEALED: "neutral" } as const;

export function FeeState({ page, state }: { readonly page: PageFrame; readonly state: ProcedureState }) {
  return <Tag tone={TONES[state]}>{messages(page.locale).provincialFees.states[state]}</Tag>;
}
