import type { Announce, Announcement } from "../dossier/index.ts";
import type { Receiver } from "./notices.ts";
import { addReminders } from "./outbox.ts";

/** Puts what is told beside the histories into the outbox, in the caller's transaction; told twice it stands there once. */
export const announce: Announce = async (executor, announcements) => {
  await addReminders(
    executor,
    announcements.map(({ dossierId, kind, of, at, ...who }) => ({
      dossierId,
      kind,
      occasion: of,
      receiver: receiverOf(who),
      at,
    })),
  );
};

function receiverOf({ personId, desk }: Pick<Announcement, "personId" | "desk">): Receiver {
  if (personId !== undefined) return { to: "PERSON", personId };
  return desk === undefined ? { to: "APPLICANT" } : { to: "DESK", ...desk };
}
