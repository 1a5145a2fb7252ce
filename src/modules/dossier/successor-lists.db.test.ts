import { describe, expect, it } from "vitest";
import { replaceUnit } from "../../../test/support/successor-unit.ts";
import { testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import { parseInstant } from "../../kernel/local-date.ts";
import type { OfficeRole, Officer } from "../access/index.ts";
import {
  countStuck,
  readIntake,
  readStuck,
  readUnitQueue,
  readUnpaid,
  searchInScope,
} from "./queries/work-desk.ts";
import { findDossier } from "./store.ts";

const ward = await testWard();
const { office, services, database } = ward;
const ANY = { status: null, fieldCode: null, cursor: null, size: 20, unitId: null };

describe("the one-stop centre closes while dossiers wait there", async () => {
  const unread = await ward.submitOnline("2.000635");
  const unpaid = await ward.receive("1.001612");
  await ward.act("intake", unpaid, { act: "handOver" });
  const loaded = await findDossier(database, unpaid.id);
  const { taskId } = present(loaded?.dossier.tasks[0], "the open task");
  await ward.act("head2", unpaid, { act: "completeTask", taskId, note: "" });
  await ward.act("specialist2", unpaid, { act: "requirePayment", amountDong: 120_000, reason: "Lệ phí" });
  const successor = await replaceUnit(services, ward.organisation.unitOf("serviceCentre"));
  const heir = (role: OfficeRole): Officer => ({
    ...ward.officer("intake"),
    grants: [{ role, unitId: successor, delegatedBy: null }],
  });
  const ids = (rows: Awaited<ReturnType<typeof readStuck>>) =>
    rows.ok ? rows.value.map(({ id }) => id) : expect.fail(rows.refusal.code);

  it("from the next day the successor's officers find them in every list, as the number beside it says", async () => {
    ward.clock.set(present(parseInstant("2026-11-26T16:30:00+07:00"), "instant"));
    const intake = heir("intake-officer");
    const queue = await readUnitQueue(office, intake, ANY);
    const lists = {
      unread: ids(await readIntake(office, intake)),
      stuck: ids(await readStuck(office, intake)),
      found: ids(await searchInScope(office, intake, unread.code)),
      queue: queue.ok && queue.value.items.map(({ id }) => id).includes(unread.id),
      unpaid: ids(await readUnpaid(office, heir("cashier"))),
      stuckCounted: await countStuck(office, intake),
    };
    expect(lists).toEqual({
      unread: [unread.id],
      stuck: [unread.id],
      found: [unread.id],
      queue: true,
      unpaid: [unpaid.id],
      stuckCounted: 1,
    });
  });
});
