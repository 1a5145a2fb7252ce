import { newId } from "../../src/kernel/ids.ts";
import type { Actor } from "../../src/modules/access/index.ts";
import type { TestApp } from "./app.ts";

/** A person at a browser: opens pages, and sends the form of the page last opened. */
export type DeskBrowser = {
  readonly open: (path: string) => Promise<string>;
  readonly send: (path: string, fields: Readonly<Record<string, string>>) => Promise<Response>;
};

/** `altered`: what a page became before its form was sent, such as one kept from before an upgrade. */
export function deskBrowser(
  app: Pick<TestApp, "browserOf">,
  actor: Actor,
  altered = (html: string) => html,
): DeskBrowser {
  const client = app.browserOf(actor);
  let csrfToken = "";
  let html = "";
  return {
    open: async (path) => {
      html = altered(await (await client.page(path)).text());
      csrfToken = /name="csrfToken" value="([^"]+)"/.exec(html)?.[1] ?? csrfToken;
      return html;
    },
    send: (path, fields) =>
      client.form(path, { ...hiddenIn(html, path), csrfToken, idempotencyKey: newId(), ...fields }),
  };
}

/** What the form at this address sends without anybody typing it. */
function hiddenIn(html: string, path: string): Record<string, string> {
  const form = html.split("<form").find((each) => each.includes(`action="${path}"`)) ?? "";
  const fields = form.split("</form>")[0] ?? "";
  const hidden = fields.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...hidden].map(([, name = "", value = ""]) => [name, value]));
}
