import { z } from "zod";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { type FormDefinition, formDefinitionSchema } from "./form-definition.ts";
import { type FormVersion, shippedForms } from "./shipped-forms.ts";

/** A version with who published it; null for those that came with the product. */
export type PublishedForm = FormVersion & {
  readonly publishedBy: string | null;
  readonly publishedAt: Instant | null;
};

/** Every version of every form, or of one, by code and version: the shipped ones and those published here. */
export async function listForms(executor: Executor, code: string | null): Promise<readonly PublishedForm[]> {
  let query = executor.kysely.selectFrom("statisticsForm").selectAll();
  if (code !== null) query = query.where("code", "=", code);
  const rows = await query.orderBy("code").orderBy("version").execute();
  const shipped = shippedForms()
    .filter(({ definition }) => code === null || definition.code === code)
    .map((version) => ({ ...version, publishedBy: null, publishedAt: null }));
  const own = rows.map((row) => ({
    version: row.version,
    validFrom: row.validFrom,
    definition: formDefinitionSchema.parse(row.definition),
    publishedBy: row.publishedByName,
    publishedAt: z.custom<Instant>((at) => typeof at === "string").parse(row.publishedAt),
  }));
  return [...shipped, ...own].sort(
    (a, b) => byText(a.definition.code, b.definition.code) || a.version - b.version,
  );
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The version in force on a day: the newest that began by then; for days before the first, the first. */
export function formOn<Form extends FormVersion>(versions: readonly Form[], on: LocalDate): Form | null {
  return versions.findLast(({ validFrom }) => validFrom <= on) ?? versions[0] ?? null;
}

/** Of each form the version in force on a day. */
export function formsOn<Form extends FormVersion & { readonly definition: { readonly code: string } }>(
  versions: readonly Form[],
  on: LocalDate,
): readonly Form[] {
  const codes = new Set(versions.map(({ definition }) => definition.code));
  return [...codes].flatMap(
    (code) =>
      formOn(
        versions.filter(({ definition }) => definition.code === code),
        on,
      ) ?? [],
  );
}

export async function insertForm(
  tx: Tx,
  form: {
    readonly version: number;
    readonly validFrom: LocalDate;
    readonly definition: FormDefinition;
    readonly by: { readonly accountId: string | null; readonly name: string };
    readonly at: Instant;
  },
): Promise<void> {
  await tx.kysely
    .insertInto("statisticsForm")
    .values({
      code: form.definition.code,
      version: form.version,
      validFrom: form.validFrom,
      definition: JSON.stringify(form.definition),
      publishedAt: form.at,
      publishedBy: form.by.accountId,
      publishedByName: form.by.name,
    })
    .execute();
}
