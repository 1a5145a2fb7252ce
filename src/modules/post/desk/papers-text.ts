import type { ParcelPage } from "../queries/read-parcel.ts";

/** What was listed when the papers were collected; null where nothing was. */
export function papersText(papers: ParcelPage["papers"]): string | null {
  return papers.length === 0 ? null : papers.map(({ name, quantity }) => `${name} × ${quantity}`).join("; ");
}
