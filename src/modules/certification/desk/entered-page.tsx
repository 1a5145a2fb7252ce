import { messages } from "../../../i18n/index.ts";
import { ButtonLink, Card, Heading, Link, moneyText, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { RegisterEntry } from "../store.ts";

type EnteredView = {
  readonly dossierId: string;
  readonly code: string;
  readonly entries: readonly RegisterEntry[];
  /** What is still to pay for the dossier; null while an amount is not known. */
  readonly owedDong: number | null;
};
type Props = { readonly page: PageFrame; readonly view: EnteredView };

/** The numbers, paper by paper, to write or stamp on each copy; the slip and the money of this person; then the next. */
export function EnteredPage({ page, view }: Props) {
  const t = messages(page.locale).certification;
  const total = view.entries.reduce((sum, { feeDong }) => sum + feeDong, 0);
  const copies = view.entries.reduce((sum, entry) => sum + entry.copies, 0);
  return (
    <DeskLayout page={page} title={`${t.entered} · ${view.code}`}>
      <div class="mc-stack">
        <Heading level={1} title={t.entered} />
        <Card edge="success">
          <p>
            {t.enteredLead({
              copies,
              amount: moneyText(total, page.locale),
              code: view.code,
            })}
          </p>
          <Owed page={page} view={view} />
          <Onward page={page} view={view} />
        </Card>
        <Entries page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

/** Where the cursor is, is the next person: the slip and the money are one Tab away. */
function Onward({ page, view: { dossierId, owedDong } }: Props) {
  const t = messages(page.locale).certification;
  return (
    <div class="mc-row">
      <a class="ds-button" data-variant="primary" data-color="accent" href={paths.certify()} autofocus>
        {t.next}
      </a>
      <ButtonLink href={paths.deskSlip(dossierId)} icon="print">
        {messages(page.locale).desk.receipt.print}
      </ButtonLink>
      {owedDong !== null && owedDong > 0 && mayEver(page.actor, "payment.take") ? (
        <ButtonLink href={`${paths.cashTake()}?dossier=${dossierId}`} icon="money">
          {t.takeFee({ amount: moneyText(owedDong, page.locale) })}
        </ButtonLink>
      ) : null}
      <ButtonLink href={paths.deskDossier(dossierId)} variant="tertiary">
        {t.toDossier}
      </ButtonLink>
    </div>
  );
}

/** Said where somebody else takes the money; who takes it has the button. */
function Owed({ page, view: { dossierId, owedDong } }: Props) {
  const t = messages(page.locale).certification;
  if (owedDong === 0) return <p>{t.nothingOwed}</p>;
  if (owedDong !== null && mayEver(page.actor, "payment.take")) return null;
  return (
    <p>
      {owedDong === null ? "" : `${t.feeAtCashier({ amount: moneyText(owedDong, page.locale) })} `}
      {mayEver(page.actor, "payment.read-charges") ? (
        <Link href={paths.cashDossier(dossierId)}>{t.toCharges}</Link>
      ) : null}
    </p>
  );
}

function Entries({ page, view }: Props) {
  const t = messages(page.locale).certification;
  return (
    <Table
      locale={page.locale}
      caption={t.register}
      rows={view.entries}
      columns={[
        {
          key: "number",
          header: t.number,
          cell: (entry) => (
            <Link href={paths.certifyEntry(view.dossierId, entry.number)}>{t.numberOf(entry)}</Link>
          ),
        },
        { key: "paper", header: t.name, cell: ({ paperName }) => paperName },
        { key: "pages", header: t.pages, align: "end", cell: ({ pages }) => String(pages) },
        { key: "copies", header: t.copies, align: "end", cell: (entry) => String(entry.copies) },
        {
          key: "fee",
          header: t.feeShort,
          align: "end",
          cell: ({ feeDong }) => moneyText(feeDong, page.locale),
        },
      ]}
    />
  );
}
