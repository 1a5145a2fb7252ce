import { describe, expect, test } from "vitest";
import { aDraft, aLetter, codeOf, done } from "../../../test/support/records.ts";
import { testWard } from "../../../test/support/ward.ts";
import { OFFICE_PORTS } from "../../write-attachments.ts";
import { assignDocument } from "./commands/assign.ts";
import { draftOutgoing } from "./commands/draft-outgoing.ts";
import { editOutgoing } from "./commands/edit.ts";
import { registerIncoming } from "./commands/register-incoming.ts";
import { signOutgoing } from "./commands/sign-paper.ts";
import { returnOutgoing, submitOutgoing, takeBackOutgoing } from "./commands/submit.ts";
import { countDocumentsWaiting, listOwnWork, listToSign } from "./list-work.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { findDocument } from "./store.ts";

const ward = await testWard({ connections: 4 });
const { services, database } = ward;
const office = { ...ward.office, ...OFFICE_PORTS };
const division = ward.organisation.unitOf("cultureDivision");
const [clerk, leader, specialist] = [
  ward.officer("clerk"),
  ward.officer("leader"),
  ward.officer("specialist"),
];

const drafted = async () => done(await draftOutgoing(services, specialist, aDraft(division))).id;
const submit = (id: OfficialDocumentId, leaderId: string = leader.personId) =>
  submitOutgoing(office, specialist, { id, leaderId, authority: "KT" });
const findAssignments = async (documentId: OfficialDocumentId) => {
  const rows = await database.kysely
    .selectFrom("recordsAssignment")
    .select("id")
    .where("documentId", "=", documentId)
    .execute();
  return rows.map(({ id }) => id);
};
const toldOf = async (what: string) => {
  const rows = await database.kysely
    .selectFrom("notificationMessage")
    .select(["kind", "personId", "occasion"])
    .where("occasion", "like", `${what}%`)
    .orderBy("occasion")
    .execute();
  return rows.map(({ kind, personId }) => ({ kind, personId }));
};
const idsToSign = async () => (await listToSign(database, leader)).map(({ id }) => id);

describe("a draft sent up to be signed (trình ký)", () => {
  test("lies with the leader it was sent to, who is told of it, and counts among what waits", async () => {
    const before = await countDocumentsWaiting(database, leader, services.clock.today());
    const id = await drafted();
    expect(await idsToSign()).not.toContain(id);
    done(await submit(id));
    expect(await findDocument(database, id)).toMatchObject({
      state: "SUBMITTED",
      submittedToName: leader.fullName,
      submittedAuthority: "KT",
      submittedById: specialist.personId,
    });
    expect(await idsToSign()).toContain(id);
    expect(await countDocumentsWaiting(database, leader, services.clock.today())).toEqual({
      ...before,
      all: before.all + 1,
      toSign: before.toSign + 1,
    });
    expect(await toldOf(`document ${id} `)).toEqual([
      { kind: "DOCUMENT_TO_SIGN", personId: leader.personId },
    ]);
  });

  test("is signed by the leader and leaves the list", async () => {
    const id = await drafted();
    done(await submit(id));
    done(await signOutgoing(office, leader, { id, authority: "KT", title: "Phó Chủ tịch" }));
    expect(await idsToSign()).not.toContain(id);
    expect(codeOf(await submit(id))).toBe("RECORDS_STATE");
  });

  test("comes back with the leader's reason to whoever sent it up, and may be changed again", async () => {
    const id = await drafted();
    done(await submit(id));
    const change = { ...edit, subject: "Về việc trực lễ" };
    expect(codeOf(await editOutgoing(services, specialist, { id, ...change }))).toBe("RECORDS_STATE");
    expect(codeOf(await returnOutgoing(office, specialist, { id, reason: "Không" }))).toBe("NOT_ALLOWED");
    done(await returnOutgoing(office, leader, { id, reason: "Bổ sung nơi nhận" }));
    expect(await findDocument(database, id)).toMatchObject({ state: "DRAFT", submittedToId: null });
    expect(await toldOf(`document ${id} `)).toContainEqual({
      kind: "DOCUMENT_RETURNED",
      personId: specialist.personId,
    });
    done(await editOutgoing(services, specialist, { id, ...change }));
  });

  test("is taken back by its drafter, and by nobody who does not draft", async () => {
    const id = await drafted();
    expect(codeOf(await takeBackOutgoing(office, specialist, { id }))).toBe("RECORDS_STATE");
    done(await submit(id));
    expect(codeOf(await takeBackOutgoing(office, ward.officer("intake"), { id }))).toBe("NOT_FOUND");
    done(await takeBackOutgoing(office, specialist, { id }));
    expect(await idsToSign()).not.toContain(id);
  });

  test("goes to a leader of its agency and to nobody else", async () => {
    const id = await drafted();
    expect(codeOf(await submit(id, clerk.personId))).toBe("RECORDS_SIGNER");
    expect(await toldOf(`document ${id} `)).toEqual([]);
    const letter = aLetter(ward.organisation.unitOf("ward"), { symbol: "1/TK" });
    const incoming = done(await registerIncoming(services, clerk, letter));
    expect(
      codeOf(
        await submitOutgoing(office, clerk, { ...incoming, leaderId: leader.personId, authority: "KT" }),
      ),
    ).toBe("NOT_ALLOWED");
  });
});

const edit = {
  kindCode: "QD",
  urgency: "NORMAL",
  addressees: null,
  recipients: null,
  content: null,
} as const;

test("parts left open on a document that was struck out ask nothing of anybody", async () => {
  const head = ward.officer("head");
  const letter = aLetter(ward.organisation.unitOf("ward"), { symbol: "2/TK" });
  const { id } = done(await registerIncoming(services, clerk, letter));
  const order = { parentId: null, supportIds: [], informIds: [], dueOn: null, dueWorkingDays: 3 };
  done(await assignDocument(office, leader, { id, ...order, leadId: division, instruction: "Tham mưu" }));
  const [part] = await findAssignments(id);
  expect(await toldOf(`document ${id} part ${part}`)).toEqual([
    { kind: "DOCUMENT_ASSIGNED", personId: head.personId },
  ]);
  const mine = async () => (await listOwnWork(database, head)).map(({ document }) => document.id);
  expect(await mine()).toContain(id);
  // As documents stood that were struck out before their parts were cancelled with them.
  await database.kysely
    .updateTable("recordsDocument")
    .set({ state: "VOIDED" })
    .where("id", "=", id)
    .execute();
  expect(await mine()).not.toContain(id);
});
