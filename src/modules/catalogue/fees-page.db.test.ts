import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { anOfficer, testApp } from "../../../test/support/app.ts";
import { openBrowser } from "../../../test/support/browser.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { seedProcesses } from "../../demo/process.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { parseJson } from "../../kernel/json.ts";

const app = await testApp();
const officer = app.as(anOfficer(newId(), "control-officer"));
const stored = z.looseObject({
  id: z.string(),
  fees: z.array(z.looseObject({ code: z.string(), formula: z.looseObject({}) })),
  summary: z.unknown(),
});
const read = async (path: string) => parseJson(stored, await (await officer.get(path)).text());
/** What a browser would send of the fields that were filled before. */
const KNOWN = {
  "fee.0.nameVi": "Lệ phí đăng ký hộ kinh doanh",
  "fee.0.kind": "LE_PHI",
  "fee.0.setBy": "PROVINCE",
  "fee.0.formula": "FIXED",
  "fee.0.amount": "100.000",
  "fee.0.collectWhen": "ON_RECEIPT",
};

beforeAll(async () => {
  await seedProcesses(app.services, app.clock.today());
  await seedCatalogue(app.services);
});

test("fees are written in a form, without a script: a row comes by submitting, and what is saved is the draft", async () => {
  const { id } = await read("/api/v1/procedures/1.001612");
  const browser = openBrowser(officer);
  await browser.open(`/admin/procedures/${id}`);
  const amended = await browser.send(`/admin/procedures/${id}/amend`, {});
  const draftId = present(
    /\/admin\/procedures\/([^/]+)\/edit/.exec(present(amended.location, amended.text))?.[1],
    "draft",
  );
  const edit = await browser.open(`/admin/procedures/${draftId}/edit`);
  expect(edit.html).not.toContain("&quot;fees&quot;");
  const fees = `/admin/procedures/${draftId}/fees`;
  expect(edit.html).toContain(`href="${fees}"`);
  expect((await browser.open(fees)).html).toContain('value="100.000"');
  const more = await browser.send(`${fees}/rows`, { ...KNOWN, row: "add" });
  expect(more.text).toContain("Khoản thu 2");
  expect(more.html).toContain('value="100.000"');
  const second = {
    "fee.1.nameVi": "Phí cấp bản sao",
    "fee.1.kind": "PHI",
    "fee.1.setBy": "MINISTRY",
    "fee.1.formula": "PER_UNIT",
    "fee.1.collectWhen": "ON_RESULT",
    "fee.1.unitVi": "bản",
  };
  const wrong = await browser.send(fees, { ...KNOWN, ...second, "fee.1.amount": "tám nghìn" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Khoản thu 2:");
  expect(wrong.html).toContain('value="tám nghìn"');
  const saved = await browser.send(fees, {
    ...KNOWN,
    ...second,
    "fee.1.amount": "8.000",
    "fee.1.most": "40.000",
  });
  const version = await browser.open(present(saved.location, saved.text));
  expect(version.text).toContain("Phí cấp bản sao");
  expect(version.text).toContain("Ai quy định mức thu: Hội đồng nhân dân cấp tỉnh.");
  expect((await read(`/api/v1/procedure-versions/${draftId}`)).fees).toMatchObject([
    { code: "registration", setBy: "PROVINCE", formula: { type: "FIXED", amountDong: 100_000 } },
    {
      code: "fee-1",
      setBy: "MINISTRY",
      formula: { type: "PER_UNIT", unitAmountDong: 8_000, amountDongMax: 40_000 },
    },
  ]);
  // Whoever edits the rest of the draft leaves the fees as they are.
  const rest = await browser.open(`/admin/procedures/${draftId}/edit`);
  const box = /<textarea[^>]*name="rest"[^>]*>([\s\S]*?)<\/textarea>/.exec(rest.html)?.[1] ?? "";
  const boxes = { nameVi: "Đăng ký hộ kinh doanh", onlineLevel: "FULL", rest: box.replaceAll("&quot;", '"') };
  expect((await browser.send(`/admin/procedures/${draftId}/edit`, boxes)).status).toBe(303);
  expect((await read(`/api/v1/procedure-versions/${draftId}`)).fees).toHaveLength(2);
  const old = await openBrowser(officer).open(`/admin/procedures/${id}/fees`);
  expect(old.status).toBe(409);
});
