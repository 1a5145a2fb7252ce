import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { someoneWaits } from "../../../test/support/lock-wait.ts";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { aDraft, aLetter, codeOf, day, done } from "../../../test/support/records.ts";
import { smallPdf } from "../../../test/support/signing.ts";
import { testWard } from "../../../test/support/ward.ts";
import { newId } from "../../kernel/ids.ts";
import { newPaperToken, takeNextNumber } from "../document/index.ts";
import { loadTrust, validatePdf } from "../signature/index.ts";
import { attachFile } from "./commands/attach.ts";
import { draftOutgoing } from "./commands/draft-outgoing.ts";
import { correctIncoming, editOutgoing } from "./commands/edit.ts";
import { type AskedCopy, makeCopy } from "./commands/make-copy.ts";
import { publishWithPaper } from "./commands/publish-paper.ts";
import { registerIncoming } from "./commands/register-incoming.ts";
import { signWithPaper } from "./commands/sign-paper.ts";
import { returnOutgoing } from "./commands/submit.ts";
import { listCopiesOf } from "./copy-store.ts";
import { listFiles } from "./file-store.ts";
import { findRecordsPaper } from "./find-verifiable.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { findPaperOf } from "./paper-store.ts";
import { COPY_SERIES } from "./series.ts";
import { findDocument } from "./store.ts";
import { verifyRecords } from "./verify.ts";

const ward = await testWard({ connections: 8, config: { demo: true } });
const { services, database, office } = ward;
const agency = ward.organisation.unitOf("ward");
const division = ward.organisation.unitOf("cultureDivision");
const [clerk, leader, specialist] = [
  ward.officer("clerk"),
  ward.officer("leader"),
  ward.officer("specialist"),
];
const CONTENT = "Điều 1. Phân công trực ngày lễ.\nĐiều 2. Quyết định có hiệu lực từ ngày ký.";

const drafted = async (changes = {}) =>
  done(await draftOutgoing(services, specialist, aDraft(division, { content: CONTENT, ...changes }))).id;
const sign = (id: OfficialDocumentId) =>
  signWithPaper(office, leader, { id, authority: "KT", title: "Phó Chủ tịch" });
const publish = (id: OfficialDocumentId) => publishWithPaper(office, clerk, { id, medium: "ELECTRONIC" });
const textOf = async (sha256: string) => pdfText((await services.files.get(sha256)) ?? new Uint8Array());
const judge = async (sha256: string) => {
  const bytes = (await services.files.get(sha256)) ?? new Uint8Array();
  return validatePdf(bytes, { trust: await loadTrust(database), now: services.clock.now() }).signatures;
};
const fileOf = async (id: OfficialDocumentId) => (await listFiles(database, id))[0]?.sha256 ?? "";

async function arrived(): Promise<OfficialDocumentId> {
  const letter = aLetter(agency, { symbol: `${Math.floor(performance.now() * 1000)}/SNV` });
  const { id } = done(await registerIncoming(services, clerk, letter));
  done(
    await attachFile(services, clerk, { id, isAnnex: false, name: "cv.pdf", bytes: smallPdf("Cong van") }),
  );
  return id;
}

async function copy(id: OfficialDocumentId, change: Partial<AskedCopy> = {}) {
  return makeCopy(office, clerk, {
    id,
    kind: "SY",
    medium: "ELECTRONIC",
    sourceSha256: await fileOf(id),
    sourceCopyNumber: null,
    pages: "",
    extract: null,
    sheets: 2,
    recipients: "Phòng Văn hóa - Xã hội; Lưu: VT",
    authority: null,
    signerId: ward.officer("head").personId,
    ...change,
  });
}

