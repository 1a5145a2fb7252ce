import { demoOfficers } from "../../src/demo/officers.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { assert, present } from "../../src/kernel/assert.ts";
import type { Acted, SubmitRequest } from "../../src/modules/dossier/index.ts";
import { receiveAtCounter } from "../../src/modules/dossier/index.ts";
import type { Charge } from "../../src/modules/payment/charge.ts";
import { listChargesOf } from "../../src/modules/payment/charge-store.ts";
import { type TakePayment, takePayment } from "../../src/modules/payment/commands/take-payment.ts";
import { type TestWard, testWard } from "./ward.ts";

/** Certified copies: 21,000 đồng for three copies of five pages. */
export const COPIES = "2.000815";
/** Charges nothing of its own; whoever appraises it may ask for a payment. */
export const FREE = "1.001776";

const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];

/** A ward whose cashier is at work. */
export type MoneyWard = TestWard & {
  readonly copies: () => Promise<Acted>;
  /** On the desk of whoever appraises it. */
  readonly appraised: (code: string) => Promise<Acted>;
  readonly waiting: (amountDong?: number) => Promise<Acted>;
  readonly chargesOf: (dossier: Pick<Acted, "id">) => Promise<readonly Charge[]>;
  readonly take: (
    dossiers: readonly Acted[],
    changes?: Partial<TakePayment>,
    by?: DemoOfficerName,
  ) => ReturnType<typeof takePayment>;
};

/** Receives a dossier and brings it to whoever appraises it. */
async function appraised(ward: TestWard, code: string): Promise<Acted> {
  const officers = await demoOfficers(ward.services, ward.organisation);
  let now = await ward.act("intake", await ward.receive(code), { act: "handOver" });
  for (let turn = 0; turn < 6; turn += 1) {
    const row = await ward.database.kysely
      .selectFrom("dossierTask")
      .selectAll()
      .where("dossierId", "=", now.id)
      .executeTakeFirst();
    const task = present(row, "an open step");
    if (task.stage === "appraise") return now;
    const by = officers.holding(task.role, task.unitId);
    now = await ward.act(by, now, { act: "completeTask", taskId: task.taskId, note: "" });
  }
  throw new Error("the dossier is never appraised");
}

export async function moneyWard(options: Parameters<typeof testWard>[0] = {}): Promise<MoneyWard> {
  const ward = await testWard(options);
  const receive = async (request: SubmitRequest) => {
    const done = await receiveAtCounter(ward.office, { actor: ward.officer("intake"), request, key: null });
    assert(done.ok, done.ok ? "" : JSON.stringify(done.refusal));
    return done.value;
  };
  const chargesOf: MoneyWard["chargesOf"] = ({ id }) => listChargesOf(ward.database, [id]);
  return {
    ...ward,
    chargesOf,
    copies: async () => {
      const submission = await ward.submission(COPIES);
      return receive({ ...submission, form: { ...submission.form, documents: DOCUMENTS } });
    },
    appraised: (code) => appraised(ward, code),
    waiting: async (amountDong = 1_250_000) =>
      ward.act("specialist", await appraised(ward, FREE), {
        act: "requirePayment",
        amountDong,
        reason: "Lệ phí trước bạ",
      }),
    take: async (dossiers, changes = {}, by = "cashier") => {
      const charges = (await Promise.all(dossiers.map(chargesOf)))
        .flat()
        .filter(({ state }) => state === "DUE");
      return takePayment(
        { office: ward.office, services: ward.services, actor: ward.officer(by) },
        {
          chargeIds: charges.map(({ id }) => id),
          method: "CASH",
          amountDong: charges.reduce((sum, each) => sum + (each.amount_dong ?? 0) - each.exempt_dong, 0),
          txnRef: null,
          payerName: "Nguyễn Thị Hòa",
          ...changes,
        },
      );
    },
  };
}
