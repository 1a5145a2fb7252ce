import { z } from "zod";
import { LOCALES, type Locale } from "../../i18n/index.ts";
import { assert, present } from "../../kernel/assert.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import shipped from "./data/templates.json" with { type: "json" };
import { type Form, KIND_NAMES, type Kind } from "./kinds.ts";
import { type TemplateText, variablesIn } from "./template.ts";
import { VARIABLES, type Variable } from "./variables.ts";

/** One text in force: version 0 came with the program, later ones are the authority's own. */
export type Template = TemplateText & { readonly version: number };
export type TemplateKey = { readonly kind: Kind; readonly form: Form; readonly locale: Locale };
export type Templates = { readonly find: (key: TemplateKey) => Template };

const textsSchema = z.object({ subject: z.string(), long: z.string(), short: z.string() });
const SHIPPED = z.record(z.string(), z.object({ vi: textsSchema, en: textsSchema })).parse(shipped);

/** The text the program came with: letters for mail and the box, one sentence for the telephone. */
export function shippedTemplate({ kind, form, locale }: TemplateKey): Template {
  const texts = present(SHIPPED[kind], `texts of ${kind}`)[locale];
  const isLetter = form === "EMAIL" || form === "INBOX";
  return { version: 0, subject: texts.subject, body: isLetter ? texts.long : texts.short };
}

/** Who sends it and for which procedure is said where there is room; a text may go without. */
const DISPENSABLE: readonly Variable[] = ["office", "procedure", "noVisit"];

/**
 * What every text of a kind must say, however an authority words it: what all texts say that came with the program, the
 * letter and the sentence for the telephone, in both languages.
 * @law one-stop.md §6.3: people are told the code of their dossier and the day it is due.
 */
export function neededVariables(kind: Kind): readonly Variable[] {
  const { vi, en } = present(SHIPPED[kind], `texts of ${kind}`);
  const texts = [vi, en].flatMap(({ subject, long, short }) => [`${subject} ${long}`, short]);
  return VARIABLES.filter(
    (name) => !DISPENSABLE.includes(name) && texts.every((text) => variablesIn(text).includes(name)),
  );
}

const LATEST: Statement = {
  name: "notification-templates-latest",
  text: (schema) => `
    SELECT DISTINCT ON (t.kind, t.channel, t.locale) t.kind, t.channel, t.locale, t.version, t.subject, t.body
    FROM ${schema}.notification_template AS t ORDER BY t.kind, t.channel, t.locale, t.version DESC`,
};

const nameOf = (kind: string, form: string, locale: string) => `${kind} ${form} ${locale}`;

/** All texts in force now: an authority has a few hundred at most, so they are read together. */
export async function loadTemplates(executor: Pick<Executor, "run">): Promise<Templates> {
  const rows = await executor.run(LATEST, []);
  const own = new Map(
    rows.map((row) => [
      nameOf(String(row["kind"]), String(row["channel"]), String(row["locale"])),
      { version: Number(row["version"]), subject: String(row["subject"]), body: String(row["body"]) },
    ]),
  );
  return { find: (key) => own.get(nameOf(key.kind, key.form, key.locale)) ?? shippedTemplate(key) };
}

const OF_ONE: Statement = {
  name: "notification-templates-of-one",
  text: (schema) => `
    SELECT t.locale, t.version, t.subject, t.body, t.made_at, t.made_by FROM ${schema}.notification_template AS t
    WHERE t.kind = $1 AND t.channel = $2 ORDER BY t.locale, t.version DESC`,
};

/** Every version an authority made of one text, newest first. */
export async function listVersions(executor: Pick<Executor, "run">, key: Omit<TemplateKey, "locale">) {
  const rows = await executor.run(OF_ONE, [key.kind, key.form]);
  return rows.map((row) => ({
    locale: present(
      LOCALES.find((locale) => locale === row["locale"]),
      "locale",
    ),
    version: Number(row["version"]),
    subject: String(row["subject"]),
    body: String(row["body"]),
    madeAt: String(row["made_at"]),
  }));
}

const ADD: Statement = {
  name: "notification-template-add",
  text: (schema) => `
    INSERT INTO ${schema}.notification_template (kind, channel, locale, version, subject, body, made_at, made_by)
    SELECT $1, $2, $3, $4::int + 1, $5, $6, $7, $8
    WHERE $4::int = coalesce((SELECT max(t.version) FROM ${schema}.notification_template AS t
      WHERE t.kind = $1 AND t.channel = $2 AND t.locale = $3), 0)
    ON CONFLICT DO NOTHING RETURNING version`,
};

/** Puts the next version in force; false where somebody else made one since `after`. */
export async function addTemplate(
  executor: Pick<Executor, "run">,
  key: TemplateKey,
  made: TemplateText & { readonly after: number; readonly at: string; readonly by: string },
): Promise<boolean> {
  const values = [key.kind, key.form, key.locale, made.after, made.subject, made.body, made.at, made.by];
  return (await executor.run(ADD, values)).length === 1;
}

/** Every kind has its texts in both languages: asked once, when the module is loaded. */
for (const kind of KIND_NAMES) assert(SHIPPED[kind] !== undefined, `${kind} has texts`);
