import type { Locale } from "../../i18n/index.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { DossierId } from "./dossier.ts";

/** A row of a list in the answers of a dossier that no longer counts: what was handed in stays as it was, and says so. */
export type StruckRow = {
  /** Field of the e-form, and which of its rows, from 0. */
  readonly field: string;
  readonly row: number;
  readonly words: (locale: Locale) => string;
};

/**
 * What is asked of whoever keeps a register of what a dossier declares. The dossier knows only this shape; who answers is
 * decided where the application is put together.
 */
export type StruckRows = (executor: Executor, dossierId: DossierId) => Promise<readonly StruckRow[]>;

/** An office without such a register. */
export const noStruckRows: StruckRows = async () => [];
