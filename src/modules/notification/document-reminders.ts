import { type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import type { Services } from "../../platform/services.ts";
import { type DuePart, listDueParts } from "../records/index.ts";
import { addReminders, type Reminder } from "./outbox.ts";

const BATCH = 200;

/** Whoever holds a part of a document is told once that it is due soon and once that it is late; answers how many are new. */
export async function remindOfDocuments({ database, clock }: Services): Promise<number> {
  const now = clock.now();
  const today = localDateOf(now);
  let added = 0;
  for (let after: DuePart | null = null; ; ) {
    const parts = await listDueParts(database, { today, after, size: BATCH });
    const owed = parts.flatMap((part) => partReminders(part, today).map((each) => ({ ...each, at: now })));
    added += await addReminders(database, owed);
    after = parts.at(-1) ?? null;
    if (parts.length < BATCH) return added;
  }
}

/** A date that moved is another occasion. On the day it was given the due date was read with it. */
function partReminders(part: DuePart, today: LocalDate): readonly Omit<Reminder, "at">[] {
  const isLate = part.dueOn < today;
  if (!isLate && localDateOf(part.assignedAt) >= today) return [];
  return part.holders.map((personId) => ({
    dossierId: null,
    kind: isLate ? "DOCUMENT_OVERDUE" : "DOCUMENT_DUE_SOON",
    occasion: `document ${part.documentId} part ${part.id} due ${part.dueOn}`,
    receiver: { to: "PERSON", personId },
  }));
}
