import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { parseId } from "../../src/kernel/ids.ts";
import { openOffice, readAddressees, verifyDossiers } from "../../src/modules/dossier/index.ts";
import { issueDuePapers } from "../../src/modules/dossier/issue-papers.ts";
import { apiOffice, fresh, type Json } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const MARITAL = "1.004873";
const invention = inventionFrom(4171);

/** Received at the counter over the page's own way of filling in: whoever hands in is whom the form names. */
async function received() {
  const sample = await office.submission(MARITAL);
  const { id, version } = await office.receive(MARITAL, sample);
  return { id, version, ...(await declaredNow(id)) };
}
async function declaredNow(id: string): Promise<Json> {
  const { applicant, form } = await office.view(id);
  return { applicant, form };
}
const amend = async (name: Parameters<typeof office.desk>[0], id: string, body: Json, version?: number) => {
  const now = version ?? (await office.view(id)).dossier.version;
  return (await office.desk(name)).post(`/api/v1/dossiers/${id}/amendments`, body, fresh(now));
};
const whole = ({ applicant, form }: Json, change: Json = {}) => ({
  reason: "Gõ nhầm so với căn cước",
  owner: { ...applicant.owner, ...change },
  submitter: null,
  form,
});

describe("putting right what was declared", () => {
  test("a misspelt name is right everywhere it is looked up, and what stood there stays in the history", async () => {
    const { id, ...before } = await received();
    const { dueAt } = (await office.view(id)).dossier;
    const done = await amend(
      "intake",
      id,
      whole(before, { fullName: "Nguyễn Thị Đúng Tên", phone: "0912345678" }),
    );
    expect(done.status).toBe(200);
    const after = await office.view(id);
    expect(after.applicant.owner.fullName).toBe("Nguyễn Thị Đúng Tên");
    expect(after.dossier.dueAt).toBe(dueAt);
    const search = await (await office.desk("intake")).post("/api/v1/dossiers/search", {
      text: "nguyen thi dung ten",
    });
    expect(await search.text()).toContain(id);
    const [told] = [...(await readAddressees(office.database, [idOf(id)])).values()];
    expect(told).toMatchObject({ fullName: "Nguyễn Thị Đúng Tên", phone: "+84912345678" });
    const page = await openBrowser(office.browserOf(office.actor("intake"))).open(`/desk/dossiers/${id}`);
    expect(page.text).toContain(`${before.applicant.owner.fullName} → Nguyễn Thị Đúng Tên`);
    expect(page.text).toContain("Gõ nhầm so với căn cước");
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });

  test("the slip that was handed over is replaced, and its page says so", async () => {
    const { id, ...before } = await received();
    const due = openOffice(office.services, []);
    await issueDuePapers(due);
    await amend("intake", id, whole(before, { fullName: "Trần Văn Sửa Lại" }));
    office.clock.set(at("2026-11-25 08:40"));
    await issueDuePapers(due);
    const { rows } = await papersOf(id);
    expect(rows.map((row: Json) => row.state)).toEqual(["SUPERSEDED", "PUBLISHED"]);
  });

  test("is refused where it would be another case, nothing changed, nobody could be reached or it is signed", async () => {
    const { id, ...before } = await received();
    expect(await code(amend("intake", id, whole(before)))).toBe("NOTHING_AMENDED");
    expect(await code(amend("intake", id, whole(before, { personalId: null, phone: null })))).toBe(
      "DOSSIER_CONTACT_REQUIRED",
    );
    const other = (change: Json) => ({ ...whole(before), form: { ...before.form, ...change } });
    expect(await code(amend("intake", id, other({ noSuchField: "x" })))).toBe("DOSSIER_FORM_INVALID");
    const dearer = await (await amend("intake", id, other({ exemptGroup: "POOR" }))).json();
    expect(dearer).toMatchObject({
      code: "AMENDMENT_CHANGES_CASE",
      detail: expect.stringContaining("nộp lại"),
    });
    const signed = await office.reach(MARITAL, "issue");
    const declared = await declaredNow(signed.id);
    expect(await code(amend("intake", signed.id, whole(declared, { fullName: "Lê Văn Muộn" })))).toBe(
      "RESULT_ALREADY_SIGNED",
    );
  });

  test("is for whoever receives, never for who appraises", async () => {
    const { id, ...before } = await office.reach(MARITAL, "appraise").then(async (there) => ({
      ...there,
      ...(await declaredNow(there.id)),
    }));
    const asked = whole(before, { fullName: "Phạm Thị Khác" });
    expect(await code(amend("specialist", id, asked))).toBe("NOT_ALLOWED");
    expect((await amend("intake", id, asked)).status).toBe(200);
  });

  test("whom VNeID confirmed is not renamed at the desk", async () => {
    const { fullName, personalId, phone, address } = invention.person();
    const citizen = aCitizen({ fullName, personalId });
    const sample = await office.submission(MARITAL, { channelIn: "ONLINE" });
    const owner = { ...sample.applicant.owner, fullName, personalId, phone, address };
    const sent = await office
      .browserOf(citizen)
      .post("/api/v1/dossiers", { ...sample, applicant: { owner, submitter: null, relationship: "SELF" } });
    const { id } = present(await sent.json(), "sent") as Json;
    await office.act("intake", id, "accept");
    const declared = await declaredNow(id);
    expect(await code(amend("intake", id, whole(declared, { fullName: "Tên Khác Hẳn" })))).toBe(
      "AMENDMENT_OF_CONFIRMED",
    );
    expect((await amend("intake", id, whole(declared, { address: "Số 9, ngõ 5" }))).status).toBe(200);
  });
});

