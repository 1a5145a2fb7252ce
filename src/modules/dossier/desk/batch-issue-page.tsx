import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Form,
  type FormPage,
  Heading,
  Link,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput } from "../../../web/route.ts";
import type { SignedPaper } from "../../document/index.ts";
import type { WorkItem } from "../queries/list-item.ts";
import { BatchCard, ChooseAll, chosenIn } from "./batch-card.tsx";
import type { Today } from "./due-cell.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly WorkItem[];
  /** What of them a leader signed here; the result of the others was made elsewhere and comes as a file. */
  readonly signed: ReadonlyMap<string, SignedPaper>;
  readonly today: Today;
  readonly navigation: DeskCounts;
  /** Whether every result is ticked already. */
  readonly allChosen: boolean;
  /** What was sent, where nothing was chosen in it. */
  readonly form: FormInput;
  readonly error: string | undefined;
};

/** Signed results that wait for the clerk: look at each, tick, number and issue in one go. */
export function BatchIssuePage(props: Props) {
  const { page, rows, signed, navigation, error } = props;
  const { locale } = page;
  const t = messages(locale).desk;
  const elsewhere = rows.filter(({ id }) => !signed.has(id));
  return (
    <DeskLayout page={page} title={t.issuing.title} counts={navigation}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.lists.signingTitle, href: paths.signing() }]}
          here={t.issuing.title}
        />
        <Heading level={1} title={t.issuing.title} />
        {error === undefined ? null : <Alert locale={locale} tone="danger" title={error} assertive />}
        {elsewhere.length === rows.length ? (
          <p class="ds-card mc-muted">{t.issuing.empty}</p>
        ) : (
          <Results {...props} rows={rows.filter(({ id }) => signed.has(id))} />
        )}
        {elsewhere.length === 0 ? null : (
          <Alert locale={locale} tone="info" title={t.issuing.madeElsewhere({ count: elsewhere.length })}>
            <ul class="mc-list">
              {elsewhere.map(({ id, code, procedureName }) => (
                <li>
                  <Link href={paths.deskDossier(id)}>{code}</Link>
                  {` · ${procedureName}`}
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </DeskLayout>
  );
}

function Results({ page, rows, signed, today, allChosen, form }: Props) {
  const t = messages(page.locale).desk.issuing;
  const chosen = chosenIn(form).map(({ dossierId }): string => dossierId);
  return (
    <Form page={page} action={paths.batchIssuing()}>
      <p>{t.lead}</p>
      <ChooseAll work="ISSUE" locale={page.locale} allChosen={allChosen} count={rows.length} />
      {rows.map((row) => (
        <BatchCard
          work="ISSUE"
          today={today}
          row={row}
          checked={allChosen || chosen.includes(row.id)}
          what={whatOf(page, signed.get(row.id))}
          warning={row.dueAt !== null && row.dueAt < today.now ? t.late : null}
        />
      ))}
      <div class="mc-row">
        <Button icon="stamp">{t.issue}</Button>
      </div>
    </Form>
  );
}

function whatOf({ locale }: PageFrame, paper: SignedPaper | undefined): string | undefined {
  if (paper === undefined) return undefined;
  return messages(locale).desk.issuing.signedBy({
    paper: paper.title[locale] ?? paper.title.vi,
    name: paper.signerName,
  });
}
