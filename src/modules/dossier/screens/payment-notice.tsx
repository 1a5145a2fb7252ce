import { type Locale, messages } from "../../../i18n/index.ts";
import { Alert, moneyText } from "../../../web/components/index.ts";
import type { PublicView } from "../queries/public-view.ts";
import { type OfficeContact, OfficeContactList } from "./office-contact.tsx";

type PaymentNoticeProps = {
  readonly locale: Locale;
  readonly payment: PublicView["payment"];
  readonly office: OfficeContact | null;
};

/** What is owed now: how much, what for, and where it is paid; nothing where nothing is asked. */
export function PaymentNotice({ locale, payment, office }: PaymentNoticeProps) {
  if (payment === null) return null;
  const t = messages(locale).screens.payment;
  return (
    <Alert locale={locale} tone="warning" title={t.title({ amount: moneyText(payment.amountDong, locale) })}>
      <p>{payment.reason}</p>
      <p>{t.where}</p>
      {office === null ? null : <OfficeContactList locale={locale} office={office} />}
    </Alert>
  );
}
