import type { DemoOfficerName } from "../demo/organisation.ts";
import type { Services } from "../platform/services.ts";
import { paths } from "../web/paths.ts";
import type { FormsClient } from "./forms-client.ts";

/** Officers who let their browser tell them. */
const BROWSERS = ["leader", "head", "specialist", "clerk"] as const satisfies readonly DemoOfficerName[];
/** So many of those who were written to want to be told by Zalo as well. */
const BY_ZALO = 3;

/** Officers let their browsers be told of the day's work. */
export async function subscribeBrowsers(forms: (name: DemoOfficerName) => FormsClient): Promise<void> {
  for (const name of BROWSERS) {
    const endpoint = `https://fcm.googleapis.com/fcm/send/${name}`;
    const keys = { p256dh: "B".repeat(87), auth: "A".repeat(22) };
    await forms(name).send(paths.accountMessages(), paths.pushKeys(), { endpoint, ...keys });
  }
}

/** The first who were written to by mail open the address at its foot and ask for Zalo as well. */
export function openWishes(services: Services, guest: FormsClient): () => Promise<void> {
  const asked = new Set<string>();
  return async () => {
    if (asked.size === BY_ZALO) return;
    const letters = await services.database.kysely
      .selectFrom("notificationSimulated")
      .select(["recipient", "body"])
      .where("channel", "=", "EMAIL")
      .orderBy("at")
      .execute();
    for (const { recipient, body } of letters) {
      const path = /\/notices\/[\w.-]+/.exec(body)?.[0];
      if (path === undefined || asked.has(recipient) || asked.size === BY_ZALO) continue;
      asked.add(recipient);
      await guest.send(path, path, { locale: "vi", reminders: "true", channels: ["EMAIL", "ZALO"] });
    }
  };
}
