import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DateInput,
  DefinitionList,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Unit } from "../../organisation/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import type { Fee, ProcedureVersion } from "../procedure.ts";
import { feeInWords } from "../procedure-words.ts";
import { type DraftForm, textOf, typedDay } from "./draft-form.ts";
import { FeeExemption } from "./fee-exemption.tsx";
import { Amounts, type FeeRowProps, fieldsOf, RowButton } from "./fee-row.tsx";
import { countsOf, FORMULAS } from "./fee-rows.ts";
import { AT } from "./provincial-fee-form.ts";

export type ProvincialFormView = {
  /** The draft that is edited; null while it is not stored yet. */
  readonly draft: { readonly id: string; readonly revision: number } | null;
  readonly unit: Unit;
  readonly version: ProcedureVersion;
  readonly fee: Fee;
  readonly typed: DraftForm;
  readonly errors: readonly FormError[];
  /** Another officer saved meanwhile. */
  readonly conflict: boolean;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: ProvincialFormView };

/** The form of what a province charges for one fee. The first button saves, so that Enter does; the one below does the same. */
export function ProvincialFeeFormPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const { version, draft } = view;
  const title = draft === null ? t.newTitle : t.editTitle;
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).catalogue.admin.title, href: paths.adminProcedures() },
            { label: t.titleOf({ code: version.code }), href: cataloguePaths.provincialFees(version.code) },
          ]}
          here={title}
        />
        <Heading level={1} title={title} />
        {view.conflict && draft !== null ? (
          <Alert locale={locale} tone="warning" assertive title={messages(locale).catalogue.admin.conflict}>
            <ButtonLink href={cataloguePaths.provincialFee(draft.id)}>
              {messages(locale).catalogue.admin.openNew}
            </ButtonLink>
          </Alert>
        ) : null}
        <About page={page} view={view} />
        <FeeForm page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

/** Whose amount, of what, and what the procedure itself charges. */
function About({ page, view: { unit, version, fee } }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  return (
    <DefinitionList
      items={[
        [t.ofUnit, unit.name],
        [t.ofProcedure, `${version.code} ${textIn(version.name, locale)}`],
        [t.ofFee, textIn(fee.name, locale)],
        [t.inProcedure, feeInWords(fee, locale)],
      ]}
    />
  );
}

function FeeForm({ page, view }: Props) {
  const t = messages(page.locale).provincialFees;
  const { draft, unit, version, fee, typed } = view;
  const action =
    draft === null ? cataloguePaths.provincialFeeForm() : cataloguePaths.provincialFeeEdit(draft.id);
  const carried = {
    id: draft?.id ?? "",
    revision: String(draft?.revision ?? 0),
    unitId: unit.id,
    procedureCode: version.code,
    feeCode: fee.code,
    fees: "1",
    [`${AT}.tiers`]: String(countsOf(typed)[0]?.tiers ?? 0),
    [`${AT}.exemptions`]: String(countsOf(typed)[0]?.exemptions ?? 0),
  };
  return (
    <Form page={page} action={action}>
      {Object.entries(carried).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="mc-row">
        <Button>{t.save}</Button>
        <ButtonLink href={cataloguePaths.provincialFees(version.code)} variant="tertiary">
          {t.back}
        </ButtonLink>
      </div>
      <Resolution page={page} view={view} />
      <Reckoning page={page} view={view} />
      <div class="mc-row">
        <Button variant="secondary">{t.save}</Button>
      </div>
    </Form>
  );
}

function Resolution({ page, view: { typed, errors } }: Props) {
  const { locale } = page;
  const t = messages(locale).provincialFees;
  const base = (name: string, label: string) => ({ locale, name, label, error: errorOf(errors, name) });
  return (
    <Card title={t.resolution}>
      <div class="mc-fields">
        <TextInput
          {...base("number", t.number)}
          hint={t.numberHint}
          value={textOf(typed, "number")}
          maxLength={100}
          size={24}
        />
        <TextInput {...base("issuer", t.issuer)} value={textOf(typed, "issuer")} maxLength={300} />
        <DateInput {...base("issuedOn", t.issuedOn)} optional value={typedDay(typed, "issuedOn")} />
        <TextInput
          {...base("url", t.url)}
          optional
          hint={t.urlHint}
          value={textOf(typed, "url")}
          maxLength={1000}
        />
      </div>
    </Card>
  );
}

function Reckoning({ page, view }: Props) {
  const { locale } = page;
  const words = messages(locale).fees;
  const { version, typed, errors } = view;
  const [counts = { tiers: 0, exemptions: 0 }] = countsOf({ ...typed, fees: "1" });
  const rowsAction = cataloguePaths.provincialFeeRows();
  const props: FeeRowProps = { page, version, typed, errors, index: 0, counts, rowsAction };
  const { choose } = fieldsOf(props, AT);
  const formulas = FORMULAS.map((value) => ({ value, label: words.formulas[value] }));
  return (
    <Card title={messages(locale).provincialFees.amount}>
      <div class="mc-fields">{choose("formula", words.formula, formulas)}</div>
      <div class="mc-row">
        <RowButton row="show:0" action={rowsAction} label={words.showFields} />
      </div>
      <Amounts {...props} />
      {Array.from({ length: counts.exemptions }, (_, row) => (
        <FeeExemption {...props} row={row} />
      ))}
      <p class="mc-hint">{messages(locale).provincialFees.exemptionsHint}</p>
      <div class="mc-row">
        <RowButton row="exempt:0" action={rowsAction} label={words.addExemption} />
      </div>
    </Card>
  );
}
