import { messages } from "../../../i18n/index.ts";
import { Button, Pagination, Select, Tag } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import { termInWords } from "../procedure-words.ts";
import { FIELDS, findField, findLifeEvent } from "../reference.ts";
import type { ProcedureSummary } from "../search.ts";
import { LifeEventTiles, ProcedureQuestion } from "./finding.tsx";

type ProcedureListView = {
  readonly typed: string;
  readonly fieldCode: string | null;
  readonly lifeEvent: string | null;
  readonly items: readonly ProcedureSummary[];
  readonly nextCursor: string | null;
  /** False where nothing holds every word that was typed, and what is listed only comes near. */
  readonly isExact: boolean;
};

/** One box to search in, life events to choose from, and the procedures as a plain list. */
export function ProcedureListPage({ page, view }: { page: PageFrame; view: ProcedureListView }) {
  const t = messages(page.locale).catalogue.list;
  const { locale } = page;
  const event = view.lifeEvent === null ? null : findLifeEvent(view.lifeEvent);
  const title = event === null ? t.title : textIn(event.name, locale);
  const narrowed = view.typed !== "" || view.fieldCode !== null || view.lifeEvent !== null;
  return (
    <PortalLayout
      page={page}
      title={title}
      hero={<ProcedureQuestion locale={locale} typed={view.typed} lifeEvent={view.lifeEvent} />}
    >
      <div class="mc-stack" data-gap="lg">
        {narrowed ? null : <LifeEvents page={page} />}
        <section class="mc-stack" aria-labelledby="found">
          <div class="mc-row" data-justify="between">
            <h2 class="ds-heading" data-size="xs" id="found">
              {foundText(view, title, page)}
            </h2>
            {narrowed ? (
              <a class="ds-link" data-color="accent" href={paths.procedures()}>
                {t.all}
              </a>
            ) : null}
          </div>
          {view.items.length === 0 ? <p>{t.nothing}</p> : <List page={page} items={view.items} />}
          <Pagination locale={locale} previousHref={null} nextHref={nextHref(view)} />
        </section>
        {narrowed ? <LifeEvents page={page} /> : null}
      </div>
    </PortalLayout>
  );
}

function foundText(view: ProcedureListView, title: string, { locale }: PageFrame): string {
  const t = messages(locale).catalogue.list;
  if (!view.isExact && view.items.length > 0) return t.nearestTo(view.typed);
  if (view.typed !== "") return t.foundFor(view.items.length, view.typed);
  const more = view.nextCursor !== null;
  return more ? title : `${title}: ${t.found(view.items.length)}`;
}

function nextHref(view: ProcedureListView): string | null {
  if (view.nextCursor === null) return null;
  return cataloguePaths.list({
    fieldCode: view.fieldCode,
    lifeEvent: view.lifeEvent,
    cursor: view.nextCursor,
  });
}

function LifeEvents({ page }: { page: PageFrame }) {
  const t = messages(page.locale).catalogue.list;
  return (
    <section class="mc-stack" aria-labelledby="life-events">
      <LifeEventTiles locale={page.locale} />
      <search>
        <form action={paths.procedures()} method="get" class="mc-filter">
          <Select
            locale={page.locale}
            name="fieldCode"
            label={t.field}
            optional
            emptyLabel={t.anyField}
            options={FIELDS.filter((field) => field.active).map((field) => ({
              value: field.code,
              label: textIn(field.name, page.locale),
            }))}
          />
          <Button variant="secondary">{t.search}</Button>
        </form>
      </search>
    </section>
  );
}

function List({ page, items }: { page: PageFrame; items: readonly ProcedureSummary[] }) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  return (
    <ul class="mc-plain-list mc-stack" data-gap="sm">
      {items.map((item) => {
        const field = item.fieldCode === null ? null : findField(item.fieldCode);
        return (
          <li class="ds-card">
            <h3 class="ds-heading" data-size="2xs">
              <a class="ds-link" data-color="accent" href={paths.procedure(item.code)}>
                {textIn(item.name, locale)}
              </a>
            </h3>
            {item.summary === null ? null : <p>{textIn(item.summary, locale)}</p>}
            <p class="mc-row">
              {item.term === null ? null : (
                <span>
                  {`${t.list.term}: `}
                  <strong>{termInWords(item.term, locale)}</strong>
                </span>
              )}
              <Tag tone={item.onlineLevel === "FULL" ? "success" : "neutral"}>
                {t.levels[item.onlineLevel]}
              </Tag>
              <span class="mc-muted mc-small">
                {`${field === null ? "" : `${textIn(field.name, locale)} · `}${t.list.code} ${item.code}`}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
