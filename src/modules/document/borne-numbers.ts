import type { Executor } from "../../platform/postgres/database.ts";

/** A number with what bears it. */
export type BorneNumber = {
  readonly bearerId: string;
  readonly agencyId: string;
  readonly kind: string;
  readonly year: number;
  readonly number: number;
  readonly isVoid: boolean;
};

/** Numbers that are not papers', in the order of their bearers, after one of them; for walks over all. */
export async function listBorneNumbers(
  executor: Executor,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly BorneNumber[]> {
  const rows = await executor.kysely
    .selectFrom("documentNumber")
    .select(["bearerId", "agencyId", "kind", "year", "number", "voidedAt"])
    .where("bearerId", "is not", null)
    .$if(after !== null, (query) => query.where("bearerId", ">", after))
    .orderBy("bearerId")
    .limit(limit)
    .execute();
  return rows.map(({ bearerId, voidedAt, ...rest }) => ({
    ...rest,
    bearerId: bearerId ?? "",
    isVoid: voidedAt !== null,
  }));
}
