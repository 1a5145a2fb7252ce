import { describe, expect, test } from "vitest";
import type { Officer } from "../../src/modules/access/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { type DeskBrowser, deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const control: Officer = office.actor("control");
const RECEIPT = "/admin/papers/VPCP-2025/RECEIPT";
const RESULT_READY = "/admin/messages/texts/RESULT_READY";

/** What people type by mistake or on purpose, and what the office's own texts must never fall over. */
const TYPED: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["spaces and lines only", " \r\n\t "],
  ["more than fits", "x".repeat(100_001)],
  ["an emoji", "Mời ông/bà 👩‍⚖️"],
  ["a control character", "Mời\u0007 ông/bà"],
  ["a null character", "Mời\u0000 ông/bà"],
  ["half an emoji", "Mời \ud83d ông/bà"],
];

type Place = {
  readonly open: string;
  readonly send: string;
  readonly field: string;
  readonly others: Readonly<Record<string, string>>;
};

const PLACES: readonly (readonly [string, Place])[] = [
  [
    "a paper's template",
    { open: RECEIPT, send: RECEIPT, field: "source", others: { act: "save", locale: "both" } },
  ],
  ["the basis of a template", { open: RECEIPT, send: RECEIPT, field: "basis", others: publishing() }],
  ["a letter", message("EMAIL", "vi.body", { "vi.subject": "Kết quả" })],
  ["the subject of a letter", message("EMAIL", "vi.subject", { "vi.body": "Mời nhận kết quả" })],
  ["a short message", message("SMS", "vi.body", {})],
];

function publishing(): Readonly<Record<string, string>> {
  const day = { "validFrom.day": "26", "validFrom.month": "11", "validFrom.year": "2026" };
  return { act: "publish", ...day };
}

function message(form: string, field: string, others: Readonly<Record<string, string>>): Place {
  const open = `${RESULT_READY}/${form}`;
  return { open, send: `${open}/vi`, field, others: { act: "save", after: "0", ...others } };
}

async function typed(browser: DeskBrowser, place: Place, value: string): Promise<Response> {
  await browser.open(place.open);
  return browser.send(place.send, { ...place.others, [place.field]: value });
}

describe.each(PLACES)("%s", (_name, place) => {
  const browser = deskBrowser(office, control);

  test.each(TYPED)("made of %s is kept or refused by name, never a failure", async (what, value) => {
    const answer = await typed(browser, place, value);
    expect(answer.status, `${what}: ${(await answer.text()).slice(0, 200)}`).toBeLessThan(500);
  });

  test.each(TYPED.slice(0, 2))("made of %s is refused beside its field", async (_what, value) => {
    const answer = await typed(browser, place, value);
    expect(answer.status).toBeGreaterThanOrEqual(409);
    expect(await answer.text()).toContain('class="ds-error-summary"');
  });
});

describe("a message text with a variable nobody fills", () => {
  const browser = deskBrowser(office, control);
  const sms = `${RESULT_READY}/SMS`;

  test("is told so when it is only tried, as when it is published", async () => {
    const page = await browser.open(sms);
    const sent = { "vi.body": "Ho so {code} {naem} co kq", after: "0" };
    for (const act of ["preview", "save"]) {
      const answer = await browser.send(`${sms}/vi`, { ...sent, act });
      expect(answer.status, act).toBe(422);
      expect(await answer.text(), act).toContain("{naem}");
    }
    // What may be named is told with its meaning.
    expect(page).toMatch(/\{dueOn\}<\/code>[^{]*ngày giờ hẹn trả/);
  });

  test("is shown filled when every variable is known", async () => {
    await browser.open(sms);
    const sent = { "vi.body": "Ho so {code} co kq {feeDue}", after: "0", act: "preview" };
    const answer = await browser.send(`${sms}/vi`, sent);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Ho so H26.16.05-261125-0001 co kq");
  });
});

describe("a document that came, typed in part", () => {
  const browser = deskBrowser(office, office.actor("clerk"));
  const NEW = "/records/incoming/new";
  const typedOf = async (changes: Readonly<Record<string, string>>) => {
    await browser.open(NEW);
    const day = { "arrivedOn.day": "25", "arrivedOn.month": "11", "arrivedOn.year": "2026" };
    const entry = { agencyId: office.unit("ward"), kindCode: "CV", urgency: "NORMAL", secrecy: "NORMAL" };
    const words = { author: "Sở Nội vụ", subject: "Rà soát", symbol: "" };
    const answer = await browser.send(NEW, { ...entry, ...words, ...day, ...changes });
    return { status: answer.status, html: await answer.text() };
  };

  test("says in plain words what to fill in", async () => {
    const { status, html } = await typedOf({ author: "" });
    expect(status).toBe(422);
    expect(html).toContain("Hãy ghi tác giả.");
    expect(html).not.toContain("kiểu dữ liệu");
  });

  test("needs its subject unless it is secret", async () => {
    const open = await typedOf({ subject: "" });
    expect(open).toMatchObject({ status: 422 });
    expect(open.html).toContain("Hãy ghi trích yếu");
    expect(open.html).not.toContain('Trích yếu<span class="mc-optional">');
    expect(await typedOf({ subject: "", secrecy: "SECRET" })).toMatchObject({ status: 303 });
  });
});

describe("a template that cannot be set", () => {
  const browser = deskBrowser(office, control);

  test("and is empty asks for its text", async () => {
    await browser.open(RECEIPT);
    const answer = await browser.send(RECEIPT, { act: "save", source: "", locale: "both" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Hãy điền nội dung mẫu");
  });

  test("quotes the wrong line, in letters of one width", async () => {
    await browser.open(RECEIPT);
    const sent = { act: "save", source: "= Mẫu\r\n#sai-ten()\r\nhết", locale: "both" };
    const html = await (await browser.send(RECEIPT, sent)).text();
    expect(html).toContain("Mẫu sai ở dòng 2");
    expect(html).toMatch(/<code[^>]*>2 #sai-ten\(\)<\/code>/);
    expect(html).toMatch(/<textarea class="ds-input mc-code"/);
  });
});

describe("a message text", () => {
  const path = "/admin/messages/texts/ACCEPTED/SMS";
  const browser = deskBrowser(office, control);
  const save = async (fields: Readonly<Record<string, string>>) => {
    await browser.open(path);
    return browser.send(`${path}/vi`, fields);
  };

  test("says what people must be told, or is refused; one button brings back the shipped one", async () => {
    const silent = await save({ act: "save", "vi.body": "Xin chào" });
    expect([silent.status, await silent.text()]).toEqual([
      422,
      expect.stringContaining("Thiếu {code}, {dueOn}, {feeDue}"),
    ]);
    expect((await save({ act: "save", "vi.body": "HS {code} hen {dueOn} {feeDue}" })).status).toBe(303);
    expect(await browser.open(path)).toContain("HS {code} hen {dueOn} {feeDue}");
    expect((await save({ act: "shipped", "vi.body": "" })).status).toBe(303);
    const html = await browser.open(path);
    expect(html).toContain("Hồ sơ {code} đã tiếp nhận, hẹn trả kết quả {dueOn}");
  });
});
