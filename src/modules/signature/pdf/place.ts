/** Where an object stands. */
export type Place =
  | { readonly kind: "free" }
  | { readonly kind: "plain"; readonly offset: number; readonly generation: number }
  | { readonly kind: "bundled"; readonly bundle: number };
