import { messages } from "../../../../i18n/index.ts";
import { Alert, countText } from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import { type CountedSheet, numbersThatDiffer, type SheetView } from "../counted-sheet.ts";
import { reportPaths } from "../report-paths.ts";
import type { StoredReport } from "../report-store.ts";

type Props = {
  readonly page: PageFrame;
  readonly report: StoredReport;
  readonly sheet: CountedSheet;
  readonly views: readonly SheetView[];
};

/** The report as it was made, counted again, or laid to the units of today; and how far the last two are from the first. */
export function SheetViews({ page, report, sheet, views }: Props) {
  const { oversight, report: texts } = messages(page.locale);
  const t = oversight.views;
  const shown = views.find((view) => view === sheet.place.query["view"]) ?? "AS_REPORTED";
  const differ = numbersThatDiffer(report.content, sheet.content);
  const path = reportPaths.one(report.id);
  return (
    <div class="mc-stack" data-gap="sm">
      <nav class="mc-row mc-presets" aria-label={t.label}>
        <span>{`${t.label}:`}</span>
        {views.map((view) => (
          <a
            href={view === "AS_REPORTED" ? path : `${path}?view=${view}`}
            {...(view === shown ? { "aria-current": "true" } : {})}
          >
            {t.names[view]}
          </a>
        ))}
      </nav>
      {shown === "AS_REPORTED" ? null : (
        <Alert locale={page.locale} tone="info" title={texts.views.notTheReport}>
          {texts.views.explain[shown]}{" "}
          {differ === 0 ? texts.views.same : texts.views.differ({ count: countText(differ, page.locale) })}
          {sheet.divided.length === 0 ? null : <strong>{` ${t.estimated}`}</strong>}
        </Alert>
      )}
    </div>
  );
}
