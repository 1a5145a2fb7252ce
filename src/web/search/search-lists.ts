import { paths } from "../paths.ts";

/** The lists that find people by what somebody types, and what else their addresses narrow by. */
export const SEARCH_LISTS = {
  work: { path: paths.desk(), filters: ["status", "field", "lateness"] },
  dossiers: { path: paths.deskSearch(), filters: [] },
  returning: { path: paths.returning(), filters: ["way", "late"] },
  cash: { path: paths.cash(), filters: [] },
  certified: { path: paths.certifyRegister(), filters: ["from", "to", "number"] },
  people: { path: paths.adminPeople(), filters: [] },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly filters: readonly string[] }>>;

export type SearchList = keyof typeof SEARCH_LISTS;

/** The address of a list under what is searched for and whatever else narrows it; empty values are left out. */
export function listAddress(list: SearchList, query: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  const text = parameters.toString();
  const { path } = SEARCH_LISTS[list];
  return text === "" ? path : `${path}?${text}`;
}
