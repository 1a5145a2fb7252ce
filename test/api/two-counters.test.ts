import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { errorText } from "../../src/web/error-catalogue.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const WHO = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
const LINE = { "line.0.name": "cc", "line.0.pages": "2", "line.0.copies": "3" };
const centre = office.unit("serviceCentre");
const elsewhere = office.unit("police");

/** The officer of the counter, with a post at another unit that comes first. */
function withTwoPosts() {
  const actor = office.actor("intake");
  if (actor.kind !== "officer") throw new Error("an officer");
  const other = { role: "intake-officer" as const, unitId: elsewhere, delegatedBy: null };
  return openBrowser(office.as({ ...actor, grants: [other, ...actor.grants] }));
}
const chosen = (html: string) =>
  /<option value="([^"]+)" selected/.exec(html.split('name="_counter"')[1] ?? "")?.[1];
const receivedAt = async (id: string) => (await office.view(id)).dossier.organisations.receivingUnitId;

test("an officer with two posts is asked which book the copies are entered in, and the answer is kept", async () => {
  const browser = withTwoPosts();
  const first = await browser.open("/desk/certify");
  expect(chosen(first.html)).toBe(elsewhere);
  const unsaid = await browser.send("/desk/certify", { ...WHO, ...LINE });
  expect([unsaid.status, unsaid.text.includes("Chọn nơi tiếp nhận hồ sơ.")]).toEqual([422, true]);
  const nowhere = await browser.send("/desk/certify", {
    ...WHO,
    ...LINE,
    _counter: office.unit("economyDivision"),
  });
  expect(nowhere.status).toBe(422);
  expect(await office.database.kysely.selectFrom("certificationEntry").select("number").execute()).toEqual(
    [],
  );
  const entered = await browser.send("/desk/certify", { ...WHO, ...LINE, _counter: centre });
  expect(entered.status).toBe(303);
  expect(await receivedAt(present(entered.location?.split("/").at(-1), "an id"))).toBe(centre);
  expect(chosen((await browser.open("/desk/certify")).html)).toBe(centre);
  expect(chosen((await browser.open("/desk/intake/2.000635")).html)).toBe(centre);
});

test("a dossier is received where the officer says", async () => {
  const browser = withTwoPosts();
  await browser.open("/desk/intake/2.000635");
  const { form } = await office.submission("2.000635");
  const typed = {
    ...Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)])),
    "_papers.declaration.originals": "1",
    "_papers.identity.seen": "true",
  };
  const received = await browser.send("/desk/intake/2.000635", { ...typed, _counter: centre });
  const id = /dossiers\/([^/]+)/.exec(received.location ?? "")?.[1];
  expect(await receivedAt(present(id, received.text.slice(0, 2_000)))).toBe(centre);
});

test("whoever has one counter is not asked", async () => {
  const one = openBrowser(office.browserOf(office.actor("intake")));
  expect((await one.open("/desk/certify")).html).not.toContain("_counter");
  expect((await one.send("/desk/certify", { ...WHO, ...LINE })).status).toBe(303);
});

test("whose counter is no more is told so, and not asked which", async () => {
  const actor = office.actor("intake");
  if (actor.kind !== "officer") throw new Error("an officer");
  const gone = { role: "intake-officer" as const, unitId: newId<"unit">(), delegatedBy: null };
  const browser = openBrowser(office.as({ ...actor, grants: [gone] }));
  const { form } = await office.submission("2.000635");
  const typed = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
  const answers = [
    await browser.open("/desk/certify"),
    await browser.send("/desk/certify", { ...WHO, ...LINE }),
    await browser.open("/desk/intake/2.000635"),
    await browser.send("/desk/intake/2.000635", typed),
  ];
  for (const { status, text } of answers) {
    expect(text).toContain(errorText("vi", "DOSSIER_COUNTER_NONE", {}));
    expect(text).not.toContain("Chọn nơi tiếp nhận");
    expect(status).toBe(403);
  }
});
