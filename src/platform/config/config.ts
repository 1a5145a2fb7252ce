/** Validated settings of one installation; made at boot from the environment and an optional file. */
export type Config = {
  readonly authoritySchema: string;
  readonly publicUrl: string;
  readonly demo: boolean;
};
