import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Heading,
  Link,
  TextInput,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import { paths } from "../../../web/paths.ts";
import type { FieldError, Page } from "../../../web/route.ts";
import { PASSWORDS, PasswordInput, ShowPasswords } from "../secret-fields.tsx";

type SignInProps = {
  readonly page: Page<unknown, unknown>;
  readonly returnTo: string;
  readonly hasProvider: boolean;
  readonly typedName?: string;
  readonly errors?: readonly FieldError[];
};

/** Two doors: VNeID for citizens, name and password for officers. Works without script. */
export function SignInPage({ page, returnTo, hasProvider, typedName = "", errors = [] }: SignInProps) {
  const { locale } = page;
  const t = messages(locale).identity.signIn;
  const back = encodeURIComponent(returnTo);
  return (
    <PortalLayout page={page} title={t.title} islands={[PASSWORDS]}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <ErrorSummary locale={locale} errors={errors} title={t.failedTitle} />
        <div class="mc-columns">
          <Card title={t.citizenTitle}>
            <div class="mc-stack">
              {hasProvider ? <p>{t.citizenExplains}</p> : <p>{t.noProvider}</p>}
              {hasProvider ? (
                <ButtonLink href={`/sign-in/vneid?return=${back}`} variant="secondary">
                  {t.withProvider}
                </ButtonLink>
              ) : null}
              <p class="mc-muted">
                {t.guest} <Link href={paths.procedures()}>{t.guestLink}</Link>
              </p>
            </div>
          </Card>
          <Card title={t.officerTitle}>
            <PasswordForm page={page} returnTo={returnTo} typedName={typedName} />
          </Card>
        </div>
      </div>
    </PortalLayout>
  );
}

function PasswordForm({
  page,
  returnTo,
  typedName = "",
}: Pick<SignInProps, "page" | "returnTo" | "typedName">) {
  const { locale } = page;
  const t = messages(locale).identity.signIn;
  return (
    <Form page={page} action={paths.signIn()}>
      <input type="hidden" name="return" value={returnTo} />
      <TextInput
        locale={locale}
        name="signInName"
        label={t.signInName}
        value={typedName}
        autocomplete="username"
        maxLength={64}
      />
      <PasswordInput locale={locale} name="password" label={t.password} />
      <div class="mc-row">
        <Button>{t.submit}</Button>
        <ShowPasswords locale={locale} />
      </div>
      <p class="mc-muted mc-small">{t.forgotten}</p>
    </Form>
  );
}

/** The second step: the code from the phone. */
export function CodePage({ page, returnTo, errors = [] }: Pick<SignInProps, "page" | "returnTo" | "errors">) {
  const { locale } = page;
  const t = messages(locale).identity.signIn;
  return (
    <PortalLayout page={page} title={t.codeTitle} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.codeTitle} />
        <ErrorSummary locale={locale} errors={errors} title={t.failedTitle} />
        <p>{t.codeExplains}</p>
        <Card>
          <Form page={page} action="/sign-in/code">
            <input type="hidden" name="return" value={returnTo} />
            <TextInput
              locale={locale}
              name="code"
              label={t.code}
              hint={t.codeHint}
              autocomplete="one-time-code"
              size={22}
              maxLength={40}
              autofocus
            />
            <div class="mc-row">
              <Button>{t.codeSubmit}</Button>
              <ButtonLink href={paths.signIn()} variant="tertiary">
                {t.again}
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </PortalLayout>
  );
}

/** Signed in beside a form that was not taken: the way on is back there, not here. */
export function SignedInBesidePage({ page }: Pick<SignInProps, "page">) {
  const t = messages(page.locale).web.sendAgain.signedIn;
  const { actor } = page;
  const isKnown = actor.kind === "officer" || actor.kind === "citizen";
  return (
    <PortalLayout page={page} title={t.title} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        {isKnown ? <p>{t.as({ name: actor.fullName })}</p> : null}
        <p>{t.back}</p>
      </div>
    </PortalLayout>
  );
}

/** What became of signing in with VNeID where it did not work out. */
export function ProviderFailedPage({ page, message }: { page: SignInProps["page"]; message: string }) {
  const { locale } = page;
  const t = messages(locale).identity.signIn;
  return (
    <PortalLayout page={page} title={t.failedTitle} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.failedTitle} />
        <Alert locale={locale} tone="warning" title={message} />
        <div class="mc-row">
          <ButtonLink href={paths.signIn()} variant="primary">
            {t.again}
          </ButtonLink>
          <ButtonLink href={paths.home()} variant="tertiary">
            {t.toHome}
          </ButtonLink>
        </div>
      </div>
    </PortalLayout>
  );
}
