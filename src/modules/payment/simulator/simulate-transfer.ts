import { epochOf, instantOfEpoch } from "../../../kernel/local-date.ts";
import type { Services } from "../../../platform/services.ts";
import type { Office } from "../../dossier/index.ts";
import { bankSecretOf } from "../bank-signature.ts";
import { receiveBankMessage } from "../commands/receive-bank-message.ts";
import type { TransferView } from "../queries/transfer-view.ts";
import { bookedAs, type Misbehaviour, messagesAbout } from "./simulated-bank.ts";
import { dropHeld, holdMessages, keepTransfer, listHeld, readBehaviour } from "./simulator-store.ts";

const LATE_MS = 2 * 60_000;
/** Where no other transfer comes, the one that was overtaken is told all the same. */
const OVERTAKEN_MS = 10 * 60_000;

/**
 * The simulated bank books a transfer and says so through the door a real bank would use: as it is made to behave, which
 * may be late, behind the next one, or so that nothing is believed.
 */
export async function simulateTransfer(
  office: Office,
  services: Services,
  transfer: TransferView,
): Promise<void> {
  const { database, clock, config } = services;
  const [as, at] = [await readBehaviour(database), clock.now()];
  const booked = bookedAs(transfer, { at, as });
  await keepTransfer(database, booked, as);
  const messages = messagesAbout(booked, { secret: bankSecretOf(config) ?? "", as });
  const overtaken = await listHeld(database, "BEHIND_NEXT");
  if (isHeldBack(as, overtaken.length)) {
    const dueAt = instantOfEpoch(epochOf(at) + (as === "late" ? LATE_MS : OVERTAKEN_MS));
    return holdMessages(database, messages, { dueAt, behindNext: as === "out-of-order" });
  }
  for (const message of messages) await receiveBankMessage(office, services, message);
  await tell(office, services, overtaken);
}

/** Of two transfers that change places the first is held, the second is told. */
function isHeldBack(as: Misbehaviour, overtaken: number): boolean {
  return as === "late" || (as === "out-of-order" && overtaken === 0);
}

/** Tells what was held back and whose time has come; returns how much that was. */
export async function tellHeldBack(office: Office): Promise<number> {
  const { services } = office;
  const due = await listHeld(services.database, { dueBy: services.clock.now() });
  await tell(office, services, due);
  return due.length;
}

/** Told first and forgotten then: what is told twice has one effect. */
async function tell(office: Office, services: Services, held: Awaited<ReturnType<typeof listHeld>>) {
  for (const { id, ...message } of held) {
    await receiveBankMessage(office, services, message);
    await dropHeld(services.database, id);
  }
}
