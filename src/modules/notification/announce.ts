import type { Announce } from "../dossier/index.ts";
import { addReminders } from "./outbox.ts";

/** Puts what is told beside the histories into the outbox, in the caller's transaction; told twice it stands there once. */
export const announce: Announce = async (executor, announcements) => {
  await addReminders(
    executor,
    announcements.map(({ dossierId, kind, of, at, personId }) => ({
      dossierId,
      kind,
      occasion: of,
      receiver: personId === undefined ? { to: "APPLICANT" } : { to: "PERSON", personId },
      at,
    })),
  );
};