describe("an outgoing document the office sets itself", () => {
  test("is signed by the leader, then numbered, dated and sealed, and holds when it is checked", async () => {
    const id = await drafted();
    done(await sign(id));
    const signed = await findPaperOf(database, id);
    expect(signed).toMatchObject({ isDigital: true, sha256: null });
    expect(await textOf(signed?.signedSha256 ?? "")).not.toContain("01/QĐ-UBND");
    expect(await findRecordsPaper(database, signed?.token ?? "")).toBeNull();
    const { numberText } = done(await publish(id));
    const sha256 = (await findPaperOf(database, id))?.sha256 ?? "";
    expect(await fileOf(id)).toBe(sha256);
    const text = await textOf(sha256);
    for (const part of ["QUYẾT ĐỊNH", "Về việc phân công trực", "Điều 2.", "KT. CHỦ TỊCH", "Nơi nhận:"])
      expect(text).toContain(part);
    const findings = await judge(sha256);
    expect(findings.map(({ verdict }) => verdict)).toEqual(["VALID", "VALID"]);
    expect(await findRecordsPaper(database, signed?.token ?? "")).toMatchObject({
      state: "PUBLISHED",
      numberText,
    });
  });

  test("that was recalled says so to whoever scans its code", async () => {
    const id = await drafted();
    done(await sign(id));
    done(await publish(id));
    const recall = await drafted({ kindCode: "TB", actsOnId: id, actsOnEffect: "RECALL" });
    done(await sign(recall));
    done(await publish(recall));
    const { token } = (await findPaperOf(database, id)) ?? { token: "" };
    expect(await findRecordsPaper(database, token)).toMatchObject({
      state: "REVOKED",
      revokedAt: services.clock.now(),
    });
  });

  test("goes back to its drafter without the signature, is changed and signed anew", async () => {
    const id = await drafted({ kindCode: "KH" });
    done(await sign(id));
    expect(codeOf(await editOutgoing(services, specialist, { id, ...edit("Khác") }))).toBe("RECORDS_STATE");
    done(await returnOutgoing(office, leader, { id, reason: "Sửa nơi nhận" }));
    expect(await findPaperOf(database, id)).toBeNull();
    done(await editOutgoing(services, specialist, { id, ...edit("Kế hoạch trực Tết") }));
    expect(codeOf(await editOutgoing(services, specialist, { id, ...edit("Kế hoạch trực Tết") }))).toBe(
      "RECORDS_NOTHING_CHANGED",
    );
    done(await sign(id));
    done(await publish(id));
    expect(await textOf(await fileOf(id))).toContain("Kế hoạch trực Tết");
  });

  test("five that are published at once get five numbers", async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => drafted({ kindCode: "TB" })));
    for (const id of ids) done(await sign(id));
    const numbers = (await Promise.all(ids.map(publish))).map((each) => done(each).numberText);
    expect(numbers.toSorted()).toEqual([2, 3, 4, 5, 6].map((number) => `0${number}/TB-UBND`));
    expect((await verifyRecords(database)).broken).toEqual([]);
  });

  test("and papers written elsewhere, published at the same moments, take numbers of one series", async () => {
    const kindCode = "TTR";
    const ids = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        drafted({ kindCode, content: index % 2 === 0 ? CONTENT : null }),
      ),
    );
    for (const id of ids) done(await sign(id));
    const answers = await Promise.all(
      ids.map((id) => publishWithPaper(office, clerk, { id, medium: "PAPER" })),
    );
    const numbers = answers.map((each) => Number.parseInt(done(each).numberText, 10));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect((await verifyRecords(database)).broken).toEqual([]);
  });
});

function edit(subject: string) {
  return {
    kindCode: "KH",
    subject,
    urgency: "NORMAL",
    addressees: null,
    recipients: "Lưu: VT",
    content: "Nội dung mới.",
  } as const;
}

