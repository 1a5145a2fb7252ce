import { present } from "../../src/kernel/assert.ts";
import { paths } from "../../src/web/paths.ts";
import type { Client } from "./client.ts";

/** A sitting at a list of papers: the page, its ticks, and the sending of its form. */
type Sitting = {
  readonly browser: Client;
  readonly text: string;
  /** What each paper's tick would send. */
  readonly values: readonly string[];
  readonly send: (
    path: string,
    chosen: readonly string[],
    fields?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
};

/** The page as somebody's browser has it, and what it sends back. */
export async function batchSitting(browser: Client, address: string): Promise<Sitting> {
  const text = await (await browser.get(address)).text();
  const csrf = present(/name="csrfToken" value="([^"]+)"/.exec(text)?.[1], "token");
  const seen = /name="_templates" value="([^"]*)"/.exec(text)?.[1];
  const templates = seen === undefined ? {} : { _templates: seen };
  const values = [...text.matchAll(/value="([0-9a-f-]{36} \d+ [^"]+)"/g)].map(([, value]) => value ?? "");
  const send: Sitting["send"] = async (path, chosen, fields = {}) => {
    const said = { csrfToken: csrf, idempotencyKey: crypto.randomUUID(), ...templates };
    const body = new URLSearchParams({ ...said, ...fields });
    for (const value of chosen) body.append("chosen", value);
    return browser.send(path, { method: "POST", body });
  };
  return { browser, text, values, send };
}

/** The last step of a leader before many signatures: of these dossiers, or of all that wait. */
export async function confirmingSitting(browser: Client, ids?: readonly string[]): Promise<Sitting> {
  const list = await (await browser.get("/desk/signing/batch")).text();
  const ticks = [...list.matchAll(/name="chosen" value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? "");
  return batchSitting(browser, paths.confirmBatch(ids ?? ticks));
}

/** What a leader says in the last step who has not opened the papers and signs them all the same. */
export const SIGNS_UNOPENED = { opinion: "AGREED", answer: "true", unopened: "true" } as const;

/** Goes on as somebody without scripts does, by the button, until nothing waits; the last page. */
export async function toTheEnd(
  { browser, post }: { readonly browser: Client; readonly post: (path: string) => Promise<Response> },
  path: string,
): Promise<string> {
  for (let step = 0; step < 100; step += 1) {
    const text = await (await browser.get(path)).text();
    if (!text.includes("data-signing-batch")) return text;
    await post(path);
  }
  throw new Error("the batch never ended");
}

/** Where an answer led. */
export const addressOf = (answer: Response) => present(answer.headers.get("location"), "where it went");
