import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormColumn, FormTerm, SignedColumn } from "./form-definition.ts";

/** How a column is made, in words: figures with their moment and channel, or other columns. */
export function columnInWords({ content }: FormColumn, locale: Locale): string {
  const t = messages(locale).report.forms;
  switch (content.kind) {
    case "ORDINAL":
      return t.ordinal;
    case "LABEL":
      return t.label;
    case "SHARE":
      return t.share(content);
    case "COLUMNS":
      return sumInWords(content.of);
    case "FIGURES":
      return joined(content.terms.map((term) => ({ sign: term.sign, words: termInWords(term, locale) })));
  }
}

/** `4 + 5 + 6`, `11 − 13`. */
export function sumInWords(of: readonly SignedColumn[]): string {
  return joined(of.map(({ column, sign }) => ({ sign, words: `(${column})` })));
}

export function termInWords({ figure, at, channels, only }: FormTerm, locale: Locale): string {
  const t = messages(locale).report;
  const facts = [
    t.forms.at[at],
    ...(channels ?? []).map((channel) => t.channels[channel].toLocaleLowerCase(locale)),
    ...(only === undefined ? [] : [t.forms.only[only]]),
  ];
  return `${t.figures[figure]} (${facts.join(", ")})`;
}

function joined(terms: readonly { readonly sign: 1 | -1; readonly words: string }[]): string {
  return terms
    .map(({ sign, words }, index) => (sign === -1 ? `− ${words}` : index === 0 ? words : `+ ${words}`))
    .join(" ");
}