describe("a copy (sao y, sao lục, trích sao)", () => {
  test("is numbered in one series, carries its form and the agency's seal, and is found by its code", async () => {
    const id = await arrived();
    expect(done(await copy(id)).numberText).toBe("01/SY-UBND");
    const [first] = await listCopiesOf(database, id);
    expect(done(await copy(id, { kind: "SL", sourceSha256: first?.sha256 ?? "" })).numberText).toBe(
      "02/SL-UBND",
    );
    const extract = { kind: "TRS", extract: "Mục 2: rà soát thủ tục.", pages: "1", medium: "PAPER" } as const;
    expect(done(await copy(id, extract)).numberText).toBe("03/TrS-UBND");
    const [made, further, part] = await listCopiesOf(database, id);
    const text = await textOf(made?.sha256 ?? "");
    for (const each of ["Cong van", "SAO Y", "Số: 01/SY-UBND", "Nơi nhận:"]) expect(text).toContain(each);
    // The agency signs an electronic copy: nobody's name stands under what a clerk did.
    for (const each of ["TL. CHỦ TỊCH", "Nguyễn Thanh Hương"]) expect(text).not.toContain(each);
    expect(made).toMatchObject({ signerName: "Ủy ban nhân dân phường Tây Hồ", signerTitle: "" });
    for (const each of ["TL. CHỦ TỊCH", "Nguyễn Thanh Hương"])
      expect(await textOf(part?.sha256 ?? "")).toContain(each);
    expect(await textOf(further?.sha256 ?? "")).toContain("SAO LỤC");
    expect(await textOf(part?.sha256 ?? "")).toContain("Mục 2: rà soát thủ tục.");
    expect((await judge(made?.sha256 ?? "")).map(({ verdict }) => verdict)).toEqual(["VALID"]);
    expect(await judge(part?.sha256 ?? "")).toEqual([]);
    expect(await findRecordsPaper(database, made?.token ?? "")).toMatchObject({
      state: "PUBLISHED",
      sha256: made?.sha256,
      numberText: "01/SY-UBND",
    });
    expect((await verifyRecords(database)).broken).toEqual([]);
  });

  test("is refused with its reason, and takes no number then", async () => {
    const id = await arrived();
    const went = await drafted({ kindCode: "BC" });
    done(await sign(went));
    done(await publish(went));
    const before = (await listCopiesOf(database, id)).length;
    expect(codeOf(await copy(id, { pages: "2-9" }))).toBe("RECORDS_COPY_PAGES");
    expect(codeOf(await copy(id, { kind: "TRS" }))).toBe("RECORDS_COPY_EXTRACT");
    expect(codeOf(await copy(id, { sourceSha256: "0".repeat(64) }))).toBe("RECORDS_COPY_SOURCE");
    expect(codeOf(await copy(went, { kind: "SL" }))).toBe("RECORDS_COPY_OF_COPY");
    expect(codeOf(await copy(id, { kind: "SL" }))).toBe("RECORDS_COPY_OF_COPY");
    expect(codeOf(await copy(id, { medium: "PAPER", signerId: null }))).toBe("RECORDS_SIGNER");
    done(await copy(went));
    const [made] = await listCopiesOf(database, went);
    expect(codeOf(await copy(went, { sourceSha256: made?.sha256 ?? "" }))).toBe("RECORDS_COPY_OF_ORIGINAL");
    expect(codeOf(await makeCopy(office, specialist, { ...(await asked(id)) }))).toBe("NOT_ALLOWED");
    expect((await listCopiesOf(database, id)).length).toBe(before);
  });

  test("is copied further from a true copy that another agency sent, and says its number", async () => {
    const id = await arrived();
    const received = { sourceCopyNumber: "05/SY-SNV" };
    expect(codeOf(await copy(id, received))).toBe("RECORDS_COPY_OF_ORIGINAL");
    expect(done(await copy(id, { ...received, kind: "SL", signerId: null })).numberText).toContain(
      "/SL-UBND",
    );
    const [made] = await listCopiesOf(database, id);
    expect(made?.sourceCopyNumber).toBe("05/SY-SNV");
    expect(await textOf(made?.sha256 ?? "")).toContain("Sao lại từ bản sao y số 05/SY-SNV");
  });

  test("is copied further from the office's own true copy under its own number, no other", async () => {
    const id = await arrived();
    done(await copy(id));
    const [ours] = await listCopiesOf(database, id);
    const further = { kind: "SL", sourceSha256: ours?.sha256 ?? "" } as const;
    const typed = await copy(id, { ...further, sourceCopyNumber: "05/SY-SNV" });
    expect(codeOf(typed)).toBe("RECORDS_COPY_NUMBER_OURS");
    expect(done(await copy(id, further)).numberText).toContain("/SL-UBND");
  });

  test("made by five clerks at once has five numbers and leaves no gap", async () => {
    const id = await arrived();
    const all = await Promise.all(Array.from({ length: 5 }, () => copy(id, { medium: "PAPER" })));
    expect(new Set(all.map((each) => done(each).numberText)).size).toBe(5);
    expect((await verifyRecords(database)).broken).toEqual([]);
  });

  test("whose number another process takes while it is set is set again under the next one", async () => {
    const [id, other] = [await arrived(), await arrived()];
    done(await copy(other, { medium: "PAPER" }));
    const [made] = await listCopiesOf(database, other);
    const { copying } = await database.transaction(async (tx) => {
      const bearerId = newId();
      const series = { agencyId: agency, kind: COPY_SERIES, year: 2026 };
      const textOf = (number: number) => `${number}/SY-UBND`;
      const { number } = await takeNextNumber(tx, series, { bearerId, textOf, takenAt: ward.clock.now() });
      const changed = JSON.stringify({ id: bearerId, token: newPaperToken(), number });
      const table = sql.table(`${ward.owner.schema}.records_copy`);
      await sql`INSERT INTO ${table} SELECT (jsonb_populate_record(c, ${changed}::jsonb)).* FROM ${table} AS c
        WHERE id = ${made?.id}`.execute(tx.kysely);
      const copying = copy(id, { medium: "PAPER" });
      await someoneWaits(database);
      return { copying };
    });
    expect(done(await copying).numberText).not.toBe(made?.numberText);
    expect((await verifyRecords(database)).broken).toEqual([]);
  });
});

