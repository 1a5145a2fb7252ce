import { type Locale, messages } from "../../../i18n/index.ts";
import { Alert, Button, Form, type FormPage, moneyText } from "../../../web/components/index.ts";
import type { FeesStanding } from "../fees-standing.ts";
import type { PublicView } from "../queries/public-view.ts";
import { type OfficeContact, OfficeContactList } from "./office-contact.tsx";

/** Where paying begins, and what must be sent along; null where nothing can be paid from afar. */
type PayWay = {
  readonly page: FormPage;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
} | null;

type PaymentNoticeProps = {
  readonly locale: Locale;
  readonly payment: PublicView["payment"];
  readonly office: OfficeContact | null;
  /** What the books say is owed; null where they know nothing. */
  readonly book: FeesStanding | null;
  readonly way: PayWay;
};

/** What is owed now: how much, what for, and where it is paid; nothing where nothing is asked. */
export function PaymentNotice({ locale, payment, office, book, way }: PaymentNoticeProps) {
  const owed = book === null ? (payment?.amountDong ?? 0) : (book.owedDong ?? 0);
  if (owed === 0) return null;
  const t = messages(locale).screens.payment;
  const mayTransfer = way !== null && book?.takesTransfers === true;
  return (
    <Alert locale={locale} tone="warning" title={t.title({ amount: moneyText(owed, locale) })}>
      {payment === null ? null : <p>{payment.reason}</p>}
      {mayTransfer ? (
        <Form page={way.page} action={way.action}>
          {Object.entries(way.fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <div class="mc-row">
            <Button icon="phone">{messages(locale).payment.pay.start}</Button>
          </div>
        </Form>
      ) : null}
      <p>{mayTransfer ? t.orAtCounter : t.where}</p>
      {office === null ? null : <OfficeContactList locale={locale} office={office} />}
    </Alert>
  );
}
