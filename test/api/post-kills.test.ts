import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { newId } from "../../src/kernel/ids.ts";
import { verifyMessages } from "../../src/modules/notification/index.ts";
import { turnPost } from "../../src/modules/post/jobs.ts";
import { clientOf } from "../support/client.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { diesIn, inEveryGap, onceFree } from "../support/every-gap.ts";
import { PROOF, postDesk } from "../support/posted.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const dying = dyingConnections(ward.database);
const NAMES: readonly DemoOfficerName[] = ["intake", "postman"];
const tokenOf = (name: string) => `session-of-the-desk-of-${name}-in-this-test-0123456789`;
const router = createApp(ward.services, {
  signedIn: async (_services, { bearer }) => {
    const name = NAMES.find((each) => tokenOf(each) === bearer);
    return name === undefined
      ? null
      : { actor: ward.officer(name), sessionId: name, csrfSecret: `secret-of-${name}` };
  },
});
const as = (name: DemoOfficerName) => clientOf(router, { authorization: `Bearer ${tokenOf(name)}` });

/** Sent under one key: dies in this gap, is sent again, and once more. */
async function diesAndHeals(name: DemoOfficerName, path: string, body: object, gap: number) {
  const headers = { "idempotency-key": newId() };
  const send = () => as(name).post(path, body, headers);
  const { isDead } = await diesIn(dying, gap, send);
  const healed = await onceFree(send);
  expect([healed.status, await healed.text()], `gap ${gap}`).toEqual([200, expect.anything()]);
  expect((await send()).status).toBe(200);
  return isDead;
}

async function allHolds(): Promise<void> {
  expect(await desk.verified()).toEqual([]);
  expect((await verifyMessages(ward.database)).wrong).toEqual([]);
}

test("wherever the process dies while a parcel changes hands, each side signed once and the parcel moved once", {
  timeout: 300_000,
}, async () => {
  const gaps = await inEveryGap(async (gap) => {
    const dossier = await desk.posted();
    const { code } = await desk.parcelOf(dossier);
    const sheet = `/api/v1/post-sheets/${await desk.openedSheet([code])}`;
    const given = await diesAndHeals("intake", `${sheet}/giving`, { count: 1 }, gap);
    const found = { count: 1, received: [code], difference: "" };
    const taken = await diesAndHeals("postman", `${sheet}/receipt`, found, gap);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "HANDED_OVER", steps: 2 });
    return given || taken;
  });
  expect(gaps).toBeGreaterThan(8);
  await allHolds();
});

test("wherever it dies while the post tells of a delivery, the result is handed over once, at the latest by the next turn", {
  timeout: 300_000,
}, async () => {
  const gaps = await inEveryGap(async (gap) => {
    const dossier = await desk.posted();
    const [code = ""] = await desk.handedOver(dossier);
    const event = desk.telling(code, "DELIVERED", { ...PROOF });
    const { isDead } = await diesIn(dying, gap, () => desk.tell(event));
    const isKept = () =>
      ward.database.kysely.selectFrom("postEvent").select("outcome").where("parcelCode", "=", code).execute();
    // A carrier that heard no yes tells again; one that did leaves the rest to the clock.
    if ((await isKept()).length === 0) await desk.tell(event);
    else await turnPost(ward.office);
    expect(await isKept(), `gap ${gap}`).toEqual([{ outcome: "APPLIED" }]);
    expect((await desk.dossierNow(dossier)).status, `gap ${gap}`).toBe("RETURNED");
    await desk.tell(event);
    expect(await desk.parcelOf(dossier)).toMatchObject({ state: "DELIVERED", steps: 3 });
    return isDead;
  });
  expect(gaps).toBeGreaterThan(8);
  await allHolds();
});
