import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { FILE_REFERENCES } from "../../src/file-references.ts";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { epochOf, instantOfEpoch } from "../../src/kernel/local-date.ts";
import { sweepKeptSubmissions } from "../../src/modules/dossier/portal/kept-submission.ts";
import { removeWaiting } from "../../src/platform/files/remove-files.ts";
import { meetIncident } from "../../src/platform/incidents/incidents.ts";
import { isChecked, keepCheck } from "../../src/platform/uploads/file-check-store.ts";
import { aGuest, aPaper, apiOffice } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";
import {
  addressOf,
  aSharedBrowser,
  carried,
  fileIn,
  keptUnder,
  ownersOf,
} from "../support/shared-browser.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const BIRTH = "1.001193";
const COPY = "2.000908";
const WIZARD = `/procedures/${BIRTH}/submit`;
const TYPED = { childFullName: "Bé Bí Mật", _fullName: "Người Gõ Trước" };
const PAPER = { "_paper.birth-notice": new Blob([Buffer.from(aPaper())]) };

/** What a page offers in its boxes, sent again with nothing but the hidden fields: a browser's "back" and "send again". */
const replayed = (browser: ReturnType<typeof openBrowser>) => ({
  _submission: browser.hidden("_submission"),
  csrfToken: browser.hidden("csrfToken"),
});

/** Nothing of what was filled in, only what it became. */
const SENT = [{ content: {}, sentDossierCode: expect.stringMatching(/^H26/) }];

