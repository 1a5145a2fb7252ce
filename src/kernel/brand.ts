declare const brand: unique symbol;

/** A nominal type over a plain value, so that a unit id can never be passed for a dossier id. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
