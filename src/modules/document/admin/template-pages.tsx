import { parseLocalDate } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { type DateParts, dateTextOf, fullMoment, NO_DATE } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { TemplateRefusal } from "../refusals.ts";
import { isTemplateName, listTemplateNames, shippedTemplate, type TemplateName } from "../template.ts";
import {
  dropTemplateDraft,
  previewTemplate,
  publishTemplate,
  restoreShipped,
  saveTemplate,
} from "../template-commands.ts";
import { listAllVersions, listTemplateVersions } from "../template-store.ts";
import { TemplateListPage } from "./template-list-page.tsx";
import { TemplatePage, type TemplateView } from "./template-page.tsx";
import { registerTranslationPages } from "./translation-pages.tsx";

const params = z.strictObject({ set: z.string().max(20), key: z.string().max(40) });
const query = z.object({ saved: z.literal("1").optional() });
const previewQuery = z.object({
  version: z.coerce.number().int().min(0).catch(0).default(0),
  bilingual: z.literal("1").optional(),
});
const sentSchema = z.object({
  act: z.enum(["save", "publish", "drop", "restore"]),
  source: z.string().catch(""),
  locale: z.enum(["vi", "en", "both"]).catch("both"),
  basis: z.string().max(500).catch(""),
  leavesOut: z.string().optional(),
  "validFrom.day": z.string().max(2).catch(""),
  "validFrom.month": z.string().max(2).catch(""),
  "validFrom.year": z.string().max(4).catch(""),
});
type Sent = z.output<typeof sentSchema>;
type NamePage = Page<TemplateName, z.output<typeof query>>;
const BODY_MAX = 400_000;

/** Where templates of papers are read, tried, changed and published, and their English approved. */
export function registerPaperAdmin(router: Router): void {
  registerTemplatePages(router);
  registerTranslationPages(router);
}

function registerTemplatePages(router: Router): void {
  const act = "paper.manage-templates";
  pageRoute(router, { method: "get", path: "/admin/papers", act, handler: showList });
  const one = { path: "/admin/papers/{set}/{key}", act, params } as const;
  pageRoute(router, { ...one, method: "get", query, handler: (page) => show(page, {}) });
  pageRoute(router, { ...one, method: "post", query, bodyBytesMax: BODY_MAX, handler: change });
  fileRoute(router, {
    path: "/admin/papers/{set}/{key}/preview.pdf",
    act,
    kind: "page",
    tag: "papers",
    summary: "A sample set with a version of a template; 0 is the shipped one",
    params,
    query: previewQuery,
    mediaTypes: ["application/pdf"],
    handler: async ({ services, params: name, query: { version, bilingual } }) => {
      if (!isTemplateName(name)) return refuse({ code: "NOT_FOUND" });
      const versions = await listTemplateVersions(services.database, name);
      const found = versions.find(({ versionNo }) => versionNo === version);
      if (version !== 0 && found === undefined) return refuse({ code: "NOT_FOUND" });
      const source = found?.source ?? shippedTemplate(name);
      const set = await previewTemplate({ ...name, source, locale: bilingual === "1" ? "en" : "vi" });
      if (!set.ok) return set;
      const fileName = `${name.key.toLowerCase()}-${version}.pdf`;
      return accept({ bytes: set.value, mediaType: "application/pdf", fileName, disposition: "inline" });
    },
  });
}

async function showList(page: Page<unknown, unknown>): Promise<Response> {
  const versions = await listAllVersions(page.services.database);
  return page.render(
    <TemplateListPage
      page={page}
      names={listTemplateNames()}
      versions={versions}
      today={page.services.clock.today()}
    />,
  );
}

async function show(page: NamePage, more: Partial<TemplateView>, status: 200 | 422 = 200): Promise<Response> {
  const { params: name, services } = page;
  if (!isTemplateName(name)) return page.refuse({ code: "NOT_FOUND" });
  const versions = await listTemplateVersions(services.database, name);
  const draft = versions.find(({ state }) => state === "DRAFT") ?? null;
  const shipped = shippedTemplate(name);
  const current = draft ?? versions[0] ?? null;
  const view: TemplateView = {
    name,
    versions,
    draft,
    shipped,
    source: current?.source ?? shipped,
    locale: current?.locale ?? "both",
    basis: "",
    validFrom: NO_DATE,
    errors: [],
    wrongLine: null,
    saved: page.query.saved === "1",
    editedAt: draft === null ? null : fullMoment(draft.editedAt),
    ...more,
  };
  return page.render(<TemplatePage page={page} view={view} />, status);
}

async function change(page: NamePage): Promise<Response> {
  const sent = sentSchema.parse(page.form);
  const { services, actor, params: name } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  // A text area ends its lines with two signs; a template with one.
  const source = sent.source.replaceAll("\r\n", "\n");
  switch (sent.act) {
    case "save": {
      const saved = await saveTemplate(services, actor, { ...name, source, locale: sent.locale });
      if (saved.ok) return page.redirect(`${paths.adminPaper(name.set, name.key)}?saved=1`);
      return refused(page, saved.refusal, { source, locale: sent.locale });
    }
    case "publish": {
      const validFrom = parseLocalDate(dateTextOf(dateOf(sent)) ?? "");
      const leavesOut = sent.leavesOut !== undefined;
      const done = await publishTemplate(services, actor, {
        ...name,
        validFrom,
        basis: sent.basis,
        leavesOut,
      });
      if (done.ok) return page.redirect(paths.adminPaper(name.set, name.key));
      return refused(page, done.refusal, { basis: sent.basis, validFrom: dateOf(sent) });
    }
    case "restore": {
      const done = await restoreShipped(services, actor, name);
      if (done.ok) return page.redirect(paths.adminPaper(name.set, name.key));
      return refused(page, done.refusal, {});
    }
    case "drop": {
      await dropTemplateDraft(services, name);
      return page.redirect(paths.adminPaper(name.set, name.key));
    }
  }
}

function dateOf(sent: Sent): DateParts {
  const [day, month, year] = [sent["validFrom.day"], sent["validFrom.month"], sent["validFrom.year"]];
  return { ...NO_DATE, day, month, year };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  TEMPLATE_BASIS_REQUIRED: "basis",
  TEMPLATE_DAY_UNKNOWN: "validFrom",
  TEMPLATE_DAY_PAST: "validFrom",
  TEMPLATE_LEAVES_OUT: "leavesOut",
};

/** The page again with what was typed, and the sentence at the field it is about. */
function refused(page: NamePage, refusal: TemplateRefusal, typed: Partial<TemplateView>): Promise<Response> {
  if (refusal.code === "NOT_FOUND") return page.refuse(refusal);
  const message = errorText(page.locale, refusal.code, refusal) ?? refusal.code;
  const errors = [{ path: FIELD_OF[refusal.code] ?? "source", message }];
  return show(page, { ...typed, errors, wrongLine: wrongLineOf(refusal, typed.source ?? "") }, 422);
}

/** What stands in the line that is wrong; an empty one is no help to look for. */
function wrongLineOf(refusal: TemplateRefusal, source: string): TemplateView["wrongLine"] {
  if (refusal.code !== "TEMPLATE_BROKEN") return null;
  const text = source.split("\n")[refusal.line - 1]?.trim() ?? "";
  return text === "" ? null : { line: refusal.line, text };
}
