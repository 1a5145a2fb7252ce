import { messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import {
  Breadcrumb,
  Button,
  Card,
  type Column,
  Form,
  type FormPage,
  Heading,
  Link,
  Pagination,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { findPublishedVersion, listPublished, type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { type FormName, findForm, formCode, listForms, textsOnForm } from "../form-texts.ts";
import { type Approval, type Coverage, coverageOf, type Standing, textsOnPapers } from "../translation.ts";
import { listApprovals, writeApprovals } from "../translation-store.ts";

const params = z.strictObject({ code: z.string().max(40) });
const query = z.object({ cursor: z.string().max(200).nullable().catch(null).default(null) });
const PAGE = 50;
type CodePage = Page<z.output<typeof params>, unknown>;

/** Where it is seen which papers can be handed out in two languages, and what is still missing. */
export function registerTranslationPages(router: Router): void {
  const act = "paper.manage-templates";
  pageRoute(router, { method: "get", path: "/admin/paper-translations", act, query, handler: showAll });
  const one = { path: "/admin/paper-translations/{code}", act, params } as const;
  pageRoute(router, { ...one, method: "get", handler: showOne });
  pageRoute(router, { ...one, method: "post", handler: approve });
}

/** Something whose papers are printed in two languages: a procedure, or one of the seven forms in one of its sets. */
type Covered = { readonly code: string; readonly name: Named; readonly coverage: Coverage };
type Named = (locale: "vi" | "en") => string;

async function showAll(page: Page<unknown, z.output<typeof query>>): Promise<Response> {
  const { database, clock } = page.services;
  const on = clock.today();
  const { items, nextCursor } = await listPublished(database, { on, limit: PAGE, cursor: page.query.cursor });
  const codes = items.map(({ code }) => code);
  const [approvals, versions] = await Promise.all([
    listApprovals(database, codes),
    Promise.all(codes.map((code) => findPublishedVersion(database, { code, on }))),
  ]);
  const rows = versions.flatMap((version): Covered[] => {
    if (version === null) return [];
    return [coveredProcedure(version, approvals.get(version.code))];
  });
  const forms = page.query.cursor === null ? await coveredForms(database) : [];
  return page.render(<CoverageList page={page} forms={forms} rows={rows} next={nextCursor} />);
}

function coveredProcedure(version: ProcedureVersion, approvals: readonly Approval[] = []): Covered {
  const name: Named = (locale) => textIn(version.name, locale);
  return { code: version.code, name, coverage: coverageOf(textsOnPapers(version), approvals) };
}

async function coveredForms(executor: Executor): Promise<Covered[]> {
  const forms = listForms();
  const approvals = await listApprovals(executor, forms.map(formCode));
  return forms.map((form) => coveredForm(form, approvals.get(formCode(form))));
}

function coveredForm(form: FormName, approvals: readonly Approval[] = []): Covered {
  const name: Named = (locale) => `${messages(locale).document.paperName[form.key]} (${form.set})`;
  return { code: formCode(form), name, coverage: coverageOf(textsOnForm(form), approvals) };
}

async function coverageFor(page: CodePage): Promise<Covered | null> {
  const { database, clock } = page.services;
  const { code } = page.params;
  const form = findForm(code);
  if (form !== null) return coveredForm(form, (await listApprovals(database, [code])).get(code));
  const version = await findPublishedVersion(database, { code, on: clock.today() });
  if (version === null) return null;
  return coveredProcedure(version, (await listApprovals(database, [code])).get(code));
}

async function showOne(page: CodePage): Promise<Response> {
  const covered = await coverageFor(page);
  if (covered === null) return page.refuse({ code: "NOT_FOUND" });
  return page.render(<CoveragePage page={page} covered={covered} />);
}

async function approve(page: CodePage): Promise<Response> {
  const { actor, services, params: asked } = page;
  const covered = await coverageFor(page);
  if (covered === null || actor.kind !== "officer") return page.refuse({ code: "NOT_FOUND" });
  const texts = covered.coverage.texts.filter(({ standing }) => standing !== "MISSING");
  const by = { approvedBy: actor.personId, approvedAt: services.clock.now() };
  await services.database.transaction((tx) =>
    writeApprovals(tx, { procedureCode: asked.code, texts, ...by }),
  );
  return page.redirect(paths.adminTranslationsOf(asked.code));
}

type ListProps = {
  readonly page: PageFrame;
  /** The forms stand above the first page of procedures. */
  readonly forms: readonly Covered[];
  readonly rows: readonly Covered[];
  readonly next: string | null;
};

type TableProps = {
  readonly locale: "vi" | "en";
  readonly rows: readonly Covered[];
  readonly caption: string;
  readonly header: string;
};

function CoverageList({ page, forms, rows, next }: ListProps) {
  const { locale } = page;
  const t = messages(locale).papers.translations;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: messages(locale).papers.templates.title, href: paths.adminPapers() }]}
          here={t.title}
        />
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead}</p>
        {forms.length === 0 ? null : (
          <CoverageTable locale={locale} rows={forms} caption={t.forms} header={t.form} />
        )}
        <CoverageTable locale={locale} rows={rows} caption={t.procedures} header={t.procedure} />
        <Pagination
          locale={locale}
          previousHref={null}
          nextHref={next === null ? null : `${paths.adminTranslations()}?cursor=${encodeURIComponent(next)}`}
        />
      </div>
    </DeskLayout>
  );
}

