/**
 * The shape a translation must fill: the same keys as the Vietnamese source, texts as any text, functions with the
 * same parameters. A missing or extra key is a compile error.
 */
export type Messages<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : Source[Key] extends string
      ? string
      : Messages<Source[Key]>;
};
