import { messages } from "../../../i18n/index.ts";
import { dayText } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Unit } from "../../organisation/index.ts";

/** An agency that no longer is, with its last day. */
export function agencyName({ shortName, validTo }: Unit, page: PageFrame): string {
  if (validTo === null) return shortName;
  return messages(page.locale).oversight.views.closed({ name: shortName, on: dayText(validTo) });
}
