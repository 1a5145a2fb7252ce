import { guestKeyHash, parseGuestKey } from "../../../kernel/guest-key.ts";
import type { Services } from "../../../platform/services.ts";
import type { FormInput } from "../../../web/route.ts";
import { giveUpUploads } from "../give-up-uploads.ts";
import { dropKeptUnder } from "./kept-submission.ts";

/** The field by which a page of the submission says under which key its files lie. */
export const LEFT_KEY = "_guestKey";

type Left = {
  readonly services: Pick<Services, "database" | "clock">;
  readonly form: FormInput;
  /** The key of this browser; null where it has none. */
  readonly browserKey: string | null;
};

/**
 * Of a guest who leaves the machine nothing of a submission stays: neither what is kept of it in any window nor files that
 * hang on no dossier, of the page they leave from and of what is kept.
 */
export async function eraseSubmissions({ services, form, browserKey }: Left): Promise<void> {
  const { database, clock } = services;
  const sent = form[LEFT_KEY];
  const pageKey = parseGuestKey(typeof sent === "string" ? sent : undefined);
  await database.transaction(async (tx) => {
    const kept = browserKey === null ? [] : await dropKeptUnder(tx, guestKeyHash(browserKey));
    const ofPage = pageKey === null ? [] : [guestKeyHash(pageKey)];
    await giveUpUploads(tx, [...kept, ...ofPage], clock.now());
  });
}
