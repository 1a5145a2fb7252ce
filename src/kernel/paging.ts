/** One page of a list; `nextCursor` is opaque and null on the last page. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

export const PAGE_SIZE_MAX = 200;
