import { present } from "../../kernel/assert.ts";
import type { Json } from "../../kernel/json.ts";
import { paperInputs } from "./render-paper.ts";
import { resultInputs } from "./render-result.ts";
import { findResultPaper } from "./result-paper.ts";
import { SAMPLE_DAY, samplePaperData, sampleResultSheet } from "./sample-papers.ts";
import { formKeyOf, type TemplateName } from "./template.ts";

/** What a code on a sample opens: nothing. */
const SAMPLE_URL = "https://motcua.example/verify/sample";

type Sample = { readonly data: Json; readonly standard: "a-2a" | "a-2b" };

/** What a template is tried with, and the kind of file it makes. */
export function sampleInputs({ set, key }: TemplateName, locale: "vi" | "en"): Sample {
  const form = formKeyOf(key);
  if (form !== null) {
    const data = samplePaperData(form);
    const order = { key: form, locale, data, verifyUrl: SAMPLE_URL } as const;
    return {
      data: paperInputs(set === "VPCP-2018" ? { ...order, set: "VPCP-2018" } : order),
      standard: "a-2a",
    };
  }
  return sampleOfResult(key, locale, { isNumbered: true });
}

/** A result as it is shown and signed: its number and day still to come. Null of a form, which is issued at once. */
export function unnumberedSample({ key }: TemplateName, locale: "vi" | "en"): Sample | null {
  return formKeyOf(key) === null ? sampleOfResult(key, locale, { isNumbered: false }) : null;
}

function sampleOfResult(
  key: string,
  locale: "vi" | "en",
  { isNumbered }: { readonly isNumbered: boolean },
): Sample {
  const kind = present(findResultPaper(key), `kind of result ${key}`);
  const numbered = isNumbered ? { number: `07/${kind.number.kind}`, on: SAMPLE_DAY } : null;
  const sheet = sampleResultSheet(kind);
  return {
    data: resultInputs({ sheet, locale, numbered, verifyUrl: SAMPLE_URL, madeOn: SAMPLE_DAY }),
    standard: "a-2b",
  };
}
