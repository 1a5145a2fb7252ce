import { messages } from "../../../i18n/index.ts";
import { Card, DefinitionList, moneyText } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { METHODS } from "../charge.ts";
import type { DayTotal } from "../queries/day.ts";

type Drawer = {
  readonly unitName: string;
  readonly expectedDong: number;
  readonly cardDong: number;
  readonly portalDong: number;
};

type Props = { readonly page: PageFrame; readonly drawer: { readonly totals: readonly DayTotal[] } };

/** The list of the day by method, adding up to its total; then from the cash taken to the cash in the drawer. */
export function DayTotals({ page, drawer: { totals } }: Props) {
  const t = messages(page.locale).payment;
  if (totals.length === 0) return null;
  const of = (what: DayTotal["what"]) => totals.find((total) => total.what === what)?.dong ?? 0;
  const dong = (amount: number) => moneyText(amount, page.locale);
  const taken = METHODS.filter((method) => of(method) > 0);
  const sum = taken.reduce((all, method) => all + of(method), 0);
  const [back, post, counted] = [of("CASH_BACK"), of("CASH_OF_POST"), of("CASH_IN_HAND")];
  return (
    <Card title={t.day.totals}>
      <DefinitionList
        items={[
          ...taken.map((method): [string, string] => [t.methods[method], dong(of(method))]),
          [t.day.all, <strong>{dong(sum)}</strong>],
        ]}
      />
      {back === 0 && post === 0 && counted === 0 ? null : (
        <DefinitionList
          items={[
            [t.day.cashTaken, dong(of("CASH"))],
            ...(back === 0 ? [] : [[t.day.cashBack, dong(-back)] as [string, string]]),
            ...(post === 0 ? [] : [[t.day.cashOfPost, dong(post)] as [string, string]]),
            ...(counted === 0 ? [] : [[t.day.cashCounted, dong(counted)] as [string, string]]),
            [t.day.expected, <strong>{dong(of("CASH") - back + post + counted)}</strong>],
          ]}
        />
      )}
    </Card>
  );
}

/** Several drawers side by side: the cash that should lie in each, and in all. */
export function AllDrawers({
  page,
  drawers,
}: {
  readonly page: PageFrame;
  readonly drawers: readonly Drawer[];
}) {
  const t = messages(page.locale).payment.day;
  const dong = (amount: number) => moneyText(amount, page.locale);
  const sum = (of: (drawer: Drawer) => number) => drawers.reduce((all, drawer) => all + of(drawer), 0);
  return (
    <Card title={t.allDrawers}>
      <DefinitionList
        items={[
          ...drawers.map(({ unitName, expectedDong }): [string, string] => [unitName, dong(expectedDong)]),
          [t.expectedAll, <strong>{dong(sum(({ expectedDong }) => expectedDong))}</strong>],
          [t.cardsAll, dong(sum(({ cardDong }) => cardDong))],
          [t.portalAll, dong(sum(({ portalDong }) => portalDong))],
        ]}
      />
    </Card>
  );
}
