import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Link,
  shortMoment,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import { paths } from "../../../web/paths.ts";
import type { FieldError, Page } from "../../../web/route.ts";
import { deviceOf } from "../device-name.ts";
import type { OwnAccount } from "../own-account.ts";
import { FactorCodeInput, PASSWORDS } from "../secret-fields.tsx";
import { PasswordForm } from "./password-form.tsx";

export type AnyPage = Page<unknown, unknown>;

type AccountProps = {
  readonly page: AnyPage;
  readonly own: OwnAccount;
  readonly unitNames: ReadonlyMap<string, string>;
  /** The password was just changed: where the day goes on. */
  readonly goOn?: string | undefined;
  readonly errors?: readonly FieldError[];
};

/** Everything one may see and change of one's own account. */
export function AccountPage({ page, own, unitNames, goOn, errors = [] }: AccountProps) {
  const { locale } = page;
  const t = messages(locale).identity.account;
  return (
    <OwnLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        {goOn === undefined ? null : (
          <Alert locale={locale} tone="success" title={t.passwordChanged}>
            {goOn === paths.account() ? null : (
              <ButtonLink href={goOn} variant="primary">
                {t.startWork}
              </ButtonLink>
            )}
          </Alert>
        )}
        <ErrorSummary locale={locale} errors={errors} />
        {own.passwordGiven ? (
          <Alert locale={locale} tone="warning" title={t.passwordGiven}>
            <p>{t.passwordGivenWhy}</p>
          </Alert>
        ) : null}
        {own.passwordGiven ? <PasswordForm page={page} own={own} errors={errors} /> : null}
        <Facts page={page} own={own} unitNames={unitNames} />
        <p>
          <Link href={paths.accountMessages()}>{messages(locale).notification.wants.title}</Link>
        </p>
        {own.factor === null ? null : <Factor page={page} factor={own.factor} errors={errors} />}
        <Sessions page={page} own={own} />
        {own.signInName === null || own.passwordGiven ? null : (
          <PasswordForm page={page} own={own} errors={errors} />
        )}
      </div>
    </OwnLayout>
  );
}

/** The officer keeps the desk around, the citizen the portal. */
function OwnLayout({ page, title, children }: { page: AnyPage; title: string; children: Child }) {
  if (page.actor.kind === "officer") {
    return (
      <DeskLayout page={page} title={title} islands={[PASSWORDS]}>
        {children}
      </DeskLayout>
    );
  }
  return (
    <PortalLayout page={page} title={title} width="reading">
      {children}
    </PortalLayout>
  );
}

function Facts({ page, own, unitNames }: Omit<AccountProps, "errors" | "goOn">) {
  const { actor, locale } = page;
  const t = messages(locale).identity.account;
  const roleNames: { readonly [role: string]: string } = messages(locale).shell.roles;
  const grants = actor.kind === "officer" ? actor.grants : [];
  const roles = grants.map((grant) => {
    const text = `${roleNames[grant.role] ?? grant.role}, ${unitNames.get(grant.unitId) ?? ""}`;
    return <li>{grant.delegatedBy === null ? text : `${text} (${t.delegated})`}</li>;
  });
  return (
    <Card>
      <DefinitionList
        items={[
          [t.fullName, own.fullName],
          [t.signInName, own.signInName],
          [t.personalId, actor.kind === "citizen" ? actor.personalId : null],
          [t.phone, spokenPhone(own.phone)],
          [t.roles, roles.length === 0 ? null : <ul>{roles}</ul>],
        ]}
      />
    </Card>
  );
}

