import { messages } from "../../../i18n/index.ts";
import { Button, Card, errorOf, Form } from "../../../web/components/index.ts";
import type { FieldError, Page } from "../../../web/route.ts";
import type { OwnAccount } from "../own-account.ts";
import { ChosenPasswordInput, PasswordInput, ShowPasswords } from "../secret-fields.tsx";

type PasswordFormProps = {
  readonly page: Page<unknown, unknown>;
  readonly own: OwnAccount;
  readonly errors: readonly FieldError[];
};

/** Changing one's own password: the old one once, the new one twice. */
export function PasswordForm({ page, own, errors }: PasswordFormProps) {
  const { locale } = page;
  const t = messages(locale).identity.account;
  return (
    <Card title={t.password}>
      <Form page={page} action="/account/password">
        <input type="text" name="username" value={own.signInName ?? ""} autocomplete="username" hidden />
        <PasswordInput
          locale={locale}
          name="current"
          label={t.currentPassword}
          error={errorOf(errors, "current")}
        />
        <ChosenPasswordInput
          locale={locale}
          name="next"
          label={t.newPassword}
          hint={t.newPasswordHint}
          errors={errors}
        />
        <div class="mc-row">
          <Button variant={own.passwordGiven ? "primary" : "secondary"}>{t.changePassword}</Button>
          <ShowPasswords locale={locale} />
        </div>
      </Form>
    </Card>
  );
}
