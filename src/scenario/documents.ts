import { z } from "zod";
import { samplePaper } from "../demo/sample-paper.ts";
import { assert, present } from "../kernel/assert.ts";
import { verifyRecords } from "../modules/records/index.ts";
import type { Executor } from "../platform/postgres/database.ts";
import type { Client, Ordered } from "./http-client.ts";
import type { Cast } from "./story.ts";

/*
 * What happens to the office's documents in the week, beside its dossiers: told through the API like everything else.
 */

const RECORDS = "/api/v1/records";
const DOCUMENTS = `${RECORDS}/documents`;

const documentSchema = z.object({
  document: z.object({ version: z.number() }),
  assignments: z.array(z.object({ id: z.string(), personId: z.string().nullable() })),
  files: z.array(z.object({ sha256: z.string() })),
});

const register = (cast: Cast, symbol: string, subject: string): Promise<Ordered> =>
  cast.as("clerk").order(`${RECORDS}/incoming`, {
    agencyId: cast.unitId("ward"),
    kindCode: "CV",
    author: "Sở Nội vụ (minh họa)",
    symbol,
    subject: `${subject} (minh họa)`,
    documentOn: cast.workingDay(0),
    arrivedOn: cast.workingDay(0),
    replyDueOn: cast.workingDay(4),
  });

/** Looks at the document and does it to what was seen. */
async function actOn(client: Client, path: string, body: object): Promise<Ordered> {
  const { document } = await client.read(path.slice(0, path.lastIndexOf("/")), documentSchema);
  return client.order(path, body, document.version);
}

/** Drafted, sent up, signed by the leader, numbered by the clerk. */
async function issue(cast: Cast, draft: object): Promise<Ordered & { readonly number: string }> {
  const specialist = cast.as("specialist");
  const { id } = await specialist.order(`${RECORDS}/outgoing`, {
    unitId: cast.unitId("cultureDivision"),
    content: "Nội dung minh họa của tuần làm việc.",
    ...draft,
  });
  const up = { leaderId: cast.personId("leader"), authority: "KT" };
  await actOn(specialist, `${DOCUMENTS}/${id}/submit`, up);
  await cast.later();
  const leader = cast.as("leader");
  await actOn(leader, `${DOCUMENTS}/${id}/return`, { reason: "Bổ sung nơi nhận (minh họa)" });
  await actOn(specialist, `${DOCUMENTS}/${id}/submit`, up);
  await cast.later();
  await actOn(leader, `${DOCUMENTS}/${id}/sign`, { authority: "KT", title: "Phó Chủ tịch" });
  const made = await actOn(cast.as("clerk"), `${DOCUMENTS}/${id}/publish`, { medium: "PAPER" });
  await actOn(cast.as("clerk"), `${DOCUMENTS}/${id}/send`, { recipients: "Sở Nội vụ (minh họa)" });
  const number = present(made.numberText, "its number");
  cast.seen.numbers.push(number);
  return { ...made, number };
}

/** A letter comes, is given down to a person with a deadline, answered by a letter, accepted, and tied to a dossier. */
async function answered(cast: Cast): Promise<void> {
  const { id } = await register(cast, "1201/SNV-CCHC", "Rà soát thủ tục");
  const one = `${DOCUMENTS}/${id}`;
  const [leader, head, specialist] = [cast.as("leader"), cast.as("head"), cast.as("specialist")];
  const unit = { leadId: cast.unitId("cultureDivision"), dueWorkingDays: 3 };
  await leader.order(`${one}/assign`, { ...unit, instruction: "Tham mưu trả lời (minh họa)" });
  await cast.later();
  const parts = async (client: Client) => (await client.read(one, documentSchema)).assignments;
  const ofUnit = present((await parts(head))[0], "the unit's part").id;
  const person = { parentId: ofUnit, leadId: cast.personId("specialist") };
  await head.order(`${one}/assign`, { ...person, instruction: "Soạn công văn trả lời (minh họa)" });
  await cast.later();
  const reply = { kindCode: "CV", subject: "Kết quả rà soát (minh họa)", repliesToId: id };
  const made = await issue(cast, { ...reply, addressees: "Sở Nội vụ (minh họa)" });
  const own = present(
    (await parts(specialist)).find(({ personId }) => personId !== null),
    "the person's part",
  ).id;
  await specialist.order(`${one}/report`, { assignmentId: own, responseId: made.id });
  await head.order(`${one}/accept`, { assignmentId: own });
  await head.order(`${one}/report`, { assignmentId: ofUnit, responseId: made.id });
  await leader.order(`${one}/accept`, { assignmentId: ofUnit });
  for (let waited = 0; cast.someDossier() === null && waited < 10; waited += 1) await cast.later();
  const dossierCode = present(cast.someDossier(), "a dossier of the week");
  await leader.order(`${one}/link`, { dossierCode });
}

