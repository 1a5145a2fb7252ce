import type { Actor } from "../../src/modules/access/index.ts";
import type { TestApp } from "./app.ts";
import { deskBrowser } from "./desk-browser.ts";

type Asked = { readonly list: string; readonly q: string } & Readonly<Record<string, string>>;

/** Where a search leads that somebody types into the form of a list. */
export async function searchedAddress(
  app: Pick<TestApp, "browserOf">,
  actor: Actor,
  asked: Asked,
): Promise<string> {
  const browser = deskBrowser(app, actor);
  await browser.open("/account");
  const answer = await browser.send("/desk/search", asked);
  return answer.headers.get("location") ?? `no address, status ${answer.status}`;
}
