import { sql } from "kysely";
import { z } from "zod";
import { sha256 as hashOf } from "../../kernel/hash-chain.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { TemplateName, TemplateVersion, TemplateVersionId } from "./template.ts";

const text = (value: unknown) => typeof value === "string";
const rowSchema = z.object({
  id: z.custom<TemplateVersionId>(text),
  set: z.string(),
  key: z.string(),
  versionNo: z.number(),
  locale: z.enum(["vi", "en", "both"]),
  source: z.string().nullable(),
  missing: z.array(z.string()).nullable(),
  basis: z.string().nullable(),
  validFrom: z.custom<LocalDate>(text).nullable(),
  state: z.enum(["DRAFT", "PUBLISHED"]),
  editedBy: z.custom<PersonId>(text),
  editedAt: z.custom<Instant>(text),
  publishedAt: z.custom<Instant>(text).nullable(),
});

function parseRow({ templateSet, ...row }: Readonly<Record<string, unknown>>): TemplateVersion {
  return rowSchema.parse({ ...row, set: templateSet });
}

/** Every version of a template the authority wrote, newest first. */
export async function listTemplateVersions(
  executor: Executor,
  { set, key }: TemplateName,
): Promise<readonly TemplateVersion[]> {
  const rows = await executor.kysely
    .selectFrom("documentTemplateVersion")
    .selectAll()
    .where("templateSet", "=", set)
    .where("key", "=", key)
    .orderBy("versionNo", "desc")
    .execute();
  return rows.map(parseRow);
}

/** All versions of all templates, for their list. */
export async function listAllVersions(executor: Executor): Promise<readonly TemplateVersion[]> {
  const rows = await executor.kysely
    .selectFrom("documentTemplateVersion")
    .selectAll()
    .orderBy("versionNo", "desc")
    .execute();
  return rows.map(parseRow);
}

type Asked = TemplateName & { readonly locale: "vi" | "en"; readonly on: LocalDate };

type InForce = Omit<TemplateVersion, "source"> & { readonly source: string };

/** The version in force on a day; null where papers are set as shipped. Of two from the same day the later written counts. */
export async function templateInForce(
  executor: Executor,
  { set, key, locale, on }: Asked,
): Promise<InForce | null> {
  const row = await executor.kysely
    .selectFrom("documentTemplateVersion")
    .selectAll()
    .where("templateSet", "=", set)
    .where("key", "=", key)
    .where("state", "=", "PUBLISHED")
    .where("locale", "in", [locale, "both"])
    .where("validFrom", "<=", on)
    .orderBy("validFrom", "desc")
    .orderBy("versionNo", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { source, ...version } = parseRow(row);
  return source === null ? null : { ...version, source };
}

/** The newest in force of each kind of paper; none of a kind that is set as shipped. */
export async function listTemplatesInForce(
  executor: Executor,
  { set, locale, on }: Omit<Asked, "key">,
): Promise<readonly { readonly key: string; readonly id: string }[]> {
  const newest = await executor.kysely
    .selectFrom("documentTemplateVersion")
    .distinctOn("key")
    .select(["key", "id", sql<boolean>`source IS NULL`.as("isShipped")])
    .where("templateSet", "=", set)
    .where("state", "=", "PUBLISHED")
    .where("locale", "in", [locale, "both"])
    .where("validFrom", "<=", on)
    .orderBy("key")
    .orderBy("validFrom", "desc")
    .orderBy("versionNo", "desc")
    .execute();
  return newest.filter(({ isShipped }) => !isShipped);
}

type Draft = TemplateName &
  Pick<TemplateVersion, "id" | "versionNo" | "locale" | "source" | "missing" | "editedBy" | "editedAt">;

/** Keeps the draft: the one there is with other words, or a new one. */
export async function writeTemplateDraft(tx: Tx, { set, ...draft }: Draft): Promise<void> {
  const { locale, source, editedBy, editedAt } = draft;
  const sha256 = source === null ? null : hashOf(source);
  const missing = draft.missing === null ? null : [...draft.missing];
  await tx.kysely
    .insertInto("documentTemplateVersion")
    .values({ ...draft, missing, templateSet: set, sha256, state: "DRAFT" })
    .onConflict((conflict) =>
      conflict
        .columns(["templateSet", "key", "versionNo"])
        .doUpdateSet({ source, locale, editedBy, editedAt, missing, sha256 })
        .where("documentTemplateVersion.state", "=", "DRAFT"),
    )
    .execute();
}

type Publishing = {
  readonly validFrom: LocalDate;
  readonly basis: string;
  readonly missing: readonly string[];
  readonly publishedBy: PersonId;
  readonly publishedAt: Instant;
};

export async function publishTemplateDraft(
  tx: Tx,
  id: TemplateVersionId,
  publishing: Publishing,
): Promise<void> {
  await tx.kysely
    .updateTable("documentTemplateVersion")
    .set({ ...publishing, missing: [...publishing.missing], state: "PUBLISHED" })
    .where("id", "=", id)
    .where("state", "=", "DRAFT")
    .execute();
}

export async function deleteTemplateDraft(tx: Tx, { set, key }: TemplateName): Promise<void> {
  await tx.kysely
    .deleteFrom("documentTemplateVersion")
    .where("templateSet", "=", set)
    .where("key", "=", key)
    .where("state", "=", "DRAFT")
    .execute();
}
