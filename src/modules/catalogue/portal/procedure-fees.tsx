import { messages } from "../../../i18n/index.ts";
import { Button, Card, FilterForm, Select } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { Unit } from "../../organisation/index.ts";
import { textIn } from "../local-text.ts";
import type { Fee } from "../procedure.ts";
import { conditionInWords, feeInWords } from "../procedure-words.ts";
import type { ProcedureProps } from "./procedure-page.tsx";

/** Where the fees shown are charged, and where else one may ask. */
export type FeePlaceView = { readonly chosen: Unit | null; readonly provinces: readonly Unit[] };

type FeesProps = ProcedureProps & {
  readonly place?: FeePlaceView;
  /** Those who keep the catalogue also read who sets each amount. */
  readonly isOffice?: boolean;
};

export function Fees({ page, version, place, isOffice = false }: FeesProps) {
  const t = messages(page.locale).catalogue;
  return (
    <Card title={t.page.fees} id="fees">
      {place === undefined || version.fees.every(({ setBy }) => setBy !== "PROVINCE") ? null : (
        <Place page={page} version={version} place={place} />
      )}
      {version.fees.length === 0 ? <p>{version.feesStated ? t.fee.free : t.fee.unstated}</p> : null}
      {version.fees.length === 0 ? null : (
        <ul class="mc-list">
          {version.fees.map((fee) => (
            <FeeItem page={page} version={version} fee={fee} isOffice={isOffice} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Amounts differ by province: which one is shown, and a choice where there are several. */
function Place({ page, version, place }: ProcedureProps & { readonly place: FeePlaceView }) {
  const t = messages(page.locale).provincialFees;
  const { chosen, provinces } = place;
  const options = provinces.map(({ id, name }) => ({ value: id, label: name }));
  const isListed = chosen === null || provinces.some(({ id }) => id === chosen.id);
  return (
    <>
      {provinces.length < 2 ? null : (
        <FilterForm action={`${paths.procedure(version.code)}#fees`}>
          <Select
            locale={page.locale}
            name="unit"
            label={t.choose}
            hint={t.chooseHint}
            optional
            emptyLabel={t.anywhere}
            value={chosen?.id ?? ""}
            options={isListed ? options : [{ value: chosen.id, label: chosen.name }, ...options]}
          />
          <Button variant="secondary">{t.show}</Button>
        </FilterForm>
      )}
      {chosen === null ? null : <p class="mc-strong">{t.appliesIn({ unit: chosen.name })}</p>}
    </>
  );
}

type FeeItemProps = ProcedureProps & { readonly fee: Fee; readonly isOffice: boolean };

function FeeItem({ page, version, fee, isOffice }: FeeItemProps) {
  const { locale } = page;
  const t = messages(locale).catalogue.fee;
  const notes = [
    fee.condition === null ? "" : `${t.onlyWhen} ${conditionInWords(fee.condition, version, locale)}.`,
    fee.exemptions.length === 0 ? "" : `${t.exempt}: ${letOff(fee, page).join("; ")}.`,
    fee.legalGround === null ? "" : `${t.ground}: ${fee.legalGround}.`,
    isOffice ? `${messages(locale).fees.setBy}: ${messages(locale).fees.setters[fee.setBy]}.` : "",
  ].filter((note) => note !== "");
  return (
    <li>
      {`${textIn(fee.name, locale)}: `}
      <strong>{feeInWords(fee, locale)}</strong>
      <span class="mc-muted">{` (${fee.illustrative ? `${t.sample}; ` : ""}${t.collect[fee.collectWhen]})`}</span>
      {notes.map((note) => (
        <>
          <br />
          {note}
        </>
      ))}
    </li>
  );
}

/** Who pays nothing, or less. */
function letOff({ exemptions }: Fee, { locale }: ProcedureProps["page"]): readonly string[] {
  const t = messages(locale).fees;
  return exemptions.map(({ name, percentOff }) =>
    percentOff === undefined
      ? textIn(name, locale)
      : `${textIn(name, locale)} (${t.reduced({ percent: percentOff })})`,
  );
}
