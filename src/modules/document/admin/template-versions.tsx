import { messages } from "../../../i18n/index.ts";
import { Card, dayText, Link, Table } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { TemplateName, TemplateVersion } from "../template.ts";

type Props = {
  readonly page: PageFrame;
  readonly name: TemplateName;
  readonly versions: readonly TemplateVersion[];
};

/** Every version there was, with its sample and what it leaves out. */
export function Versions({ page, name, versions }: Props) {
  const { locale } = page;
  const t = messages(locale).papers.templates;
  if (versions.length === 0) return null;
  const preview = `${paths.adminPaper(name.set, name.key)}/preview.pdf`;
  return (
    <Card title={t.history}>
      <Table
        locale={locale}
        caption={t.history}
        rows={versions}
        columns={[
          {
            key: "number",
            header: t.number,
            cell: ({ versionNo }) => (
              <Link href={`${preview}?version=${versionNo}`}>{String(versionNo)}</Link>
            ),
          },
          { key: "state", header: t.state, cell: ({ state }) => t.states[state] },
          {
            key: "text",
            header: t.lacks.column,
            cell: ({ source, missing }) => {
              if (source === null) return t.shipped;
              return missing === null ? t.lacks.unknown : String(missing.length);
            },
          },
          {
            key: "from",
            header: t.validFrom,
            cell: ({ validFrom }) => (validFrom === null ? "" : dayText(validFrom)),
          },
          { key: "locale", header: t.locale, cell: (each) => t.locales[each.locale] },
          { key: "basis", header: t.basis, cell: ({ basis }) => basis ?? "" },
        ]}
      />
    </Card>
  );
}
