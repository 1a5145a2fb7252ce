import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { dayText, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";

type Due = { readonly page: PageFrame; readonly dueOn: LocalDate | null; readonly today: LocalDate };

/** Until when an incident is to be settled; one that is late says so. */
export function DueText({ page, dueOn, today }: Due) {
  if (dueOn === null) return null;
  const t = messages(page.locale).post.found;
  const day = dayText(dueOn);
  return dueOn < today ? <Tag tone="danger">{t.overdue({ day })}</Tag> : <span>{t.due({ day })}</span>;
}