describe("a guest who signs in half way", () => {
  test("goes on with the papers sent so far, which are the account's from then on", async () => {
    const { browser, signIn } = aSharedBrowser(office);
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers-again`, {});
    const asked = await browser.send(`${WIZARD}/sign-in`, { ...PAPER, _step: "papers" });
    expect(asked.location).toMatch(/^\/sign-in\?return=/);
    const back = addressOf(asked.location);
    expect(back).toMatch(new RegExp(`^${WIZARD}/papers\\?kept=[0-9a-f-]{36}&signed=[A-Za-z0-9_-]{32}$`));
    signIn({ fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" });
    const page = await browser.open(back);
    expect([page.status, page.text.includes("giay-to.pdf")]).toEqual([200, true]);
    const submission = carried(browser.hidden("_submission"));
    expect(submission.guestKey).toBeNull();
    const [file] = submission.papers.flatMap(({ files }) => files);
    const owners = await ownersOf(office, present(file, "file").sha256);
    expect(owners).toMatchObject([{ uploadedBy: expect.any(String), guestKeySha256: null }]);
    expect((await browser.open(back)).text).toContain("giay-to.pdf");
  });

  test("finds what was typed on the first page as it was typed, also what could not be read", async () => {
    const { browser, signIn } = aSharedBrowser(office);
    await browser.open(WIZARD);
    const typed = { ...TYPED, childDateOfBirth: "hôm qua", _step: "form" };
    const asked = await browser.send(`${WIZARD}/sign-in`, typed);
    signIn({ fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" });
    const page = await browser.open(addressOf(asked.location));
    expect(page.html).toContain("Bé Bí Mật");
    expect(page.html).toContain("hôm qua");
  });

  test("in another window, and sends the page of before: its files are the account's now", async () => {
    const { browser, signIn } = aSharedBrowser(office);
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers-again`, {});
    await browser.send(`${WIZARD}/review`, PAPER);
    const before = browser.hidden("_submission");
    expect(before).toContain("giay-to.pdf");
    signIn({ fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" });
    await browser.open(`/procedures/${COPY}/submit`);
    await browser.send(`${WIZARD}/papers-again`, { _submission: before });
    const [file] = carried(before).papers.flatMap(({ files }) => files);
    const owners = await ownersOf(office, present(file, "file").sha256);
    expect(owners.filter(({ guestKeySha256 }) => guestKeySha256 !== null)).toEqual([]);
    expect(carried(browser.hidden("_submission")).guestKey).toBeNull();
  });

  test("is the only one who finds it: not another browser, not another account, not after two hours", async () => {
    const { browser, signIn } = aSharedBrowser(office);
    await browser.open(WIZARD);
    const back = addressOf((await browser.send(`${WIZARD}/sign-in`, { ...TYPED, _step: "form" })).location);
    expect((await openBrowser(aGuest(office)).open(back)).html).not.toContain("Bé Bí Mật");
    expect((await browser.open(back)).html).toContain("Bé Bí Mật");
    signIn({ fullName: "Trần Thị Khác", personalId: "001190004321" });
    expect((await browser.open(back)).html).toContain("Bé Bí Mật");
    const other = office.as(aCitizen({ fullName: "Lê Văn Lạ", personalId: "001190009999" }));
    expect((await openBrowser(other).open(back)).html).not.toContain("Bé Bí Mật");
    office.clock.set(instantOfEpoch(epochOf(office.clock.now()) + 2 * 3_600_000));
    expect((await browser.open(back)).html).not.toContain("Bé Bí Mật");
    expect(await sweepKeptSubmissions(office.database, office.clock.now())).toBeGreaterThan(0);
    expect(await sweepKeptSubmissions(office.database, office.clock.now())).toBe(0);
  });
});

describe("a guest who sets out to sign in and has sent a paper", () => {
  async function settingOut() {
    const shared = aSharedBrowser(office);
    const { browser } = shared;
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers`, await typedInto(office, BIRTH, inventionFrom(912)));
    const asked = await browser.send(`${WIZARD}/sign-in`, { ...PAPER, _step: "papers" });
    return { ...shared, back: addressOf(asked.location) };
  }
  const sends = async (browser: ReturnType<typeof openBrowser>) => {
    const sent = await browser.send(`${WIZARD}/send`, { _confirmed: "true" });
    return sent.location ?? sent.text;
  };

  test("does not sign in, looks at the page twice and sends it with the paper", async () => {
    const { browser, back } = await settingOut();
    await browser.open(back);
    await browser.open(back);
    expect((await browser.open(back)).text).toContain("giay-to.pdf");
    await browser.send(`${WIZARD}/review`, {});
    expect(await sends(browser)).toMatch(/^\/submitted\//);
    expect(await keptUnder(office, back)).toEqual(SENT);
  });

  test("sets out a second time, and the page of the first time still sends the paper", async () => {
    const { browser, back } = await settingOut();
    await browser.open(back);
    const again = addressOf((await browser.send(`${WIZARD}/sign-in`, { _step: "papers" })).location);
    await browser.open(again);
    await browser.open(back);
    await browser.send(`${WIZARD}/review`, {});
    expect(await sends(browser)).toMatch(/^\/submitted\//);
    expect(await keptUnder(office, back)).toEqual(SENT);
  });

  test("looks as a guest first and signs in then: the paper is the account's", async () => {
    const { browser, signIn, back } = await settingOut();
    await browser.open(back);
    signIn({ fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" });
    expect((await browser.open(back)).text).toContain("giay-to.pdf");
    expect(carried(browser.hidden("_submission")).guestKey).toBeNull();
    await browser.send(`${WIZARD}/review`, {});
    expect(await sends(browser)).toMatch(/^\/submitted\//);
    expect(await keptUnder(office, back)).toEqual(SENT);
  });
});

describe("a guest at a machine others use too", () => {
  test("finishes at one press: pages sent again from its history and saved drafts open nothing", async () => {
    const { browser } = aSharedBrowser(office);
    await browser.open(`/procedures/${COPY}/form`);
    const saved = await browser.send(`/procedures/${COPY}/form`, {
      requesterFullName: "Bé Bí Mật",
      _next: "save",
    });
    await browser.open(WIZARD);
    const asked = await browser.send(`${WIZARD}/sign-in`, { ...TYPED, _step: "form" });
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/back`, {
      _submission: browser.hidden("_submission").replace('"fullName":""', '"fullName":"Bé Bí Mật"'),
    });
    const history = replayed(browser);
    expect((await browser.send(`${WIZARD}/back`, history)).html).toContain("Bé Bí Mật");

    const page = await browser.open(WIZARD);
    expect(page.text).toContain("xóa khỏi máy này");
    const left = await browser.send("/done", {});
    expect(left.location).toBe("/");
    expect(left.clearSiteData).toBe('"cache", "storage"');
    const again = await browser.send(`${WIZARD}/back`, history);
    expect([again.status >= 400, again.html.includes("Bé Bí Mật")]).toEqual([true, false]);
    for (const address of [present(saved.location, "draft"), addressOf(asked.location)])
      expect((await browser.open(address)).html).not.toContain("Bé Bí Mật");
    const drafts = await office.database.kysely.selectFrom("catalogueFormDraft").select("id").execute();
    expect(drafts).toEqual([]);
  });

  test("leaves neither what was kept for the sign-in nor its files, nor those of the page they leave", async () => {
    const { browser } = aSharedBrowser(office);
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers-again`, {});
    const first = { "_paper.birth-notice": new Blob([Buffer.from(aPaper())]), _step: "papers" };
    const back = addressOf((await browser.send(`${WIZARD}/sign-in`, first)).location);
    await browser.open(back);
    const kept = fileIn(browser);
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers-again`, {});
    await browser.send(`${WIZARD}/review`, {
      "_paper.birth-notice": new Blob([Buffer.from(aPaper())]),
    });
    const left = fileIn(browser);
    expect([await ownersOf(office, kept), await ownersOf(office, left)].map((rows) => rows.length)).toEqual([
      1, 1,
    ]);
    await browser.send("/done", {});
    expect([await ownersOf(office, kept), await ownersOf(office, left)]).toEqual([[], []]);
    expect(await keptUnder(office, back)).toEqual([]);
    const removals = await office.database.kysely.selectFrom("fileRemoval").select("sha256").execute();
    expect(removals.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining([kept, left]));
  });

  test("leaves nothing of another window, nor a file the scanner has not judged; only an open incident holds one", async () => {
    const { browser } = aSharedBrowser(office);
    const { database, clock } = office;
    const sendsPaper = async () => {
      await browser.open(WIZARD);
      await browser.send(`${WIZARD}/papers-again`, {});
      const bytes = Buffer.concat([Buffer.from(aPaper()), Buffer.from(newId())]);
      const page = await browser.send(`${WIZARD}/review`, { "_paper.birth-notice": new Blob([bytes]) });
      return { sha256: fileIn(browser), back: present(page.location, "where it is kept") };
    };
    const [waiting, met] = [await sendsPaper(), await sendsPaper()];
    await keepCheck(database, { sha256: waiting.sha256, state: "HELD", signature: null }, clock.now());
    await meetIncident(database, { kind: "FILE_CORRUPT", subject: met.sha256, at: clock.now() });
    await browser.open(`/procedures/${COPY}/submit`);
    await browser.send("/done", {});
    expect([await keptUnder(office, waiting.back), await keptUnder(office, met.back)]).toEqual([[], []]);
    expect([await ownersOf(office, waiting.sha256), (await ownersOf(office, met.sha256)).length]).toEqual([
      [],
      1,
    ]);
    await removeWaiting(office.services, FILE_REFERENCES);
    const { files } = office.services;
    expect([await files.has(waiting.sha256), await files.has(met.sha256)]).toEqual([false, true]);
    expect(await isChecked(database, waiting.sha256)).toBe(false);
  });

  test("is offered it when the dossier is sent; who has an account signs out instead", async () => {
    const guest = await openBrowser(aGuest(office)).open("/submitted/H26.16.05.001-261123-0001");
    expect(guest.text).toContain("Xong, xóa khỏi máy này");
    const citizen = office.as(aCitizen({ fullName: "Trần Thị Khác" }));
    const signed = await openBrowser(citizen).open("/submitted/H26.16.05.001-261123-0001");
    expect(signed.text).not.toContain("xóa khỏi máy này");
  });
});
