import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { dayText, Tag } from "../../../web/components/index.ts";
import type { Unit } from "../unit.ts";
import type { AnyPage } from "./form-fields.ts";
import { standingOf } from "./unit-texts.ts";

/** Whether a unit works today, and where it does not or not for long, from or until which day. */
export function StandingTag({ page, unit, today }: { page: AnyPage; unit: Unit; today: LocalDate }) {
  const t = messages(page.locale).organisation.unit;
  switch (standingOf(unit, today)) {
    case "coming":
      return <Tag tone="info">{t.coming({ from: dayText(unit.validFrom) })}</Tag>;
    case "living":
      return <Tag tone="success">{t.living}</Tag>;
    case "closing":
      return <Tag tone="warning">{t.closing({ to: dayText(unit.validTo ?? today) })}</Tag>;
    case "closed":
      return <Tag tone="neutral">{t.closed}</Tag>;
  }
}
