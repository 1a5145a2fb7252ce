import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { dayText, Heading, Link, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { findResultPaper } from "../result-paper.ts";
import { formKeyOf, type TemplateName, type TemplateVersion } from "../template.ts";

type Props = {
  readonly page: PageFrame;
  readonly names: readonly TemplateName[];
  readonly versions: readonly TemplateVersion[];
  readonly today: LocalDate;
};

/** Every template with what is in force today: the shipped one, or a version of the authority's. */
export function TemplateListPage({ page, names, versions, today }: Props) {
  const { locale } = page;
  const t = messages(locale).papers.templates;
  const of = ({ set, key }: TemplateName) => versions.filter((each) => each.set === set && each.key === key);
  const inForce = (name: TemplateName) =>
    of(name)
      .filter(({ validFrom }) => validFrom !== null && validFrom <= today)
      .toSorted((a, b) => ((a.validFrom ?? "") < (b.validFrom ?? "") ? 1 : -1))[0];
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead}</p>
        <p>
          <Link href={paths.adminTranslations()}>{messages(locale).papers.translations.title}</Link>
        </p>
        <Table
          locale={locale}
          caption={t.title}
          rows={names}
          columns={[
            {
              key: "paper",
              header: t.paper,
              cell: (name) => (
                <Link href={paths.adminPaper(name.set, name.key)}>{paperTitle(name, locale)}</Link>
              ),
            },
            { key: "set", header: t.set, cell: ({ set }) => set },
            {
              key: "inForce",
              header: t.inForce,
              cell: (name) => {
                const version = inForce(name);
                if (version?.validFrom == null || version.source === null) return t.shipped;
                return t.version({ version: version.versionNo, day: dayText(version.validFrom) });
              },
            },
            {
              key: "draft",
              header: t.draft,
              cell: (name) => (of(name).some(({ state }) => state === "DRAFT") ? "✓" : ""),
            },
          ]}
        />
      </div>
    </DeskLayout>
  );
}

/** What a paper is called, by its key. */
export function paperTitle({ key }: Pick<TemplateName, "key">, locale: "vi" | "en"): string {
  const form = formKeyOf(key);
  if (form !== null) return messages(locale).document.paperName[form];
  const kind = findResultPaper(key);
  if (kind === null) return key;
  const subject = kind.words["subject"];
  const title = kind.title[locale] ?? kind.title.vi;
  return subject === undefined ? title : `${title}: ${subject[locale] ?? subject.vi}`;
}
