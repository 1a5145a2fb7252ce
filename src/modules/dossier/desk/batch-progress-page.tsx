import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Form,
  type FormPage,
  Heading,
  Link,
} from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { PaperInBatch, SigningBatch } from "../signing-batch-store.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly batch: SigningBatch;
  readonly navigation: DeskCounts;
};

/**
 * How far a batch has come: a bar, what waits, what failed and why. With scripts the page goes on by itself until it is
 * stopped; without them a button goes on.
 */
export function BatchProgressPage({ page, batch, navigation }: Props) {
  const { locale } = page;
  const t = messages(locale).desk;
  const of = (state: PaperInBatch["state"]) => batch.papers.filter((paper) => paper.state === state);
  const [signed, failed, waiting] = [of("SIGNED"), of("FAILED"), of("WAITING")];
  const all = batch.papers.length;
  return (
    <DeskLayout page={page} title={t.batch.progress} counts={navigation} islands={["signing-batch.js"]}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.lists.signingTitle, href: paths.signing() },
            { label: t.batch.title, href: paths.batchSigning() },
          ]}
          here={t.batch.progress}
        />
        <Heading level={1} title={t.batch.progress} />
        <p id="signing-batch-standing" role="status">
          {t.batch.standing({ done: signed.length + failed.length, all })}
        </p>
        <div class="mc-stack" id="signing-batch">
          <progress
            class="mc-progress"
            value={signed.length + failed.length}
            max={all}
            aria-labelledby="signing-batch-standing"
          />
          {waiting.length === 0 ? null : <GoOn page={page} batch={batch} left={waiting.length} />}
          {signed.length === 0 ? null : (
            <Alert locale={locale} tone="success" title={t.batch.signed({ count: signed.length })} />
          )}
          <Failed page={page} batch={batch} papers={failed} mayRetry={waiting.length === 0} />
          {waiting.length > 0 ? null : (
            <div class="mc-row">
              <ButtonLink href={paths.batchSigning()} variant="secondary">
                {t.batch.back}
              </ButtonLink>
            </div>
          )}
        </div>
      </div>
    </DeskLayout>
  );
}

type Going = Pick<Props, "page" | "batch"> & { readonly left: number };

function GoOn({ page, batch, left }: Going) {
  const t = messages(page.locale).desk.batch;
  return (
    <div data-signing-batch="" data-stop={t.stop} data-failed={t.lineDown}>
      <Form page={page} action={paths.signingBatch(batch.id)}>
        <p>{t.waiting({ count: left })}</p>
        <div class="mc-row">
          <Button>{t.goOn({ count: left })}</Button>
        </div>
      </Form>
    </div>
  );
}

type FailedProps = Pick<Props, "page" | "batch"> & {
  readonly papers: readonly PaperInBatch[];
  readonly mayRetry: boolean;
};

function Failed({ page, batch, papers, mayRetry }: FailedProps) {
  if (papers.length === 0) return null;
  const { locale } = page;
  const t = messages(locale).desk.batch;
  return (
    <Alert locale={locale} tone="danger" title={t.failed({ count: papers.length })}>
      <ul class="mc-list">
        {papers.map(({ dossierId, code, refusal }) => (
          <li>
            <Link href={paths.deskDossier(dossierId)}>{code}</Link>
            {`: ${refusal === null ? "" : (errorText(locale, refusal.code, refusal) ?? refusal.code)}`}
          </li>
        ))}
      </ul>
      <p>{t.again}</p>
      {mayRetry ? (
        <Form page={page} action={paths.signingBatchAgain(batch.id)}>
          <div class="mc-row">
            <Button>{t.retry({ count: papers.length })}</Button>
          </div>
        </Form>
      ) : null}
    </Alert>
  );
}
