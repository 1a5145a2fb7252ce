import { expect, test } from "vitest";
import { numberedByRegister } from "../../src/modules/certification/index.ts";
import { verifyPapers } from "../../src/modules/document/index.ts";
import {
  openOffice,
  receiveAtCounter,
  receiveWithin,
  verifyFormNumbers,
} from "../../src/modules/dossier/index.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { type ApiOffice, apiOffice, fresh, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const CODE = "1.001776";
const open = () => apiOffice({ now: at("2026-11-25 08:30") });

test("slips are numbered by the one-stop unit and year, and not by the day", async () => {
  const office = await open();
  const first = await office.receive(CODE);
  office.set("2026-11-26 08:30");
  const second = await office.receive(CODE);
  expect([first, second].map(({ code }) => code.slice(-5))).toEqual(["-0001", "-0001"]);
  expect(await numberOn(office, first.id, "slip")).toBe("01/TNHS");
  expect(await numberOn(office, second.id, "slip")).toBe("02/TNHS");
  expect(await wrong(office)).toEqual([]);
});

test("a slip keeps its number when it is shown again or in the other language", async () => {
  const office = await open();
  const { id } = await office.receive(CODE);
  await office.receive(CODE);
  const texts = [await numberOn(office, id, "slip"), await numberOn(office, id, "slip?bilingual=true")];
  expect([...texts, await numberOn(office, id, "slip")]).toEqual(["01/TNHS", "01/TNHS", "01/TNHS"]);
  expect((await papers(office, id)).map(({ numberText }) => numberText)).toEqual(["01/TNHS", "01/TNHS"]);
  expect(await taken(office, "TNHS")).toHaveLength(2);
  expect(await wrong(office)).toEqual([]);
});

test("a form of each kind has its own series; what is asked for twice has two numbers", async () => {
  const office = await open();
  const { id } = await office.submitOnline(CODE);
  const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
  const items = [{ componentCode, problem: "Thiếu chữ ký" }];
  await office.act("intake", id, "requestIntakeSupplement", { items, reason: "Chưa đủ thành phần" });
  await office.act("intake", id, "answerIntakeSupplement", {
    components: [{ componentCode, originals: 1, copies: 0, files: [] }],
  });
  await office.act("intake", id, "requestIntakeSupplement", { items, reason: "Vẫn thiếu chữ ký" });
  await office.act("intake", id, "reject", {
    ...{ reasonCode: "NOT_COMPETENT", reason: "Thuộc nơi khác" },
    ...{ legalGround: "Điều 2", instruction: "Nộp tại xã Phúc Lợi" },
  });
  const numbers = [];
  for (const seq of [2, 4, 5]) numbers.push(await numberOn(office, id, `papers/${seq}`));
  expect(numbers).toEqual(["01/HDHS", "02/HDHS", "01/TCHS"]);
  expect((await taken(office, "HDHS")).map(({ voidedAt }) => voidedAt)).toEqual([null, null]);
  expect(await wrong(office)).toEqual([]);
});

test("an apology bears a number of the agency, a notice of stopping the next of the agency's notices", async () => {
  const office = await open();
  const { id } = await office.reach(CODE, "appraise");
  await office.act("specialist", id, "proposeExtension", { newDueOn: "2026-12-30", reason: "Chờ phối hợp" });
  await office.act("leader", id, "signExtension");
  await office.act("intake", id, "requestWithdrawal", { reason: "Đổi ý" });
  const leave = { refundDecision: "Không thu phí", papersReturned: [] };
  await office.act("leader", id, "approveWithdrawal", leave);
  const issued = (await office.view(id)).papers;
  const numbers = [];
  for (const { seq } of issued) numbers.push(await numberOn(office, id, `papers/${seq}`));
  expect(numbers).toEqual(["01/PXL", "01/TB-UBND"]);
  expect(await taken(office, "PXL")).toMatchObject([{ agencyId: office.unit("ward") }]);
  expect(await taken(office, "TB")).toMatchObject([{ agencyId: office.unit("ward"), form: "STOP_NOTICE" }]);
  expect(await wrong(office)).toEqual([]);
});

test("a slip that takes the place of another takes a number of its own; the one before is void and says why", async () => {
  const office = await open();
  const { id } = await office.receive(CODE);
  expect(await numberOn(office, id, "slip")).toBe("01/TNHS");
  const { dossier, applicant, form } = await office.view(id);
  const body = {
    ...{ reason: "Viết nhầm tên", owner: { ...applicant.owner, fullName: "Đỗ Thị Sửa Tên" } },
    ...{ submitter: null, form },
  };
  const desk = await office.desk("intake");
  const amended = await desk.post(`/api/v1/dossiers/${id}/amendments`, body, fresh(dossier.version));
  expect(amended.status).toBe(200);
  expect(await numberOn(office, id, "slip")).toBe("02/TNHS");
  expect(await taken(office, "TNHS")).toMatchObject([
    { number: 1, voidReason: "Thay bằng 02/TNHS" },
    { number: 2, voidReason: null },
  ]);
  expect(await wrong(office)).toEqual([]);
});