/** A notice within the office, kept in a work file that is closed and handed over to the archive. */
async function filed(cast: Cast): Promise<void> {
  const made = await issue(cast, {
    kindCode: "TB",
    subject: "Lịch trực tuần (minh họa)",
    recipients: "Các phòng",
  });
  const specialist = cast.as("specialist");
  const unitId = cast.unitId("cultureDivision");
  const opening = { unitId, code: "01.VHXH", title: "Trực cơ quan (minh họa)", retentionYears: 5 };
  const { id } = await specialist.order(`${RECORDS}/work-files`, opening);
  const file = `${RECORDS}/work-files/${id}`;
  await specialist.order(`${file}/add`, { direction: "OUTGOING", number: made.number });
  await cast.later();
  await specialist.order(`${file}/close`, {});
  await specialist.order(`${file}/hand-over`, { to: "Lưu trữ cơ quan (minh họa)" });
}

/** A letter is scanned, and a true copy of it made for those who work by it. */
async function copied(cast: Cast): Promise<void> {
  const clerk = cast.as("clerk");
  const { id } = await register(cast, "45/GM-VP", "Họp giao ban");
  const form = new FormData();
  form.set("file", new Blob([Buffer.from(samplePaper("letter"))]), "giay-moi.pdf");
  await clerk.order(`${DOCUMENTS}/${id}/files`, form);
  await cast.later();
  const [scan] = (await clerk.read(`${DOCUMENTS}/${id}`, documentSchema)).files;
  const signer = { signerId: cast.personId("leader") };
  const copy = { kind: "SY", medium: "PAPER", sourceSha256: present(scan, "the scan").sha256, sheets: 3 };
  const made = await clerk.order(`${DOCUMENTS}/${id}/copy`, { ...copy, ...signer, recipients: "Các phòng" });
  assert(made.numberText !== undefined);
}

/** A notice that was wrong is recalled by another one, which takes a number of its own. */
async function recalled(cast: Cast): Promise<void> {
  const wrong = { kindCode: "TB", subject: "Lịch tiếp công dân (minh họa)", recipients: "Các phòng" };
  const { id } = await issue(cast, wrong);
  await cast.later();
  const recall = { actsOnId: id, actsOnEffect: "RECALL" };
  await issue(cast, { ...wrong, ...recall, subject: "Thu hồi thông báo lịch tiếp công dân (minh họa)" });
}

/** Every story of documents by its name. */
export const DOCUMENT_STORIES = { answered, filed, copied, recalled } as const;

/** What the week's documents came to; `broken` are numbers that agree with no document, or documents with no number. */
export type DocumentsOfWeek = {
  readonly counts: Readonly<
    Record<"incoming" | "answered" | "outgoing" | "recalled" | "copies" | "workFiles" | "linked", number>
  >;
  readonly broken: Awaited<ReturnType<typeof verifyRecords>>["broken"];
};

/** The balance of the clerk's book at the end of the week. */
export async function balanceDocuments(database: Executor): Promise<DocumentsOfWeek> {
  const documents = await database.kysely
    .selectFrom("recordsDocument")
    .select(["id", "direction", "state", "repliesToId"])
    .execute();
  const issued = documents.filter(
    ({ direction, state }) => direction === "OUTGOING" && state === "PUBLISHED",
  );
  const all = { copies: "recordsCopy", workFiles: "recordsWorkFile", linked: "recordsLink" } as const;
  const amounts = await Promise.all([
    amountOf(database, all.copies),
    amountOf(database, all.workFiles),
    amountOf(database, all.linked),
  ]);
  const [copies, workFiles, linked] = amounts;
  const counts = {
    incoming: documents.filter(({ direction }) => direction === "INCOMING").length,
    answered: new Set(issued.map(({ repliesToId }) => repliesToId).filter((id) => id !== null)).size,
    outgoing: issued.length,
    recalled: documents.filter(({ state }) => state === "RECALLED").length,
    ...{ copies, workFiles, linked },
  };
  return { counts, broken: (await verifyRecords(database)).broken };
}

async function amountOf(
  { kysely }: Executor,
  table: "recordsCopy" | "recordsWorkFile" | "recordsLink",
): Promise<number> {
  const row = await kysely
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as("amount"))
    .executeTakeFirst();
  return Number(row?.amount ?? 0);
}
