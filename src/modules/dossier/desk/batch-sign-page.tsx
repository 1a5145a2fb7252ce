import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Form,
  type FormPage,
  Heading,
  Select,
  Textarea,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput } from "../../../web/route.ts";
import type { AuthorityWord } from "../../document/index.ts";
import type { WorkItem } from "../queries/list-item.ts";
import { TEMPLATES_FIELD } from "../screens/what-was-seen.ts";
import { authorityByPostLabel } from "./act-specs.ts";
import { BatchCard, ChooseAll, chosenIn } from "./batch-card.tsx";
import type { Today } from "./due-cell.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly WorkItem[];
  /** Dossiers whose paper somebody drafted; that of the others is set from what the dossier tells. */
  readonly drafted: ReadonlySet<string>;
  /** Those whose draft is older than what is declared. */
  readonly outdated: ReadonlySet<string>;
  readonly today: Today;
  readonly navigation: DeskCounts;
  /** Whether every paper is ticked already. */
  readonly allChosen: boolean;
  /** By which templates the papers are set that the leader looks at from here. */
  readonly templates: string;
  /** In whose stead the leader signs by their post. */
  readonly signsAs: AuthorityWord | null;
  /** What was sent, where something was missing in it. */
  readonly form: FormInput;
  readonly error: string | undefined;
};

/** Papers that wait for the leader's signature: look at each, tick, sign once. */
export function BatchSignPage(props: Props) {
  const { page, rows, navigation, error } = props;
  const { locale } = page;
  const t = messages(locale).desk;
  return (
    <DeskLayout page={page} title={t.batch.title} counts={navigation}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.lists.signingTitle, href: paths.signing() }]}
          here={t.batch.title}
        />
        <Heading level={1} title={t.batch.title} />
        {error === undefined ? null : <Alert locale={locale} tone="danger" title={error} assertive />}
        {rows.length === 0 ? <p class="ds-card mc-muted">{t.lists.signingEmpty}</p> : <Papers {...props} />}
      </div>
    </DeskLayout>
  );
}

function Papers({ page, rows, drafted, outdated, today, allChosen, form, signsAs, templates }: Props) {
  const { locale } = page;
  const t = messages(locale);
  const chosen = chosenIn(form).map(({ dossierId }): string => dossierId);
  const warningOf = (id: string) => {
    if (outdated.has(id)) return t.desk.batch.outdated;
    return drafted.has(id) ? null : t.desk.batch.notDrafted;
  };
  const words = Object.entries(t.acts.authorityWord).map(([value, label]) => ({ value, label }));
  return (
    <Form page={page} action={paths.batchSigning()}>
      <input type="hidden" name={TEMPLATES_FIELD} value={templates} />
      <p>{t.desk.batch.lead}</p>
      <ChooseAll work="SIGN" locale={locale} allChosen={allChosen} count={rows.length} />
      {rows.map((row) => (
        <BatchCard
          work="SIGN"
          today={today}
          row={row}
          checked={allChosen || chosen.includes(row.id)}
          warning={warningOf(row.id)}
        />
      ))}
      <Select
        locale={locale}
        name="authorityWord"
        label={t.desk.batch.word}
        options={words}
        value={String(form["authorityWord"] ?? "")}
        emptyLabel={authorityByPostLabel(signsAs, locale)}
        optional
      />
      <Textarea
        locale={locale}
        name="summary"
        label={t.desk.batch.summary}
        value={t.desk.batch.agreed}
        maxLength={2_000}
      />
      <div class="mc-row">
        <Button>{t.desk.batch.sign}</Button>
      </div>
    </Form>
  );
}
