import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
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
import { type Dossier, EndedResult } from "../../dossier/index.ts";

type ResultPageProps = {
  readonly page: PageFrame & FormPage;
  readonly action: string;
  readonly code: string;
  readonly result: NonNullable<Dossier["result"]>;
  /** Null where the link has ended. */
  readonly lastDay: LocalDate | null;
  readonly errors: readonly FormError[];
};

/** Behind the link in a message: the files of the result, against the further proof. Nothing personal stands here. */
export function ResultPage(props: ResultPageProps) {
  const { page, lastDay, result, errors } = props;
  const { locale } = page;
  const t = messages(locale).notification.result;
  return (
    <PortalLayout page={page} title={t.title} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <ErrorSummary locale={locale} errors={errors} />
        <EndedResult locale={locale} result={result} />
        {lastDay === null ? (
          <Alert locale={locale} tone="warning" title={t.over}>
            <p>{t.otherwise}</p>
          </Alert>
        ) : (
          <ProofForm {...props} lastDay={lastDay} />
        )}
        <div>
          <ButtonLink href={paths.myDossiers()} variant="tertiary">
            {t.signIn}
          </ButtonLink>
        </div>
      </div>
    </PortalLayout>
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
        {result.files.map((file) => (
          <div>
            <Button name="file" value={file.sha256} icon="download">
              {t.take(file.name)}
            </Button>
          </div>
        ))}
      </Form>
      <p class="mc-small mc-muted">{t.until(dayText(lastDay))}</p>
    </Card>
  );
}
