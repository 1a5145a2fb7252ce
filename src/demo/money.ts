import { present } from "../kernel/assert.ts";
import { addDays } from "../kernel/local-date.ts";
import type { Officer } from "../modules/access/index.ts";
import type { Acted, Office } from "../modules/dossier/index.ts";
import {
  answerOpening,
  listChargesOf,
  openAccount,
  payable,
  sayOpening,
  takePayment,
} from "../modules/payment/index.ts";
import type { Services } from "../platform/services.ts";
import { demoOfficers } from "./officers.ts";
import { type DemoOrganisation, done, SEEDER } from "./organisation.ts";

/** The ward's account for transfers; invented, at a bank that exists, so that phones read the codes. Nothing stood on it. */
export async function seedAccount(services: Services, organisation: DemoOrganisation): Promise<void> {
  const account = done(
    await openAccount(services, SEEDER, {
      unitId: organisation.unitOf("serviceCentre"),
      bankBin: "970415",
      number: "113366668888",
      holder: "TRUNG TAM PVHCC PHUONG (MINH HOA)",
      bankName: "VietinBank",
    }),
  );
  const { named } = await demoOfficers(services, organisation);
  const fromOn = addDays(services.clock.today(), -365);
  const said = { accountId: account.id, amountDong: 0, fromOn, ground: "Tài khoản mới mở (minh họa)" };
  const { id } = done(await sayOpening({ services, actor: named("director") }, said));
  done(await answerOpening({ services, actor: named("leader") }, { id, approved: true, reason: "" }));
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
