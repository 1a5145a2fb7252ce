import { expect, test } from "vitest";
import { EVERY_PART } from "../../src/command-line/verify-parts.ts";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { judgeWaiting } from "../../src/modules/dossier/signed-uploads.ts";
import { apiOffice, done, fresh, type Json } from "../support/api-office.ts";
import { addressOf, batchSitting, toTheEnd } from "../support/batch-sitting.ts";
import { openBrowser } from "../support/browser.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { diesIn, inEveryGap, onceFree } from "../support/every-gap.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";
import { recordsDesk } from "../support/records-desk.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const dying = dyingConnections(office.database);
const { base, as, post, act } = recordsDesk(office);
const MARITAL = "1.004873";

/** Everything `motcua verify` looks at holds; what it says otherwise. */
async function allHolds(): Promise<void> {
  expect(await judgeWaiting(office.services)).toBeGreaterThanOrEqual(0);
  for (const part of EVERY_PART) {
    const { holds, lines } = await part(office.services, () => undefined);
    expect([holds, lines.slice(0, 3)]).toEqual([true, expect.anything()]);
  }
}

const firstNumber = (text: string) => Number.parseInt(text, 10);
const isRow = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b).every((each, index, all) => each === (all[0] ?? 0) + index);

test("wherever the process dies while a document is numbered, sealed and kept, it has one number, the next", {
  timeout: 300_000,
}, async () => {
  const unitId = office.unit("cultureDivision");
  const words = {
    subject: "Về việc trực",
    content: "Điều 1. Trực.\nĐiều 2. Thi hành.",
    recipients: "Lưu: VT",
  };
  const numbers: number[] = [];
  const gaps = await inEveryGap(async (gap) => {
    const { id } = await done(await post("specialist", "/outgoing", { unitId, kindCode: "QD", ...words }));
    await done(await act("leader", id, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
    const { document } = await done(await (await as("clerk")).get(`${base}/documents/${id}`));
    const clerk = await as("clerk");
    const headers = fresh(document.version);
    const publish = () => clerk.post(`${base}/documents/${id}/publish`, { medium: "ELECTRONIC" }, headers);
    const { isDead } = await diesIn(dying, gap, publish);
    const told: Json = await done(await onceFree(publish));
    expect(await done(await onceFree(publish))).toEqual(told);
    numbers.push(firstNumber(told.numberText));
    const view = await done(await clerk.get(`${base}/documents/${id}`));
    expect(view.document.state, `gap ${gap}`).toBe("PUBLISHED");
    expect(view.files).toHaveLength(1);
    expect(view.history.filter(({ type }: Json) => type === "Published")).toHaveLength(1);
    return isDead;
  });
  expect(gaps).toBeGreaterThan(10);
  expect([isRow(numbers), new Set(numbers).size]).toEqual([true, numbers.length]);
  await allHolds();
});

test("wherever it dies while copies are entered at the counter, each has one number and none is left out", {
  timeout: 300_000,
}, async () => {
  const who = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
  const lines = { "line.0.name": "cc", "line.0.pages": "2", "line.0.copies": "3", "line.1.name": "Bằng lái" };
  const gaps = await inEveryGap(async (gap) => {
    const browser = openBrowser(office.browserOf(office.actor("intake")));
    await browser.open("/desk/certify");
    const [csrfToken, idempotencyKey] = [browser.hidden("csrfToken"), browser.hidden("idempotencyKey")];
    const form = { ...who, ...lines, csrfToken, idempotencyKey };
    const { isDead } = await diesIn(dying, gap, () => browser.send("/desk/certify", form));
    const entered = await onceFree(() => browser.send("/desk/certify", form));
    expect(entered.status, `gap ${gap}`).toBe(303);
    const again = await browser.send("/desk/certify", form);
    expect(again.location).toBe(entered.location);
    return isDead;
  });
  expect(gaps).toBeGreaterThan(5);
  const rows = await office.database.kysely.selectFrom("certificationEntry").select("number").execute();
  expect(rows).toHaveLength(2 * (gaps + 1));
  expect(isRow(rows.map(({ number }) => number))).toBe(true);
  await allHolds();
});

const LIST = "/desk/signing/issuing";
async function signed() {
  const dossier = await office.reach(MARITAL, "sign");
  await office.act("leader", dossier.id, "signResult", { outcome: "POSITIVE", summary: "Đồng ý" });
  return dossier;
}
const resultOf = async (id: string) =>
  (await listPapersOf(office.database, id)).filter(({ state }) => state === "PUBLISHED");

test("wherever it dies while results are issued at one sitting, it goes on and each has one number", {
  timeout: 300_000,
}, async () => {
  const numbers: number[] = [];
  const gaps = await inEveryGap(async (gap) => {
    const { id } = await signed();
    const { send, ...page } = await batchSitting(office.browserOf(office.actor("clerk")), LIST);
    const clerk = { ...page, post: (path: string, chosen: readonly string[] = []) => send(path, chosen) };
    const chosen = clerk.values.filter((value) => value.startsWith(id));
    const { isDead } = await diesIn(dying, gap, () => clerk.post(LIST, chosen));
    const [batch] = await office.database.kysely
      .selectFrom("dossierSigningPaper")
      .select("batchId")
      .where("dossierId", "=", id)
      .execute();
    const path = batch === undefined ? null : `${LIST}/${String(batch.batchId)}`;
    const healed = path ?? addressOf(await clerk.post(LIST, chosen));
    expect(await toTheEnd(clerk, healed), `gap ${gap}`).toContain("Đã phát hành 1 kết quả");
    const papers = await resultOf(id);
    expect(papers).toHaveLength(1);
    numbers.push(firstNumber(present(papers[0]?.numberText, "number")));
    return isDead;
  });
  expect(gaps).toBeGreaterThan(20);
  expect([isRow(numbers), new Set(numbers).size]).toEqual([true, numbers.length]);
  await allHolds();
});

test("wherever it dies while a result is revoked, its number is void once, with the reason", {
  timeout: 300_000,
}, async () => {
  const gaps = await inEveryGap(async (gap) => {
    const { id } = await signed();
    await office.act("clerk", id, "issueResult", { files: [] });
    await payAll(office, id);
    const { version } = await office.act("intake", id, "returnResult", {
      channel: "COUNTER",
      receiver: "OWNER",
      receiverName: "Người nhận",
      identityChecked: "ID_CARD",
    });
    const leader = await office.desk("leader");
    const headers = fresh(version);
    const body = { reason: "Cấp sai thẩm quyền", legalGround: "Nghị định 30/2020/NĐ-CP, Điều 18" };
    const revoke = () => leader.post(`/api/v1/dossiers/${id}/revokeResult`, body, headers);
    const { isDead } = await diesIn(dying, gap, revoke);
    const told = await done(await onceFree(revoke));
    expect(await done(await onceFree(revoke))).toEqual(told);
    const papers = await listPapersOf(office.database, id);
    expect(papers.filter(({ state }) => state === "REVOKED")).toMatchObject([{ revokedReason: body.reason }]);
    return isDead;
  });
  expect(gaps).toBeGreaterThan(2);
  await allHolds();
});
