import { type Locale, messages } from "../../../i18n/index.ts";
import { Button, EventTile, type IconName } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import { LIFE_EVENTS } from "../reference.ts";

const EVENT_ICONS: { readonly [icon: string]: IconName } = {
  baby: "baby",
  rings: "rings",
  house: "house",
  shop: "shop",
  stamp: "stamp",
  flower: "flower",
  hands: "handHeart",
  location: "locationPin",
};

type QuestionProps = {
  readonly locale: Locale;
  readonly typed?: string;
  /** Kept while words are searched for. */
  readonly lifeEvent?: string | null;
};

/** The one question of the portal, and the box that answers it. */
export function ProcedureQuestion({ locale, typed = "", lifeEvent = null }: QuestionProps) {
  const t = messages(locale).catalogue.list;
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        {t.question}
      </h1>
      <search>
        <form action={paths.procedures()} method="get">
          <input
            class="ds-input"
            type="search"
            name="q"
            value={typed}
            aria-label={t.searchLabel}
            placeholder={t.placeholder}
            maxlength={100}
            data-shortcut="/"
          />
          {lifeEvent === null ? null : <input type="hidden" name="lifeEvent" value={lifeEvent} />}
          <Button variant="primary" color="accent" icon="search">
            {t.search}
          </Button>
        </form>
      </search>
    </>
  );
}

/** Procedures by what happens in a life: a heading and a tile for each event. */
export function LifeEventTiles({ locale }: { readonly locale: Locale }) {
  return (
    <>
      <h2 class="ds-heading" data-size="xs" id="life-events">
        {messages(locale).catalogue.list.lifeEvents}
      </h2>
      <div class="mc-columns mc-events" data-width="narrow">
        {LIFE_EVENTS.map(({ code, name, icon }) => (
          <EventTile
            icon={EVENT_ICONS[icon] ?? "document"}
            label={textIn(name, locale)}
            href={cataloguePaths.list({ lifeEvent: code })}
          />
        ))}
      </div>
    </>
  );
}
