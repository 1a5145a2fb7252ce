import { describe, expect, test } from "vitest";
import { z } from "zod";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { parseJson } from "../../src/kernel/json.ts";
import { aGuest, aPaper, apiOffice } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { type Browser, openBrowser, type SeenPage } from "../support/browser.ts";
import { at } from "../support/office-time.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const invention = inventionFrom(911);
/** A copy from the register: one e-form, and an identity card that is only shown. */
const COPY = "2.000908";
/** Birth: papers to hand in, papers to show. */
const BIRTH = "1.001193";
const LAN = { fullName: "Nguyễn Thị Lan Hương", personalId: "001190001234" };

const typed = (code: string) => typedInto(office, code, invention);

async function atPapers(browser: Browser, code: string, more: Record<string, string> = {}) {
  await browser.open(`/procedures/${code}/submit`);
  return browser.send(`/procedures/${code}/submit/papers`, { ...(await typed(code)), ...more });
}

async function sendCopyRequest(browser: Browser): Promise<string> {
  await browser.send(`/procedures/${COPY}/submit/review`, {});
  const sent = await browser.send(`/procedures/${COPY}/submit/send`, { _confirmed: "true" });
  return present(/^\/submitted\/(.+)$/.exec(sent.location ?? "")?.[1], `sent: ${sent.status} ${sent.text}`);
}

async function shown(code: string) {
  const [row] = await office.database.kysely
    .selectFrom("dossier")
    .select(["id", "ownerName", "ownerPersonalId"])
    .where("code", "=", code)
    .execute();
  return { ...present(row, code), read: await office.view(present(row, code).id) };
}

describe("a person whom VNeID confirmed", () => {
  test("sees name and number as confirmed and is not asked for them", async () => {
    const page = await openBrowser(office.as(aCitizen(LAN))).open(`/procedures/${COPY}/submit`);
    expect(page.text).toContain("Đã xác nhận bằng VNeID");
    expect(page.text).toContain(LAN.fullName);
    expect(page.text).toContain(LAN.personalId);
    expect(page.html).not.toContain('name="requesterFullName"');
    expect(page.html).not.toContain('name="requesterPersonalId"');
  });

  test("submits under them, whatever an edited page sends", async () => {
    const browser = openBrowser(office.as(aCitizen(LAN)));
    const forged = { requesterFullName: "Người Khác", requesterPersonalId: "001099000009" };
    await atPapers(browser, COPY, forged);
    const carried = browser.hidden("_submission");
    expect(carried).toContain(LAN.fullName);
    await browser.send(`/procedures/${COPY}/submit/review`, {
      _submission: carried.replaceAll(LAN.fullName, "Người Khác").replaceAll(LAN.personalId, "001099000009"),
    });
    const code = await sendCopyRequest(browser);
    const { ownerName, ownerPersonalId, read } = await shown(code);
    expect({ ownerName, ownerPersonalId }).toEqual({
      ownerName: LAN.fullName,
      ownerPersonalId: LAN.personalId,
    });
    expect(JSON.stringify(read)).not.toContain("Người Khác");
  });

  test("is held to them by the API too", async () => {
    const citizen = office.as(aCitizen(LAN));
    const answer = await citizen.post(
      "/api/v1/dossiers",
      await office.submission(COPY, { channelIn: "ONLINE" }),
    );
    const { code } = parseJson(z.object({ code: z.string() }), await answer.text());
    const { ownerName, ownerPersonalId, read } = await shown(code);
    expect({ ownerName, ownerPersonalId }).toEqual({
      ownerName: LAN.fullName,
      ownerPersonalId: LAN.personalId,
    });
    expect(read.form).toMatchObject({
      requesterFullName: LAN.fullName,
      requesterPersonalId: LAN.personalId,
    });
  });

  test("is asked as everybody where VNeID confirmed no number", async () => {
    const browser = openBrowser(office.as(aCitizen({ fullName: "Trần Ví Dụ" })));
    const page = await browser.open(`/procedures/${COPY}/submit`);
    expect(page.html).toContain('name="requesterFullName"');
    expect(page.text).not.toContain("Đã xác nhận bằng VNeID");
  });
});