test("numbers begin anew with the year of Việt Nam, not of Greenwich", async () => {
  const office = await open();
  office.set("2026-12-31 16:59");
  const last = await office.submitOnline(CODE);
  await reject(office, last.id);
  office.set("2027-01-01 00:01");
  const next = await office.submitOnline(CODE);
  await reject(office, next.id);
  expect(await numberOn(office, last.id, "papers/2")).toBe("01/TCHS");
  expect(await numberOn(office, next.id, "papers/2")).toBe("01/TCHS");
  expect((await taken(office, "TCHS")).map(({ year }) => year)).toEqual([2026, 2027]);
  expect(await wrong(office)).toEqual([]);
});

test("of fifty acceptances at two counters at once each has its own number, and none is left out", async () => {
  const office = await open();
  const counters = [1, 2].map(() => openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS));
  const submission = await office.submission(CODE);
  const request = { ...submission, correctionOf: null, parentId: null };
  const actor = office.actor("intake");
  const received = await Promise.all(
    Array.from({ length: 50 }, (_, place) => {
      const counter = counters[place % 2];
      return counter === undefined ? null : receiveAtCounter(counter, { actor, request, key: null });
    }),
  );
  expect(received.every((each) => each?.ok === true)).toBe(true);
  const numbers = (await taken(office, "TNHS")).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
  expect(await wrong(office)).toEqual([]);
});

test("an act that is refused, repeated or undone with its transaction takes no number", async () => {
  const office = await open();
  const body = await office.submission(CODE);
  const desk = await office.desk("intake");
  const key = { "idempotency-key": "received-once-only" };
  await Promise.all([1, 2, 3].map(() => desk.post("/api/v1/dossiers/received", body, key)));
  expect(await taken(office, "TNHS")).toHaveLength(1);
  const counter = openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const request = { ...body, correctionOf: null, parentId: null };
  const actor = office.actor("intake");
  const undone = office.database.transaction(async (tx) => {
    expect((await receiveWithin(counter, tx, { actor, request, key: null })).ok).toBe(true);
    throw new RangeError("the rest of the act failed");
  });
  await expect(undone).rejects.toThrow("the rest of the act failed");
  const { id } = await office.submitOnline(CODE);
  expect((await office.tryAct("specialist", id, "accept")).ok).toBe(false);
  expect(await taken(office, "TNHS")).toHaveLength(1);
  await office.receive(CODE);
  expect((await taken(office, "TNHS")).map(({ number }) => number)).toEqual([1, 2]);
  expect(await wrong(office)).toEqual([]);
});

test("the check tells a missing number, one that no act took, and a paper that bears another", async () => {
  const office = await open();
  const { id } = await office.receive(CODE);
  await office.receive(CODE);
  await numberOn(office, id, "slip");
  const { kysely } = office.owner;
  await kysely
    .updateTable("documentPaper")
    .set({ numberText: "07/TNHS" })
    .where("dossierId", "=", id)
    .execute();
  expect(await wrong(office)).toEqual([["OTHER_PAPER", "TNHS", "01/TNHS"]]);
  await kysely
    .updateTable("documentPaper")
    .set({ numberText: "01/TNHS" })
    .where("dossierId", "=", id)
    .execute();
  await kysely.deleteFrom("documentNumber").where("number", "=", 2).execute();
  expect(await wrong(office)).toEqual([
    ["GAP", "TNHS", "2"],
    ["UNNUMBERED", "RECEIPT", expect.stringContaining("-0002")],
  ]);
});

type Number = Json;
async function taken(office: ApiOffice, kind: string): Promise<Number[]> {
  return office.database.kysely
    .selectFrom("documentNumber")
    .selectAll()
    .where("kind", "=", kind)
    .orderBy("year")
    .orderBy("number")
    .execute();
}

const papers = (office: ApiOffice, id: string) =>
  office.database.kysely.selectFrom("documentPaper").selectAll().where("dossierId", "=", id).execute();

/** What stands after "Số:" on a paper. */
async function numberOn(office: ApiOffice, id: string, paper: string): Promise<string> {
  const answer = await (await office.desk("auditor")).get(`/api/v1/dossiers/${id}/${paper}`);
  expect(answer.status, paper).toBe(200);
  const text = pdfText(new Uint8Array(await answer.arrayBuffer()));
  return /Số[^:]*:\s*(\S+)/.exec(text)?.[1] ?? text;
}

async function reject(office: ApiOffice, id: string): Promise<void> {
  const why = { reason: "Thuộc nơi khác", legalGround: "Điều 2", instruction: "Nộp nơi khác" };
  await office.act("intake", id, "reject", { reasonCode: "NOT_COMPETENT", ...why });
}

async function wrong(office: ApiOffice): Promise<unknown[]> {
  const series = await verifyPapers(office.database, numberedByRegister);
  const acts = await verifyFormNumbers(office.database, office.services.clock.now());
  return [...series.wrong, ...acts.wrong].map(({ fault, kind, number }) => [fault, kind, number]);
}
