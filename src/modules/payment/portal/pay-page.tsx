import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { isPayable, memoOf, type TransferView } from "../queries/transfer-view.ts";

/** Where whoever looks at the page goes back to. */
export type Back = { readonly to: "desk" | "dossier" | "tracking"; readonly href: string };

type Props = {
  readonly page: PageFrame & FormPage;
  readonly token: string;
  readonly view: TransferView;
  /** The parcel that is to collect the same money; null where none is. */
  readonly collectedBy: string | null;
  readonly back: Back;
};

/** Paying with a phone: the code to scan, the same in words to copy, and "I have sent it", which is only said. */
export function PayPage(props: Props) {
  const { page, view } = props;
  const t = messages(page.locale).payment.pay;
  const isOpen = isPayable(view) && props.collectedBy === null;
  return (
    <PortalLayout page={page} title={t.title} width="reading" islands={["copy.js"]}>
      <div class="mc-stack">
        <p class="mc-small">
          <Link href={props.back.href}>{`‹ ${t.back[props.back.to]}`}</Link>
        </p>
        <Heading level={1} title={t.title} />
        <Standing {...props} />
        {view.too_much_dong === 0 ? null : (
          <Alert
            locale={page.locale}
            tone="info"
            title={t.tooMuch({ amount: moneyText(view.too_much_dong, page.locale) })}
          >
            <p>{t.tooMuchLead}</p>
          </Alert>
        )}
        {isOpen ? <Code {...props} /> : null}
        <Card title={t.forWhat}>
          <ul class="mc-list">
            {view.lines.map((line) => (
              <li>
                {page.locale === "en" ? line.name_en : line.name}
                {`: ${moneyText(line.amount, page.locale)} (`}
                <span class="mc-code">{line.code}</span>){line.is_later ? ` · ${t.withResult}` : ""}
              </li>
            ))}
          </ul>
        </Card>
        {isOpen ? <Acts {...props} /> : null}
      </div>
    </PortalLayout>
  );
}

function Standing({ page, token, view, collectedBy, back }: Props) {
  const t = messages(page.locale).payment.pay;
  if (collectedBy !== null && view.state !== "CONFIRMED" && view.state !== "PAID")
    return (
      <Alert locale={page.locale} tone="warning" title={t.postCollects}>
        <p>{t.postCollectsLead({ parcel: collectedBy })}</p>
      </Alert>
    );
  switch (view.state) {
    case "ISSUED":
      return <p>{t.lead}</p>;
    case "CLAIMED":
      return <Claimed page={page} token={token} view={view} />;
    case "CONFIRMED":
      return (
        <Alert locale={page.locale} tone="success" title={t.confirmed}>
          <p>{t.confirmedLead}</p>
          {view.receipt === null ? null : (
            <p>
              <Link href={paths.payReceipt(token)}>{`${t.receipt}: ${view.receipt} (PDF)`}</Link>
            </p>
          )}
          <ButtonLink href={back.href}>{t.back[back.to]}</ButtonLink>
        </Alert>
      );
    case "PAID":
      return (
        <Alert locale={page.locale} tone="success" title={t.paid}>
          <p>{t.paidLead}</p>
          {view.paid_receipts === null ? null : <p>{`${t.receipt}: ${view.paid_receipts}`}</p>}
          <ButtonLink href={back.href}>{t.back[back.to]}</ButtonLink>
        </Alert>
      );
    case "LAPSED":
      return <Lapsed page={page} back={back} />;
    case "ENDED":
    case "EXPIRED": {
      const isEnded = view.state === "ENDED";
      return (
        <Alert locale={page.locale} tone="warning" title={isEnded ? t.ended : t.expired}>
          <p>{isEnded ? t.endedLead : t.expiredLead}</p>
        </Alert>
      );
    }
  }
}

function Claimed({ page, token, view }: Pick<Props, "page" | "token" | "view">) {
  const t = messages(page.locale).payment.pay;
  return (
    <Alert locale={page.locale} tone="info" title={t.claimed}>
      <p>{t.claimedLead}</p>
      {view.claim_lapses_at === null ? null : (
        <p>{t.claimedUntil({ at: fullMoment(view.claim_lapses_at) })}</p>
      )}
      <ButtonLink href={paths.pay(token)}>{t.reload}</ButtonLink>
    </Alert>
  );
}

function Lapsed({ page, back }: Pick<Props, "page" | "back">) {
  const t = messages(page.locale).payment.pay;
  return (
    <Alert locale={page.locale} tone="warning" title={t.lapsed}>
      <p>{t.lapsedLead}</p>
      <ButtonLink href={back.href}>{t.back[back.to]}</ButtonLink>
    </Alert>
  );
}

function Code({ page, token, view }: Props) {
  const t = messages(page.locale).payment.pay;
  const amount = moneyText(view.amount_dong, page.locale);
  return (
    <Card>
      <img class="mc-pay-code" src={paths.payQr(token)} alt={t.qrAlt({ amount })} width="280" height="280" />
      <div>
        <ButtonLink href={paths.payQr(token)} variant="tertiary" icon="download" download>
          {t.save}
        </ButtonLink>
      </div>
      <p class="mc-muted">{t.sameLead}</p>
      <DefinitionList
        items={[
          [t.amount, <Copied page={page} what={t.amount} shown={amount} copied={String(view.amount_dong)} />],
          [t.bank, view.bank_name],
          [t.number, <Copied page={page} what={t.number} shown={view.number} />],
          [t.holder, view.holder],
          [t.memo, <Copied page={page} what={t.memo} shown={memoOf(view)} />],
          [t.expires, fullMoment(view.expires_at)],
        ]}
      />
      <p class="mc-small mc-muted">{t.memoHint}</p>
    </Card>
  );
}

type CopiedProps = {
  readonly page: PageFrame;
  readonly what: string;
  readonly shown: string;
  /** Where a bank's app wants it otherwise than people read it. */
  readonly copied?: string;
};

/** A line to be typed into a bank's app. The button is there where a script can copy; the text can be selected anyway. */
function Copied({ page, what, shown, copied = shown }: CopiedProps) {
  const t = messages(page.locale).payment.pay;
  return (
    <span class="mc-row" data-gap="sm">
      <strong class="mc-code">{shown}</strong>
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-color="accent"
        data-size="sm"
        data-copy={copied}
        data-done={t.copied({ what })}
        aria-label={`${t.copy}: ${what}`}
        hidden
      >
        {t.copy}
      </button>
      <span role="status" class="mc-small" />
    </span>
  );
}

function Acts({ page, token, view, back }: Props) {
  const t = messages(page.locale).payment.pay;
  return (
    <>
      {view.state === "ISSUED" && back.to !== "desk" ? (
        <Form page={page} action={paths.payClaimed(token)}>
          <div class="mc-row">
            <Button>{t.iPaid}</Button>
          </div>
        </Form>
      ) : null}
      {page.demo ? (
        <Alert locale={page.locale} tone="warning" title={t.simulateLead}>
          <Form page={page} action={paths.paySimulate(token)}>
            <div class="mc-row">
              <Button variant="secondary">{t.simulate}</Button>
            </div>
          </Form>
          <Link href={paths.simulatedBank()}>{t.simulateHow}</Link>
        </Alert>
      ) : null}
    </>
  );
}
