import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Button,
  Card,
  dayText,
  FilterForm,
  Form,
  type FormError,
  type FormPage,
  Link,
  moneyText,
  Select,
  Table,
  Tag,
  TextInput,
  type Tone,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Unit } from "../../organisation/index.ts";
import { postPaths } from "../post-paths.ts";
import type { ListedSheet } from "../queries/read-sheets.ts";
import type { SheetState } from "../refusals.ts";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";

type SheetsView = {
  readonly desk: ParcelDesk;
  readonly rows: readonly ListedSheet[];
  readonly day: LocalDate;
  readonly errors: readonly FormError[];
  /** Where postal staff may bring parcels; empty for an officer. */
  readonly offices: readonly Unit[];
  readonly ownCarriers: readonly Unit[];
  readonly mayGive: boolean;
};

const TONES: Readonly<Record<SheetState, Tone>> = {
  OPEN: "neutral",
  GIVEN: "warning",
  CLOSED: "success",
  CANCELLED: "neutral",
};

/** `01`, `02` … of a day. */
export function sheetNumber(number: number): string {
  return String(number).padStart(2, "0");
}

/** The sheets of a day, and those of before that one side still has to sign. */
export function SheetsPage({ page, view }: { page: PageFrame & FormPage; view: SheetsView }) {
  const { locale } = page;
  const t = messages(locale).post;
  const { desk, rows, day, errors } = view;
  return (
    <PostPage page={page} tab="SHEETS" counts={desk.counts} errors={errors}>
      <FilterForm action={postPaths.sheets()}>
        <TextInput locale={locale} name="day" type="date" label={t.sheets.day} value={day} />
        <Button variant="secondary">{t.sheets.show}</Button>
      </FilterForm>
      <Table
        locale={locale}
        caption={t.tabs.SHEETS}
        rows={rows}
        emptyText={t.sheets.empty}
        columns={[
          {
            key: "number",
            header: t.sheets.number,
            cell: (sheet) => (
              <Link href={postPaths.sheet(sheet.id)}>
                {`${sheetNumber(sheet.number)} · ${dayText(sheet.day)}`}
              </Link>
            ),
          },
          { key: "direction", header: t.sheets.direction, cell: ({ direction }) => t.directions[direction] },
          { key: "office", header: t.sheets.office, cell: (sheet) => desk.unitName(sheet.office_unit_id) },
          { key: "carrier", header: t.carrier, cell: (sheet) => desk.unitName(sheet.carrier_unit_id) },
          { key: "parcels", header: t.sheets.parcels, align: "end", cell: ({ parcels }) => String(parcels) },
          {
            key: "cod",
            header: t.sheet.codSum,
            align: "end",
            cell: (sheet) => <Cash page={page} sheet={sheet} />,
          },
          {
            key: "state",
            header: t.state,
            cell: (sheet) => <Standing page={page} sheet={sheet} />,
          },
        ]}
      />
      <EmptySheet page={page} view={view} />
      <SheetToOffice page={page} view={view} />
    </PostPage>
  );
}

type OfSheet = { readonly page: PageFrame; readonly sheet: ListedSheet };

function Standing({ page: { locale }, sheet: { state, report_waits: waits } }: OfSheet) {
  const t = messages(locale).post;
  return (
    <>
      <Tag tone={TONES[state]}>{t.sheetStates[state]}</Tag>{" "}
      {waits ? <Tag tone="warning">{t.found.report.waits}</Tag> : null}
    </>
  );
}

/** What the sheet was signed for; where a parcel was then not there, what the post really collects stands first. */
function Cash({ page: { locale }, sheet }: OfSheet) {
  const t = messages(locale).post;
  const { cod_dong: signed, absent_dong: absent } = sheet;
  const text = (dong: number) => (dong === 0 ? t.noCod : moneyText(dong, locale));
  if (signed === 0) return "—";
  if (absent === 0) return <span class="mc-nowrap">{text(signed)}</span>;
  return (
    <>
      <span class="mc-nowrap">{text(signed - absent)}</span>{" "}
      <Tag tone="warning">{t.sheet.codSigned({ signed: text(signed) })}</Tag>
    </>
  );
}

type Part = { readonly page: PageFrame & FormPage; readonly view: SheetsView };

const choices = (units: readonly Unit[]) => units.map(({ id, name }) => ({ value: id, label: name }));

/** For whoever would rather scan the parcels one by one than tick them on a list. */
function EmptySheet({ page, view: { desk, mayGive } }: Part) {
  const t = messages(page.locale).post;
  if (!mayGive || desk.carriers.length === 0) return null;
  return (
    <Card title={t.sheets.openEmpty}>
      <Form page={page} action={postPaths.sheets()}>
        <input type="hidden" name="direction" value="TO_POST" />
        <Select
          locale={page.locale}
          name="carrier"
          label={t.carrier}
          value={desk.carriers[0]?.id}
          emptyLabel={null}
          options={choices(desk.carriers)}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.sheets.openEmpty}</Button>
        </div>
      </Form>
    </Card>
  );
}

function SheetToOffice({ page, view: { offices, ownCarriers } }: Part) {
  const t = messages(page.locale).post;
  if (ownCarriers.length === 0) return null;
  return (
    <Card title={t.sheets.openIn}>
      <Form page={page} action={postPaths.sheets()}>
        <input type="hidden" name="direction" value="TO_OFFICE" />
        <Select
          locale={page.locale}
          name="carrier"
          id="own-carrier"
          label={t.carrier}
          value={ownCarriers[0]?.id}
          emptyLabel={null}
          options={choices(ownCarriers)}
        />
        <Select
          locale={page.locale}
          name="office"
          label={t.sheets.office}
          value={offices[0]?.id}
          emptyLabel={null}
          options={choices(offices)}
        />
        <div class="mc-row">
          <Button icon="envelope">{t.sheets.openIn}</Button>
        </div>
      </Form>
    </Card>
  );
}
