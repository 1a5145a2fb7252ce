import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { openUnit, unitDirectory } from "../../src/modules/organisation/index.ts";
import { aPaper, apiOffice, done, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";
import { recordsDesk } from "../support/records-desk.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const { agency, division, base, as, post, act, aLetter, aDraft, published, given, view, codeOf, personOf } =
  recordsDesk(office);

describe("an outgoing document", () => {
  test("is drafted, signed, numbered and sent, each by whom it is for", async () => {
    const id = await aDraft();
    expect(await codeOf(act("specialist", id, "sign", { authority: "TM", title: "x" }))).toBe("NOT_ALLOWED");
    expect(await codeOf(act("clerk", id, "publish", { medium: "PAPER" }))).toBe("RECORDS_STATE");
    await done(await act("leader", id, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
    expect(await codeOf(act("clerk", id, "publish", { medium: "ELECTRONIC" }))).toBe("RECORDS_FILE_MISSING");
    const { numberText } = await done(await act("clerk", id, "publish", { medium: "PAPER" }));
    expect(numberText).toMatch(/^\d{2}\/QĐ-UBND$/);
    await done(await act("clerk", id, "send", { recipients: "Sở Nội vụ" }));
    expect(await codeOf(act("clerk", id, "void", { reason: "Nhầm" }))).toBe("RECORDS_ALREADY_SENT");
    const { document, history } = await view("clerk", id);
    expect(document).toMatchObject({
      state: "PUBLISHED",
      handledByOn: "2026-11-25",
      signerTitle: "Phó Chủ tịch",
    });
    expect(history.map(({ type }: Json) => type)).toEqual(["Drafted", "Signed", "Published", "Sent"]);
  });

  test("goes back to its drafter while it has no number, and can be given up", async () => {
    const id = await aDraft();
    await done(await act("leader", id, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
    await done(await act("leader", id, "return", { reason: "Sửa căn cứ" }));
    await done(await act("specialist", id, "discard", { reason: "Không ban hành nữa" }));
    expect((await view("specialist", id)).document.state).toBe("DISCARDED");
  });

  test("corrects by letter, replaces by its own kind, and acts only on what is published here", async () => {
    const decision = await published();
    const onIt = { actsOnId: decision.id };
    const try_ = (changes: Json) =>
      post("specialist", "/outgoing", { unitId: division, subject: "x", ...changes });
    expect(await codeOf(try_({ kindCode: "TB", ...onIt, actsOnEffect: "CORRECT" }))).toBe(
      "RECORDS_CORRECTED_BY_LETTER",
    );
    expect(await codeOf(try_({ kindCode: "TB", ...onIt, actsOnEffect: "REPLACE" }))).toBe(
      "RECORDS_REPLACED_BY_SAME_KIND",
    );
    expect(await codeOf(try_({ kindCode: "CV", actsOnId: decision.id }))).toBe("RECORDS_TARGET");
    await published({ kindCode: "CV", ...onIt, actsOnEffect: "CORRECT" });
    expect((await view("clerk", decision.id)).document.state).toBe("PUBLISHED");
    await published({ ...onIt, actsOnEffect: "REPLACE" });
    expect((await view("clerk", decision.id)).document.state).toBe("REPLACED");
    expect(await codeOf(try_({ kindCode: "QD", ...onIt, actsOnEffect: "REPLACE" }))).toBe("RECORDS_STATE");
  });

  test("of an agency without an abbreviation is not numbered", async () => {
    const directory = await unitDirectory(office.database);
    const {
      id: _,
      parentId: __,
      validFrom,
      validTo: ___,
      revision: ____,
      ...ward
    } = present(directory.find(agency), "the ward");
    const bare = { code: null, areaCode: null, areaKind: null, symbol: null, kind: "TAX" } as const;
    const input = { facts: { ...ward, ...bare, name: "Thuế cơ sở thử nghiệm" }, parentId: agency, validFrom };
    const opened = await openUnit(office.services, { kind: "system", name: "test" }, input);
    const unitId = present(opened.ok ? opened.value.unitId : null, "the unit");
    const there = office.as(anOfficer(unitId, "specialist", "leader", "clerk"));
    const path = `${base}/outgoing`;
    const { id } = await done(await there.post(path, { unitId, kindCode: "QD", subject: "x" }));
    const one = `${base}/documents/${id}`;
    await done(
      await there.post(`${one}/sign`, { authority: "HEAD", title: "Trưởng" }, { "if-match": '"1"' }),
    );
    expect(await codeOf(there.post(`${one}/publish`, { medium: "PAPER" }, { "if-match": '"2"' }))).toBe(
      "RECORDS_SYMBOL_MISSING",
    );
  });
});

describe("files and dossiers of a document", () => {
  const upload = async (name: Parameters<typeof office.desk>[0], id: string) => {
    const form = new FormData();
    form.set("file", new Blob([Buffer.from(aPaper())]), "công-văn.pdf");
    return (await as(name)).send(`${base}/documents/${id}/files`, { method: "POST", body: form });
  };

  test("the clerk attaches what came, the drafter the draft, and nobody anything once it is published", async () => {
    const { id } = await aLetter();
    await done(await upload("clerk", id));
    const [file] = (await view("clerk", id)).files;
    expect(file.name).toBe("công-văn.pdf");
    const bytes = await (await as("clerk")).get(`${base}/documents/${id}/files/${file.sha256}`);
    expect(bytes.status).toBe(200);
    const draft = await aDraft();
    await done(await upload("specialist", draft));
    await done(await act("leader", draft, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
    expect(await codeOf(upload("specialist", draft))).toBe("NOT_ALLOWED");
    await done(await act("clerk", draft, "publish", { medium: "ELECTRONIC" }));
    expect(await codeOf(upload("clerk", draft))).toBe("RECORDS_STATE");
  });

  test("a secret document takes neither file, nor work, nor dossier", async () => {
    const { id } = await aLetter({ subject: null, secrecy: "SECRET" });
    expect(await codeOf(upload("clerk", id))).toBe("RECORDS_SECRET_STUB");
    expect(await codeOf(act("leader", id, "assign", { leadId: division, instruction: "x" }))).toBe(
      "RECORDS_SECRET_STUB",
    );
    expect(await codeOf(act("clerk", id, "link", { dossierCode: "x" }))).toBe("RECORDS_SECRET_STUB");
  });

  test("a dossier is tied by whoever may read it, and named to whoever may read it", async () => {
    const dossier = await office.receive("2.000635");
    const { id } = await aLetter();
    await done(await act("leader", id, "link", { dossierCode: dossier.code }));
    expect((await view("leader", id)).dossiers).toEqual([{ id: dossier.id, code: dossier.code }]);
    const stranger = anOfficer(office.unit("police"), "clerk");
    expect((await office.as(stranger).get(`${base}/documents/${id}`)).status).toBe(404);
    expect(await codeOf(act("leader", id, "link", { dossierCode: "H26.16.05-010101-9999" }))).toBe(
      "RECORDS_DOSSIER_UNKNOWN",
    );
  });
});

describe("work about a document", () => {
  test("goes from leader to unit to person and back, and is done when it is accepted", async () => {
    const { id, part } = await given();
    expect(part).toMatchObject({ unitId: division, part: "LEAD", dueOn: "2026-12-01", state: "DUE_SOON" });
    const people = { parentId: part.id, leadId: personOf("specialist"), instruction: "Soạn công văn" };
    await done(await act("head", id, "assign", people));
    const own = (await view("specialist", id)).assignments[1];
    expect(
      (await done(await (await as("specialist")).get(`${base}/work`))).items.map(
        (each: Json) => each.assignment.id,
      ),
    ).toContain(own.id);
    const mine = { assignmentId: own.id };
    expect(await codeOf(act("specialist4", id, "advance", { ...mine, progress: 10 }))).toBe("NOT_ALLOWED");
    await done(await act("specialist", id, "read", mine));
    await done(await act("specialist", id, "advance", { ...mine, progress: 40 }));
    expect(await codeOf(act("specialist", id, "report", mine))).toBe("RECORDS_RESULT_MISSING");
    expect(await codeOf(act("head", id, "report", { assignmentId: part.id, result: "Xong" }))).toBe(
      "RECORDS_PARTS_OPEN",
    );
    const reply = await published({ kindCode: "CV", repliesToId: id });
    await done(await act("specialist", id, "report", { ...mine, responseId: reply.id }));
    expect(await codeOf(act("specialist", id, "accept", mine))).toBe("NOT_ALLOWED");
    await done(await act("head", id, "send-back", mine));
    await done(await act("specialist", id, "report", { ...mine, result: "Đã sửa", responseId: reply.id }));
    await done(await act("head", id, "accept", mine));
    await done(await act("head", id, "report", { assignmentId: part.id, responseId: reply.id }));
    await done(await act("leader", id, "accept", { assignmentId: part.id }));
    const states = (await view("leader", id)).assignments.map(({ state }: Json) => state);
    expect(states).toEqual(["DONE_ON_TIME", "DONE_ON_TIME"]);
    expect(await codeOf(act("leader", id, "cancel", { assignmentId: part.id, reason: "x" }))).toBe(
      "RECORDS_ASSIGNMENT_STATE",
    );
  });

  test("nobody accepts what they reported themselves", async () => {
    const { id, part } = await given({ leadId: agency });
    await done(await act("leader2", id, "report", { assignmentId: part.id, result: "Xong" }));
    expect(await codeOf(act("leader2", id, "accept", { assignmentId: part.id }))).toBe("RECORDS_OWN_WORK");
    await done(await act("leader", id, "accept", { assignmentId: part.id }));
  });

  test("more time is asked a working day before, granted by who gave the work, and the first due day is kept", async () => {
    const { id, part } = await given();
    const ask = { assignmentId: part.id, reason: "Chờ số liệu" };
    expect(await codeOf(act("head", id, "ask-extension", { ...ask, to: "2026-12-01" }))).toBe(
      "RECORDS_EXTENSION_DAY",
    );
    await done(await act("head", id, "ask-extension", { ...ask, to: "2026-12-04" }));
    await done(await act("leader", id, "decide-extension", { assignmentId: part.id, decision: "GRANTED" }));
    const [moved] = (await view("leader", id)).assignments;
    expect([moved.dueOn, moved.originalDueOn]).toEqual(["2026-12-04", "2026-12-01"]);
    const late = await given({ dueWorkingDays: 0 });
    expect(
      await codeOf(
        act("head", late.id, "ask-extension", { ...ask, assignmentId: late.part.id, to: "2026-12-04" }),
      ),
    ).toBe("RECORDS_EXTENSION_LATE");
  });

  test("has one lead, each place once, and no due day that is past or behind the unit's", async () => {
    const { id, part } = await given();
    const again = { instruction: "x" };
    expect(
      await codeOf(act("leader", id, "assign", { ...again, leadId: office.unit("economyDivision") })),
    ).toBe("RECORDS_LEAD_TAKEN");
    expect(await codeOf(act("leader", id, "assign", { ...again, supportIds: [division] }))).toBe(
      "RECORDS_ASSIGNEE",
    );
    expect(await codeOf(act("leader", id, "assign", again))).toBe("RECORDS_ASSIGNEE");
    const support = { ...again, supportIds: [office.unit("economyDivision")] };
    expect(await codeOf(act("leader", id, "assign", { ...support, dueOn: "2026-11-20" }))).toBe(
      "RECORDS_DUE_PAST",
    );
    const person = { ...again, parentId: part.id, leadId: personOf("specialist"), dueOn: "2026-12-24" };
    expect(await codeOf(act("head", id, "assign", person))).toBe("RECORDS_DUE_AFTER_PARENT");
    expect(await codeOf(act("head2", id, "assign", person))).toBe("NOT_FOUND");
    await done(await act("leader", id, "cancel", { assignmentId: part.id, reason: "Giao đơn vị khác" }));
    await done(await act("leader", id, "assign", { ...again, leadId: office.unit("economyDivision") }));
    expect(await codeOf(act("leader", id, "cancel", { assignmentId: part.id, reason: "x" }))).toBe(
      "RECORDS_ASSIGNMENT_STATE",
    );
  });
});

describe("the registers", () => {
  const list = async (name: Parameters<typeof office.desk>[0], query: string): Promise<Json[]> =>
    (await done(await (await as(name)).get(`${base}/documents?${query}`))).items;

  test("are found by words without tone marks, and by number", async () => {
    const { id } = await aLetter({ subject: "Chỉ thị về phòng cháy, chữa cháy", symbol: "777/CA-PC07" });
    for (const text of ["phong chay", "777", "chay chua pc07"])
      expect(
        (await list("clerk", `direction=INCOMING&text=${encodeURIComponent(text)}`)).map((each) => each.id),
      ).toEqual([id]);
  });

  test("show whole to the clerk and leader, and to a division what it has a part in", async () => {
    const hidden = await aLetter();
    const { id } = await given();
    const ids = (rows: Json[]) => rows.map((each) => each.id);
    expect(ids(await list("clerk", "direction=INCOMING"))).toEqual(expect.arrayContaining([hidden.id, id]));
    const seen = ids(await list("specialist4", "direction=INCOMING"));
    expect(seen).toContain(id);
    expect(seen).not.toContain(hidden.id);
    expect((await (await as("specialist4")).get(`${base}/documents/${hidden.id}`)).status).toBe(404);
  });

  test("tell what came late, what nobody has, what is not answered", async () => {
    const late = await aLetter({ arrivedOn: "2026-11-20" });
    const asked = await aLetter({ replyDueOn: "2026-12-01" });
    const ids = async (only: string) =>
      (await list("clerk", `direction=INCOMING&only=${only}`)).map((each) => each.id);
    expect(await ids("LATE")).toEqual([late.id]);
    expect(await ids("UNASSIGNED")).toEqual(expect.arrayContaining([late.id, asked.id]));
    expect(await ids("REPLY_DUE")).toEqual([asked.id]);
    await published({ kindCode: "CV", repliesToId: asked.id });
    expect(await ids("REPLY_DUE")).toEqual([]);
  });
});
