import { newId } from "../../kernel/ids.ts";
import { epochOf, instantAt, type LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import type { Officer } from "../access/index.ts";
import type { TemplateRefusal } from "./refusals.ts";
import { sampleInputs } from "./sample-inputs.ts";
import { SAMPLE_DAY } from "./sample-papers.ts";
import { typesetInSandbox } from "./sandbox.ts";
import { isTemplateName, type TemplateName, type TemplateVersion } from "./template.ts";
import {
  deleteTemplateDraft,
  listTemplateVersions,
  publishTemplateDraft,
  writeTemplateDraft,
} from "./template-store.ts";

const SOURCE_MAX = 40_000;

type Answer<T> = Promise<Result<T, TemplateRefusal>>;
type Writing = TemplateName & Pick<TemplateVersion, "locale" | "source">;

/**
 * Tries a template on sample data in both languages, away from the server, and keeps it as the draft where it sets.
 * Broken, it is refused with its first wrong line; one that takes too long or too much is refused as such.
 */
export async function saveTemplate(services: Services, officer: Officer, writing: Writing): Answer<null> {
  const { set, key, source } = writing;
  if (!isTemplateName(writing)) return refuse({ code: "NOT_FOUND" });
  if (source.trim() === "") return refuse({ code: "TEMPLATE_EMPTY" });
  if (source.length > SOURCE_MAX) return refuse({ code: "TEMPLATE_TOO_LONG" });
  const tried = await tryTemplate(writing);
  if (!tried.ok) return tried;
  const versions = await listTemplateVersions(services.database, { set, key });
  const draft = versions.find(({ state }) => state === "DRAFT");
  const next = (versions[0]?.versionNo ?? 0) + 1;
  const editing = { editedBy: officer.personId, editedAt: services.clock.now() };
  const version = { id: draft?.id ?? newId<"template-version">(), versionNo: draft?.versionNo ?? next };
  await services.database.transaction((tx) => writeTemplateDraft(tx, { ...writing, ...version, ...editing }));
  return accept(null);
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
  const { data, standard } = sampleInputs(asked, asked.locale);
  const at = Math.floor(epochOf(instantAt(SAMPLE_DAY, 12 * 60)) / 1_000);
  const answer = await typesetInSandbox({ source: asked.source, data: JSON.stringify(data), at, standard });
  if (answer === null) return refuse({ code: "TEMPLATE_TOO_HEAVY" });
  if ("pdf" in answer) return accept(Buffer.from(answer.pdf, "base64"));
  const [first] = answer.problems;
  return refuse({ code: "TEMPLATE_BROKEN", line: first?.line ?? 0, message: first?.message ?? "" });
}

type Publishing = TemplateName & { readonly validFrom: LocalDate | null; readonly basis: string };

/** Puts the draft in force from a day on, by its legal basis. Papers of days before are not touched: no day in the past. */
export async function publishTemplate(
  services: Services,
  officer: Officer,
  publishing: Publishing,
): Answer<null> {
  const { set, key, validFrom, basis } = publishing;
  const { database, clock } = services;
  const draft = (await listTemplateVersions(database, { set, key })).find(({ state }) => state === "DRAFT");
  if (draft === undefined) return refuse({ code: "TEMPLATE_DRAFT_MISSING" });
  if (basis.trim() === "") return refuse({ code: "TEMPLATE_BASIS_REQUIRED" });
  if (validFrom === null) return refuse({ code: "TEMPLATE_DAY_UNKNOWN" });
  if (validFrom < clock.today()) return refuse({ code: "TEMPLATE_DAY_PAST" });
  const facts = { validFrom, basis: basis.trim(), publishedBy: officer.personId, publishedAt: clock.now() };
  await database.transaction((tx) => publishTemplateDraft(tx, draft.id, facts));
  return accept(null);
}

export async function dropTemplateDraft(services: Services, name: TemplateName): Answer<null> {
  await services.database.transaction((tx) => deleteTemplateDraft(tx, name));
  return accept(null);
}
