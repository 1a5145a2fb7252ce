import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { sha256 } from "../../src/kernel/hash-chain.ts";
import { epochOf, instantOfEpoch } from "../../src/kernel/local-date.ts";
import { sweepKeptSubmissions } from "../../src/modules/dossier/portal/kept-submission.ts";
import { lockContent } from "../../src/platform/files/remove-files.ts";
import { aGuest, aPaper, apiOffice } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { type Browser, openBrowser } from "../support/browser.ts";
import { someoneWaits } from "../support/lock-wait.ts";
import { at } from "../support/office-time.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const BIRTH = "1.001193";
const WIZARD = `/procedures/${BIRTH}/submit`;
const PAPER = { "_paper.birth-notice": new Blob([Buffer.from(aPaper())]) };
const person = inventionFrom(915);
const typed = await typedInto(office, BIRTH, person);
const CHILD = present(typed["childFullName"], "name of the child");

/** Up to the last page; answers where the submission is kept. */
async function atReview(browser: Browser): Promise<string> {
  await browser.open(WIZARD);
  await browser.send(`${WIZARD}/papers`, typed);
  const review = await browser.send(`${WIZARD}/review`, PAPER);
  return present(review.location, review.text);
}
const idOf = (address: string) => present(new URL(address, "http://x").searchParams.get("kept"), address);
const of = (address: string, step: "form" | "papers" | "review") =>
  `${WIZARD}${step === "form" ? "" : `/${step}`}?kept=${idOf(address)}`;
const send = (browser: Browser) => browser.send(`${WIZARD}/send`, { _confirmed: "true" });
const rowOf = (address: string) =>
  office.database.kysely
    .selectFrom("dossierSubmissionKept")
    .selectAll()
    .where("id", "=", idOf(address))
    .executeTakeFirst();
const keptRows = async () =>
  (await office.database.kysely.selectFrom("dossierSubmissionKept").select("id").execute()).length;
const dossiers = () => office.database.kysely.selectFrom("dossier").select("code").execute();

