import { describe, expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";
const page = async (name: DemoOfficerName, path: string): Promise<string> =>
  (await office.browserOf(office.actor(name)).page(path)).text();

describe("the dossier at the desk", () => {
  test("opens the issued result, for whoever hands it over", async () => {
    const { id } = await office.reach(CODE, "return");
    const [file] = (await office.view(id)).dossier.result.files;
    const href = `/desk/dossiers/${id}/files/${file.sha256}`;
    expect(await page("intake", `/desk/dossiers/${id}`)).toContain(`href="${href}"`);
    const opened = await office.browserOf(office.actor("intake")).page(href);
    expect(opened.headers.get("content-type")).toBe("application/pdf");
  });

  test("is sent on only where there is somewhere else to send it", async () => {
    const { id } = await office.reach(CODE, "appraise");
    expect(await page("head", `/desk/dossiers/${id}`)).not.toContain("/reroute");
  });

  test("that was withdrawn was not finished early", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("intake", id, "requestWithdrawal", { reason: "Không cần nữa" });
    await office.act("leader", id, "approveWithdrawal", { refundDecision: "Không thu", papersReturned: [] });
    const seen = await page("leader", `/desk/dossiers/${id}`);
    expect(seen).not.toContain("Xong trước hạn");
    expect(seen).toContain("Đã rút hồ sơ · 02/11/2026");
  });
});

describe("what came in online", () => {
  test("is read in the order of its deadline, then of its coming, with the hour of the deadline", async () => {
    const { applicant } = await office.submission(CODE);
    const sent: string[] = [];
    for (let count = 0; count < 3; count += 1) sent.push((await office.submitOnline(CODE, { applicant })).id);
    const one = await office.submitOnline(CODE);
    const { items } = await done(await (await office.desk("intake")).get("/api/v1/work/intake"));
    expect(items.map((row: Json) => row.id)).toEqual([...sent, one.id]);
    expect(items.map((row: Json) => row.alikeCount)).toEqual([3, 3, 3, 1]);
    const list = await page("intake", "/desk/online");
    expect(list).toContain("03/11/2026 08:30");
    expect(list.match(/Cùng người, cùng thủ tục, cùng ngày: 3 hồ sơ/g)).toHaveLength(3);
  });

  test("has its declaration on the slip: it was filled in online", async () => {
    const { id } = await office.submitOnline("2.000815", { components: [] });
    await office.act("intake", id, "accept");
    const printed = await office.browserOf(office.actor("intake")).get(`/desk/dossiers/${id}/slip.pdf`);
    const slip = pdfText(new Uint8Array(await printed.arrayBuffer()));
    expect(slip).toContain("Phiếu yêu cầu chứng thực bản sao");
    expect(slip).toContain("Khai trực tuyến");
  });
});

test("a dossier is found by the end of its code, at the counter and in a division that holds it", async () => {
  const { id, code } = await office.reach(CODE, "appraise");
  const short = code.split("-").slice(1).join("-");
  for (const name of ["intake", "specialist", "leader"] as const) {
    const found = await done(
      await (await office.desk(name)).post("/api/v1/dossiers/search", { text: short }),
    );
    expect(found.items.map((row: Json) => row.id)).toEqual([id]);
  }
});

test("the button at the counter says what it does", async () => {
  const html = await page("intake", "/desk/intake/2.000815");
  expect(html).toContain("Tiếp nhận và lập giấy hẹn");
  expect(html).not.toContain("Tiếp nhận và in giấy hẹn");
});
