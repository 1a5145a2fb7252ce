import { messages } from "../../../../i18n/index.ts";
import {
  Button,
  ButtonLink,
  Card,
  FilterForm,
  type FormPage,
  Heading,
  Link,
  RadioGroup,
  Select,
  Table,
  TextInput,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { FIELDS, textIn } from "../../../catalogue/index.ts";
import type { Unit } from "../../../organisation/index.ts";
import { EXPORT_FORMATS } from "../export-report.ts";
import type { RegisterPrint } from "../print-store.ts";
import { hasPdf, REGISTER_KINDS, type Register, type RegisterOrder } from "../registers.ts";
import { reportPaths } from "../report-paths.ts";
import type { SheetRow } from "../sheet.ts";
import { PrintedYear } from "./printed-year.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly order: RegisterOrder;
  readonly register: Register;
  readonly units: readonly Unit[];
  /** The newest print of the whole year, where one was asked for. */
  readonly print: RegisterPrint | null;
};

/** The dossier register and the control sheets of a year and unit: a volume on screen and as files. */
export function RegisterPage({ page, order, register, units, print }: Props) {
  const { locale } = page;
  const t = messages(locale).report.registers;
  const { sheet, volumes } = register;
  const asked = { unit: order.unitId, year: order.year, code: order.code };
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead}</p>
        <p>
          <Link href={reportPaths.formBookOf({ ...asked, form: null, only: null })}>
            {messages(locale).report.formBook.title}
          </Link>
        </p>
        <Filter page={page} order={order} units={units} />
        <Card title={`${sheet.title}: ${sheet.unit}`}>
          <p>{sheet.period}</p>
          <div class="mc-row">
            {EXPORT_FORMATS.filter((format) => format !== "pdf" || hasPdf(order)).map((format) => (
              <ButtonLink href={reportPaths.registerFile(order, format)} icon="download">
                {messages(locale).report.screens.formats[format]}
              </ButtonLink>
            ))}
          </div>
          {volumes < 2 ? null : (
            <p class="mc-row">
              {Array.from({ length: volumes }, (_, index) => index + 1).map((volume) =>
                volume === order.volume ? (
                  <strong>{t.volumeNumber({ volume })}</strong>
                ) : (
                  <Link href={reportPaths.register({ ...order, volume })}>{t.volumeNumber({ volume })}</Link>
                ),
              )}
            </p>
          )}
        </Card>
        <PrintedYear page={page} order={order} print={print} />
        <Rows page={page} register={register} />
      </div>
    </DeskLayout>
  );
}

function Filter({ page, order, units }: Omit<Props, "register" | "print">) {
  const { locale } = page;
  const t = messages(locale).report.registers;
  return (
    <FilterForm action={reportPaths.registers()}>
      <RadioGroup
        locale={locale}
        name="kind"
        label={t.kind}
        value={order.kind}
        options={REGISTER_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Select
        locale={locale}
        name="unit"
        label={messages(locale).report.order.unit}
        emptyLabel={null}
        value={order.unitId}
        options={units.map(({ id, name, nameEn }) => ({
          value: id,
          label: locale === "en" ? (nameEn ?? name) : name,
        }))}
      />
      <TextInput locale={locale} name="year" label={t.year} value={String(order.year)} size={5} />
      <Select
        locale={locale}
        name="field"
        label={t.field}
        emptyLabel={messages(locale).shell.form.all}
        value={order.fieldCode ?? ""}
        optional
        saysOptional={false}
        options={FIELDS.map((each) => ({ value: each.code, label: textIn(each.name, locale) }))}
      />
      <TextInput
        locale={locale}
        name="code"
        label={t.code}
        value={order.code ?? ""}
        optional
        saysOptional={false}
      />
      <Button variant="secondary">{messages(locale).shell.form.filter}</Button>
    </FilterForm>
  );
}

/** On screen the first lines, without the columns that are filled in by hand: paper has room for the rest. */
const SHOWN_MAX = 50;

function Rows({ page, register: { sheet } }: { page: PageFrame; register: Register }) {
  const t = messages(page.locale).report.registers;
  const cellOf = (row: SheetRow, index: number) => (index === 0 ? row.ordinal : (row.values[index] ?? ""));
  const filled = sheet.names
    .map((header, index) => ({ header, index }))
    .filter(({ index }) => sheet.rows.some((row) => cellOf(row, index) !== ""));
  return (
    <>
      {sheet.rows.length > SHOWN_MAX ? (
        <p class="mc-muted">{t.firstLines({ shown: SHOWN_MAX, all: sheet.rows.length })}</p>
      ) : null}
      <div class="mc-register">
        <Table<SheetRow>
          locale={page.locale}
          caption={sheet.title}
          emptyText={t.empty}
          rows={sheet.rows.slice(0, SHOWN_MAX)}
          columns={filled.map(({ header, index }) => ({
            key: String(index),
            header,
            rowHeader: index === 1,
            cell: (row) => cellOf(row, index),
          }))}
        />
      </div>
    </>
  );
}
