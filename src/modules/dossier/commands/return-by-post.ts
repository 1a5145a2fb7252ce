import type { Result } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import type { SystemActor } from "../../access/index.ts";
import { privateSha256 } from "../chain.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { DossierId, IdentityCheck, Receiver } from "../dossier.ts";
import type { PrivateData } from "../events.ts";
import { type Acted, actWithin } from "./act.ts";
import type { Office } from "./office.ts";

const PUBLIC_POST: SystemActor = { kind: "system", name: "public-post" };

/** What the post proves of a delivery: who signed for it, and by what that person was recognised. */
type PostalDelivery = {
  readonly dossierId: DossierId;
  readonly receiver: Receiver;
  readonly identityChecked: IdentityCheck;
  readonly receiverName: string;
  /** Number of the item. */
  readonly consignment: string;
  /** Settled before, or collected on delivery. */
  readonly feesSettled: boolean;
};

/**
 * Hands a result over on the word of the post, in the transaction that keeps that word (T22).
 * @law Nghị định 118/2025/NĐ-CP (R10; one-stop.md §6.3): results may be received by public post, with delivery proof.
 */
export function returnByPost(
  office: Office,
  tx: Tx,
  { dossierId, receiverName, ...proof }: PostalDelivery,
): Promise<Result<Acted, CommandRefusal>> {
  const content: PrivateData = { kind: "delivery", receiverName };
  const command = {
    act: "returnResult",
    channel: "POSTAL",
    custody: [],
    ...proof,
    privateSha256: privateSha256(content),
  } as const;
  const request = { dossierId, command, expectedVersion: null, key: null, private: content };
  return actWithin(office, tx, { actor: PUBLIC_POST, request });
}