function Factor({
  page,
  factor,
  errors,
}: {
  page: AnyPage;
  factor: NonNullable<OwnAccount["factor"]>;
  errors: readonly FieldError[];
}) {
  const { locale } = page;
  const t = messages(locale).identity.account;
  return (
    <Card title={t.factor} edge={factor.isOn ? "success" : "warning"}>
      <div class="mc-stack">
        <p>{factor.isOn ? t.factorOn({ count: factor.recoveryCodesLeft }) : t.factorOff}</p>
        {factor.isOn ? (
          <Form page={page} action="/account/second-factor/off">
            <FactorCodeInput locale={locale} label={t.factorTurnOffCode} error={errorOf(errors, "code")} />
            <div class="mc-row">
              <Button variant="secondary">{t.factorTurnOff}</Button>
            </div>
          </Form>
        ) : (
          <div class="mc-row">
            <ButtonLink href="/account/second-factor">{t.factorStart}</ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
}

/** "Chrome trên Windows"; a browser that does not say what it is stays as it wrote itself. */
function deviceText(userAgent: string, locale: Locale): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser !== null && system !== null)
    return messages(locale).identity.account.device({ browser, system });
  return browser ?? system ?? (userAgent.slice(0, 80) || "–");
}

function Sessions({ page, own }: { page: AnyPage; own: OwnAccount }) {
  const { locale } = page;
  const t = messages(locale).identity.account;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.sessions} />
      <Table
        locale={locale}
        caption={t.sessions}
        rows={own.sessions}
        columns={[
          {
            key: "agent",
            header: t.sessionAgent,
            cell: (session) =>
              session.carrier === "BEARER" ? t.program : deviceText(session.userAgent, locale),
          },
          { key: "source", header: t.sessionSource, cell: (session) => session.source },
          { key: "seen", header: t.sessionSeen, cell: (session) => shortMoment(session.seenAt) },
          {
            key: "end",
            header: t.sessionEnd,
            cell: (session) =>
              session.id === page.session?.sessionId ? (
                <Tag tone="info">{t.sessionHere}</Tag>
              ) : (
                <Form page={page} action={`/account/sessions/${session.id}/end`} class="mc-row">
                  <Button variant="tertiary">{t.sessionEnd}</Button>
                </Form>
              ),
          },
        ]}
      />
    </section>
  );
}

type EnrolProps = {
  readonly page: AnyPage;
  readonly secret: string;
  readonly qrSvg: string;
  readonly errors?: readonly FieldError[];
};

/** Adding the account to an authenticator: the QR code drawn by us, and the key in letters for who cannot scan. */
export function EnrolPage({ page, secret, qrSvg, errors = [] }: EnrolProps) {
  const { locale } = page;
  const t = messages(locale).identity.account;
  return (
    <OwnLayout page={page} title={t.enrolTitle}>
      <div class="mc-stack mc-measure">
        <Heading level={1} title={t.enrolTitle} />
        <ErrorSummary locale={locale} errors={errors} />
        <Card>
          <div class="mc-stack">
            <p>{t.enrolScan}</p>
            <div class="mc-qr" role="img" aria-label={t.qrLabel}>
              {raw(qrSvg)}
            </div>
            <p>
              {t.enrolType} <code class="mc-code">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
            </p>
            <Form page={page} action="/account/second-factor">
              <FactorCodeInput locale={locale} label={t.enrolCode} error={errorOf(errors, "code")} />
              <div class="mc-row">
                <Button>{t.enrolConfirm}</Button>
              </div>
            </Form>
          </div>
        </Card>
      </div>
    </OwnLayout>
  );
}

/** The recovery codes, once. */
export function RecoveryCodesPage({ page, codes }: { page: AnyPage; codes: readonly string[] }) {
  const t = messages(page.locale).identity.account;
  return (
    <OwnLayout page={page} title={t.recoveryTitle}>
      <div class="mc-stack mc-measure">
        <Heading level={1} title={t.recoveryTitle} />
        <Alert locale={page.locale} tone="warning" title={t.recoveryExplains} />
        <Card>
          <ul class="mc-recovery">
            {codes.map((code) => (
              <li>
                <code class="mc-code">{code}</code>
              </li>
            ))}
          </ul>
        </Card>
        <div class="mc-row">
          <ButtonLink href="/account" variant="primary">
            {t.recoveryDone}
          </ButtonLink>
        </div>
      </div>
    </OwnLayout>
  );
}
