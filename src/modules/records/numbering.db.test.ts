import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { wordFile } from "../../../test/support/made-files.ts";
import { at } from "../../../test/support/office-time.ts";
import { aDraft, aLetter, codeOf, day, done } from "../../../test/support/records.ts";
import { testWard } from "../../../test/support/ward.ts";
import { databaseWithin } from "../../platform/postgres/nested-transaction.ts";
import { numberedByRegister } from "../certification/index.ts";
import { verifyPapers } from "../document/index.ts";
import { attachFile } from "./commands/attach.ts";
import { draftOutgoing } from "./commands/draft-outgoing.ts";
import { sendOutgoing, voidRegistered } from "./commands/outgoing-acts.ts";
import { publishOutgoing } from "./commands/publish.ts";
import { registerIncoming } from "./commands/register-incoming.ts";
import { signOutgoing } from "./commands/sign-paper.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { findDocument } from "./store.ts";
import { verifyRecords } from "./verify.ts";

const ward = await testWard({ connections: 12 });
const { services, database, owner, clock } = ward;
const agency = ward.organisation.unitOf("ward");
const division = ward.organisation.unitOf("cultureDivision");
const [clerk, leader, specialist] = [
  ward.officer("clerk"),
  ward.officer("leader"),
  ward.officer("specialist"),
];

async function signed(changes = {}): Promise<OfficialDocumentId> {
  const { id } = done(await draftOutgoing(services, specialist, aDraft(division, changes)));
  done(await signOutgoing(ward.office, leader, { id, authority: "KT", title: "Phó Chủ tịch" }));
  return id;
}
const publish = (id: OfficialDocumentId) => publishOutgoing(services, clerk, { id, medium: "PAPER" });
const published = async (changes = {}) => done(await publish(await signed(changes)));
const numberOf = async (id: OfficialDocumentId) => (await findDocument(database, id))?.number;
/** What `motcua verify` would say of numbers: of the series, and of what bears them. */
const broken = async () => [
  ...(await verifyPapers(database, numberedByRegister)).wrong,
  ...(await verifyRecords(database)).broken,
];

describe("numbers of outgoing documents", () => {
  test("are given at publication, after the signature, by kind: 01/QĐ-UBND; a letter names its unit", async () => {
    const { id } = done(await draftOutgoing(services, specialist, aDraft(division)));
    expect(codeOf(await publish(id))).toBe("RECORDS_STATE");
    expect(await numberOf(id)).toBe(null);
    expect((await published()).numberText).toBe("01/QĐ-UBND");
    expect((await published({ kindCode: "CV" })).numberText).toBe("01/UBND-VHXH");
    expect((await published({ kindCode: "TTR" })).numberText).toBe("01/TTr-UBND");
    expect((await published()).numberText).toBe("02/QĐ-UBND");
  });

  test("fifty who publish at once get fifty numbers, none twice and none left out", async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => signed({ kindCode: "KH" })));
    const numbers = (await Promise.all(ids.map(publish))).map((each) =>
      Number.parseInt(done(each).numberText, 10),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await broken()).toEqual([]);
  });

  test("one document published twice at the same moment has one number", async () => {
    const id = await signed({ kindCode: "BC" });
    const both = await Promise.all([publish(id), publish(id)]);
    expect(both.map(codeOf).sort()).toEqual(["RECORDS_STATE", null].sort());
    expect((await published({ kindCode: "BC" })).numberText).toBe("02/BC-UBND");
  });

  test("a publication that breaks off in the middle leaves no gap", async () => {
    const id = await signed({ kindCode: "TB" });
    const gone = database.transaction(async (tx) => {
      const within = { ...services, database: databaseWithin(tx, database) };
      done(await publishOutgoing(within, clerk, { id, medium: "PAPER" }));
      // The number is taken, the document written, nothing committed: now the process is gone.
      throw new Error("gone");
    });
    await expect(gone).rejects.toThrow("gone");
    const series = await database.kysely
      .selectFrom("documentSeries")
      .selectAll()
      .where("kind", "=", "TB")
      .execute();
    expect(series).toEqual([]);
    expect(done(await publish(id)).numberText).toBe("01/TB-UBND");
    expect(await broken()).toEqual([]);
  });

  test("begin again at 01 on 1 January", async () => {
    expect((await published({ kindCode: "CT" })).numberText).toBe("01/CT-UBND");
    clock.set(at("2027-01-04 08:00"));
    expect((await published({ kindCode: "CT" })).numberText).toBe("01/CT-UBND");
    clock.set(at("2026-11-24 08:30"));
    expect(await broken()).toEqual([]);
  });

  test("are of the year of the day on the document, also where midnight of 31 December passes meanwhile", async () => {
    const id = await signed({ kindCode: "KH" });
    const overMidnight = { ...clock, today: () => day("2026-12-31"), now: () => at("2027-01-01 00:00") };
    done(await publishOutgoing({ ...services, clock: overMidnight }, clerk, { id, medium: "PAPER" }));
    const { year, documentOn } = (await findDocument(database, id)) ?? {};
    expect([year, documentOn]).toEqual([2027, "2027-01-01"]);
  });

  test("a number struck out stays in its series with the reason, and is not given again", async () => {
    const { id } = await published({ kindCode: "GM" });
    done(await voidRegistered(services, clerk, { id, reason: "Cấp số nhầm" }));
    expect((await published({ kindCode: "GM" })).numberText).toBe("02/GM-UBND");
    expect(await broken()).toEqual([]);
  });

  test("what has left the office is recalled, not struck out", async () => {
    const { id } = await published({ kindCode: "GM" });
    done(await sendOutgoing(services, clerk, { id, recipients: "Sở Nội vụ", receivedBy: null }));
    expect(codeOf(await voidRegistered(services, clerk, { id, reason: "Nhầm" }))).toBe(
      "RECORDS_ALREADY_SENT",
    );
    expect(codeOf(await sendOutgoing(services, clerk, { id, recipients: "Sở", receivedBy: null }))).toBe(
      "RECORDS_ALREADY_SENT",
    );
    const recall = await published({ kindCode: "TB", actsOnId: id, actsOnEffect: "RECALL" });
    expect((await findDocument(database, id))?.state).toBe("RECALLED");
    expect(recall.numberText).toBe("02/TB-UBND");
  });

  test("an electronic publication needs the document itself", async () => {
    const id = await signed();
    expect(codeOf(await publishOutgoing(services, clerk, { id, medium: "ELECTRONIC" }))).toBe(
      "RECORDS_FILE_MISSING",
    );
    const draft = done(await draftOutgoing(services, specialist, aDraft(division)));
    done(
      await attachFile(services, specialist, {
        id: draft.id,
        isAnnex: false,
        name: "du-thao.docx",
        bytes: wordFile(),
      }),
    );
    done(await signOutgoing(ward.office, leader, { id: draft.id, authority: "KT", title: "Phó Chủ tịch" }));
    const electronic = { id: draft.id, medium: "ELECTRONIC" } as const;
    expect(codeOf(await publishOutgoing(services, clerk, electronic))).toBe("RECORDS_FILE_NOT_PDF");
  });
});

