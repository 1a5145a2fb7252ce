import { beforeAll, expect, test } from "vitest";
import { anOfficer, testApp } from "../../../test/support/app.ts";
import { type Browser, openBrowser } from "../../../test/support/browser.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { seedProcesses } from "../../demo/process.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { findProcedureVersion, findPublishedVersion } from "./store.ts";

const app = await testApp();
const officer = app.as(anOfficer(newId(), "control-officer"));
const CODE = "1.001612";

beforeAll(async () => {
  await seedProcesses(app.services, app.clock.today());
  await seedCatalogue(app.services);
});

const published = async () =>
  present(await findPublishedVersion(app.database, { code: CODE, on: app.clock.today() }), CODE);
const stored = async (id: string) => present(await findProcedureVersion(app.database, id), id);

async function aDraft(): Promise<{ readonly browser: Browser; readonly id: string }> {
  const { id } = await published();
  const browser = openBrowser(officer);
  await browser.open(`/admin/procedures/${id}`);
  const amended = await browser.send(`/admin/procedures/${id}/amend`, {});
  const place = present(amended.location, amended.text);
  return { browser, id: present(/procedures\/([^/]+)\/edit/.exec(place)?.[1], "draft") };
}

/** What a browser sends of the boxes of a page besides its hidden fields. */
function boxesOf(html: string): Record<string, string> {
  const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const found: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input class="ds-input"[^>]*>/g)) {
    const part = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    const isChoice = /type="(checkbox|radio)"/.test(tag);
    if (part("name") !== "q" && (!isChoice || / checked/.test(tag)))
      found[part("name")] = plain(part("value"));
  }
  for (const [, name = "", text = ""] of html.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    found[name] = plain(text);
  for (const [, name = "", inner = ""] of html.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    found[name] = /<option value="([^"]*)" selected/.exec(inner)?.[1] ?? "";
  return found;
}

test("papers and terms are written in forms, without a script and without JSON; nothing is lost on the way", async () => {
  const { browser, id } = await aDraft();
  const before = await stored(id);
  const edit = await browser.open(`/admin/procedures/${id}/edit`);
  for (const part of ["components", "cases", "channels", "fees"])
    expect(edit.html).not.toContain(`&quot;${part}&quot;`);
  for (const part of ["papers", "terms"])
    expect(edit.html).toContain(`href="/admin/procedures/${id}/${part}"`);

  const papers = `/admin/procedures/${id}/papers`;
  const page = await browser.open(papers);
  const more = await browser.send(`${papers}/rows`, { ...boxesOf(page.html), row: "paper:add" });
  const row = before.components.length;
  expect(more.text).toContain(`Giấy tờ ${row + 1}`);
  const wrong = await browser.send(papers, { ...boxesOf(more.html), [`paper.${row}.copies`]: "hai" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain(`Giấy tờ ${row + 1}: Hãy ghi tên.`);
  expect(wrong.html).toContain('value="hai"');
  const boxes = { ...boxesOf(wrong.html), [`paper.${row}.copies`]: "2", [`paper.${row}.nameVi`]: "Giấy thử" };
  const saved = await browser.send(papers, boxes);
  expect((await browser.open(present(saved.location, saved.text))).text).toContain("Giấy thử");
  const after = await stored(id);
  expect(
    after.components.slice(0, row).map(({ code, name, note, condition }) => [code, name, note, condition]),
  ).toEqual(before.components.map(({ code, name, note, condition }) => [code, name, note, condition]));
  expect(after.components.at(-1)).toMatchObject({ name: { vi: "Giấy thử" }, copies: 2 });

  const terms = `/admin/procedures/${id}/terms`;
  const shown = await browser.open(terms);
  const done = await browser.send(terms, { ...boxesOf(shown.html), "case.0.termCount": "7" });
  expect(done.status).toBe(303);
  const final = await stored(id);
  expect(final.cases[0]?.term).toEqual({ ...before.cases[0]?.term, count: 7 });
  expect(final.channels).toEqual(before.channels);
  expect(final.components).toEqual(after.components);

  const stale = await browser.open(terms);
  const late = await browser.send(terms, { ...boxesOf(stale.html), revision: "1", "case.0.termCount": "9" });
  expect(late.status).toBe(409);
  expect(late.html).toContain('value="9"');
  expect((await openBrowser(officer).open(`/admin/procedures/${(await published()).id}/terms`)).status).toBe(
    409,
  );
});
