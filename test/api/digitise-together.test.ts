import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import { findPublishedVersion } from "../../src/modules/catalogue/index.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { boxesOf, digitisingDesk, MARRIAGE, photoOf, SCANNED } from "../support/digitising-desk.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const { held, pageOf } = digitisingDesk(office);

/** With the form on paper beside it, so that two papers are digitised. */
async function twoPapers() {
  const on = localDateOf(office.clock.now());
  const version = present(await findPublishedVersion(office.database, { code: MARRIAGE, on }), "procedure");
  const { code: form } = present(
    version.components.find(({ kind }) => kind === "EFORM"),
    "a form",
  );
  const onPaper = { componentCode: form, originals: 1, copies: 0, files: [], digitisation: null };
  const { components: others } = await office.submission(MARRIAGE);
  const components = [...others.filter(({ componentCode }) => componentCode !== form), onPaper];
  const { id } = await office.receive(MARRIAGE, { components });
  return { id, form, ...(await pageOf(id)) };
}

test("what is typed for one paper is not lost when another is saved, read or refused; all are saved at once", async () => {
  const { path, browser, id, form } = await twoPapers();
  const other = { [`${form}~number`]: "88/TK", [`${form}~issuer`]: "Tư pháp phường" };
  const kept = (html: string) => {
    for (const value of ["88/TK", "Tư pháp phường"]) expect(html).toContain(`value="${value}"`);
  };
  const mine = boxesOf({ number: "12/2026", compared: "true", pages: await photoOf("red") });
  const saved = await browser.send(`${path}/${SCANNED}`, { ...mine, ...other });
  expect(saved.status).toBe(200);
  expect(saved.text).toContain("Những giấy tờ khác còn giữ nội dung đã điền");
  kept(saved.html);
  expect(await held(id)).toMatchObject({ digitisation: "DIGITISED", scan: { number: "12/2026" } });
  const refused = await browser.send(`${path}/${SCANNED}`, {
    ...boxesOf({ pages: await photoOf("blue") }),
    ...other,
  });
  expect(refused.status).toBe(422);
  kept(refused.html);
  kept((await browser.send(`${path}/${SCANNED}`, { _do: "read", ...other })).html);
  const without = await browser.send(path, other);
  expect([without.status, without.text.includes("Hãy quét hoặc chụp giấy tờ")]).toEqual([422, true]);
  const all = await browser.send(path, {
    ...other,
    [`${form}~pages`]: await photoOf("green"),
    [`${form}~compared`]: "true",
    ...boxesOf({ number: "13/2026" }),
  });
  expect(all.location).toBe(path);
  const { components } = (await office.view(id)).dossier;
  const scans = components.map((each: Json) => [each.componentCode, each.scan?.number]);
  expect(scans).toEqual(
    expect.arrayContaining([
      [SCANNED, "13/2026"],
      [form, "88/TK"],
    ]),
  );
  await browser.open(path);
  expect((await browser.send(path, {})).text).toContain("Chưa có giấy tờ nào được điền thêm");
});

describe("what is digitised", () => {
  test("are the papers that were handed in, the form on paper among them; the others stand apart", async () => {
    const on = localDateOf(office.clock.now());
    const version = present(
      await findPublishedVersion(office.database, { code: "1.001612", on }),
      "procedure",
    );
    const form = present(
      version.components.find(({ kind }) => kind === "EFORM"),
      "a form",
    );
    const onPaper = { componentCode: form.code, originals: 1, copies: 0, files: [], digitisation: null };
    const { id } = await office.receive("1.001612", { components: [onPaper] });
    const { path, browser } = await pageOf(id);
    const before = (await browser.open(path)).html;
    const [handedIn = "", apart = ""] = before.split("Giấy tờ không nộp");
    expect(handedIn).toContain(`formaction="${path}/${form.code}"`);
    const absent = version.components.filter(({ kind }) => kind === "SUBMIT");
    for (const { code } of absent) expect(handedIn).not.toContain(`formaction="${path}/${code}"`);
    expect(apart).toContain("formaction=");
    expect(apart).not.toContain("Chưa số hóa");

    const saved = await browser.send(`${path}/${form.code}`, {
      [`${form.code}~pages`]: await photoOf("white"),
      [`${form.code}~compared`]: "true",
    });
    expect(saved.location).toBe(path);
    const dossier = await deskBrowser(office, office.actor("intake")).open(`/desk/dossiers/${id}`);
    expect(dossier).toContain("Đã số hóa");
    expect(dossier).not.toContain("Chưa số hóa");
  });
});
