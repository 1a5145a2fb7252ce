import { describe, expect, test } from "vitest";
import { verifyRecordsSignatures } from "../../src/modules/records/index.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";
import { actOnDocument } from "../support/records.ts";
import { smallPdf } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });
const base = "/api/v1/records";
const as = office.desk;
const codeOf = async (answer: Response) => ((await answer.json()) as Json).code;
const post = async (who: Parameters<typeof as>[0], path: string, body: Json) =>
  (await as(who)).post(`${base}${path}`, body);

async function published(): Promise<Json> {
  const unitId = office.unit("cultureDivision");
  const words = {
    subject: "Về việc trực Tết",
    content: "Điều 1. Trực.\nĐiều 2. Thi hành.",
    recipients: "Lưu: VT",
  };
  const draft = await done(await post("specialist", "/outgoing", { unitId, kindCode: "QD", ...words }));
  const { id } = draft;
  const signing = { authority: "KT", title: "Phó Chủ tịch" };
  await done(await actOnDocument(office, "leader", { id, act: "sign", body: signing }));
  return done(await actOnDocument(office, "clerk", { id, act: "publish", body: { medium: "ELECTRONIC" } }));
}

async function copied(id: string): Promise<Json> {
  const view = await done(await (await as("clerk")).get(`${base}/documents/${id}`));
  const copy = { kind: "SY", medium: "ELECTRONIC", sourceSha256: view.files[0].sha256, sheets: 1 };
  const signer = { signerId: office.organisation.personOf("leader") };
  await done(await post("clerk", `/documents/${id}/copy`, { ...copy, ...signer, recipients: "Lưu: VT" }));
  return done(await (await as("clerk")).get(`${base}/documents/${id}`));
}

describe("the paper of a document and its copies", () => {
  test("are read by whoever reads the document, checked by anybody, and judged again by verify", async () => {
    const { id, numberText } = await published();
    const view = await copied(id);
    const [copy] = view.copies;
    const file = await (await as("specialist")).get(`${base}/documents/${id}/copies/${copy.id}`);
    const text = pdfText(new Uint8Array(await file.arrayBuffer()));
    expect(text).toContain(copy.numberText);
    expect(text).toContain(numberText);
    const rows = await office.database.kysely.selectFrom("recordsCopy").select(["token", "sha256"]).execute();
    const page = await office.guest.get(`/verify/${rows[0]?.token}`);
    const html = await page.text();
    expect(html).toContain("Sao y");
    expect(html).toContain(copy.numberText);
    const judged = await verifyRecordsSignatures(office.services);
    expect(judged.wrong).toEqual([]);
    // The leader's and the agency's on the document, the agency's on the copy.
    expect(judged.signatures).toBe(3);
  });

  test("are told wrong by verify where the register names other bytes than the agency sealed", async () => {
    const { id } = await published();
    const view = await copied(id);
    const bytes = await office.services.files.get(view.copies[0].sha256);
    const changed = Buffer.from(bytes ?? []);
    changed.write("%", changed.indexOf("stream") + 40);
    const { sha256 } = await office.services.files.put(changed);
    const copies = office.owner.kysely.updateTable("recordsCopy").where("documentId", "=", id);
    await copies.set({ sha256 }).execute();
    const { wrong } = await verifyRecordsSignatures(office.services);
    expect(wrong).toMatchObject([{ number: view.copies[0].numberText, verdict: "TAMPERED" }]);
    await copies.set({ sha256: (await office.services.files.put(smallPdf())).sha256 }).execute();
    expect((await verifyRecordsSignatures(office.services)).wrong).toMatchObject([{ verdict: "UNSIGNED" }]);
    await copies.set({ sha256: view.copies[0].sha256 }).execute();
    expect((await verifyRecordsSignatures(office.services)).wrong).toEqual([]);
  });
});

