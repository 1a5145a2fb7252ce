import { messages } from "../../../../i18n/index.ts";
import { dayText, Tag } from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import type { LateReport } from "../queries.ts";

/** The deadline, and by how many working days it was or is missed. */
export function Deadline({ page, report }: { page: PageFrame; report: LateReport }) {
  const t = messages(page.locale).report.screens;
  const { deadlineOn, daysLate, standing } = report;
  const said = standing.state === "SENT" ? t.sentLate : t.late;
  return (
    <span>
      {dayText(deadlineOn)}
      {daysLate === 0 ? null : (
        <>
          {" "}
          <Tag tone={standing.state === "SENT" ? "warning" : "danger"}>{said({ days: daysLate })}</Tag>
        </>
      )}
    </span>
  );
}
