import { newId } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import type { Officer } from "../access/index.ts";
import type { TemplateRefusal } from "./refusals.ts";
import { isTemplateName, type TemplateName, type TemplateVersion } from "./template.ts";
import { lacksByLaw, lacksOf, setSample } from "./template-lacks.ts";
import {
  deleteTemplateDraft,
  listTemplateVersions,
  publishTemplateDraft,
  writeTemplateDraft,
} from "./template-store.ts";

const SOURCE_MAX = 40_000;

type Answer<T> = Promise<Result<T, TemplateRefusal>>;
type Writing = TemplateName & Pick<TemplateVersion, "locale"> & { readonly source: string };

/**
 * Tries a template on sample data in both languages, away from the server, and keeps it as the draft where it sets, with
 * what it leaves out of what the shipped one shows. Broken, it is refused with its first wrong line; one that takes too
 * long or too much is refused as such.
 */
export async function saveTemplate(services: Services, officer: Officer, writing: Writing): Answer<null> {
  const { source } = writing;
  if (!isTemplateName(writing)) return refuse({ code: "NOT_FOUND" });
  if (source.trim() === "") return refuse({ code: "TEMPLATE_EMPTY" });
  if (source.length > SOURCE_MAX) return refuse({ code: "TEMPLATE_TOO_LONG" });
  const tried = await tryTemplate(writing);
  if (!tried.ok) return tried;
  const missing = await lacksOf(writing);
  await keepDraft(services, officer, { ...writing, missing });
  return accept(null);
}

/** Takes up the shipped template again, as a draft that follows it: what its text becomes with an upgrade, it becomes too. */
export async function restoreShipped(services: Services, officer: Officer, name: TemplateName): Answer<null> {
  const { set, key } = name;
  if (!isTemplateName(name)) return refuse({ code: "NOT_FOUND" });
  const versions = await listTemplateVersions(services.database, name);
  if (versions.some(({ state }) => state === "DRAFT")) return refuse({ code: "TEMPLATE_DRAFT_OPEN" });
  await keepDraft(services, officer, { set, key, locale: "both", source: null, missing: [] });
  return accept(null);
}

type Kept = TemplateName & Pick<TemplateVersion, "locale" | "source" | "missing">;

async function keepDraft(services: Services, officer: Officer, kept: Kept): Promise<void> {
  const versions = await listTemplateVersions(services.database, kept);
  const draft = versions.find(({ state }) => state === "DRAFT");
  const next = (versions[0]?.versionNo ?? 0) + 1;
  const editing = { editedBy: officer.personId, editedAt: services.clock.now() };
  const version = { id: draft?.id ?? newId<"template-version">(), versionNo: draft?.versionNo ?? next };
  await services.database.transaction((tx) => writeTemplateDraft(tx, { ...kept, ...version, ...editing }));
}

async function tryTemplate({ set, key, source }: Writing): Answer<null> {
  for (const locale of ["vi", "en"] as const) {
    const set_ = await previewTemplate({ set, key, source, locale });
    if (!set_.ok) return set_;
  }
  return accept(null);
}

/** The sample set with a template's text. */
export async function previewTemplate(
  asked: TemplateName & { readonly source: string; readonly locale: "vi" | "en" },
): Answer<Uint8Array> {
  const answer = await setSample(asked, asked.locale);
  if (answer === null) return refuse({ code: "TEMPLATE_TOO_HEAVY" });
  if ("pdf" in answer) return accept(Buffer.from(answer.pdf, "base64"));
  const [first] = answer.problems;
  return refuse({ code: "TEMPLATE_BROKEN", line: first?.line ?? 0, message: first?.message ?? "" });
}

type Publishing = TemplateName & {
  readonly validFrom: LocalDate | null;
  readonly basis: string;
  /** That what the shipped template shows, and no law requires, is left out on purpose. */
  readonly leavesOut?: boolean;
};

/**
 * Puts the draft in force from a day on, by its legal basis. Papers of days before are not touched: no day in the past.
 * What the law wants on the paper must be on it; what else is left out somebody must have meant to leave out.
 */
export async function publishTemplate(
  services: Services,
  officer: Officer,
  publishing: Publishing,
): Answer<null> {
  const { set, key, validFrom, basis, leavesOut = false } = publishing;
  const { database, clock } = services;
  const draft = (await listTemplateVersions(database, { set, key })).find(({ state }) => state === "DRAFT");
  if (draft === undefined) return refuse({ code: "TEMPLATE_DRAFT_MISSING" });
  if (basis.trim() === "") return refuse({ code: "TEMPLATE_BASIS_REQUIRED" });
  if (validFrom === null) return refuse({ code: "TEMPLATE_DAY_UNKNOWN" });
  if (validFrom < clock.today()) return refuse({ code: "TEMPLATE_DAY_PAST" });
  // Looked at again: the program may have been upgraded since the draft was kept.
  const { source } = draft;
  const missing = source === null ? [] : await lacksOf({ ...draft, source });
  const lacks = lacksByLaw(draft, missing);
  const required = lacks.filter(({ law }) => law !== null).map(({ fact }) => fact);
  if (required.length > 0) return refuse({ code: "TEMPLATE_LACKS_REQUIRED", facts: required });
  if (lacks.length > 0 && !leavesOut) return refuse({ code: "TEMPLATE_LEAVES_OUT", facts: missing });
  const facts = { validFrom, basis: basis.trim(), publishedBy: officer.personId, publishedAt: clock.now() };
  await database.transaction((tx) => publishTemplateDraft(tx, draft.id, { ...facts, missing }));
  return accept(null);
}

export async function dropTemplateDraft(services: Services, name: TemplateName): Answer<null> {
  await services.database.transaction((tx) => deleteTemplateDraft(tx, name));
  return accept(null);
}
