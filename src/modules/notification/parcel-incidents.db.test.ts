import { expect, test } from "vitest";
import { messagesOf } from "../../../test/support/messages.ts";
import { moneyWard } from "../../../test/support/money.ts";
import { at } from "../../../test/support/office-time.ts";
import { postDesk } from "../../../test/support/posted.ts";
import type { Acted } from "../dossier/index.ts";
import { endIncident } from "../post/commands/prepare.ts";
import { receiveSheet } from "../post/commands/sign-sheet.ts";
import { verifyMessages } from "./verify.ts";

const ward = await moneyWard({ now: at("2026-11-25 08:30") });
const desk = postDesk(ward);
const post = messagesOf(ward);
const wrong = async () => (await verifyMessages(ward.database)).wrong;

test("a result that comes back torn, or does not come back, is told to its applicant, and how that was settled, once", async () => {
  const [first, second] = [await desk.posted(), await desk.posted()];
  const [torn = "", missing = ""] = await desk.handedOver(first, second);
  const id = await desk.givenBack([torn, missing]);
  const damaged = [{ code: torn, note: "Bị mở" }];
  const received = { id, count: 1, received: [], damaged, difference: "Không có" };
  const countOf = (wanted: string) =>
    Promise.all([first, second].map((each: Acted) => post.kinds(each.id))).then((kinds) =>
      kinds.map((each) => each.filter((kind) => kind === wanted).length),
    );
  const told = () => countOf("PARCEL_TROUBLED");
  const settled = () => countOf("PARCEL_SETTLED");
  await desk.everyBreak(
    (database: typeof ward.database) =>
      receiveSheet({ ...desk.as("intake"), services: { ...ward.services, database } }, received),
    async () => expect(await told()).toEqual([0, 0]),
  );
  expect(await told()).toEqual([1, 1]);
  const end = { code: torn, endedAs: "ISSUED_AGAIN", note: "Kết quả ướt, không dùng được" } as const;
  await desk.everyBreak(
    (database: typeof ward.database) =>
      endIncident({ ...desk.as("intake"), services: { ...ward.services, database } }, end),
    async () => expect(await settled()).toEqual([0, 0]),
  );
  expect(await settled()).toEqual([1, 0]);
  await desk.broughtBack([missing]);
  expect(await settled()).toEqual([1, 1]);
  await post.run();
  const message = (await post.told(first.id)).find(({ kind }) => kind === "PARCEL_SETTLED");
  const bodies = (await post.arrived())
    .filter(({ key }) => key.startsWith(message?.id ?? "-"))
    .map(({ body }) => body);
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) {
    expect(body).toContain(torn);
    expect(body).toContain("kết quả được cấp lại");
    expect(body).not.toContain(end.note);
  }
  expect(await wrong()).toEqual([]);
});
