import type { PageFrame } from "../page-route.ts";

/** The same page in the other language. */
export function languageSwitchUrl(page: PageFrame): string {
  const [path = "/", query = ""] = page.here.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("lang", page.locale === "vi" ? "en" : "vi");
  return `${path}?${parameters.toString()}`;
}

/** The form of a page that loses what is filled in when it is left, and where it is sent. */
export type HeldForm = { readonly id: string; readonly action: string };

/** The path of this page without its query. */
export function pathOnly(page: PageFrame): string {
  return page.here.split("?", 1)[0] ?? "/";
}
