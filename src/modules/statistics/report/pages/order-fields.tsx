import { messages } from "../../../../i18n/index.ts";
import {
  DateInput,
  errorOf,
  type FormError,
  RadioGroup,
  Select,
  TextInput,
} from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import type { Unit } from "../../../organisation/index.ts";
import { VARIANTS } from "../form-definition.ts";
import type { PublishedForm } from "../form-store.ts";
import type { TypedOrder } from "../order-input.ts";
import { PERIOD_BASES, PERIOD_KINDS } from "../period.ts";

type Props = {
  readonly page: PageFrame;
  readonly typed: TypedOrder;
  readonly errors: readonly FormError[];
  readonly units: readonly Unit[];
  /** Null where the form is given by the page. */
  readonly forms: readonly PublishedForm[] | null;
};

/** Which report: form, unit, period by its name or its days, and how a wait for papers counts. */
export function OrderFields({ page, typed, errors, units, forms }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const field = (name: string) => ({ locale, name, error: errorOf(errors, name) });
  return (
    <>
      {forms === null ? null : (
        <Select
          {...field("form")}
          label={t.order.form}
          value={typed.form}
          options={forms.map(({ definition: { code, title } }) => ({
            value: code,
            label: `${code}: ${locale === "en" ? title.en : title.vi}`,
          }))}
        />
      )}
      <Select
        {...field("unit")}
        label={t.order.unit}
        value={typed.unit}
        options={units.map(({ id, name, nameEn }) => ({
          value: id,
          label: locale === "en" ? (nameEn ?? name) : name,
        }))}
      />
      <PeriodFields page={page} typed={typed} errors={errors} />
      <RadioGroup
        {...field("variant")}
        label={t.order.variant}
        hint={t.order.variantHint}
        value={typed.variant}
        options={VARIANTS.map((value) => ({ value, label: t.order.variants[value] }))}
      />
    </>
  );
}

function PeriodFields({ page, typed, errors }: Pick<Props, "page" | "typed" | "errors">) {
  const { locale } = page;
  const t = messages(locale).report.order;
  const field = (name: string) => ({ locale, name, error: errorOf(errors, name) });
  const parts = (name: "from" | "to") => ({
    day: typed[`${name}.day`],
    month: typed[`${name}.month`],
    year: typed[`${name}.year`],
  });
  return (
    <>
      <div class="mc-fields">
        <Select
          {...field("kind")}
          label={t.kind}
          value={typed.kind}
          options={[...PERIOD_KINDS, "RANGE" as const].map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextInput {...field("year")} label={t.year} value={typed.year} optional saysOptional={false} />
        <TextInput
          {...field("index")}
          label={t.index}
          hint={t.indexHint}
          value={typed.index}
          optional
          saysOptional={false}
        />
      </div>
      <RadioGroup
        {...field("basis")}
        label={t.basis}
        value={typed.basis}
        options={PERIOD_BASES.map((value) => ({ value, label: t.bases[value] }))}
      />
      <details class="mc-act" data-tone="quiet" {...(typed.kind === "RANGE" ? { open: true } : {})}>
        <summary>{t.days}</summary>
        <DateInput {...field("from")} label={t.from} value={parts("from")} optional />
        <DateInput {...field("to")} label={t.to} value={parts("to")} optional />
      </details>
    </>
  );
}
