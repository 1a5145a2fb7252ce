import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { DossierId } from "./dossier.ts";

/** A parcel with which the post is to collect money for a dossier, whoever else could take it. */
export type Collecting = {
  readonly dossierId: DossierId;
  readonly parcelCode: string;
  readonly amountDong: number;
  /** The page where the officer finds it. */
  readonly href: string;
};

/**
 * What is asked of whoever carries parcels before money is taken elsewhere. The dossier knows only this shape; who answers
 * is decided where the application is put together.
 */
export type CollectingParcels = {
  readonly list: (executor: Executor, dossierIds: readonly DossierId[]) => Promise<readonly Collecting[]>;
  /** The same, of dossiers the caller holds: what such a parcel collects stays until the caller is done. */
  readonly hold: (tx: Tx, dossierIds: readonly DossierId[]) => Promise<readonly Collecting[]>;
};

/** An office whose results nobody carries. */
export const noParcels: CollectingParcels = { list: async () => [], hold: async () => [] };
