import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  Card,
  type Column,
  DefinitionList,
  dayText,
  ErrorSummary,
  errorOf,
  FilterForm,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
  StatTile,
  shortMoment,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { UnitId } from "../../access/index.ts";
import type { Difference } from "../difference-store.ts";
import type { ClaimRow, DayRow, readDay } from "../queries/day.ts";
import { receiptNumber } from "../receipt.ts";
import { AllDrawers, DayTotals } from "./day-totals.tsx";
import { agreedFacts, DeclinedDifference, RecordLink, WaitingDifference } from "./difference-cards.tsx";
import { CashTabs } from "./tabs.tsx";

/** One drawer of the cashier: of the unit whose money lies in it. */
export type DrawerView = Omit<Awaited<ReturnType<typeof readDay>>, "claims"> & {
  readonly claims: readonly ClaimRow[];
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly expectedDong: number;
  readonly cardDong: number;
  readonly portalDong: number;
};
type DayView = {
  readonly day: LocalDate;
  readonly drawers: readonly DrawerView[];
  readonly typed: Readonly<Record<"unitId" | "countedDong" | "note", string>>;
  readonly errors: readonly FormError[];
};
type Props = { readonly page: PageFrame & FormPage; readonly view: DayView };
type InDrawer = Props & { readonly drawer: DrawerView };

/** A field of one drawer's form: several drawers may stand on the page. */
export function drawerField(name: "countedDong" | "note", unitId: UnitId): string {
  return `${name}-${unitId}`;
}

/** A cashier's day: what was taken, what is only claimed, and the count of the drawer. */
export function DayPage({ page, view }: Props) {
  const t = messages(page.locale).payment.day;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={`${t.title}: ${dayText(view.day)}`} />
        <CashTabs page={page} here="day" />
        <ErrorSummary locale={page.locale} errors={view.errors} />
        <FilterForm action={paths.cashDay()}>
          <TextInput
            locale={page.locale}
            name="day"
            type="date"
            label={t.on}
            value={view.day}
            optional
            saysOptional={false}
          />
          <Button variant="secondary">{t.show}</Button>
        </FilterForm>
        {view.drawers.map((drawer) => (
          <DrawerPart page={page} view={view} drawer={drawer} />
        ))}
        {view.drawers.length > 1 ? <AllDrawers page={page} drawers={view.drawers} /> : null}
      </div>
    </DeskLayout>
  );
}

function DrawerPart({ page, view, drawer }: InDrawer) {
  const t = messages(page.locale).payment.day;
  const isOnly = view.drawers.length === 1;
  return (
    <>
      {isOnly ? null : <Heading level={2} title={drawer.unitName} size="sm" />}
      <div class="mc-tiles">
        <StatTile label={t.expected} value={moneyText(drawer.expectedDong, page.locale)} />
        <StatTile label={t.cards} value={moneyText(drawer.cardDong, page.locale)} />
        {drawer.portalDong === 0 ? null : (
          <StatTile label={t.portal} value={moneyText(drawer.portalDong, page.locale)} />
        )}
      </div>
      <Claims page={page} claims={drawer.claims} />
      <DeclinedDifference page={page} difference={drawer.difference} />
      {drawer.closed !== null ? (
        <Closed page={page} closed={drawer.closed} difference={drawer.difference} />
      ) : drawer.difference !== null && drawer.difference.answer === null ? (
        <WaitingDifference page={page} difference={drawer.difference} />
      ) : (
        <CloseForm page={page} view={view} drawer={drawer} />
      )}
      <Heading level={isOnly ? 2 : 3} title={t.list} />
      <Table
        locale={page.locale}
        caption={isOnly ? t.list : `${t.list} · ${drawer.unitName}`}
        columns={paymentColumns(page)}
        rows={drawer.payments}
        emptyText={t.empty}
      />
      <DayTotals page={page} drawer={drawer} />
    </>
  );
}

function CloseForm({ page, view, drawer }: InDrawer) {
  const t = messages(page.locale).payment.day;
  const field = { locale: page.locale };
  const [counted, note] = [drawerField("countedDong", drawer.unitId), drawerField("note", drawer.unitId)];
  const typed = view.typed.unitId === drawer.unitId ? view.typed : { countedDong: "", note: "" };
  return (
    <Card title={view.drawers.length === 1 ? t.close : `${t.close} · ${drawer.unitName}`}>
      <Form page={page} action={paths.cashDayClose()}>
        <input type="hidden" name="day" value={view.day} />
        <input type="hidden" name="unitId" value={drawer.unitId} />
        <div class="mc-fields">
          <TextInput
            {...field}
            name="countedDong"
            id={counted}
            label={t.counted}
            inputMode="numeric"
            value={typed.countedDong}
            error={errorOf(view.errors, counted)}
          />
          <TextInput
            {...field}
            name="note"
            id={note}
            label={t.note}
            hint={t.noteHint}
            value={typed.note}
            maxLength={300}
            optional
            saysOptional={false}
            error={errorOf(view.errors, note)}
          />
        </div>
        <p class="mc-muted">{t.closeLead}</p>
        <div class="mc-row">
          <Button>{t.close}</Button>
        </div>
      </Form>
    </Card>
  );
}

