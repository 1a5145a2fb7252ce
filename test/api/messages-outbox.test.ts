import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { parseId } from "../../src/kernel/ids.ts";
import { actWithin } from "../../src/modules/dossier/commands/act.ts";
import { openOffice } from "../../src/modules/dossier/index.ts";
import { verifyMessages } from "../../src/modules/notification/index.ts";
import { WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { type Acted, aGuest, apiOffice, fresh } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const { kinds, told } = messagesOf(office);
const CODE = "1.001776";
const wrong = async () => (await verifyMessages(office.database)).wrong;
const PROPOSAL = {
  items: [{ componentCode: "declaration", problem: "Thiếu chữ ký" }],
  reason: "Chưa đủ thông tin",
};
const ANSWER = {
  components: [{ componentCode: "declaration", originals: 1, copies: 0, files: [], digitisation: null }],
};
const RETURN = {
  channel: "COUNTER",
  receiver: "OWNER",
  receiverName: "Người nhận",
  identityChecked: "ID_CARD",
  feesSettled: true,
};

describe("an act and its message are one", () => {
  test("sent online and accepted the applicant hears of both; at the counter of the acceptance alone", async () => {
    const online = await office.submitOnline(CODE);
    expect(await kinds(online.id)).toEqual(["SUBMITTED"]);
    await office.act("intake", online.id, "accept");
    expect(await kinds(online.id)).toEqual(["SUBMITTED", "ACCEPTED"]);
    const counter = await office.receive(CODE);
    expect(await kinds(counter.id)).toEqual(["ACCEPTED"]);
  });

  test("from acceptance to the returned result every turn is told once", async () => {
    const ready = await office.reach(CODE, "return");
    await office.act("intake", ready.id, "returnResult", RETURN);
    expect(await kinds(ready.id)).toEqual(["ACCEPTED", "HANDED_OVER", "RESULT_READY", "RETURNED"]);
  });

  test("papers asked for, paid for, put off: the applicant and the desks hear of it", async () => {
    const { id, taskId, holder } = await office.reach(CODE, "appraise");
    const head = holder === "specialist" ? "head" : "head2";
    const assigneeId = office.organisation.personOf(holder);
    await office.act(head, id, "assignTask", { taskId, assigneeId });
    await office.act(holder, id, "proposeSupplement", PROPOSAL);
    await office.act(head, id, "approveSupplement", {});
    await office.act("intake", id, "sendSupplement");
    await office.act("intake", id, "answerSupplement", ANSWER);
    await office.act("intake", id, "confirmSupplement", { acceptedComponents: ["declaration"] });
    await office.act(holder, id, "requirePayment", { amountDong: 20_000, reason: "Lệ phí" });
    await office.act("cashier", id, "confirmPayment", { reference: "PT-1" });
    await office.act(holder, id, "proposeExtension", {
      newDueOn: "2026-12-25",
      reason: "Chờ phối hợp",
      lateCause: "COORDINATING_UNIT",
    });
    await office.act("leader", id, "signExtension");
    expect(await kinds(id)).toEqual([
      "ACCEPTED",
      "HANDED_OVER",
      "SUPPLEMENT",
      "ANSWER_RECEIVED",
      "SUPPLEMENT_CONFIRMED",
      "PAYMENT_DUE",
      "PAYMENT_RECEIVED",
      "EXTENDED",
    ]);
    const desks = await told(id, "OFFICER");
    const own = (kind: string) => desks.filter((each) => each.kind === kind);
    expect(own("ASSIGNED")).toMatchObject([{ personId: assigneeId }]);
    expect(own("SUPPLEMENT_ANSWERED")).toHaveLength(2);
    expect(own("PAYMENT_CONFIRMED")).toMatchObject([{ personId: assigneeId }]);
    expect(own("EXTENSION_TO_SIGN")).toMatchObject([{ role: "leader", unitId: office.unit("ward") }]);
  });

  test("of two at once the one who lost has told nobody; an act that is refused tells nobody", async () => {
    const { id } = await office.submitOnline(CODE);
    const { version } = (await office.view(id)).dossier;
    const desks = await Promise.all((["intake", "intake2"] as const).map((name) => office.desk(name)));
    const answers = await Promise.all(
      desks.map((desk) => desk.post(`/api/v1/dossiers/${id}/accept`, {}, fresh(version))),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect(await kinds(id)).toEqual(["SUBMITTED", "ACCEPTED"]);
    await office.refusal("intake", id, "reject", { reasonCode: "NOT_COMPETENT", reason: "" });
    expect(await kinds(id)).toEqual(["SUBMITTED", "ACCEPTED"]);
  });

  test("the same request again tells nobody again", async () => {
    const guest = aGuest(office);
    const body = await office.submission(CODE, { channelIn: "ONLINE" });
    const key = { "idempotency-key": crypto.randomUUID() };
    const first: Acted = await (await guest.post("/api/v1/dossiers", body, key)).json();
    await guest.post("/api/v1/dossiers", body, key);
    expect(await kinds(first.id)).toEqual(["SUBMITTED"]);
  });

  test("an act rolled back has no message", async () => {
    const held = openOffice(office.services, WRITE_ATTACHMENTS);
    const { id } = await office.submitOnline(CODE);
    const accepting = office.database.transaction(async (tx) => {
      const done = await actWithin(held, tx, {
        actor: office.actor("intake"),
        request: {
          dossierId: present(parseId<"dossier">(id), "id"),
          command: { act: "accept", components: [], custody: [] },
          expectedVersion: null,
          key: null,
          private: null,
        },
      });
      expect(done.ok).toBe(true);
      throw new Error("the power fails");
    });
    await expect(accepting).rejects.toThrow("the power fails");
    expect(await kinds(id)).toEqual(["SUBMITTED"]);
    expect(await wrong()).toEqual([]);
  });
});

describe("verify", () => {
  test("finds a message that is gone, one without its event, and one that went nowhere unexplained", async () => {
    const { id } = await office.receive(CODE);
    expect(await wrong()).toEqual([]);
    const table = (name: string) => `${TEST_SCHEMA}.notification_${name}`;
    const ask = (text: string) => office.owner.pool.query(text);
    const kept = await ask(`SELECT id FROM ${table("message")} WHERE dossier_id = '${id}'`);
    const messageId = kept.rows[0].id;
    await ask(`UPDATE ${table("message")} SET kind = 'RESULT_READY' WHERE id = '${messageId}'`);
    expect((await wrong()).map(({ fault, detail }) => `${fault} ${detail}`)).toEqual([
      "MISSING ACCEPTED event 2 applicant",
      "UNFOUNDED RESULT_READY event 2 applicant",
    ]);
    await ask(
      `UPDATE ${table("message")} SET kind = 'ACCEPTED', planned_at = at, locale = 'vi' WHERE id = '${messageId}'`,
    );
    expect(await wrong()).toMatchObject([{ fault: "UNEXPLAINED", dossierId: id }]);
    await ask(`UPDATE ${table("message")} SET silence = 'NO_CONTACT' WHERE id = '${messageId}'`);
    expect(await wrong()).toEqual([]);
    await ask(`DELETE FROM ${table("message")} WHERE id = '${messageId}'`);
    expect(await wrong()).toMatchObject([{ fault: "MISSING", dossierId: id }]);
  });
});
