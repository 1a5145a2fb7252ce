import { type Locale, messages } from "../../i18n/index.ts";
import { TextInput } from "../../web/components/index.ts";

type SecretProps = {
  readonly locale: Locale;
  readonly name: string;
  readonly label: string;
  readonly error?: string | undefined;
};

/** A password the person has, or one they choose now: told apart for the browser's store of passwords. */
export function PasswordInput({
  isNew = false,
  hint,
  ...field
}: SecretProps & { isNew?: boolean; hint?: string }) {
  return (
    <TextInput
      {...field}
      {...(hint === undefined ? {} : { hint })}
      type="password"
      autocomplete={isNew ? "new-password" : "current-password"}
      maxLength={256}
    />
  );
}

/** The password an administrator gives, to be replaced by its owner. */
export function FirstPasswordInput({ locale, error }: Pick<SecretProps, "locale" | "error">) {
  const t = messages(locale).identity.admin;
  return (
    <PasswordInput
      locale={locale}
      name="password"
      label={t.firstPassword}
      hint={t.firstPasswordHint}
      isNew
      error={error}
    />
  );
}

/** Six digits of an authenticator. */
export function FactorCodeInput({ locale, label, error }: Omit<SecretProps, "name">) {
  return (
    <TextInput
      locale={locale}
      name="code"
      label={label}
      autocomplete="one-time-code"
      inputMode="numeric"
      size={8}
      maxLength={10}
      error={error}
    />
  );
}
