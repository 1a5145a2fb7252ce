import { messages } from "../../i18n/index.ts";
import { Icon } from "../components/icon.tsx";
import type { PageFrame } from "../page-route.ts";
import { type DeskCounts, type Entry, entryAt, groupsFor, type ShownGroup } from "./desk-entries.ts";
import { pathOnly } from "./frame-address.ts";
import { UnreadCount } from "./unread-count.tsx";

export type { DeskCounts } from "./desk-entries.ts";

type NavigationProps = {
  readonly page: PageFrame;
  readonly counts: DeskCounts;
  /** The entry the page belongs to, where its address does not tell. */
  readonly entry: string | undefined;
};

type Shown = { readonly page: PageFrame; readonly counts: DeskCounts; readonly current: string | null };

/**
 * The side navigation by groups; folded behind one button on a phone. Shows only what the officer's roles could ever
 * open. Folds are the browser's own: they need no script and answer to the keyboard.
 */
export function DeskNavigation({ page, counts, entry }: NavigationProps) {
  const t = messages(page.locale).shell.deskNavigation;
  const current = entry ?? entryAt(pathOnly(page));
  const shown = { page, counts, current };
  return (
    <nav class="mc-nav" aria-label={t.label}>
      <details class="mc-nav-fold">
        <summary>
          <Icon name="menu" />
          {t.menu}
        </summary>
        {groupsFor(page.actor, current, pathOnly(page)).map((group) => (
          <Group group={group} shown={shown} />
        ))}
      </details>
    </nav>
  );
}

function Group({ group: { key, entries, fold }, shown }: { group: ShownGroup; shown: Shown }) {
  const name = messages(shown.page.locale).shell.deskNavigation.groups[key];
  const list = <Entries entries={entries} shown={shown} plain={fold === "PLAIN"} />;
  // The day's work needs no heading: it is what the whole list is for.
  if (fold === "PLAIN") {
    if (key === "tasks" || (entries.length === 1 && key !== "own")) return <div>{list}</div>;
    return (
      <div>
        <h2>{name}</h2>
        {list}
      </div>
    );
  }
  const waiting = entries.reduce((sum, entry) => sum + (shown.counts[entry.key] ?? 0), 0);
  return (
    <details class="mc-nav-group" open={fold === "OPEN"}>
      <summary>
        <h2>{name}</h2>
        <Count value={waiting} alarming={false} />
      </summary>
      {list}
    </details>
  );
}

function Entries({
  entries,
  shown: { page, counts, current },
  plain,
}: {
  readonly entries: readonly Entry[];
  readonly shown: Shown;
  /** In a group that folds the words stand alone: a dozen pictures more would weigh on every page. */
  readonly plain: boolean;
}) {
  const t = messages(page.locale).shell.deskNavigation;
  return (
    <ul>
      {entries.map(({ key, href, icon }) => (
        <li>
          <a href={href} {...(href === current ? { "aria-current": "page" } : {})}>
            {plain ? <Icon name={icon} /> : null}
            <span>{t[key]}</span>
            {key === "messages" ? (
              <UnreadCount page={page} />
            ) : (
              <Count value={counts[key]} alarming={key === "stuck"} />
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Count({ value, alarming }: { value: number | undefined; alarming: boolean }) {
  if (value === undefined || value === 0) return null;
  return (
    <span class="mc-count" data-color={alarming ? "danger" : "neutral"}>
      {value}
    </span>
  );
}
