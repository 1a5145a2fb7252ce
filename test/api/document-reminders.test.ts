import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { announce, remindByClock, verifyMessages } from "../../src/modules/notification/index.ts";
import { listAssignments } from "../../src/modules/records/assignment-store.ts";
import { reportPart, sendPartBack } from "../../src/modules/records/commands/work.ts";
import { assignDocument, registerIncoming } from "../../src/modules/records/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { aLetter, day, done } from "../support/records.ts";

const ward = await apiOffice({ now: at("2026-11-24 08:30") });
const { services } = ward;
const office = { services, announce };
const division = ward.organisation.unitOf("cultureDivision");
const head = ward.organisation.personOf("head");
const specialist = ward.organisation.personOf("specialist");
const DUE = day("2026-12-04");

async function given(personId: string | null = null) {
  const letter = aLetter(ward.organisation.unitOf("ward"));
  const { id } = done(await registerIncoming(services, ward.actor("clerk"), letter));
  const order = { id, parentId: null, leadId: division, supportIds: [], informIds: [] };
  const words = { instruction: "Tham mưu trả lời", dueOn: DUE, dueWorkingDays: null };
  done(await assignDocument(office, ward.actor("leader"), { ...order, ...words }));
  const [part] = await listAssignments(ward.database, id);
  const parentId = present(part, "the unit's part").id;
  if (personId !== null)
    done(
      await assignDocument(office, ward.actor("head"), {
        ...{ ...order, ...words, parentId },
        leadId: personId,
      }),
    );
  return { id, parentId };
}

/** Runs the round twice in each of the mornings; answers what is told of a document then, and to whom. */
async function toldOn(id: string, ...mornings: readonly string[]) {
  for (const morning of mornings) {
    ward.set(`${morning} 07:30`);
    await remindByClock(services);
    await remindByClock(services);
  }
  const rows = await ward.database.kysely
    .selectFrom("notificationMessage")
    .select(["kind", "personId", "occasion"])
    .where("occasion", "like", `document ${id} %`)
    .where("kind", "<>", "DOCUMENT_ASSIGNED")
    .orderBy("at")
    .execute();
  return rows.map(({ kind, personId }) => ({ kind, personId }));
}

test("who heads the unit is told once that a document is due within a week, and once that it is late", async () => {
  const { id } = await given();
  const personId = head;
  expect(await toldOn(id, "2026-11-26")).toEqual([]);
  const soon = { kind: "DOCUMENT_DUE_SOON", personId };
  expect(await toldOn(id, "2026-11-27", "2026-12-04")).toEqual([soon]);
  expect(await toldOn(id, "2026-12-05", "2026-12-07")).toEqual([
    soon,
    { kind: "DOCUMENT_OVERDUE", personId },
  ]);
  expect((await verifyMessages(ward.database)).wrong).toEqual([]);
});

test("what waits to be accepted is not late; sent back it is told", async () => {
  ward.set("2026-11-24 08:30");
  const { id, parentId } = await given();
  const [held, gave] = [
    { services, actor: ward.actor("head") },
    { services, actor: ward.actor("leader") },
  ];
  done(await reportPart(held, { id, assignmentId: parentId, result: "Đã tham mưu", responseId: null }));
  expect(await toldOn(id, "2026-12-05")).toEqual([]);
  done(await sendPartBack(gave, { id, assignmentId: parentId }));
  expect(await toldOn(id, "2026-12-06")).toEqual([{ kind: "DOCUMENT_OVERDUE", personId: head }]);
});

test("a person is told of their own part, and their head of it once they have left the unit", async () => {
  ward.set("2026-11-24 08:30");
  const { id } = await given(specialist);
  const told = await toldOn(id, "2026-11-30");
  expect(told.map(({ personId }) => personId).toSorted()).toEqual([head, specialist].toSorted());
  await ward.owner.pool.query(
    `UPDATE ${TEST_SCHEMA}.organisation_post SET valid_to = '2026-12-01' WHERE person_id = $1`,
    [specialist],
  );
  const late = (await toldOn(id, "2026-12-05")).filter(({ kind }) => kind === "DOCUMENT_OVERDUE");
  expect(late.map(({ personId }) => personId)).toEqual([head, head]);
});

test("the message says by when, and leads to the document", async () => {
  ward.set("2026-11-24 08:30");
  const { id } = await given();
  await toldOn(id, "2026-12-05");
  const box = await openBrowser(ward.browserOf(ward.actor("head"))).open("/desk/messages");
  expect(box.text).toContain("đã quá hạn, hạn là ngày 04/12/2026");
  expect(box.html).toContain(`/records/documents/${id}`);
});

test("the day's first page counts documents that wait, are due soon and late, and leads to them", async () => {
  const tilesOn = async (morning: string) => {
    ward.set(`${morning} 08:00`);
    const { html } = await openBrowser(ward.browserOf(ward.actor("head"))).open("/desk");
    const tiles = html.split("<a ").filter((each) => /^class="mc-tile"[^>]* href="\/records"/.test(each));
    return tiles.map((tile) => />([^<]+)<strong>(\d+)</.exec(tile)?.slice(1).join(": "));
  };
  const open = await ward.database.kysely
    .selectFrom("recordsAssignment")
    .select(({ fn }) => fn.countAll<string>().as("all"))
    .where("unitId", "=", division)
    .where("personId", "is", null)
    .executeTakeFirstOrThrow();
  const waits = `Văn bản chờ tôi: ${open.all}`;
  expect(await tilesOn("2026-11-26")).toEqual([waits]);
  expect(await tilesOn("2026-12-04")).toEqual([waits, `Văn bản sắp đến hạn: ${open.all}`]);
  expect(await tilesOn("2026-12-05")).toEqual([waits, `Văn bản quá hạn: ${open.all}`]);
});