function CoverageTable({ locale, rows, caption, header }: TableProps) {
  const t = messages(locale).papers.translations;
  return (
    <Table
      locale={locale}
      caption={caption}
      rows={rows}
      columns={[
        {
          key: "named",
          header,
          cell: ({ code, name }) => <Link href={paths.adminTranslationsOf(code)}>{name(locale)}</Link>,
        },
        { key: "coverage", header: t.coverage, cell: ({ coverage }) => coverageText(coverage, locale) },
        counted("open", t.open, "MISSING"),
        counted("outdated", t.outdated, "OUTDATED"),
        counted("unapproved", t.unapproved, "UNAPPROVED"),
      ]}
    />
  );
}

/** How many texts stand so. */
function counted(key: string, header: string, standing: Standing): Column<Covered> {
  const cell = ({ coverage }: Covered) => coverage.texts.filter((text) => text.standing === standing).length;
  return { key, header, align: "end", cell };
}

function coverageText({ approved, required }: Coverage, locale: "vi" | "en"): string {
  const share = required === 0 ? 100 : Math.floor((100 * approved) / required);
  return messages(locale).papers.translations.of({
    approved,
    required,
    share: `${numberText(share, locale)}%`,
  });
}

const TONES = { APPROVED: "success", OUTDATED: "warning", UNAPPROVED: "info", MISSING: "danger" } as const;

function CoveragePage({ page, covered }: { page: PageFrame & FormPage; covered: Covered }) {
  const { locale } = page;
  const t = messages(locale).papers.translations;
  const { code, name, coverage } = covered;
  const open = coverage.texts.filter(({ standing }) => standing !== "APPROVED");
  return (
    <DeskLayout page={page} title={name(locale)}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminTranslations() }]}
          here={code}
        />
        <Heading level={1} title={name(locale)} />
        <p>{`${t.coverage}: ${coverageText(coverage, locale)}`}</p>
        {open.length === 0 ? (
          <p>{t.allDone}</p>
        ) : (
          <Card title={t.unapproved}>
            <Table
              locale={locale}
              caption={t.title}
              rows={open}
              columns={[
                { key: "vi", header: t.vietnamese, cell: ({ vi }) => vi },
                { key: "en", header: t.english, cell: ({ en }) => en ?? "" },
                {
                  key: "standing",
                  header: t.field,
                  cell: ({ standing }) => <Tag tone={TONES[standing]}>{t.standing[standing]}</Tag>,
                },
              ]}
            />
            <Form page={page} action={paths.adminTranslationsOf(code)}>
              <div class="mc-row">
                <Button>{t.approve}</Button>
              </div>
            </Form>
          </Card>
        )}
      </div>
    </DeskLayout>
  );
}