describe("a work file", () => {
  const unitId = office.unit("cultureDivision");
  const opening = { unitId, code: "01.VHXH", title: "Trực Tết 2027", retentionYears: 10 };

  test("is opened once a code, filled in order, closed, and handed over to the archive", async () => {
    const { numberText } = await published();
    const { id } = await done(await post("specialist", "/work-files", opening));
    expect(await codeOf(await post("specialist", "/work-files", opening))).toBe("RECORDS_WORK_FILE_CODE");
    const act = (name: string, body: Json) => post("specialist", `/work-files/${id}/${name}`, body);
    expect(await codeOf(await act("close", {}))).toBe("RECORDS_WORK_FILE_EMPTY");
    expect(await codeOf(await act("add", { direction: "OUTGOING", number: "99/QĐ-UBND" }))).toBe(
      "RECORDS_TARGET",
    );
    await done(await act("add", { direction: "OUTGOING", number: numberText }));
    await done(await act("add", { direction: "OUTGOING", number: numberText }));
    expect(await codeOf(await act("hand-over", { to: "Kho" }))).toBe("RECORDS_WORK_FILE_OPEN");
    await done(await act("close", {}));
    expect(await codeOf(await act("add", { direction: "OUTGOING", number: numberText }))).toBe(
      "RECORDS_WORK_FILE_CLOSED",
    );
    await done(await act("hand-over", { to: "Lưu trữ cơ quan" }));
    const file = await done(await (await as("specialist")).get(`${base}/work-files/${id}`));
    expect(file).toMatchObject({
      state: "HANDED_OVER",
      closedOn: "2026-11-24",
      handedOverTo: "Lưu trữ cơ quan",
    });
    expect(file.documents.map((each: Json) => [each.position, each.document.numberText])).toEqual([
      [1, numberText],
    ]);
    const list = await done(await (await as("clerk")).get(`${base}/work-files?year=2026`));
    expect(list.items).toMatchObject([{ code: "01.VHXH", documents: 1, state: "HANDED_OVER" }]);
  });
});

describe("the screens", () => {
  test("change a draft, correct an entry with its reason, make a copy and file it, without a script", async () => {
    const clerk = deskBrowser(office, office.actor("clerk"));
    const letter = { agencyId: office.unit("ward"), kindCode: "CV", subject: "Rà soát", author: "Sở Nội vụ" };
    const { id } = await done(await post("clerk", "/incoming", { ...letter, arrivedOn: "2026-11-24" }));
    const page = `/records/documents/${id}`;
    await clerk.open(page);
    const entry = { author: "Sở Tài chính", kindCode: "CV", subject: "Rà soát phí", urgency: "URGENT" };
    await clerk.send(`${page}/correct`, { ...entry, reason: "Ghi nhầm tác giả" });
    const corrected = await clerk.open(page);
    expect(corrected).toContain("Lý do: Ghi nhầm tác giả");
    expect(corrected).toContain("Tác giả: “Sở Nội vụ” → “Sở Tài chính”");
    const made = await published();
    const refused = await clerk.send(`/records/documents/${made.id}/copy`, { kind: "TRS" });
    expect(refused.status).toBe(422);
    const told = await refused.text();
    for (const sentence of ["Sao từ tệp: hãy chọn.", "Hãy ghi nơi nhận bản sao."])
      expect(told).toContain(`>${sentence}<`);
    await copied(made.id);
    expect(await clerk.open("/records/copies")).toContain("/SY-UBND");
    expect(await clerk.open(`/records/documents/${made.id}`)).toContain("Lập bản sao");
    const specialist = deskBrowser(office, office.actor("specialist"));
    await sentUp(specialist);
    await specialist.open("/records/work-files/new");
    const opened = await specialist.send("/records/work-files/new", {
      unitId: office.unit("cultureDivision"),
      code: "02.VHXH",
      title: "Hội nghị",
      retentionYears: "",
    });
    const file = opened.headers.get("location") ?? "";
    await specialist.open(file);
    await specialist.send(`${file}/add`, { direction: "OUTGOING", number: made.numberText });
    expect(await specialist.open(file)).toContain(made.numberText);
    expect(await specialist.open("/records/work-files")).toContain("Vĩnh viễn");
    expect(await specialist.open(`/records/documents/${made.id}`)).toContain("02.VHXH Hội nghị");
  });
});

/** A draft from its form to the leader's list, and what both are told. */
async function sentUp(specialist: ReturnType<typeof deskBrowser>): Promise<void> {
  await specialist.open("/records/outgoing/new");
  const saved = await specialist.send("/records/outgoing/new", {
    unitId: office.unit("cultureDivision"),
    ...{ kindCode: "CV", subject: "Báo cáo rà soát", urgency: "NORMAL" },
    ...{ addressees: "Sở Y tế\r\nSở Nội vụ", recipients: "", content: "Dòng một.\r\nDòng hai." },
  });
  const draft = saved.headers.get("location") ?? "";
  const form = await specialist.open(draft);
  expect(form).toContain("Chọn lãnh đạo sẽ ký rồi bấm Trình ký");
  expect(form).toContain("<div>Sở Y tế</div><div>Sở Nội vụ</div>");
  expect(form).toContain("<p>Dòng một.</p><p>Dòng hai.</p>");
  const leader = deskBrowser(office, office.actor("leader"));
  expect(await leader.open("/records")).not.toContain(draft);
  await specialist.send(`${draft}/submit`, {
    leaderId: office.organisation.personOf("leader"),
    authority: "TL",
  });
  expect(await specialist.open(draft)).toMatch(/Đang chờ [^<]+ ký/);
  for (const list of ["/records", "/desk/morning"]) expect(await leader.open(list)).toContain(draft);
  expect(await leader.open(draft)).toMatch(/<option value="TL" selected/);
}
