import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { FieldError, Page } from "../../../web/route.ts";
import type { Person } from "../../organisation/index.ts";
import type { Account } from "../account.ts";
import { FirstPasswordInput, PASSWORDS, ShowPasswords } from "../secret-fields.tsx";

type PersonAccountProps = {
  readonly page: Page<unknown, unknown>;
  readonly person: Person;
  readonly account: Account | null;
  readonly typedName?: string;
  readonly errors?: readonly FieldError[];
  /** What was just done to the account, in words. */
  readonly notice?: string | undefined;
};

/** The account of one officer, as its administrator sees it: never a secret, only what can be done. */
export function PersonAccountPage(props: PersonAccountProps) {
  const { page, person, account, errors = [], notice } = props;
  const { locale } = page;
  const t = messages(locale).identity.admin;
  const home = `/admin/people/${person.id}`;
  return (
    <DeskLayout page={page} title={`${t.account}: ${person.fullName}`} islands={[PASSWORDS]}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).organisation.people, href: "/admin/people" },
            { label: person.fullName, href: home },
          ]}
          here={t.account}
        />
        <Heading level={1} title={`${t.account}: ${person.fullName}`} />
        {notice === undefined ? null : <Alert locale={locale} tone="success" title={notice} />}
        <ErrorSummary locale={locale} errors={errors} />
        {account === null ? <OpenForm {...props} /> : <Standing {...props} account={account} />}
      </div>
    </DeskLayout>
  );
}

function OpenForm({ page, person, typedName = "", errors = [] }: PersonAccountProps) {
  const { locale } = page;
  const { admin: t, signIn } = messages(locale).identity;
  return (
    <Card title={t.open}>
      <p>{t.none}</p>
      <Form page={page} action={`/admin/people/${person.id}/account`}>
        <TextInput
          locale={locale}
          name="signInName"
          label={signIn.signInName}
          value={typedName}
          maxLength={64}
          error={errorOf(errors, "signInName")}
        />
        <FirstPasswordInput locale={locale} errors={errors} />
        <div class="mc-row">
          <Button>{t.open}</Button>
          <ShowPasswords locale={locale} />
        </div>
      </Form>
    </Card>
  );
}

function Standing({ page, account, errors = [] }: PersonAccountProps & { account: Account }) {
  const { locale } = page;
  const t = messages(locale).identity.admin;
  const isActive = account.state === "ACTIVE";
  const to = (act: string) => `/admin/accounts/${account.id}/${act}`;
  return (
    <>
      <Card title={account.signInName ?? ""}>
        <div class="mc-row">
          <Tag tone={isActive ? "success" : "danger"}>{isActive ? t.active : t.suspended}</Tag>
          <Tag tone={account.totpConfirmedAt === null ? "neutral" : "success"}>
            {account.totpConfirmedAt === null ? t.factorOff : t.factorOn}
          </Tag>
        </div>
        <div class="mc-row">
          <Form page={page} action={to(isActive ? "suspend" : "resume")} class="mc-row">
            <Button variant="secondary">{isActive ? t.suspend : t.resume}</Button>
          </Form>
          {account.totpConfirmedAt === null ? null : (
            <Form page={page} action={to("second-factor/remove")} class="mc-row">
              <Button variant="secondary">{t.resetFactor}</Button>
            </Form>
          )}
        </div>
      </Card>
      <Card title={t.resetPassword}>
        <Form page={page} action={to("password")}>
          <FirstPasswordInput locale={locale} errors={errors} />
          <div class="mc-row">
            <Button variant="secondary">{t.resetPassword}</Button>
            <ShowPasswords locale={locale} />
          </div>
        </Form>
      </Card>
    </>
  );
}
