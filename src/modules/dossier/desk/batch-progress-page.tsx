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
import { mustBeLookedAt } from "../batch-again.ts";
import type { Batch, PaperInBatch } from "../batch-store.ts";
import { BATCH_KINDS, batchWords } from "./batch-kinds.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly batch: Batch;
  readonly navigation: DeskCounts;
};

/**
 * How far a batch has come: a bar, what waits, what failed and why. With scripts the page goes on by itself until it is
 * stopped; without them a button goes on.
 */
export function BatchProgressPage({ page, batch, navigation }: Props) {
  const { locale } = page;
  const t = batchWords(batch.work, locale);
  const list = BATCH_KINDS[batch.work].list();
  const of = (state: PaperInBatch["state"]) => batch.papers.filter((paper) => paper.state === state);
  const [failed, waiting] = [of("FAILED"), of("WAITING")];
  const all = batch.papers.length;
  const done = all - failed.length - waiting.length;
  return (
    <DeskLayout page={page} title={t.progress} counts={navigation} islands={["signing-batch.js"]}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).desk.lists.signingTitle, href: paths.signing() },
            { label: t.title, href: list },
          ]}
          here={t.progress}
        />
        <Heading level={1} title={t.progress} />
        <p id="signing-batch-standing" role="status">
          {t.standing({ done: done + failed.length, all })}
        </p>
        <div class="mc-stack" id="signing-batch">
          <progress
            class="mc-progress"
            value={done + failed.length}
            max={all}
            aria-labelledby="signing-batch-standing"
          />
          {waiting.length === 0 ? null : <GoOn page={page} batch={batch} left={waiting.length} />}
          {done === 0 ? null : <Alert locale={locale} tone="success" title={t.done({ count: done })} />}
          <Failed page={page} batch={batch} papers={failed} mayRetry={waiting.length === 0} />
          {waiting.length > 0 ? null : (
            <div class="mc-row">
              <ButtonLink href={list} variant="secondary">
                {t.back}
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
  const t = batchWords(batch.work, page.locale);
  return (
    <div data-signing-batch="" data-stop={t.stop} data-failed={t.lineDown}>
      <Form page={page} action={BATCH_KINDS[batch.work].one(batch.id)}>
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
  const t = batchWords(batch.work, locale);
  const changed = papers.filter(mustBeLookedAt).length;
  const others = papers.length - changed;
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
      {mayRetry && changed > 0 ? (
        <p>
          <Link href={BATCH_KINDS[batch.work].list()}>{t.lookAgain({ count: changed })}</Link>
        </p>
      ) : null}
      {mayRetry && others > 0 ? (
        <Form page={page} action={BATCH_KINDS[batch.work].again(batch.id)}>
          <div class="mc-row">
            <Button>{t.retry({ count: others })}</Button>
          </div>
        </Form>
      ) : null}
    </Alert>
  );
}
