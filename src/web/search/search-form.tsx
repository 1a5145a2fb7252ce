import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";
import { Alert } from "../components/index.ts";
import type { PageFrame } from "../page-route.ts";
import { paths } from "../paths.ts";
import type { Searched } from "./sealed-search.ts";
import type { SearchList } from "./search-lists.ts";

type SearchFormProps = {
  readonly page: PageFrame;
  readonly list: SearchList;
  readonly searched: Searched;
  readonly children: Child;
};

/** The filter of a list that finds people: sent in the body, so that what is typed stands in no address. */
export function SearchForm({ page, list, searched, children }: SearchFormProps) {
  return (
    <search class="mc-stack" data-gap="sm">
      <SearchLost locale={page.locale} searched={searched} />
      <form method="post" action={paths.deskSearch()} class="mc-filter">
        <SearchGuard page={page} list={list} />
        {children}
      </form>
    </search>
  );
}

/** What a form of a search sends without anybody typing it. */
export function SearchGuard({ page, list }: Pick<SearchFormProps, "page" | "list">) {
  return (
    <>
      <input type="hidden" name="csrfToken" value={page.csrfToken} />
      <input type="hidden" name="list" value={list} />
    </>
  );
}

/** Says that the address held a search that is not read any more. */
export function SearchLost({ locale, searched }: { readonly locale: Locale; readonly searched: Searched }) {
  if (!searched.isLost) return null;
  return <Alert locale={locale} tone="info" title={messages(locale).shell.searchLost} />;
}
