import { type Locale, messages } from "../../../i18n/index.ts";
import { Alert, Button, Form, type FormPage, moneyText } from "../../../web/components/index.ts";
import type { Collecting } from "../collecting.ts";
import type { Dossier } from "../dossier.ts";
import { besideClaimed, dueNow, type FeesStanding } from "../fees-standing.ts";
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
  readonly status: Dossier["status"];
  /** The parcels with which the post collects it: as long as one does, nobody else takes it. */
  readonly collecting: readonly Collecting[];
  readonly way: PayWay;
  /** The result is there and goes as a file by itself, which waits for nothing but the money. */
  readonly holdsFile: boolean;
};

/** What is owed now: how much, what for, and where it is paid; nothing where nothing is asked. */
export function PaymentNotice(props: PaymentNoticeProps) {
  const { locale, book, collecting } = props;
  if (collecting.length > 0)
    return isAsked(props) ? <CollectedByPost locale={locale} collecting={collecting} /> : null;
  const { claimedDong, rest } = book === null ? { claimedDong: 0, rest: book } : besideClaimed(book);
  return (
    <>
      {claimedDong === 0 ? null : <Claimed {...props} claimedDong={claimedDong} />}
      <Asked {...props} book={rest} />
    </>
  );
}

function asked({ book, payment, status }: Pick<PaymentNoticeProps, "book" | "payment" | "status">) {
  return book === null ? { nowDong: payment?.amountDong ?? 0, laterDong: 0 } : dueNow(book, status);
}

function isAsked(props: PaymentNoticeProps): boolean {
  const { nowDong, laterDong } = asked(props);
  return nowDong + laterDong > 0;
}

function Asked(props: PaymentNoticeProps) {
  const { locale, payment, office, book, holdsFile } = props;
  const { nowDong, laterDong } = asked(props);
  if (nowDong + laterDong === 0) return null;
  const t = messages(locale).screens.payment;
  const mayTransfer = props.way !== null && book?.takesTransfers === true;
  const later = { amount: moneyText(laterDong, locale) };
  return (
    <Alert
      locale={locale}
      tone={nowDong === 0 ? "info" : "warning"}
      title={nowDong === 0 ? t.later(later) : t.title({ amount: moneyText(nowDong, locale) })}
    >
      {payment === null ? null : <p>{payment.reason}</p>}
      {holdsFile ? <p class="mc-strong">{t.fileHeld}</p> : null}
      {nowDong > 0 && book !== null && book.onReceiptDong > 0 ? <p>{t.onReceipt}</p> : null}
      {nowDong > 0 && laterDong > 0 ? <p>{t.alsoLater(later)}</p> : null}
      {mayTransfer ? <StartPaying {...props} part={nowDong > 0 ? "NOW" : "ALL"} /> : null}
      {mayTransfer && nowDong > 0 && laterDong > 0 ? (
        <StartPaying {...props} part="ALL" allDong={nowDong + laterDong} />
      ) : null}
      <p>{mayTransfer ? t.orAtCounter : t.where}</p>
      {office === null ? null : <OfficeContactList locale={locale} office={office} />}
    </Alert>
  );
}

type StartPayingProps = Pick<PaymentNoticeProps, "locale" | "way"> & {
  readonly part: "NOW" | "ALL" | "CLAIMED";
  /** Beside the button for what is due now: pays what is not due yet along with it. */
  readonly allDong?: number;
};

function StartPaying({ locale, way, part, allDong }: StartPayingProps) {
  if (way === null) return null;
  const t = messages(locale);
  return (
    <Form page={way.page} action={way.action}>
      {Object.entries(way.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="part" value={part} />
      <div class="mc-row">
        {allDong === undefined ? (
          <Button icon="wallet">{t.payment.pay.start}</Button>
        ) : (
          <Button variant="secondary">
            {t.screens.payment.payAll({ amount: moneyText(allDong, locale) })}
          </Button>
        )}
      </div>
    </Form>
  );
}

/** Somebody says that it was sent: whoever looks now does not send it a second time. */
function Claimed(props: PaymentNoticeProps & { readonly claimedDong: number }) {
  const { locale, book, claimedDong, payment, office } = props;
  const t = messages(locale).screens.payment;
  return (
    <Alert locale={locale} tone="info" title={t.claimed}>
      <p>{t.claimedLead({ amount: moneyText(claimedDong, locale) })}</p>
      {payment === null ? null : <p>{payment.reason}</p>}
      {book?.takesTransfers === true ? <StartPaying {...props} part="CLAIMED" /> : null}
      {office === null ? null : <OfficeContactList locale={locale} office={office} />}
    </Alert>
  );
}

/** The postman takes the money at the door: how much, with which parcel, and that nothing is to be done before. */
function CollectedByPost({ locale, collecting }: Pick<PaymentNoticeProps, "locale" | "collecting">) {
  const t = messages(locale).screens.payment;
  const total = collecting.reduce((sum, { amountDong }) => sum + amountDong, 0);
  const parcels = collecting.map(({ parcelCode }) => parcelCode).join(", ");
  return (
    <Alert locale={locale} tone="info" title={t.byPost({ amount: moneyText(total, locale) })}>
      <p>{t.byPostLead({ parcels })}</p>
    </Alert>
  );
}
