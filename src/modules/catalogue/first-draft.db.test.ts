import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../../test/support/app.ts";
import { openBrowser } from "../../../test/support/browser.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { seedProcesses } from "../../demo/process.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { parseJson } from "../../kernel/json.ts";

const app = await testApp();
const officer = app.as({
  kind: "officer",
  accountId: newId(),
  personId: newId(),
  fullName: "Trần Thị Kiểm Soát",
  grants: [{ role: "control-officer", unitId: newId(), delegatedBy: null }],
});
const read = async (response: Response) =>
  parseJson(z.looseObject({ id: z.string() }), await response.text());

beforeAll(async () => {
  await seedProcesses(app.services, app.clock.today());
  await seedCatalogue(app.services);
});

describe("a new procedure", () => {
  const path = "/admin/procedures/new";
  const boxes = (typed: Record<string, string>) => ({
    nameVi: "Cấp giấy xác nhận thử",
    onlineLevel: "INFO",
    ...typed,
  });
  const opened = async (from = path) => {
    const browser = openBrowser(officer);
    const { html } = await browser.open(from);
    const rest = /<textarea[^>]*name="rest"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? "";
    return { browser, html, rest: rest.replaceAll("&quot;", '"') };
  };

  test("starts from an example of every part, whose cases take the new code", async () => {
    const { browser, rest } = await opened();
    for (const part of ["channels", "cases", "components", "fees", "results", "legalBasis", "forms"])
      expect(rest).toContain(`"${part}"`);
    const made = await browser.send(
      path,
      boxes({ code: "9.000401", rest, subjects: "CITIZEN", levels: "COMMUNE" }),
    );
    const version = await browser.open(present(made.location, made.text));
    expect(version.text).not.toContain("không bắt đầu bằng mã thủ tục");
    expect(version.text).toContain("Quyết định công bố");
  });

  test("starts from a copy of one that exists, without its name and its decision", async () => {
    const { id } = await read(await officer.get("/api/v1/procedures/2.000884"));
    expect((await openBrowser(officer).open(`/admin/procedures/${id}`)).html).toContain(`${path}?from=${id}`);
    const { browser, html, rest } = await opened(`${path}?from=${id}`);
    expect(html).not.toContain("Chứng thực chữ ký");
    expect(rest).toContain('"2.000884.01"');
    const made = await browser.send(path, boxes({ code: "9.000402", rest }));
    const copy = await read(
      await officer.get(`/api/v1/procedure-versions/${made.location?.split("/").at(-1)}`),
    );
    expect(JSON.stringify(copy)).toContain('"9.000402.01"');
    expect((await openBrowser(officer).open(`${path}?from=${newId()}`)).status).toBe(404);
  });

  test.each([
    ['{"fees": [\n  {"code" "a"}]}', "dòng 2, ký tự 11"],
    [
      '{\n"fees": [{"code":"a","kind":"X","name":{"vi":"A"}}]}',
      "Phí, lệ phí, mục 1, “kind” (dòng 2): Hãy ghi một trong: PHI, LE_PHI, OTHER.",
    ],
    ['{"levels": ["COMMUNE"]}', "Đã có ô riêng ở trên"],
    ["[]", "một cặp ngoặc nhọn"],
  ])("%j is refused in words that name the place", async (rest, told) => {
    const { browser } = await opened();
    const again = await browser.send(path, boxes({ code: "9.000403", rest }));
    expect(again.status).toBe(422);
    expect(again.text).toContain(told);
    expect(again.text).not.toMatch(/Invalid|expected/);
  });
});
