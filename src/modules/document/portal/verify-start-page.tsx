import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  ErrorSummary,
  errorOf,
  type FormError,
  Heading,
  TextInput,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";

type Props = { readonly page: PageFrame; readonly code: string; readonly errors: readonly FormError[] };

/** For whoever holds a paper and has no camera: a box for the code that stands beside the QR. */
export function VerifyStartPage({ page, code, errors }: Props) {
  const { locale } = page;
  const t = messages(locale).signature.verify;
  return (
    <PortalLayout page={page} title={t.title} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <ErrorSummary locale={locale} errors={errors} />
        <p>{t.start.lead}</p>
        <Card>
          <search>
            <form method="get" action={paths.verifyStart()} class="mc-stack">
              <TextInput
                locale={locale}
                name="code"
                label={t.start.code}
                hint={t.start.codeHint}
                value={code}
                maxLength={300}
                error={errorOf(errors, "code")}
              />
              <div class="mc-row">
                <Button icon="search">{t.title}</Button>
              </div>
            </form>
          </search>
        </Card>
        <p class="mc-muted">{t.start.handSigned}</p>
      </div>
    </PortalLayout>
  );
}
