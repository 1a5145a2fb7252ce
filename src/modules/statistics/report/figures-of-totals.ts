import type { ChannelIn } from "../../dossier/index.ts";
import { FLOWS, STOCKS, type Totals } from "../measure.ts";
import type { Figure } from "./figure.ts";

/** Sums of one channel over one period, as the cells hold them. */
type ChannelTotals = {
  readonly channel: ChannelIn | null;
  readonly opening: Totals;
  readonly flows: Totals;
  readonly closing: Totals;
};

/** What the cells say, number by number: stocks at both ends, flows between. */
export function figuresOf({ channel, opening, flows, closing }: ChannelTotals): Figure[] {
  return [
    ...FLOWS.map((name) => ({ name, at: "FLOW" as const, channel, amount: flows[name] })),
    ...STOCKS.flatMap((name) => [
      { name, at: "OPENING" as const, channel, amount: opening[name] },
      { name, at: "CLOSING" as const, channel, amount: closing[name] },
    ]),
  ];
}
