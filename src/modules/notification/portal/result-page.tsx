import { messages } from "../../../i18n/index.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  dayText,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  TextInput,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Dossier } from "../../dossier/index.ts";

/** Kinds of file by their short names; any other is called a file and nothing more. */
const KINDS = new Map([
  ["application/pdf", "PDF"],
  ["image/jpeg", "JPG"],
  ["image/png", "PNG"],
  ["application/xml", "XML"],
]);

type ResultPageProps = {
  readonly page: PageFrame & FormPage;
  readonly action: string;
  readonly code: string;
  readonly result: NonNullable<Dossier["result"]>;
  /** Null where the link's days are over. */
  readonly lastDay: LocalDate | null;
  /** Another link took this one's place. */
  readonly isSentAnew: boolean;
  readonly errors: readonly FormError[];
};

type EndedFacts = NonNullable<ResultPageProps["result"]["ended"]>;

/**
 * Behind the link in a message: the files of the result, against the further proof. Whoever has the link reads this page
 * without any proof, so nothing stands here that an officer wrote or named: no reason, no file's name, no hash.
 */
export function ResultPage(props: ResultPageProps) {
  const { page, result, errors } = props;
  const { locale } = page;
  const t = messages(locale).notification.result;
  return (
    <PortalLayout page={page} title={t.title} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <ErrorSummary locale={locale} errors={errors} />
        {result.ended === undefined ? <InForce {...props} /> : <Ended {...props} ended={result.ended} />}
        <div>
          <ButtonLink href={paths.myDossiers()} variant="tertiary">
            {result.ended === undefined ? t.signIn : t.signInToSee}
          </ButtonLink>
        </div>
      </div>
    </PortalLayout>
  );
}

/** Only that nobody may rely on it any more, and since when: why is told to whoever proves who they are. */
function Ended({ page, ended }: ResultPageProps & { ended: EndedFacts }) {
  const t = messages(page.locale).notification.result;
  const on = dayText(localDateOf(ended.at));
  const title = ended.kind === "REVOKED" ? t.revoked(on) : t.replaced(on);
  return (
    <Alert locale={page.locale} tone="danger" title={title}>
      <p>{t.notGiven}</p>
    </Alert>
  );
}

function InForce(props: ResultPageProps) {
  const { page, lastDay, isSentAnew } = props;
  if (lastDay !== null && !isSentAnew) return <ProofForm {...props} lastDay={lastDay} />;
  const t = messages(page.locale).notification.result;
  return (
    <Alert locale={page.locale} tone="warning" title={isSentAnew ? t.sentAnew : t.over}>
      <p>{isSentAnew ? t.useNewest : t.otherwise}</p>
    </Alert>
  );
}

function ProofForm({
  page,
  action,
  code,
  result,
  lastDay,
  errors,
}: ResultPageProps & { lastDay: LocalDate }) {
  const t = messages(page.locale).notification.result;
  return (
    <Card>
      <p>{t.lead(code)}</p>
      <Form page={page} action={action}>
        <TextInput
          locale={page.locale}
          name="lastFour"
          label={t.lastFour}
          hint={t.lastFourHint}
          value=""
          inputMode="numeric"
          maxLength={4}
          error={errorOf(errors, "lastFour")}
        />
        {result.files.map(({ mime, sha256 }, index) => (
          <div>
            <Button name="file" value={String(index + 1)} icon="download">
              {t.take({ number: index + 1, kind: KINDS.get(mime) ?? null })}
            </Button>
            {result.scans?.includes(sha256) === true ? (
              <div class="mc-small">{messages(page.locale).acts.comparedScan}</div>
            ) : null}
          </div>
        ))}
      </Form>
      <p class="mc-small mc-muted">{t.until(dayText(lastDay))}</p>
    </Card>
  );
}
