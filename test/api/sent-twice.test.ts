import { expect, test } from "vitest";
import { apiOffice } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { type Browser, openBrowser } from "../support/browser.ts";
import { boxesOf, digitisingDesk, photoOf } from "../support/digitising-desk.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const MARITAL = "1.004873";
const COPY = "2.000635";
type Fields = Parameters<Browser["send"]>[1];

/** Where a form leads, and where the same form leads once more: a line that broke, a second press, a reload. */
async function leadsTwice(browser: Browser, path: string, fields: Fields) {
  const first = await browser.send(path, fields);
  const again = await browser.send(path, fields);
  expect([first.status, again.status], first.text).toEqual([303, 303]);
  return [first.location, again.location];
}

const deskOf = (name: Parameters<typeof office.actor>[0]) =>
  openBrowser(office.browserOf(office.actor(name)).having({ "sec-fetch-mode": "navigate" }));

test("accepting what came online leads to the slip, and again to it", async () => {
  const { id } = await office.submitOnline(MARITAL);
  const browser = deskOf("intake");
  await browser.open(`/desk/dossiers/${id}`);
  const slip = `/desk/dossiers/${id}/received`;
  expect(await leadsTwice(browser, `/desk/dossiers/${id}/accept`, {})).toEqual([slip, slip]);
});

test("handing over leads on, and again to the same page", async () => {
  const { id, taskId } = await office.reach(MARITAL, "intake");
  const browser = deskOf("intake");
  await browser.open(`/desk/dossiers/${id}`);
  const [first, again] = await leadsTwice(browser, `/desk/dossiers/${id}/handOver`, { _taskId: taskId });
  expect(first).toMatch(/^\/desk/);
  expect(again).toBe(first);
});

test("whoever may no longer read what they passed on comes back to the desk, and again there", async () => {
  const { id, code, taskId, holder } = await office.reach(MARITAL, "appraise");
  const browser = deskOf(holder);
  await browser.open(`/desk/dossiers/${id}`);
  const [first, again] = await leadsTwice(browser, `/desk/dossiers/${id}/completeTask`, { _taskId: taskId });
  expect([first, again]).toEqual([`/desk?done=${code}`, `/desk?done=${code}`]);
});

test("papers taken in at the counter lead to their slip, and again to it", async () => {
  const { form } = await office.submission(COPY);
  const declared = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
  const browser = deskOf("intake");
  await browser.open(`/desk/intake/${COPY}`);
  const [first, again] = await leadsTwice(browser, `/desk/intake/${COPY}`, {
    ...declared,
    "_papers.declaration.originals": "1",
    "_papers.identity.seen": "true",
  });
  expect(first).toMatch(/^\/desk\/dossiers\/[^/]+\/received$/);
  expect(again).toBe(first);
});

test("an applicant who asks for the dossier back is led to it, and again", async () => {
  const { applicant } = await office.submission(MARITAL);
  const { id } = await office.submitOnline(MARITAL, { applicant });
  const { fullName, personalId } = applicant.owner;
  const owner = office.browserOf(aCitizen({ fullName, personalId: personalId ?? "" }));
  const browser = openBrowser(owner.having({ "sec-fetch-mode": "navigate" }));
  const own = `/my/dossiers/${id}`;
  await browser.open(own);
  expect(await leadsTwice(browser, `${own}/cancel`, { reason: "Nộp nhầm" })).toEqual([own, own]);
});

test("a scan that is kept leads to the papers, and again", async () => {
  const { id } = await digitisingDesk(office).received();
  const path = `/desk/dossiers/${id}/digitise`;
  const browser = deskOf("intake");
  await browser.open(path);
  const scan = boxesOf({ number: "12/2026", compared: "true", pages: await photoOf("red") });
  expect(await leadsTwice(browser, path, scan)).toEqual([path, path]);
});
