import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf, newPaperToken } from "../../src/modules/document/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const MARITAL = "1.004873";

async function issued() {
  const { id } = await office.reach(MARITAL, "issue");
  await office.act("clerk", id, "issueResult", { files: [] });
  const paper = present(
    (await listPapersOf(office.database, id)).find(({ state }) => state === "PUBLISHED"),
    "paper",
  );
  return { id, paper };
}
const open = async (token: string) => {
  const answer = await office.guest.get(`/verify/${token}`);
  return { status: answer.status, text: await answer.text() };
};

describe("the page a paper's code opens", () => {
  test("says of a code that nobody gave out that such a paper is not to be trusted", async () => {
    const { status, text } = await open("A".repeat(22));
    expect(status).toBe(404);
    expect(text).toContain("Không có giấy tờ nào được ban hành với mã này");
    expect(text).toContain("PAPER_NOT_ISSUED");
  });

  test("calls the slip of a dossier that waits for its result a slip, and no result", async () => {
    const { id } = await office.receive(MARITAL);
    await office.browserOf(office.actor("intake")).get(`/desk/dossiers/${id}/slip.pdf`);
    const [slip] = await listPapersOf(office.database, id);
    const { text } = await open(present(slip, "slip").token);
    expect(text).toContain("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
    expect(text).not.toContain("Kết quả giải quyết thủ tục hành chính");
  });

  test("is found without a camera: the code is typed, or the whole address is pasted", async () => {
    const { paper } = await issued();
    const asked = (code: string) => office.guest.page(`/verify?code=${encodeURIComponent(code)}`);
    const blank = await (await office.guest.page("/verify")).text();
    expect(blank).toMatch(/<input[^>]* name="code"/);
    expect(blank).toContain("Mã kiểm tra");
    expect(await (await office.guest.page("/")).text()).toContain('href="/verify"');
    for (const typed of [
      paper.token,
      ` ${paper.token} `,
      `https://motcua.example.vn/verify/${paper.token}`,
    ]) {
      const found = await asked(typed);
      expect([found.status, found.headers.get("location")]).toEqual([303, `/verify/${paper.token}`]);
    }
    const unknown = newPaperToken();
    const wrong = await asked(unknown);
    expect([wrong.status, wrong.headers.get("location")]).toEqual([303, `/verify/${unknown}`]);
    for (const typed of ["12/UBND", "A".repeat(21), "B".repeat(30)]) {
      const said = await asked(typed);
      const html = await said.text();
      expect(said.status).toBe(422);
      expect(html).toContain("Mã này thiếu hoặc sai một ký tự");
      expect(html).toContain(`value="${typed}"`);
    }
  });

  test("warns of a code that cannot be one, as of a code that nobody gave out", async () => {
    for (const token of ["abc", "x".repeat(90)]) {
      const { status, text } = await open(token);
      expect(status).toBe(404);
      expect(text).toContain("PAPER_NOT_ISSUED");
    }
  });

  test("says to anybody that the paper is in force, what it is and who signed, and nothing of the person", async () => {
    const { id, paper } = await issued();
    const { status, text } = await open(paper.token);
    expect(status).toBe(200);
    for (const part of [
      paper.numberText,
      "25/11/2026",
      "Giấy xác nhận tình trạng hôn nhân",
      "đang có hiệu lực",
      "Đặng Thị Mai Anh (DEMO)",
      "Hợp lệ",
    ])
      expect(text.toLowerCase()).toContain(part?.toLowerCase());
    const { fullName, personalId } = (await office.view(id)).applicant.owner;
    expect(text).not.toContain(fullName);
    expect(text).not.toContain(personalId);
  });

  test("compares a copy and keeps nothing of it", async () => {
    const { paper } = await issued();
    const bytes = present(await office.services.files.get(paper.sha256 ?? ""), "file");
    const browser = office.browserOf(office.actor("auditor"));
    const form = await (await browser.get(`/verify/${paper.token}`)).text();
    const csrf = /name="csrfToken" value="([^"]+)"/.exec(form)?.[1] ?? "";
    const send = async (copy: Uint8Array | null) => {
      const body = new FormData();
      body.set("csrfToken", csrf);
      body.set("idempotencyKey", crypto.randomUUID());
      if (copy !== null) body.set("copy", new Blob([Buffer.from(copy)]), "copy.pdf");
      const answer = await browser.send(`/verify/${paper.token}`, { method: "POST", body });
      return answer.text();
    };
    expect(await send(bytes)).toContain("Đúng bản đã ban hành");
    const altered = Buffer.from(bytes);
    altered[100] = (altered[100] ?? 0) ^ 1;
    const other = await send(altered);
    expect(other).toContain("Không phải bản đã ban hành");
    expect(other).not.toContain("Giấy tờ có thật và đang có hiệu lực");
    expect(other).toContain("Đừng dùng tệp vừa gửi");
    expect(await send(Buffer.from("a photograph"))).toContain("không phải PDF");
    expect(await send(null)).toContain("Chưa chọn tệp");
  });

  test("says that a paper was revoked", async () => {
    const { id, paper } = await issued();
    await office.act("leader", id, "reopen", { reason: "Sai tên" });
    expect((await open(paper.token)).text).toContain("đã bị thu hồi ngày 25/11/2026");
    expect((await open(paper.token)).text).toContain("không làm giấy tờ có hiệu lực trở lại");
  });

  test("opens nothing for a code nobody gave, nor for a draft", async () => {
    expect((await open("a".repeat(22))).status).toBe(404);
    expect((await open("short")).status).toBe(404);
    const { id } = await office.reach(MARITAL, "issue");
    const draft = present(
      (await listPapersOf(office.database, id)).find(({ state }) => state === "SIGNED"),
      "paper",
    );
    expect((await open(draft.token)).status).toBe(404);
  });
});
