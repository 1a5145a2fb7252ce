import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { holdDossiers, type Office } from "../../dossier/index.ts";
import { listCharges } from "../charge-store.ts";
import { claimTerm } from "../claim-term.ts";

const BATCH = 100;

/**
 * Ends the claims whose time is over without a word of the bank: whoever looks is asked for the money again, and told what
 * to do first. Money that comes for them still counts, once. Answers how many lapsed.
 */
export async function lapseClaims(office: Office): Promise<number> {
  const { database, clock, log } = office.services;
  await setTerms(office);
  const before = clock.now();
  let lapsed = 0;
  for (let page = await listOver(database, before, null); page.length > 0; ) {
    for (const { id } of page) {
      try {
        if (await database.transaction((tx) => lapse(office, tx, id))) lapsed += 1;
      } catch (error) {
        log.error({ request: id, error }, "a claim whose time is over does not lapse");
      }
    }
    page = page.length < BATCH ? [] : await listOver(database, before, page.at(-1)?.id ?? null);
  }
  return lapsed;
}

/** The next page of them by id: one that cannot be ended keeps nobody behind it from ending. */
function listOver({ kysely }: Executor, before: Instant, after: string | null) {
  const over = kysely
    .selectFrom("paymentRequest")
    .select("id")
    .where("state", "=", "CLAIMED")
    .where("claimLapsesAt", "<", before);
  return (after === null ? over : over.where("id", ">", after)).orderBy("id").limit(BATCH).execute();
}

/** Claims without a day: said before there was one, or when the calendar did not reach so far. */
async function setTerms({ services }: Office): Promise<void> {
  const { database, clock } = services;
  const without = await database.kysely
    .selectFrom("paymentRequest")
    .select("id")
    .where("state", "=", "CLAIMED")
    .where("claimLapsesAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (without === undefined) return;
  const claimLapsesAt = await claimTerm(services, clock.today());
  if (claimLapsesAt === null) return;
  await database.kysely
    .updateTable("paymentRequest")
    .set({ claimLapsesAt })
    .where("state", "=", "CLAIMED")
    .where("claimLapsesAt", "is", null)
    .execute();
}

/** Dossiers before requests, as whoever settles holds them. What is no longer owed is asked of nobody. */
async function lapse(office: Office, tx: Tx, requestId: string): Promise<boolean> {
  const at = office.services.clock.now();
  const parts = await tx.kysely
    .selectFrom("paymentRequestCharge")
    .select("chargeId")
    .where("requestId", "=", requestId)
    .execute();
  const ids = parts.map(({ chargeId }) => chargeId);
  const seen = await listCharges(tx, ids);
  await holdDossiers(
    tx,
    seen.map((charge) => charge.dossier_id),
  );
  const ended = await tx.kysely
    .updateTable("paymentRequest")
    .set({ state: "EXPIRED", settledAt: at, claimLapsedAt: at })
    .where("id", "=", requestId)
    .where("state", "=", "CLAIMED")
    .returning("id")
    .executeTakeFirst();
  if (ended === undefined) return false;
  const owed = (await listCharges(tx, ids)).filter(({ state }) => state === "DUE");
  const told = { kind: "CLAIM_LAPSED", of: `claim ${requestId}`, at } as const;
  await office.announce(
    tx,
    [...new Set(owed.map((charge) => charge.dossier_id))].map((dossierId) => ({ dossierId, ...told })),
  );
  return true;
}