/** Social pension: whoever applies for themselves is the person of the next section. */
const PENSION = "1.014027";

describe("who applies for themselves", () => {
  const own = { requesterRelationship: "SELF", requesterFullName: LAN.fullName };
  const asks = { personFullName: "", personPersonalId: "", personResidence: "" };

  test("is asked name, number and residence once, and declares once", async () => {
    const browser = openBrowser(aGuest(office));
    const form = await browser.open(`/procedures/${PENSION}/submit`);
    expect(form.text).toContain("Để trống khi “Ông/bà nộp cho ai?” là “Cho chính mình”");
    const me = { ...own, requesterPersonalId: LAN.personalId, requesterAddress: "Số 3 phố Thụy Khuê" };
    const papers = await atPapers(browser, PENSION, { ...me, ...asks });
    expect(papers.status).toBe(200);
    const review = await browser.send(`/procedures/${PENSION}/submit/review`, await papersOf(papers));
    expect(review.html).not.toContain('name="_confirmed"');
    expect(review.text).toMatch(/Người hưởng trợ cấp Họ, chữ đệm, tên Nguyễn Thị Lan Hương/);
    const sent = await browser.send(`/procedures/${PENSION}/submit/send`, {});
    const { read } = await shown(present(sent.location?.replace("/submitted/", ""), sent.text));
    expect(read.form).toMatchObject({
      personFullName: LAN.fullName,
      personPersonalId: LAN.personalId,
      personResidence: "Số 3 phố Thụy Khuê",
    });
  });

  test("finds those boxes empty on the way back, and must fill them for somebody else", async () => {
    const browser = openBrowser(aGuest(office));
    await atPapers(browser, PENSION, { ...own, ...asks });
    const back = await browser.send(`/procedures/${PENSION}/submit/back`, {});
    expect(back.html).toMatch(/name="personFullName"[^>]*value=""|value=""[^>]*name="personFullName"/);
    const other = await atPapers(browser, PENSION, { requesterRelationship: "RELATIVE", ...asks });
    expect(other.status).toBe(422);
  });

  test("with VNeID is the person VNeID confirmed", async () => {
    const browser = openBrowser(office.as(aCitizen(LAN)));
    await atPapers(browser, PENSION, { requesterRelationship: "SELF", ...asks });
    expect(browser.hidden("_submission")).toContain(`"personPersonalId":"${LAN.personalId}"`);
  });
});

describe("the answers a form offers", () => {
  test("fit its procedure: no children in a pension, no first determination in a reissue", async () => {
    const guest = openBrowser(aGuest(office));
    const pension = (await guest.open(`/procedures/${PENSION}/submit`)).text;
    expect(pension).toContain("Từ đủ 75 tuổi");
    expect(pension).not.toContain("HIV");
    const reissue = (await guest.open("/procedures/1.001653/submit")).text;
    expect(reissue).toContain("Cấp lại giấy bị mất");
    expect(reissue).not.toContain("Xác định lần đầu");
  });
});

/** A file for every box the page shows. */
async function papersOf({ html }: SeenPage): Promise<Record<string, Blob>> {
  const boxes = [...html.matchAll(/name="(_paper\.[^"]+)"/g)].map(([, name]) => name ?? "");
  return Object.fromEntries(boxes.map((name) => [name, new Blob([Buffer.from(aPaper())])]));
}

describe("papers that are only shown", () => {
  test("are not asked for as files; the page says when to show them", async () => {
    const page = await atPapers(openBrowser(aGuest(office)), BIRTH);
    expect(page.html).toContain('name="_paper.birth-notice"');
    expect(page.html).not.toContain('name="_paper.identity"');
    expect(page.text).toContain("Chỉ cần mang theo để xem");
    expect(page.text).toContain("Căn cước hoặc giấy tờ tùy thân có ảnh");
  });

  test("do not hold up a submission", async () => {
    const browser = openBrowser(aGuest(office));
    await atPapers(browser, COPY);
    expect(await sendCopyRequest(browser)).toMatch(/^H26/);
  });
});

