import { present } from "../../kernel/assert.ts";
import type { Json } from "../../kernel/json.ts";
import { epochOf, type Instant, instantAt, localDateOf } from "../../kernel/local-date.ts";
import { meetIncident } from "../../platform/incidents/incidents.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PaperKey } from "./paper.ts";
import { renderPapersAside } from "./render-aside.ts";
import { issuedAt, type PaperOrder, paperInputs, renderPaper } from "./render-paper.ts";
import { type ResultOrder, renderResult, resultInputs } from "./render-result.ts";
import { typesetInSandbox } from "./sandbox.ts";
import { RESULT_SET, type TemplateVersion, type TemplateVersionId } from "./template.ts";
import { templateInForce } from "./template-store.ts";
import type { Spot } from "./typeset-parts.ts";

/** A paper, and the version of the authority's template it was set with; null where it was the shipped one. */
export type SetPaper = {
  readonly pdf: Uint8Array;
  readonly places: readonly Spot[];
  readonly templateVersionId: TemplateVersionId | null;
};

/** A form with the template in force on the day of the paper. */
export async function setPaper<Key extends PaperKey>(
  executor: Executor,
  order: PaperOrder<Key>,
): Promise<SetPaper> {
  const own = await setByAuthority(executor, order);
  return own ?? { pdf: renderPaper(order), places: [], templateVersionId: null };
}

/** Forms in one file, set in a thread of their own: a long one, or many, for which nobody waits. */
export async function setPapersAside(
  executor: Executor,
  orders: readonly PaperOrder<PaperKey>[],
): Promise<Uint8Array> {
  const parts: (PaperOrder<PaperKey> | Uint8Array)[] = [];
  for (const order of orders) parts.push((await setByAuthority(executor, order))?.pdf ?? order);
  const [first, ...others] = parts;
  return renderPapersAside([present(first, "a form to set"), ...others]);
}

/** The form by the authority's own template, where one is in force on its day. */
async function setByAuthority<Key extends PaperKey>(
  executor: Executor,
  order: PaperOrder<Key>,
): Promise<SetPaper | null> {
  const at = issuedAt(order.data);
  const { key, set = "VPCP-2025", locale } = order;
  const version = await templateInForce(executor, { set, key, locale, on: localDateOf(at) });
  return version === null
    ? null
    : setWith(executor, version, { data: paperInputs(order), at, standard: "a-2a" });
}

/** A result with the template in force on the day it is made. */
export async function setResult(executor: Executor, order: ResultOrder): Promise<SetPaper> {
  const { sheet, locale, madeOn, templateOn = madeOn } = order;
  const version = await templateInForce(executor, {
    set: RESULT_SET,
    key: sheet.key,
    locale,
    on: templateOn,
  });
  const at = instantAt(madeOn, 12 * 60);
  const own =
    version === null
      ? null
      : await setWith(executor, version, { data: resultInputs(order), at, standard: "a-2b" });
  return own ?? { ...renderResult(order), templateVersionId: null };
}

type Setting = { readonly data: Json; readonly at: Instant; readonly standard: "a-2a" | "a-2b" };

/**
 * Null where the template fails on these data, though it did not on the sample: the office goes on with the shipped one,
 * the paper says which it was set with, and the incident which template is to be mended.
 */
async function setWith(
  executor: Executor,
  { id, source }: Pick<TemplateVersion, "id"> & { readonly source: string },
  { data, at, standard }: Setting,
): Promise<SetPaper | null> {
  const order = { source, data: JSON.stringify(data), at: Math.floor(epochOf(at) / 1_000), standard };
  const answer = await typesetInSandbox(order);
  if (answer === null || "problems" in answer) {
    const detail = answer?.problems[0]?.message ?? "";
    await meetIncident(executor, { kind: "TEMPLATE_FAILED", subject: id, detail, at });
    return null;
  }
  return { pdf: Buffer.from(answer.pdf, "base64"), places: answer.places, templateVersionId: id };
}
