import { messages } from "../../../i18n/index.ts";
import { Alert, Button, Card, Form, type FormPage, Table } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { TemplateName, TemplateVersion } from "../template.ts";
import { lacksByLaw } from "../template-lacks.ts";
import { templateVariables } from "../template-variables.ts";
import { meaningOf } from "./variable-meaning.ts";

type Props = {
  readonly page: PageFrame;
  readonly name: TemplateName;
  readonly draft: Pick<TemplateVersion, "missing"> | null;
};

/** What of the shipped paper the draft leaves out: by the names templates write, what each means, and which law wants it. */
export function Lacks({ page: { locale }, name, draft }: Props) {
  const lacks = lacksByLaw(name, draft?.missing ?? []);
  if (lacks.length === 0) return null;
  const t = messages(locale).papers.templates.lacks;
  const words = messages(locale).templateVariables;
  const { filled } = templateVariables(name);
  const meaning = (fact: string) => {
    const variable = filled.find(({ path }) => path === fact);
    const places: { readonly [fact: string]: string } = t.places;
    return variable === undefined ? (places[fact] ?? "") : meaningOf(variable, locale);
  };
  const isRefused = lacks.some(({ law }) => law !== null);
  return (
    <Card title={t.title}>
      <Alert
        locale={locale}
        tone={isRefused ? "danger" : "warning"}
        title={isRefused ? t.refused : t.toConfirm}
      />
      <Table
        locale={locale}
        caption={t.title}
        rows={lacks}
        columns={[
          { key: "meaning", header: t.missing, cell: ({ fact }) => meaning(fact) },
          {
            key: "written",
            header: words.written,
            cell: ({ fact }) => <code>{fact.startsWith("place.") ? placed(fact) : fact}</code>,
          },
          { key: "law", header: t.law, cell: ({ law }) => law ?? t.noLaw },
        ]}
      />
    </Card>
  );
}

function placed(fact: string): string {
  return `placed("${fact.slice("place.".length)}", …)`;
}

type RestoringProps = {
  readonly page: PageFrame & FormPage;
  readonly name: TemplateName;
  readonly versions: readonly TemplateVersion[];
};

/** The way back, where papers are set by a template of the authority's own and nothing is being changed. */
export function Restoring({ page, name, versions }: RestoringProps) {
  const [newest] = versions;
  if (newest === undefined || newest.source === null || newest.state === "DRAFT") return null;
  const t = messages(page.locale).papers.templates.restore;
  return (
    <Card title={t.title}>
      <p>{t.lead}</p>
      <Form page={page} action={paths.adminPaper(name.set, name.key)}>
        <input type="hidden" name="act" value="restore" />
        <div class="mc-row">
          <Button variant="secondary">{t.button}</Button>
        </div>
      </Form>
    </Card>
  );
}
