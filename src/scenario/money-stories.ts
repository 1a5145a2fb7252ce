import { receive } from "./stories.ts";
import { type Cast, carry, type Story } from "./story.ts";

/*
 * What is owed beside the fee at the desk: duties that stop the clock, and what the post collects with the result.
 */

const receivePosted = async (cast: Cast, code: string) =>
  cast.as("intake").open("/api/v1/dossiers/received", await cast.sentOutBy("POSTAL", code));

/** The result goes by public post; its delivery returns it: T22 by the post. */
const posted: Story = async (cast, code) => {
  const dossier = await receivePosted(cast, code);
  await carry(cast, dossier, { until: "return" });
  await cast.payAll(dossier);
};

/** The same, and the post collects what is owed at the door. */
const postedUnpaid: Story = async (cast, code) => {
  await carry(cast, await receivePosted(cast, code), { until: "return" });
};

/** A financial duty stops the clock until it is paid: T13, T14. */
const paid: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "appraise" });
  const specialist = cast.as(cast.holder("specialist", view.tasks[0]?.unitId ?? ""));
  await specialist.act(dossier.id, "requirePayment", {
    amountDong: 1_500_000,
    reason: "Lệ phí theo quy định (minh họa)",
  });
  await cast.later();
  await cast.payAll(dossier);
  await carry(cast, dossier);
};

const TREASURY_DONG = 2_300_000;

/** The same duty, paid at the treasury and proved by its paper. */
const paidAtTreasury: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  const view = await carry(cast, dossier, { until: "appraise" });
  const specialist = cast.as(cast.holder("specialist", view.tasks[0]?.unitId ?? ""));
  const reason = "Nghĩa vụ tài chính (minh họa)";
  await specialist.act(dossier.id, "requirePayment", { amountDong: TREASURY_DONG, reason });
  await cast.later();
  const reference = `KB-${dossier.code}`;
  await cast.as("cashier").act(dossier.id, "confirmPayment", { reference });
  cast.tookElsewhere("TREASURY", TREASURY_DONG);
  await carry(cast, dossier);
};

/** Each story of money that is owed otherwise than at the desk. */
export const MONEY_STORIES = { posted, postedUnpaid, paid, paidAtTreasury } as const satisfies Record<
  string,
  Story
>;
