import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  Form,
  type FormPage,
  Heading,
  Link,
  Select,
  Textarea,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierId } from "../dossier.ts";
import type { WorkItem } from "../queries/list-item.ts";
import type { Today } from "./due-cell.tsx";

/** What became of one paper; `reason` says in words why it was not signed. */
export type BatchOutcome = { readonly id: DossierId; readonly code: string; readonly reason: string | null };

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly WorkItem[];
  readonly navigation: DeskCounts;
  readonly today: Today;
  readonly outcomes: readonly BatchOutcome[];
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
        <Outcomes {...props} />
        {rows.length === 0 ? <p class="ds-card mc-muted">{t.lists.signingEmpty}</p> : <Papers {...props} />}
      </div>
    </DeskLayout>
  );
}

function Outcomes({ page: { locale }, outcomes }: Props) {
  if (outcomes.length === 0) return null;
  const t = messages(locale).desk.batch;
  const failed = outcomes.filter(({ reason }) => reason !== null);
  const signed = outcomes.length - failed.length;
  return (
    <>
      {signed === 0 ? null : <Alert locale={locale} tone="success" title={t.signed({ count: signed })} />}
      {failed.length === 0 ? null : (
        <Alert locale={locale} tone="danger" title={t.failed({ count: failed.length })} assertive>
          <ul class="mc-list">
            {failed.map(({ id, code, reason }) => (
              <li>
                <Link href={paths.deskDossier(id)}>{code}</Link>
                {`: ${reason}`}
              </li>
            ))}
          </ul>
          <p>{t.again}</p>
        </Alert>
      )}
    </>
  );
}

function Papers({ page, rows }: Props) {
  const { locale } = page;
  const t = messages(locale);
  const words = Object.entries(t.acts.authorityWord).map(([value, label]) => ({ value, label }));
  return (
    <Form page={page} action={paths.batchSigning()}>
      <p>{t.desk.batch.lead}</p>
      {rows.map((row) => (
        <Card>
          <Checkbox
            locale={locale}
            name="chosen"
            id={`chosen-${row.id}`}
            value={`${row.id} ${row.version} ${row.code}`}
            label={`${row.code} · ${row.procedureName}`}
          />
          <p class="mc-small">
            {`${row.ownerName} · `}
            <Link href={paths.deskResult(row.id, "POSITIVE")}>{t.desk.batch.look}</Link>
            {" · "}
            <Link href={paths.deskDossier(row.id)}>{t.desk.batch.dossier}</Link>
          </p>
        </Card>
      ))}
      <Select locale={locale} name="authorityWord" label={t.desk.batch.word} options={words} optional />
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