describe("each step of a submission", () => {
  test("answers with an address that shows it again, as often as it is asked for", async () => {
    const browser = openBrowser(aGuest(office));
    const start = await browser.open(WIZARD);
    expect(start.location).toMatch(new RegExp(`^${WIZARD}\\?kept=[0-9a-f-]{36}$`));
    const review = await atReview(browser);
    for (const each of [review, review]) expect((await browser.open(each)).text).toContain("giay-to.pdf");
    for (const each of [1, 2])
      expect([each, (await browser.open(of(review, "papers"))).text]).toEqual([
        each,
        expect.stringContaining("giay-to.pdf"),
      ]);
    const form = await browser.open(of(review, "form"));
    expect(form.html).toContain(`value="${CHILD}"`);
    await browser.send(`${WIZARD}/papers`, { ...typed, childFullName: "Bé Đổi Tên" });
    expect((await browser.open(of(review, "papers"))).text).toContain("giay-to.pdf");
    expect((await browser.open(of(review, "review"))).text).toContain("Bé Đổi Tên");
  });

  test("tells its mistakes again in the language the page is read in, until they are gone", async () => {
    const browser = openBrowser(aGuest(office));
    await browser.open(WIZARD);
    const wrong = await browser.send(`${WIZARD}/papers`, { ...typed, childBirthDate: "hôm qua" });
    expect([wrong.status, wrong.html.includes("hôm qua")]).toEqual([422, true]);
    const address = present(wrong.location, "where it is kept");
    const english = await browser.open(`${address}&lang=en`);
    expect([english.status, english.text.includes("Date of birth")]).toEqual([422, true]);
    expect(english.html).toMatch(/class="ds-error-summary"[\s\S]*Date of birth[\s\S]*<form/);
    await browser.open(`${address}&lang=vi`);
    await browser.send(`${WIZARD}/papers`, typed);
    const missing = await browser.send(`${WIZARD}/review`, {});
    expect([missing.status, missing.text.includes("Còn thiếu")]).toEqual([422, true]);
    expect((await browser.open(of(address, "form"))).status).toBe(200);
    await browser.open(of(address, "papers"));
    await browser.send(`${WIZARD}/review`, PAPER);
    expect((await browser.open(of(address, "papers"))).status).toBe(200);
  });

  test("keeps a file that was chosen before going back", async () => {
    const browser = openBrowser(aGuest(office));
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers`, typed);
    const back = await browser.send(`${WIZARD}/back`, PAPER);
    expect(back.html).toContain(`value="${CHILD}"`);
    expect((await browser.send(`${WIZARD}/papers`, typed)).text).toContain("giay-to.pdf");
  });

  test("is sealed: neither its address nor its row shows a stranger anything", async () => {
    const address = await atReview(openBrowser(aGuest(office)));
    const row = JSON.stringify(await rowOf(address));
    for (const secret of [CHILD, "giay-to.pdf"]) expect(row).not.toContain(secret);
    const [stranger, citizen] = [
      openBrowser(aGuest(office)),
      openBrowser(office.as(aCitizen({ fullName: "Lê Văn Lạ" }))),
    ];
    for (const step of ["form", "papers", "review"] as const)
      for (const browser of [stranger, citizen])
        expect((await browser.open(of(address, step))).html).not.toContain(CHILD);
    await stranger.send(`${WIZARD}/papers`, { ...typed, childFullName: "Kẻ Lạ" });
    expect(await rowOf(address)).toEqual(JSON.parse(row));
  });

  test("loses nothing when the page lay open for longer than anything is kept", async () => {
    const slow = await apiOffice({ now: at("2026-11-23 08:30") });
    const browser = openBrowser(aGuest(slow));
    const address = await atReview(browser);
    slow.clock.set(instantOfEpoch(epochOf(slow.clock.now()) + 3 * 3_600_000));
    expect(await sweepKeptSubmissions(slow.database, slow.clock.now())).toBe(1);
    const before = (await browser.send(`${WIZARD}/papers-again`, {})).text;
    expect(before).toContain("giay-to.pdf");
    expect((await browser.open(of(address, "form"))).html).toContain(CHILD);
    await browser.open(of(address, "review"));
    expect((await send(browser)).location).toMatch(/^\/submitted\//);
    const other = openBrowser(aGuest(slow));
    const lost = await other.open(`${WIZARD}/review?kept=${idOf(address)}`);
    expect([lost.status, lost.text.includes("nội dung không còn được giữ")]).toEqual([422, true]);
  });
});

describe("a submission that was sent", () => {
  test("says so with its code wherever one looks back at it, and keeps nothing else", async () => {
    const browser = openBrowser(aGuest(office));
    const address = await atReview(browser);
    const { location } = await send(browser);
    const code = present(/^\/submitted\/(.+)$/.exec(location ?? "")?.[1], "code");
    for (const step of ["form", "papers", "review"] as const)
      expect((await browser.open(of(address, step))).location).toBe(location);
    expect(await rowOf(address)).toMatchObject({ content: {}, sentDossierCode: code });
    const again = openBrowser(aGuest(office));
    expect((await again.open(of(address, "review"))).location).toBeNull();
  });

  test("becomes one dossier, from however many windows and however often it is sent", async () => {
    const browser = openBrowser(aGuest(office));
    const address = await atReview(browser);
    const before = (await dossiers()).length;
    const first = await Promise.all([send(browser), send(browser)]);
    const [one] = first;
    expect(new Set(first.map(({ location }) => location))).toEqual(new Set([one.location]));
    expect((await send(browser)).location).toBe(one.location);
    expect((await browser.send(`${WIZARD}/papers`, typed)).location).toBe(one.location);
    expect((await dossiers()).length).toBe(before + 1);
    expect(await rowOf(address)).toMatchObject({ content: {} });
  });

  test("takes no step that was under way in another window when it was sent: it leads to the receipt", async () => {
    const browser = openBrowser(aGuest(office));
    const address = await atReview(browser);
    await browser.open(of(address, "papers"));
    const bytes = Buffer.from(aPaper());
    const before = await keptRows();
    const { late, sent } = await office.database.transaction(async (tx) => {
      await lockContent(tx, sha256(bytes));
      const underWay = browser.send(`${WIZARD}/review`, { "_paper.birth-notice": new Blob([bytes]) });
      await someoneWaits(office.database);
      await browser.open(of(address, "review"));
      return { late: underWay, sent: await send(browser) };
    });
    expect(sent.location).toMatch(/^\/submitted\//);
    expect((await late).location).toBe(sent.location);
    expect(await keptRows()).toBe(before);
  });

  test("leaves another one of the same procedure alone that is filled in beside it", async () => {
    const citizen = aCitizen({ fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" });
    const [one, two] = [openBrowser(office.as(citizen)), openBrowser(office.as(citizen))];
    await atReview(one);
    const beside = await atReview(two);
    expect((await send(one)).location).toMatch(/^\/submitted\//);
    expect((await two.open(beside)).text).toContain("giay-to.pdf");
    expect((await send(two)).location).toMatch(/^\/submitted\//);
  });
});
