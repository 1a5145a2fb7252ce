import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { dayText } from "../../../web/components/index.ts";

type Booked = { readonly booked_at: Instant; readonly booked_day_only: boolean };

/** When the bank says that money moved: the day alone where it said no hour. */
export function bookedText(
  { booked_at: at, booked_day_only: dayOnly }: Booked,
  moment: (at: Instant) => string,
) {
  return dayOnly ? dayText(localDateOf(at)) : moment(at);
}