describe("a guest's files", () => {
  test("belong to that guest's own submission: knowing a file does not let another attach it", async () => {
    const [mine, theirs] = [openBrowser(aGuest(office)), openBrowser(aGuest(office))];
    const paper = { "_paper.birth-notice": new Blob([Buffer.from(aPaper())]) };
    await atPapers(mine, BIRTH);
    await mine.send(`/procedures/${BIRTH}/submit/review`, paper);
    const papers = z.looseObject({ papers: z.unknown() });
    const held = parseJson(papers, mine.hidden("_submission")).papers;
    expect(JSON.stringify(held)).toContain("giay-to.pdf");

    await atPapers(theirs, BIRTH);
    const forged = JSON.stringify({ ...parseJson(papers, theirs.hidden("_submission")), papers: held });
    const refused = await theirs.send(`/procedures/${BIRTH}/submit/send`, {
      _submission: forged,
      _confirmed: "true",
    });
    expect([refused.status, refused.location?.startsWith("/submitted/")]).toEqual([422, false]);
    expect(refused.text).toContain("Có tệp chưa được tải lên trong phiên này");

    const sent = await mine.send(`/procedures/${BIRTH}/submit/send`, { _confirmed: "true" });
    expect(sent.location).toMatch(/^\/submitted\//);
  });
});

describe("a guest's draft", () => {
  async function begun() {
    const browser = openBrowser(aGuest(office));
    await browser.open(`/procedures/${COPY}/form`);
    const saved = await browser.send(`/procedures/${COPY}/form`, {
      requesterFullName: "Bé Bí Mật",
      _next: "save",
    });
    return { browser, saved, address: present(saved.location, "where the draft lies") };
  }

  test("opens in the browser that began it; its address alone opens nothing", async () => {
    const { browser, saved, address } = await begun();
    expect(address).toMatch(/^\/forms\/[0-9a-f-]{36}\?told=saved$/);
    expect(saved.setCookies.join()).toMatch(/motcua-draft=[\w-]{32};.*HttpOnly.*SameSite=Lax/);
    const again = await browser.open(address);
    expect(again.html).toContain("Bé Bí Mật");
    expect(again.html).not.toContain("key=");
    expect((await openBrowser(aGuest(office)).open(address)).status).toBe(404);
  });

  test("goes on into the submission without its key in the address", async () => {
    const { browser, address } = await begun();
    const id = /forms\/([0-9a-f-]{36})/.exec(address)?.[1] ?? "";
    const page = await browser.open(`/procedures/${COPY}/submit?draft=${id}`);
    expect(page.html).toContain("Bé Bí Mật");
    const other = await openBrowser(aGuest(office)).open(`/procedures/${COPY}/submit?draft=${id}`);
    expect(other.html).not.toContain("Bé Bí Mật");
  });
});

describe("questions and mistakes", () => {
  test("what has one possible answer is not asked", async () => {
    const page = await openBrowser(aGuest(office)).open("/procedures/2.000635/submit");
    expect(page.html).toContain('name="copies"');
    expect(page.html).not.toContain('name="pages"');
  });

  const WRONG = {
    fullName: ["1", "Họ và tên", "Full name"],
    phone: ["12", "Số điện thoại", "Telephone"],
    dateOfBirth: ["5/3", "Ngày sinh", "Date of birth"],
    personalId: ["12", "Số định danh", "Personal number"],
  } as const;

  test.each(Object.entries(WRONG))(
    "a wrong %s is named, with what is expected",
    async (name, [value, vi, en]) => {
      const asked = await office.submission(COPY, { channelIn: "ONLINE" });
      const owner = { ...asked.applicant.owner, [name]: name === "fullName" ? "Lan 123" : value };
      const body = { ...asked, applicant: { ...asked.applicant, owner } };
      for (const [language, label] of [
        ["vi", vi],
        ["en", en],
      ] as const) {
        const answer = await aGuest(office).post("/api/v1/dossiers", body, { "accept-language": language });
        const errors = z.object({ errors: z.array(z.object({ path: z.string(), message: z.string() })) });
        const [error] = parseJson(errors, await answer.text()).errors;
        expect(error?.path).toBe(`applicant.owner.${name}`);
        expect(error?.message).toContain(label);
        expect(error?.message).toMatch(/Ví dụ|For example/);
      }
    },
  );
});
