import { messages } from "../../../i18n/index.ts";
import { TextInput } from "../../../web/components/index.ts";
import { conditionInWords } from "../procedure-words.ts";
import { type FeeRowProps, fieldsOf, RowButton } from "./fee-row.tsx";
import { AS_WRITTEN, EXEMPT_CHOICES, writtenCondition } from "./fee-rows.ts";

/** Who is let off a fee, wholly or by a percentage. */
export function FeeExemption(props: FeeRowProps & { readonly row: number }) {
  const { page, index, row, rowsAction } = props;
  const t = messages(page.locale).fees;
  const { base, value, line, choose, hidden } = fieldsOf(props, `fee.${index}.exempt.${row}`);
  return (
    <fieldset class="ds-fieldset" data-tone="section">
      <legend class="ds-label">{t.exemption({ row: row + 1 })}</legend>
      {hidden("code")}
      {hidden("condition")}
      <div class="mc-fields">
        {choose("who", t.who, [...groups(page.locale), ...asWritten(props, value("condition"))])}
        <TextInput
          {...base("percent", t.percent)}
          hint={t.percentHint}
          value={value("percent")}
          inputMode="numeric"
          size={4}
        />
        {line("nameVi", t.exemptName)}
        {line("nameEn", t.nameEn)}
        {line("ground", t.exemptGround)}
      </div>
      <div class="mc-row">
        <RowButton
          row={`unexempt:${index}:${row}`}
          action={rowsAction}
          label={t.removeExemption({ row: row + 1 })}
        />
      </div>
    </fieldset>
  );
}

function groups(locale: FeeRowProps["page"]["locale"]) {
  const t = messages(locale).fees;
  return EXEMPT_CHOICES.map((group) => ({ value: group, label: t.groups[group] }));
}

/** What was written before stays to be chosen, in words. */
function asWritten({ page, version }: FeeRowProps, text: string) {
  const condition = writtenCondition(text);
  if (condition === null) return [];
  const words = conditionInWords(condition, version, page.locale);
  return [{ value: AS_WRITTEN, label: messages(page.locale).fees.asWritten({ words }) }];
}