describe("the page, without scripts", () => {
  const atCounter = () => openBrowser(office.browserOf(office.actor("intake")));
  /** What stands in the boxes of the page's form, as a browser would send it. */
  const boxes = (html: string): Record<string, string> => {
    const form = html.split('action="/desk/dossiers')[1] ?? "";
    const inputs = [...form.matchAll(/<input[^>]* name="([^"]+)"[^>]*>/g)].flatMap(([tag, name = ""]) => {
      const value = / value="([^"]*)"/.exec(tag)?.[1];
      const isChosen = !/type="(?:radio|checkbox)"/.test(tag) || tag.includes(" checked");
      return value === undefined || !isChosen || tag.includes('"hidden"') ? [] : [[name, value]];
    });
    const selects = [...form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
      ([, name = "", options = ""]) => {
        const chosen = /<option[^>]*selected[^>]*>/.exec(options)?.[0] ?? "";
        return [name, / value="([^"]*)"/.exec(chosen)?.[1] ?? ""];
      },
    );
    const texts = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)].map(
      ([, name = "", text = ""]) => [name, text],
    );
    return Object.fromEntries([...inputs, ...selects, ...texts]);
  };

  test("opens with what was declared, asks why, keeps what was typed, and offers the new slip", async () => {
    const { id, ...before } = await received();
    const path = `/desk/dossiers/${id}/amend`;
    const browser = atCounter();
    const dossier = await browser.open(`/desk/dossiers/${id}`);
    expect(dossier.html).toContain(`href="${path}"`);
    const opened = await browser.open(path);
    const kept = boxes(opened.html);
    expect(Object.values(kept)).toContain(before.applicant.owner.fullName);
    const name = present(
      Object.keys(kept).find((each) => kept[each] === before.applicant.owner.fullName),
      "box of the name",
    );
    const unexplained = await browser.send(path, { ...kept, [name]: "Vũ Thị Sửa Tên" });
    expect([unexplained.status, unexplained.text.includes("Lý do sửa")]).toEqual([422, true]);
    expect(boxes(unexplained.html)[name]).toBe("Vũ Thị Sửa Tên");
    const putRight = { ...kept, [name]: "Vũ Thị Sửa Tên", _reason: "Gõ nhầm" };
    const saved = await browser.send(path, putRight);
    expect(saved.location).toBe(`/desk/dossiers/${id}?amended=slip`);
    expect((await browser.send(path, putRight)).location).toBe(saved.location);
    const shown = await browser.open(saved.location ?? "");
    expect(shown.text).toContain("Giấy tiếp nhận đã giao ghi thông tin cũ");
    expect((await declaredNow(id)).applicant.owner.fullName).toBe("Vũ Thị Sửa Tên");
  });

  test("of two tabs the later one is told who was faster and what they changed, and loses nothing", async () => {
    const { id, ...before } = await received();
    const path = `/desk/dossiers/${id}/amend`;
    const [one, two] = [atCounter(), atCounter()];
    const kept = boxes((await one.open(path)).html);
    await two.open(path);
    const name = Object.keys(kept).find((each) => kept[each] === before.applicant.owner.fullName) ?? "";
    await one.send(path, { ...kept, [name]: "Bùi Thị Trước", _reason: "Gõ nhầm" });
    const late = await two.send(path, { ...kept, [name]: "Bùi Thị Sau", _reason: "Gõ nhầm họ" });
    expect(late.status).toBe(409);
    const [top = ""] = late.html.split('action="/desk/dossiers');
    expect(top).toContain("data-error-summary");
    expect(late.text).toContain("Bùi Thị Trước");
    expect(boxes(late.html)[name]).toBe("Bùi Thị Sau");
    expect((await two.send(path, { ...boxes(late.html), _reason: "Gõ nhầm họ" })).location).toContain(
      "amended",
    );
  });

  test("of two tabs on different boxes neither undoes the other, with a mistake on the way or without", async () => {
    const { id, ...before } = await received();
    const path = `/desk/dossiers/${id}/amend`;
    const [one, two] = [atCounter(), atCounter()];
    const kept = boxes((await one.open(path)).html);
    await two.open(path);
    const box = (text: string) => Object.keys(kept).find((each) => kept[each] === text) ?? "";
    const { fullName, address } = before.applicant.owner;
    const [name, where] = [box(fullName), box(address)];
    await one.send(path, { ...kept, [name]: "Bùi Thị Trước", _reason: "Gõ nhầm" });
    const unexplained = await two.send(path, { ...kept, [where]: "Số 9, ngõ 5" });
    expect(unexplained.status).toBe(422);
    const late = await two.send(path, { ...boxes(unexplained.html), _reason: "Sai địa chỉ" });
    expect(late.status).toBe(409);
    expect(boxes(late.html)).toMatchObject({ [name]: "Bùi Thị Trước", [where]: "Số 9, ngõ 5" });
    await two.send(path, { ...boxes(late.html), _reason: "Sai địa chỉ" });
    const { owner } = (await declaredNow(id)).applicant;
    expect(owner).toMatchObject({ fullName: "Bùi Thị Trước", address: "Số 9, ngõ 5" });
  });
});

