import { expect, test } from "vitest";
import { countWorkOf } from "../../src/modules/dossier/index.ts";
import { makeDigests, remindByClock } from "../../src/modules/notification/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";

test("list, counts, digest and message call the same dossier due soon, by a fifth of its term", async () => {
  const { id, code, taskId, holder } = await office.reach(CODE, "appraise");
  const { pool } = office.owner;
  // A term of 25 working days, due on 27 November: five are left from the close of the 19th on.
  await pool.query(
    `UPDATE ${TEST_SCHEMA}.dossier_task SET term_days = 25, dossier_due_at = $2 WHERE dossier_id = $1`,
    [id, at("2026-11-27 17:00")],
  );
  await pool.query(
    `UPDATE ${TEST_SCHEMA}.dossier SET due_at = $2, state = jsonb_set(state, '{pinned,term}', '{"unit": "WORKING_DAY", "count": 25}') WHERE id = $1`,
    [id, at("2026-11-27 17:00")],
  );
  const desk = deskBrowser(office, office.actor(holder));
  const personId = office.organisation.personOf(holder);
  const said = async () => ({
    listed: (await desk.open("/desk?lateness=DUE_SOON")).includes(code),
    inTime: (await desk.open("/desk?lateness=IN_TIME")).includes(code),
    counted: (await countWorkOf(office.database, { personId, now: office.clock.now() }))?.dueSoon,
    told: await remindByClock(office.services).then(
      async () => (await post.kinds(id, "OFFICER")).filter((kind) => kind === "DUE_SOON").length,
    ),
  });
  expect(taskId).not.toBe("");
  await pool.query(
    `UPDATE ${TEST_SCHEMA}.organisation_person SET email = 'can-bo@example.vn' WHERE id = $1`,
    [personId],
  );
  const digests = async () => {
    await makeDigests(office.services);
    await post.run();
    const arrived = (await post.arrived()).map(({ body }) => /sắp đến hạn trên bàn: (\d+)/.exec(body)?.[1]);
    return arrived.filter((count) => count !== undefined);
  };
  office.set("2026-11-19 16:59");
  expect(await said()).toEqual({ listed: false, inTime: true, counted: 0, told: 0 });
  office.set("2026-11-19 17:00");
  expect(await said()).toEqual({ listed: true, inTime: false, counted: 1, told: 1 });
  office.set("2026-11-20 08:00");
  expect(await digests()).toEqual(["1"]);
});

test("the term a procedure was published with decides, from the acceptance to the list", async () => {
  office.set("2026-11-30 08:30");
  const { id, code, holder } = await office.reach(CODE, "appraise");
  const { pinned, dueAt } = (await office.view(id)).dossier;
  // Of ten working days two are left from the close of 10 December on: the 11th and the 14th.
  expect([pinned?.term, dueAt]).toEqual([{ unit: "WORKING_DAY", count: 10 }, at("2026-12-14 17:00")]);
  const desk = deskBrowser(office, office.actor(holder));
  const isListed = async (now: string) => {
    office.set(now);
    return (await desk.open("/desk?lateness=DUE_SOON")).includes(code);
  };
  expect([await isListed("2026-12-10 16:59"), await isListed("2026-12-10 17:00")]).toEqual([false, true]);
});

test("an open task knows the term of its dossier in working days", async () => {
  const { id } = await office.reach(CODE, "appraise");
  const { term } = (await office.view(id)).dossier.pinned ?? {};
  const { rows } = await office.owner.pool.query(
    `SELECT term_days FROM ${TEST_SCHEMA}.dossier_task WHERE dossier_id = $1`,
    [id],
  );
  expect(term).toMatchObject({ unit: "WORKING_DAY" });
  expect(rows).toEqual([{ term_days: term?.count }]);
});
