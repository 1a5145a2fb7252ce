import { messages } from "../../../i18n/index.ts";
import { ButtonLink, dayText, Heading, Pagination, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { UnitId } from "../../access/index.ts";
import type { OpenedDossier } from "../opened.ts";
import type { LeadScope } from "../question/asked-scope.ts";
import { DividedApart } from "../question/divided-apart.tsx";
import { openedColumns } from "../question/opened-page.tsx";
import { leadAddress } from "../question/question.ts";
import { unitName } from "./late-page.tsx";

type Props = {
  readonly page: PageFrame;
  readonly scope: LeadScope;
  /** The step that ran over; empty for any. */
  readonly stepName: string;
  readonly holder: UnitId | null;
  readonly rows: readonly OpenedDossier[];
  /** Where the list goes on; null at its end. */
  readonly after: string | null;
};

/** The late results behind an overrun. */
export function LateResultsPage({ page, scope, stepName, holder, rows, after }: Props) {
  const { oversight, statistics } = messages(page.locale);
  const t = oversight.late;
  const { question, directory } = scope;
  const named = [stepName, holder === null ? "" : unitName(scope, holder)].filter((name) => name !== "");
  const title = named.length === 0 ? t.listAll : t.listOf({ name: named.join(", ") });
  const address = (cursor: string) =>
    leadAddress(paths.leadLateDossiers(), question, {
      ...(stepName === "" ? {} : { stepName }),
      ...(holder === null ? {} : { holder }),
      after: cursor,
    });
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Heading level={1} title={title} />
        <p class="mc-muted">
          {statistics.lead.period({ from: dayText(question.from), to: dayText(question.to) })}
          {question.asOf === null ? "." : `. ${statistics.lead.asKnown({ day: dayText(question.asOf) })}`}
        </p>
        <DividedApart page={page} laying={scope.laying} directory={directory} />
        <Table
          locale={page.locale}
          caption={title}
          columns={openedColumns(page, directory)}
          rows={rows}
          emptyText={t.none}
        />
        <Pagination
          locale={page.locale}
          previousHref={null}
          nextHref={after === null ? null : address(after)}
        />
        <p>
          <ButtonLink href={leadAddress(paths.leadLate(), question)} variant="tertiary">
            {t.title}
          </ButtonLink>
        </p>
      </div>
    </DeskLayout>
  );
}