type Closing = NonNullable<DrawerView["closed"]>;

type ClosedProps = {
  readonly page: PageFrame;
  readonly closed: Closing;
  readonly difference: Difference | null;
};

function Closed({ page, closed, difference: said }: ClosedProps) {
  const t = messages(page.locale).payment.day;
  const dong = (amount: number) => moneyText(amount, page.locale);
  const difference = closed.countedDong - closed.expectedDong;
  return (
    <Card title={t.closed} edge={difference === 0 ? "success" : "warning"}>
      <DefinitionList
        items={[
          [t.closedAt, fullMoment(closed.closedAt)],
          [t.expectedThen, dong(closed.expectedDong)],
          [t.counted, dong(closed.countedDong)],
          [t.difference, dong(difference)],
          [t.cards, dong(closed.cardDong)],
          [t.portal, dong(closed.portalDong)],
          [t.note, closed.note],
          ...(said === null || said.answer !== "APPROVED" ? [] : agreedFacts(page.locale, said)),
        ]}
      />
      {said?.answer === "APPROVED" ? <RecordLink page={page} id={said.id} /> : null}
    </Card>
  );
}

function Claims({ page, claims }: { readonly page: Props["page"]; readonly claims: readonly ClaimRow[] }) {
  const t = messages(page.locale).payment.day;
  if (claims.length === 0) return null;
  return (
    <Alert locale={page.locale} tone="warning" title={t.claims}>
      <p>{t.claimsLead}</p>
      {claims.filter(isLapsed).map((claim) => (
        <ClaimLine page={page} claim={claim} />
      ))}
      {claims
        .filter((claim) => !isLapsed(claim))
        .map((claim) => (
          <Form page={page} action={paths.cashClaimNote(claim.id)}>
            <ClaimLine page={page} claim={claim} />
            <div class="mc-row" data-align="end">
              <TextInput
                locale={page.locale}
                id={`note-${claim.id}`}
                name="note"
                label={t.addNote}
                value={claim.note ?? ""}
                maxLength={300}
              />
              <Button variant="secondary">{t.addNote}</Button>
            </div>
          </Form>
        ))}
    </Alert>
  );
}

function isLapsed({ claim_lapsed_at }: ClaimRow): boolean {
  return claim_lapsed_at !== null;
}

function ClaimLine({ page, claim }: { readonly page: PageFrame; readonly claim: ClaimRow }) {
  const t = messages(page.locale).payment.day;
  const { claim_lapses_at: until, claim_lapsed_at: lapsed } = claim;
  const facts = [
    moneyText(claim.amount_dong, page.locale),
    `${t.claimedAt} ${fullMoment(claim.claimed_at)}`,
    ...(lapsed === null
      ? []
      : [t.lapsed({ at: fullMoment(lapsed) }), ...(claim.heard === null ? [] : [t.heard[claim.heard]])]),
    ...(lapsed !== null || until === null ? [] : [t.lapses({ at: fullMoment(until) })]),
  ];
  return (
    <p>
      <span class="mc-code">{claim.reference}</span>
      {` · ${facts.join(" · ")} · `}
      <Link href={paths.pay(claim.token)}>{t.open}</Link>
    </p>
  );
}

function paymentColumns(page: PageFrame): Column<DayRow>[] {
  const t = messages(page.locale).payment;
  return [
    {
      key: "at",
      header: t.day.at,
      cell: (row) => <span class="mc-nowrap">{shortMoment(row.recorded_at)}</span>,
    },
    {
      key: "receipt",
      header: t.day.receipt,
      cell: ({ receipt_id, series, number }) =>
        receipt_id === null || series === null || number === null ? (
          "–"
        ) : (
          <Link href={paths.cashReceipt(receipt_id)}>{receiptNumber(series, number)}</Link>
        ),
    },
    {
      key: "dossier",
      header: t.queue.dossier,
      cell: (row) => (
        <>
          {row.codes}
          <small>{row.payer_name}</small>
        </>
      ),
    },
    { key: "method", header: t.take.method, cell: (row) => t.methods[row.method] },
    {
      key: "amount",
      header: t.receipt.amount,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amount_dong, page.locale)}</span>,
    },
  ];
}
