import { type Locale, messages } from "../../i18n/index.ts";
import { errorOf, TextInput } from "../../web/components/index.ts";
import type { FieldError, SecretField } from "../../web/route.ts";

type SecretProps = {
  readonly locale: Locale;
  readonly name: SecretField;
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

type ChosenProps = Pick<SecretProps, "locale" | "name" | "label"> & {
  readonly hint: string;
  readonly errors: readonly FieldError[];
};

/** A password that is chosen now, typed twice: what nobody sees is easily mistyped, and then opens nothing. */
export function ChosenPasswordInput({ locale, name, label, hint, errors }: ChosenProps) {
  const t = messages(locale).identity.passwords;
  return (
    <>
      <PasswordInput
        locale={locale}
        name={name}
        label={label}
        hint={hint}
        isNew
        error={errorOf(errors, name)}
      />
      <PasswordInput locale={locale} name={REPEAT} label={t.repeat} isNew error={errorOf(errors, REPEAT)} />
    </>
  );
}

export const REPEAT = "repeat";

/** The password an administrator gives, to be replaced by its owner. */
export function FirstPasswordInput({ locale, errors }: Pick<ChosenProps, "locale" | "errors">) {
  const t = messages(locale).identity.admin;
  return (
    <ChosenPasswordInput
      locale={locale}
      name="password"
      label={t.firstPassword}
      hint={t.firstPasswordHint}
      errors={errors}
    />
  );
}

/** What a page loads that has a `ShowPasswords`. */
export const PASSWORDS = "passwords.js";

/** Shows what is typed into the passwords of its form, where a script can; without one there is no button. */
export function ShowPasswords({ locale }: Pick<SecretProps, "locale">) {
  const t = messages(locale).identity.passwords;
  return (
    <>
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-color="accent"
        data-show={t.show}
        data-hide={t.hide}
        data-shown={t.shown}
        hidden
      >
        {t.show}
      </button>
      <span role="status" class="ds-sr-only" />
    </>
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
