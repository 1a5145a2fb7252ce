import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { aPaper, apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { addressOf, aSharedBrowser, fileIn, keptUnder, ownersOf } from "../support/shared-browser.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const BIRTH = "1.001193";
const COPY = "2.000908";
const WIZARD = `/procedures/${BIRTH}/submit`;
const TYPED = { childFullName: "Bé Khác", _fullName: "Người Gõ Sau" };
const STRANGER = { fullName: "Trần Thị Khác", personalId: "001190004321" };
/** The address of the page itself, as it stands in the history of the browser. */
const pageOf = (back: string) => {
  const { pathname, searchParams } = new URL(back, "http://x");
  return `${pathname}?kept=${searchParams.get("kept")}`;
};

describe("whoever signs in after a guest at the same machine", () => {
  /** Somebody fills in a form, sends a paper and walks away; answers where it is kept, and the file. */
  async function leftBehind() {
    const shared = aSharedBrowser(office);
    const { browser } = shared;
    await browser.open(WIZARD);
    await browser.send(`${WIZARD}/papers`, await typedInto(office, BIRTH, inventionFrom(913)));
    const bytes = Buffer.concat([Buffer.from(aPaper()), Buffer.from(newId())]);
    const page = await browser.send(`${WIZARD}/review`, { "_paper.birth-notice": new Blob([bytes]) });
    const back = present(page.location, "where it is kept");
    return { ...shared, back, file: fileIn(browser), row: await keptUnder(office, back) };
  }

  test("does not see it by going back, and takes over neither it nor its files", async () => {
    const { browser, signIn, signOut, back, file, row } = await leftBehind();
    const owners = await ownersOf(office, file);
    signIn(STRANGER);
    for (const step of ["", "/papers", "/review"]) {
      const page = await browser.open(`${WIZARD}${step}?${back.split("?")[1]}`);
      expect([step, page.text.includes("giay-to.pdf")]).toEqual([step, false]);
      await browser.send(`${WIZARD}/papers`, TYPED);
      expect([step, await keptUnder(office, back), await ownersOf(office, file)]).toEqual([
        step,
        row,
        owners,
      ]);
    }
    signOut();
    expect((await browser.open(back)).text).toContain("giay-to.pdf");
    await browser.send("/done", {});
    expect([await keptUnder(office, back), await ownersOf(office, file)]).toEqual([[], []]);
  });

  test("nor once the guest set out to sign in and came back to go on without", async () => {
    const { browser, signIn, back, row } = await leftBehind();
    const asked = addressOf((await browser.send(`${WIZARD}/sign-in`, { _step: "review" })).location);
    await browser.open(asked);
    await browser.send(`${WIZARD}/papers-again`, {});
    signIn(STRANGER);
    for (const address of [back, asked])
      expect((await browser.open(address)).text).not.toContain("giay-to.pdf");
    expect((await keptUnder(office, back)).length).toBe(row.length);
  });

  test("nor by another way than the sign-in the guest set out for", async () => {
    const { browser, signIn, back } = await leftBehind();
    const asked = addressOf((await browser.send(`${WIZARD}/sign-in`, { _step: "review" })).location);
    signIn(STRANGER);
    expect((await browser.open(pageOf(asked))).text).not.toContain("giay-to.pdf");
    expect((await browser.open(pageOf(back))).text).not.toContain("giay-to.pdf");
    expect((await browser.open(asked)).text).toContain("giay-to.pdf");
    expect((await browser.open(pageOf(asked))).text).toContain("giay-to.pdf");
  });

  test("who sends the page itself on after signing in beside it goes on with what is kept", async () => {
    const { browser, signIn, back, file } = await leftBehind();
    signIn({ fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" });
    const sent = { _submission: browser.hidden("_submission"), _kept: browser.hidden("_kept") };
    await browser.open(`/procedures/${COPY}/submit`);
    const page = await browser.send(`${WIZARD}/papers-again`, sent);
    expect([page.text.includes("giay-to.pdf"), pageOf(present(page.location, "step"))]).toEqual([
      true,
      `${WIZARD}/papers?${back.split("?")[1]}`,
    ]);
    expect(await ownersOf(office, file)).toMatchObject([
      { uploadedBy: expect.any(String), guestKeySha256: null },
    ]);
  });
});