describe("taking a hand-over back", () => {
  test("the sender takes it back from the dossier's page", async () => {
    const { id } = await received();
    await office.act("intake", id, "handOver");
    const browser = openBrowser(office.browserOf(office.actor("intake")));
    const page = await browser.open(`/desk/dossiers/${id}`);
    expect(page.text).toContain("Lấy lại hồ sơ vừa chuyển");
    const back = await browser.send(`/desk/dossiers/${id}/takeBack`, {
      reason: "Chưa kịp ký giấy hẹn",
      _taskId: "",
    });
    expect(back.location).toBe(`/desk/dossiers/${id}`);
    expect((await office.view(id)).dossier.tasks[0].stage).toBe("intake");
    const after = await browser.open(`/desk/dossiers/${id}`);
    expect(after.text).toContain("Chuyển giải quyết");
    const states = [...after.html.matchAll(/<li data-state="(\w+)"/g)].map(([, state]) => state);
    expect(states.slice(0, 3)).toEqual(["undone", "undone", "current"]);
    expect(after.text).toContain("bàn giao đã thu hồi");
    const [, undone, ...others] = [...after.html.matchAll(/<span class="mc-steps-name">([^<]*)/g)].map(
      ([, name]) => name,
    );
    expect(others.slice(1)).toContain(undone);
  });

  test("of the sender and whoever takes the work at the same moment, one wins", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await received();
      await office.act("intake", id, "handOver");
      const { tasks, version } = (await office.view(id)).dossier;
      const [intake, head] = await Promise.all([office.desk("intake"), office.desk("head")]);
      const complete = { taskId: tasks[0].taskId };
      const [taken, begun] = await Promise.all([
        intake.post(`/api/v1/dossiers/${id}/takeBack`, { reason: "Nhầm" }, fresh(version)),
        head.post(`/api/v1/dossiers/${id}/completeTask`, complete, fresh(version)),
      ]);
      const lost = [taken, begun].filter(({ status }) => status !== 200);
      // Whom the work left may no longer know the dossier.
      expect(lost.map(({ status }) => status)).toEqual([
        taken.status === 200 ? expect.toSatisfy(isTooLate) : 409,
      ]);
      const stage = (await office.view(id)).dossier.tasks[0].stage;
      expect(stage).toBe(taken.status === 200 ? "intake" : "appraise");
    }
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });
});

const idOf = (id: string) => present(parseId<"dossier">(id), "dossier");
const isTooLate = (status: number) => status === 409 || status === 404;
const code = async (answer: Promise<Response>) => ((await (await answer).json()) as Json).code;
const papersOf = async (id: string): Promise<Json> => ({
  rows: await office.database.run(
    {
      name: "test-papers",
      text: (schema) =>
        `SELECT state FROM ${schema}.document_paper WHERE dossier_id = $1 AND key = 'RECEIPT' ORDER BY event_seq`,
    },
    [id],
  ),
});
