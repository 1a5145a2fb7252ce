import { present } from "../kernel/assert.ts";
import type { Officer } from "../modules/access/index.ts";
import type { Acted, Office } from "../modules/dossier/index.ts";
import { listChargesOf, openAccount, payable, takePayment } from "../modules/payment/index.ts";
import type { Services } from "../platform/services.ts";
import { type DemoOrganisation, done, SEEDER } from "./organisation.ts";

/** The ward's account for transfers; invented, at a bank that exists, so that phones read the codes. */
export async function seedAccount(services: Services, { unitOf }: DemoOrganisation): Promise<void> {
  done(
    await openAccount(services, SEEDER, {
      unitId: unitOf("serviceCentre"),
      bankBin: "970415",
      number: "113366668888",
      holder: "TRUNG TAM PVHCC PHUONG (MINH HOA)",
      bankName: "VietinBank",
      openingDong: 0,
    }),
  );
}

/** Before a result is handed over its fees are paid, in cash, at the till. */
export async function paySample(office: Office, cashier: Officer, dossier: Acted): Promise<void> {
  const { services } = office;
  const charges = (await listChargesOf(services.database, [dossier.id])).filter(
    ({ state }) => state === "DUE",
  );
  if (charges.length === 0) return;
  const amountDong = charges.reduce((sum, each) => sum + present(payable(each), "amount of a sample fee"), 0);
  done(
    await takePayment(
      { office, services, actor: cashier },
      {
        chargeIds: charges.map(({ id }) => id),
        method: "CASH",
        amountDong,
        txnRef: null,
        payerName: "Người nộp minh họa",
      },
    ),
  );
}
