import { type ApiOffice, aGuest } from "./api-office.ts";
import { openBrowser } from "./browser.ts";
import type { messagesOf } from "./messages.ts";
import { payAll } from "./pay-all.ts";

/** The procedure, and how its applicant can be reached and recognised. */
export const CODE = "1.001776";
export const NUMBER = "001190001234";
export const PHONE = "+84912345678";

type Party = { readonly phone: string | null; readonly personalId: string | null };

/** Results that were handed over, and the guests who look for them. */
export function givenResults(office: ApiOffice, post: ReturnType<typeof messagesOf>) {
  async function changesFor(party: Party, channelOut: "ONLINE" | "COUNTER") {
    const { applicant } = await office.submission(CODE);
    const owner = { ...applicant.owner, email: null, ...party };
    return { applicant: { ...applicant, owner, submitter: null }, channelOut };
  }

  /** A result handed over the way its applicant, who has no account, asked for it. */
  async function given(
    channelOut: "ONLINE" | "COUNTER",
    party: Party = { phone: PHONE, personalId: NUMBER },
  ) {
    const { id, code } = await office.reach(CODE, "return", await changesFor(party, channelOut));
    await payAll(office, id);
    const receiver = { receiver: "OWNER", receiverName: "Nguyễn Thị Lan Hương", identityChecked: "ID_CARD" };
    await office.act("intake", id, "returnResult", {
      channel: channelOut,
      ...(channelOut === "COUNTER" ? receiver : {}),
    });
    await post.run();
    const ids = (await post.told(id)).map((each) => each.id);
    const letters = (await post.arrived()).filter(({ key }) => ids.some((own) => key.startsWith(own)));
    const address = letters.map(({ body }) => /\/results\/[\w-]+/.exec(body)?.[0]).find(Boolean) ?? null;
    const [file] = (await office.view(id)).dossier.result.files;
    return { id, code, address: address ?? "/results/none", told: address !== null, file };
  }

  const guest = () => openBrowser(aGuest(office));
  async function tracked(code: string) {
    const browser = guest();
    await browser.open("/track");
    return browser.send("/track", { code, lastFour: NUMBER.slice(-4) });
  }
  return { changesFor, given, guest, tracked };
}
