import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const MARITAL = "1.004873";

/** The page as the leader's browser has it, and what it sends back. */
async function batch() {
  const browser = office.browserOf(office.actor("leader"));
  const text = await (await browser.get("/desk/signing/batch")).text();
  const csrf = present(/name="csrfToken" value="([^"]+)"/.exec(text)?.[1], "token");
  const values = [
    ...text.matchAll(/name="chosen"[^>]* value="([^"]+)"|value="([0-9a-f-]{36} \d+ [^"]+)"/g),
  ].map(([, first, second]) => first ?? second ?? "");
  const send = async (chosen: readonly string[], summary = "Đồng ý") => {
    const body = new URLSearchParams({
      csrfToken: csrf,
      idempotencyKey: crypto.randomUUID(),
      summary,
      authorityWord: "KT",
    });
    for (const value of chosen) body.append("chosen", value);
    const answer = await browser.send("/desk/signing/batch", { method: "POST", body });
    return { status: answer.status, text: await answer.text() };
  };
  return { text, values, send };
}
const stateOf = async (id: string) => (await listPapersOf(office.database, id)).map(({ state }) => state);

test("a leader signs many papers at one sitting; what changed meanwhile is told and stays on the list", async () => {
  const waiting = [];
  for (let count = 0; count < 20; count += 1) waiting.push(await office.reach(MARITAL, "sign"));
  const { values, send, text } = await batch();
  expect(values).toHaveLength(20);
  expect(text).toContain("Ký nhiều văn bản");
  const alone = present(waiting[3], "dossier");
  await office.act("leader", alone.id, "signResult", { outcome: "POSITIVE", summary: "Ký riêng" });
  const done = await send(values);
  expect(done.status).toBe(200);
  expect(done.text).toContain("Đã ký 19 văn bản");
  expect(done.text).toContain("1 văn bản chưa được ký");
  expect(done.text).toContain(alone.code);
  const signed = await Promise.all(waiting.map(({ id }) => stateOf(id)));
  expect(signed.filter((states) => states.includes("SIGNED"))).toHaveLength(20);
}, 120_000);

test("pressing twice signs once, choosing nothing is told", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const { values, send } = await batch();
  expect((await send([])).status).toBe(422);
  const own = values.filter((value) => value.startsWith(id));
  await send(own);
  const again = await send(own);
  expect(again.text).toContain("1 văn bản chưa được ký");
  expect(await stateOf(id)).toEqual(expect.arrayContaining(["SIGNED"]));
});
