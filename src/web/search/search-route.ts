import { paths } from "../paths.ts";
import { type FormInput, pageRoute, type Router } from "../route.ts";
import { sealSearch } from "./sealed-search.ts";
import { listAddress, SEARCH_LISTS, type SearchList } from "./search-lists.ts";

/** Takes what is searched for in any list that finds people, and leads to that list with the text sealed. */
export function registerSearch(router: Router): void {
  pageRoute(router, {
    method: "post",
    path: paths.deskSearch(),
    act: "account.read-own",
    // Changes nothing; and a kept answer would keep what was searched for.
    idempotency: "reads",
    handler: async (page) => {
      const list = listOf(typedIn(page.form, "list"));
      const filters = SEARCH_LISTS[list].filters.map((name) => [name, typedIn(page.form, name)] as const);
      const q = sealSearch(page, typedIn(page.form, "q"));
      return page.redirect(listAddress(list, { q, ...Object.fromEntries(filters) }));
    },
  });
}

function listOf(name: string): SearchList {
  const lists: readonly SearchList[] = ["work", "dossiers", "returning", "cash", "certified", "people"];
  return lists.find((each) => each === name) ?? "dossiers";
}

function typedIn(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.slice(0, 200) : "";
}