describe("the incoming register", () => {
  test("counts on in the order of registration, whoever registers at the same moment", async () => {
    const registered = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        registerIncoming(services, clerk, aLetter(agency, { symbol: `${index}/SNV-CCHC` })),
      ),
    );
    const numbers = registered.map((each) => Number(done(each).numberText)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test("a paper that came twice is told by its number, and leaves no gap", async () => {
    const letter = aLetter(agency, { symbol: "99/SNV" });
    const first = done(await registerIncoming(services, clerk, letter));
    const again = await registerIncoming(services, clerk, letter);
    expect(again.ok ? null : again.refusal).toEqual({
      code: "RECORDS_ALREADY_REGISTERED",
      numberText: first.numberText,
    });
    expect(Number(done(await registerIncoming(services, clerk, aLetter(agency))).numberText)).toBe(
      Number(first.numberText) + 1,
    );
    expect(await broken()).toEqual([]);
  });

  test("keeps a stub of a secret document and no word of what it says", async () => {
    const secret = aLetter(agency, { secrecy: "SECRET" });
    expect(codeOf(await registerIncoming(services, clerk, secret))).toBe("RECORDS_SECRET_STUB");
    const kept = done(await registerIncoming(services, clerk, { ...secret, subject: null }));
    expect((await findDocument(database, kept.id))?.subject).toBe(null);
    expect(codeOf(await registerIncoming(services, clerk, aLetter(agency, { subject: null })))).toBe(
      "RECORDS_SUBJECT_MISSING",
    );
  });

  test("registers nothing that has not come yet, and no kind there is not", async () => {
    const early = aLetter(agency, { arrivedOn: day("2026-11-25") });
    expect(codeOf(await registerIncoming(services, clerk, early))).toBe("RECORDS_ARRIVES_LATER");
    expect(codeOf(await registerIncoming(services, clerk, aLetter(agency, { kindCode: "XX" })))).toBe(
      "RECORDS_KIND_UNKNOWN",
    );
  });

  test("says by when it had to be registered: the next working day, an urgent one the same day", async () => {
    const friday = { arrivedOn: day("2026-11-20"), symbol: null };
    const calm = done(await registerIncoming(services, clerk, aLetter(agency, friday)));
    const urgent = done(
      await registerIncoming(services, clerk, aLetter(agency, { ...friday, urgency: "FLASH" })),
    );
    expect((await findDocument(database, calm.id))?.handledByOn).toBe("2026-11-23");
    expect((await findDocument(database, urgent.id))?.handledByOn).toBe("2026-11-20");
  });

  test("is kept by the clerk of the agency and nobody else", async () => {
    expect(codeOf(await registerIncoming(services, specialist, aLetter(agency)))).toBe("NOT_ALLOWED");
    const other = ward.organisation.unitOf("city");
    expect(codeOf(await registerIncoming(services, clerk, aLetter(other)))).toBe("NOT_FOUND");
  });
});

describe("the verification of the registers", () => {
  const tamper = (change: string) =>
    sql`${sql.raw(change.replace("$numbers", `"${owner.schema}".document_number`))}`.execute(owner.kysely);

  test("sees a number that was lost, moved, or struck out behind the register's back", async () => {
    const { id } = await published({ kindCode: "PC" });
    await published({ kindCode: "PC" });
    expect(await broken()).toEqual([]);
    await tamper(`UPDATE $numbers SET number = 7 WHERE bearer_id = '${id}'`);
    expect((await broken()).map(({ fault }) => fault).sort()).toEqual(["BEYOND", "DIFFERENT", "GAP"]);
    await tamper(
      `UPDATE $numbers SET number = 1, voided_at = now(), void_reason = 'x' WHERE bearer_id = '${id}'`,
    );
    expect((await broken()).map(({ fault }) => fault)).toEqual(["UNEXPLAINED"]);
    await tamper(`UPDATE $numbers SET bearer_id = gen_random_uuid() WHERE bearer_id = '${id}'`);
    expect((await broken()).map(({ fault }) => fault).sort()).toEqual(["NOBODYS", "UNNUMBERED"]);
    await tamper(`DELETE FROM $numbers WHERE kind = 'PC' AND number = 1`);
    expect((await broken()).map(({ fault }) => fault).sort()).toEqual(["GAP", "UNNUMBERED"]);
  });
});
