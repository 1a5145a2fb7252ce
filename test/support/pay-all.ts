import { type ApiOffice, done } from "./api-office.ts";

type Owed = {
  readonly id: string;
  readonly state: string;
  readonly amountDong: number | null;
  readonly exemptDong: number;
};

/** Whatever a dossier owes is paid at the counter, in cash. */
export async function payAll(office: ApiOffice, dossierId: string): Promise<void> {
  const till = await office.desk("cashier");
  const { items }: { readonly items: readonly Owed[] } = await done(
    await till.get(`/api/v1/dossiers/${dossierId}/charges`),
  );
  const due = items.filter(({ state }) => state === "DUE");
  if (due.length === 0) return;
  const amountDong = due.reduce((sum, each) => sum + (each.amountDong ?? 0) - each.exemptDong, 0);
  await done(
    await till.post("/api/v1/payments", { chargeIds: due.map(({ id }) => id), method: "CASH", amountDong }),
  );
}
