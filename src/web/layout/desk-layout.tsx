import type { Child } from "hono/jsx";
import { messages } from "../../i18n/index.ts";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import { SearchGuard } from "../search/search-form.tsx";
import { deskHome } from "./desk-entries.ts";
import { type DeskCounts, DeskNavigation } from "./desk-navigation.tsx";
import { Document } from "./document.tsx";
import type { HeldForm } from "./frame-address.ts";
import { LanguageLink, LanguageOfForm, SignOutButton, TopBar } from "./top-bar.tsx";

type DeskLayoutProps = {
  readonly page: PageFrame;
  readonly title: string;
  /** How much waits behind each entry of the navigation; left out where the page did not ask. */
  readonly counts?: DeskCounts;
  /** The address of the entry of the navigation this page belongs to, where its own does not lie below it. */
  readonly entry?: string;
  /** What the search box holds, on the page of results. */
  readonly searched?: string;
  readonly islands?: readonly string[];
  readonly styles?: readonly string[];
  /** The page is the only place a form that was not taken is kept: the other language would be reached without it. */
  readonly holdsForm?: boolean;
  /** The form that would be lost by leaving the page: the other language takes along what is filled in. */
  readonly form?: HeldForm | null;
  readonly children: Child;
};

/** The officer's side: search at hand (`/`), the day's work with its counts, and the sheet. */
export function DeskLayout({
  page,
  title,
  counts = {},
  entry,
  searched = "",
  islands = [],
  styles = [],
  holdsForm = false,
  form = null,
  children,
}: DeskLayoutProps) {
  const t = messages(page.locale).shell;
  return (
    <Document page={page} title={title} size="sm" islands={islands} styles={styles}>
      <TopBar page={page} home={deskHome(page.actor)}>
        <search class="mc-bar-search">
          <form action={paths.deskSearch()} method="post">
            <SearchGuard page={page} list="dossiers" />
            <input
              class="ds-input"
              type="search"
              name="q"
              value={searched}
              placeholder={t.searchPlaceholder}
              aria-label={t.searchLabel}
              data-shortcut="/"
              maxlength={200}
            />
          </form>
        </search>
        <div class="mc-bar-end">
          {holdsForm ? null : <LanguageLink page={page} form={form} />}
          <Who page={page} />
          <SignOutButton page={page} />
        </div>
      </TopBar>
      <div class="mc-desk">
        <DeskNavigation page={page} counts={counts} entry={entry} />
        <main id="content" tabindex={-1}>
          {children}
          <LanguageOfForm page={page} form={form} />
        </main>
      </div>
    </Document>
  );
}

function Who({ page }: { page: PageFrame }) {
  const { actor } = page;
  if (actor.kind !== "officer") return null;
  const roleNames: { readonly [role: string]: string } = messages(page.locale).shell.roles;
  const roles = [...new Set(actor.grants.map((grant) => roleNames[grant.role] ?? grant.role))];
  return (
    <a class="mc-who" href={paths.account()}>
      {actor.fullName}
      <small>{roles.slice(0, 2).join(", ")}</small>
    </a>
  );
}
