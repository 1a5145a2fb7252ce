import { messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
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
import { type Coverage, coverageOf, type Standing, textsOnPapers } from "../translation.ts";
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

type Covered = { readonly version: ProcedureVersion; readonly coverage: Coverage };

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
    return [{ version, coverage: coverageOf(textsOnPapers(version), approvals.get(version.code) ?? []) }];
  });
  return page.render(<CoverageList page={page} rows={rows} next={nextCursor} />);
}

async function coverageFor(page: CodePage): Promise<Covered | null> {
  const { database, clock } = page.services;
  const { code } = page.params;
  const version = await findPublishedVersion(database, { code, on: clock.today() });
  if (version === null) return null;
  const approvals = (await listApprovals(database, [code])).get(code) ?? [];
  return { version, coverage: coverageOf(textsOnPapers(version), approvals) };
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
  readonly rows: readonly Covered[];
  readonly next: string | null;
};

function CoverageList({ page, rows, next }: ListProps) {
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
        <Table
          locale={locale}
          caption={t.title}
          rows={rows}
          columns={[
            {
              key: "procedure",
              header: t.procedure,
              cell: ({ version }) => (
                <Link href={paths.adminTranslationsOf(version.code)}>{textIn(version.name, locale)}</Link>
              ),
            },
            { key: "coverage", header: t.coverage, cell: ({ coverage }) => coverageText(coverage, locale) },
            counted("open", t.open, "MISSING"),
            counted("outdated", t.outdated, "OUTDATED"),
            counted("unapproved", t.unapproved, "UNAPPROVED"),
          ]}
        />
        <Pagination
          locale={locale}
          previousHref={null}
          nextHref={next === null ? null : `${paths.adminTranslations()}?cursor=${encodeURIComponent(next)}`}
        />
      </div>
    </DeskLayout>
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
  const { version, coverage } = covered;
  const open = coverage.texts.filter(({ standing }) => standing !== "APPROVED");
  return (
    <DeskLayout page={page} title={textIn(version.name, locale)}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminTranslations() }]}
          here={version.code}
        />
        <Heading level={1} title={textIn(version.name, locale)} />
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
            <Form page={page} action={paths.adminTranslationsOf(version.code)}>
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
