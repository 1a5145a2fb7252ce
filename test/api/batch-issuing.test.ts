import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { addressOf, batchSitting, toTheEnd } from "../support/batch-sitting.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const MARITAL = "1.004873";
const LIST = "/desk/signing/issuing";

/** A dossier whose result the leader signed. */
async function signed() {
  const dossier = await office.reach(MARITAL, "sign");
  await office.act("leader", dossier.id, "signResult", { outcome: "POSITIVE", summary: "Đồng ý" });
  return dossier;
}

/** The clerk at the list. */
async function sitting(query = "") {
  const { send, ...page } = await batchSitting(office.browserOf(office.actor("clerk")), `${LIST}${query}`);
  return { ...page, post: (path: string, chosen: readonly string[] = []) => send(path, chosen) };
}

const numberOf = async (id: string) =>
  (await listPapersOf(office.database, id)).find(({ state }) => state === "PUBLISHED")?.numberText ?? null;

test("a clerk issues many results at one sitting in the order shown; what changed is told and takes no number", async () => {
  const waiting = [];
  for (let count = 0; count < 6; count += 1) waiting.push(await signed());
  const clerk = await sitting();
  expect(clerk.values).toHaveLength(6);
  expect(clerk.text.match(/Đặng Thị Mai Anh đã ký/g) ?? []).toHaveLength(6);
  const desk = await (await clerk.browser.get("/desk")).text();
  expect(desk).toMatch(/Chờ vào số, phát hành<strong>6</);
  expect(desk).toMatch(/<span>Ký và phát hành<\/span><span class="mc-count"[^>]*>6</);
  const alone = present(waiting[2], "dossier");
  await office.act("clerk", alone.id, "issueResult", {});
  const first = present(await numberOf(alone.id), "number");
  const begun = await clerk.post(LIST, clerk.values);
  expect(begun.status).toBe(303);
  const text = await toTheEnd(clerk, addressOf(begun));
  expect(text).toContain("Đã xong 6 trong 6 kết quả");
  expect(text).toContain("Đã phát hành 5 kết quả");
  expect(text).toContain("1 kết quả chưa được phát hành");
  expect(text).toContain(alone.code);
  // In the order of the list, one after the other, none left out: what was refused took none.
  const shown = clerk.values.flatMap((value) => value.split(" ")[0] ?? []).filter((id) => id !== alone.id);
  const numbers = await Promise.all(shown.map(numberOf));
  const from = Number.parseInt(first, 10);
  expect(numbers.map((number) => Number.parseInt(number ?? "", 10))).toEqual(
    [1, 2, 3, 4, 5].map((each) => from + each),
  );
  await clerk.post(`${addressOf(begun)}/again`);
  expect(await toTheEnd(clerk, addressOf(begun))).toContain("1 kết quả chưa được phát hành");
  expect(await (await clerk.browser.get(LIST)).text()).toContain("Không có kết quả nào chờ vào số");
}, 60_000);

test("two clerks who issue the same results at once give each one number", async () => {
  const waiting = [];
  for (let count = 0; count < 3; count += 1) waiting.push(await signed());
  const [one, other] = [await sitting(), await sitting()];
  const begun = await Promise.all([one.post(LIST, one.values), other.post(LIST, other.values)]);
  const texts = await Promise.all([
    toTheEnd(one, addressOf(present(begun[0], "one"))),
    toTheEnd(other, addressOf(present(begun[1], "other"))),
  ]);
  const done = texts.map((text) => Number(/Đã phát hành (\d+) kết quả/.exec(text)?.[1] ?? 0));
  expect(done.reduce((sum, each) => sum + each, 0)).toBe(3);
  const numbers = await Promise.all(waiting.map(({ id }) => numberOf(id)));
  const taken = numbers.map((number) => Number.parseInt(number ?? "", 10)).toSorted((a, b) => a - b);
  expect(taken.map((each) => each - (taken[0] ?? 0))).toEqual([0, 1, 2]);
}, 60_000);

test("choosing nothing is told, all are ticked at once, and a batch is its clerk's alone", async () => {
  await signed();
  const clerk = await sitting("?all=1");
  const ticks = [...clerk.text.matchAll(/<input[^>]*name="chosen"[^>]*>/g)];
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.every(([tag]) => tag.includes("checked"))).toBe(true);
  const nothing = await clerk.post(LIST);
  expect(nothing.status).toBe(422);
  expect(await nothing.text()).toContain("Hãy chọn ít nhất một kết quả.");
  const begun = await clerk.post(LIST, clerk.values);
  const other = office.browserOf({
    ...office.actor("clerk"),
    personId: office.organisation.personOf("head"),
  });
  expect((await other.get(addressOf(begun))).status).toBe(404);
  // Nor is it a batch to be signed.
  const asSigning = addressOf(begun).replace("/issuing/", "/batches/");
  expect((await office.browserOf(office.actor("leader")).get(asSigning)).status).toBe(404);
});

test("who only signs is not let in", async () => {
  expect((await office.browserOf(office.actor("specialist")).get(LIST)).status).toBe(403);
});