async function asked(id: OfficialDocumentId): Promise<AskedCopy> {
  return {
    ...{ id, kind: "SY", medium: "PAPER", sourceSha256: await fileOf(id), pages: "", extract: null },
    ...{ sheets: 1, recipients: "VT", authority: null, signerId: leader.personId, sourceCopyNumber: null },
  };
}

test("an entry is corrected with the reason, and the history keeps what stood there", async () => {
  const letter = aLetter(agency, { symbol: "777/SNV" });
  const { id } = done(await registerIncoming(services, clerk, letter));
  const { kindCode, urgency, author, symbol, documentOn, replyDueOn } = letter;
  const entry = { kindCode, urgency, author, symbol, documentOn, replyDueOn };
  const correct = (change = {}, who = clerk) =>
    correctIncoming(services, who, { id, ...entry, subject: "Về việc khác", reason: "Ghi nhầm", ...change });
  expect(codeOf(await correct({}, specialist))).toBe("NOT_ALLOWED");
  expect(codeOf(await correct({ subject: null }))).toBe("RECORDS_SUBJECT_MISSING");
  done(await correct({ documentOn: day("2026-11-19") }));
  expect(await findDocument(database, id)).toMatchObject({ subject: "Về việc khác", state: "REGISTERED" });
  const events = await database.kysely
    .selectFrom("recordsEvent")
    .select(["type", "data"])
    .where("documentId", "=", id)
    .orderBy("seq")
    .execute();
  expect(events.at(-1)).toMatchObject({
    type: "EntryCorrected",
    data: {
      reason: "Ghi nhầm",
      changes: expect.arrayContaining([
        { field: "subject", from: "Về việc rà soát thủ tục hành chính", to: "Về việc khác" },
      ]),
    },
  });
});
