import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf, parseResultSheet } from "../../src/modules/document/index.ts";
import { SIGN_MAX } from "../../src/modules/dossier/desk/batch-kinds.ts";
import { apiOffice } from "../support/api-office.ts";
import { addressOf, confirmingSitting, SIGNS_UNOPENED, toTheEnd } from "../support/batch-sitting.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const dying = dyingConnections(office.database);
const MARITAL = "1.004873";
const STATEMENTS_MAX = 150;

type Sent = {
  readonly chosen?: readonly string[];
  readonly said?: Readonly<Record<string, string>>;
  readonly word?: string;
};

/** The leader at the last step, with all that waits or with some of it. */
async function sitting(ids?: readonly string[]) {
  const browser = office.browserOf(office.actor("leader"));
  const { send, ...page } = await confirmingSitting(browser, ids);
  const post = (path: string, { chosen = [], said = SIGNS_UNOPENED, word = "KT" }: Sent = {}) =>
    send(path, chosen, { ...said, authorityWord: word });
  return { ...page, post };
}

const LIST = "/desk/signing/batch";
const listed = async () => (await office.browserOf(office.actor("leader")).get(LIST)).text();
const opens = (id: string) =>
  office.browserOf(office.actor("leader")).get(`/desk/dossiers/${id}/result.pdf?outcome=POSITIVE`);

const stateOf = async (id: string) => (await listPapersOf(office.database, id)).map(({ state }) => state);

test("a leader signs twenty papers at one sitting; what changed meanwhile is told, and is to be looked at anew", async () => {
  const waiting = [];
  for (let count = 0; count < 20; count += 1) waiting.push(await office.reach(MARITAL, "sign"));
  const leader = await sitting();
  expect(leader.values).toHaveLength(20);
  const one = await sitting([present(waiting[0], "dossier").id]);
  const [bytes, bytesOfOne] = [Buffer.byteLength(leader.text), Buffer.byteLength(one.text)];
  expect(
    bytesOfOne + ((bytes - bytesOfOne) / 19) * (SIGN_MAX - 1),
    "the last step at its longest",
  ).toBeLessThan(60_000);
  // The paper of whom nobody drafted one is set from the dossier: the leader is told so before ticking it.
  const list = await listed();
  expect(list.match(/Chưa ai lập dự thảo/g) ?? []).toHaveLength(20);
  expect(list.match(/Hạn trả/g) ?? []).toHaveLength(20);
  const alone = present(waiting[3], "dossier");
  await office.act("leader", alone.id, "signResult", { outcome: "POSITIVE", summary: "Ký riêng" });
  const begun = await leader.post("/desk/signing/batch", { chosen: leader.values });
  expect(begun.status).toBe(303);
  const text = await toTheEnd(leader, addressOf(begun));
  expect(text).toContain("Đã xong 20 trong 20 văn bản");
  expect(text).toMatch(/<progress[^>]*value="20" max="20"/);
  expect(text).toContain("Đã ký 19 văn bản");
  expect(text).toContain("1 văn bản chưa được ký");
  expect(text).toContain(alone.code);
  const signed = await Promise.all(waiting.map(({ id }) => stateOf(id)));
  expect(signed.filter((states) => states.includes("SIGNED"))).toHaveLength(20);
  await leader.post(`${addressOf(begun)}/again`);
  const open = await (await leader.browser.get(addressOf(begun))).text();
  expect(open).not.toContain("chờ ký.");
  expect(open).not.toContain("Ký lại 1 văn bản");
  expect(open).toContain("Xem lại 1 văn bản đã thay đổi");
  expect(open).toContain("Đã ký 19 văn bản");
}, 120_000);

test("a certificate that is not there is told paper by paper, and the same papers are signed once it is", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const leader = await sitting();
  const own = leader.values.filter((value) => value.startsWith(id));
  const validTo = (to: string) =>
    office.database.kysely
      .updateTable("signatureCertificate")
      .set({ validTo: at(to) })
      .where("subjectKind", "=", "PERSON")
      .execute();
  await validTo("2026-11-24 08:00");
  const begun = await leader.post("/desk/signing/batch", { chosen: own });
  const text = await toTheEnd(leader, addressOf(begun));
  expect(text).toContain("Chứng thư đã hết hạn");
  expect(text).toContain("Ký lại 1 văn bản chưa được ký");
  await validTo("2028-11-24 08:00");
  await leader.post(`${addressOf(begun)}/again`);
  expect(await toTheEnd(leader, addressOf(begun))).toContain("Đã ký 1 văn bản");
  expect(await stateOf(id)).toContain("SIGNED");
});

test("nothing is chosen, filled in or confirmed for the leader; what was said stays said; all are ticked at once", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const leader = await sitting([id]);
  expect(leader.text).not.toMatch(/<input[^>]*(type="radio"|type="checkbox")[^>]*checked/);
  expect(leader.text).toMatch(/<textarea[^>]*name="summary"[^>]*><\/textarea>/);
  const nothing = await leader.post(LIST);
  expect(nothing.headers.get("location")).toContain("none=1");
  expect(await (await leader.browser.get(`${LIST}?none=1`)).text()).toContain("Hãy chọn ít nhất một văn bản");
  const chosen = leader.values;
  const silent = await leader.post(LIST, { chosen, said: {} });
  expect(silent.status).toBe(422);
  const told = await silent.text();
  for (const words of [
    "Hãy chọn trích yếu chung",
    "Có văn bản chưa mở xem",
    "Hãy xác nhận đồng ý ký",
    `value="${chosen[0]}"`,
  ])
    expect(told).toContain(words);
  const torn = await leader.post(LIST, { chosen, said: { ...SIGNS_UNOPENED, summary: "Cấp <bản> mới" } });
  expect(await torn.text()).toContain("Cấp &lt;bản&gt; mới</textarea>");
  expect(await stateOf(id)).not.toContain("SIGNED");
  const all = await (await leader.browser.get(`${LIST}?all=1`)).text();
  expect([...all.matchAll(/<input[^>]*name="chosen"[^>]*>/g)].every(([tag]) => tag.includes("checked"))).toBe(
    true,
  );
});

test("the last step names what is signed: code, applicant, title, pages, as whom; and what was opened", async () => {
  const [seen, unseen] = [await office.reach(MARITAL, "sign"), await office.reach(MARITAL, "sign")];
  await opens(seen.id);
  expect(await listed()).toContain("Ông/bà đã mở xem lúc");
  const leader = await sitting([seen.id, unseen.id]);
  for (const words of ["Sắp ký 2 văn bản", seen.code, unseen.code, "1 trang", "KT. Chủ tịch"])
    expect(leader.text).toContain(words);
  expect(leader.text).toContain("Giấy xác nhận tình trạng hôn nhân");
  expect(leader.text).toContain("1 văn bản đã mở xem");
  expect(leader.text).toContain("1 văn bản chưa mở xem");
  const href = present(/href="([^"]*)">Chỉ ký 1 văn bản đã mở xem/.exec(leader.text)?.[1], "the way on");
  expect(href).toContain(seen.id);
  expect(href).not.toContain(unseen.id);
  const said = { opinion: "AGREED", answer: "true" };
  expect((await leader.post(LIST, { chosen: leader.values, said })).status).toBe(422);
  const alone = await sitting([seen.id]);
  const begun = await alone.post(LIST, { chosen: alone.values, said });
  expect(await toTheEnd(alone, addressOf(begun))).toContain("Đã ký 1 văn bản");
  expect(await stateOf(unseen.id)).not.toContain("SIGNED");
});

test("what was opened before the dossier changed is not opened as it stands", async () => {
  const dossier = await office.reach(MARITAL, "sign");
  const { id } = dossier;
  await opens(id);
  expect((await sitting([id])).text).toContain("1 văn bản đã mở xem");
  const { tasks } = (await office.view(id)).dossier;
  await office.act("leader", id, "returnToPrevious", { taskId: tasks[0].taskId, reason: "Xem lại" });
  await office.carry(dossier, "sign");
  expect((await sitting([id])).text).toContain("1 văn bản chưa mở xem");
});

test("one paper has a summary of its own, the others what is said of all; it is kept which were opened", async () => {
  const [one, other] = [await office.reach(MARITAL, "sign"), await office.reach(MARITAL, "sign")];
  await opens(one.id);
  const leader = await sitting([one.id, other.id]);
  const own = { [`summary-${one.id}`]: "Cấp theo đơn" };
  const said = { answer: "true", unopened: "true", summary: "Đủ điều kiện", ...own };
  const begun = await leader.post(LIST, { chosen: leader.values, said });
  await toTheEnd(leader, addressOf(begun));
  const summaryOf = async (id: string) => (await office.view(id)).timeline.at(-1).data.summary;
  expect([await summaryOf(one.id), await summaryOf(other.id)]).toEqual(["Cấp theo đơn", "Đủ điều kiện"]);
  const kept = await office.database.kysely
    .selectFrom("dossierSigningPaper")
    .select(["dossierId", "openedAt"])
    .where("dossierId", "in", [one.id, other.id])
    .execute();
  expect(kept.filter(({ openedAt }) => openedAt !== null).map(({ dossierId }) => dossierId)).toEqual([
    one.id,
  ]);
});

test("a deputy who leaves the authority open signs for the chairperson, and cannot sign as one", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const leader = await sitting([id]);
  const list = await listed();
  expect(list).toContain("Theo chức vụ của người ký: KT. (ký thay)");
  expect(list.match(/KT\. \(ký thay\)/g)).toHaveLength(1);
  const seen = await leader.browser.get(`/desk/dossiers/${id}/result.pdf?outcome=POSITIVE`);
  expect(pdfText(new Uint8Array(await seen.arrayBuffer()))).toContain("KT. CHỦ TỊCH");
  const chosen = leader.values.filter((value) => value.startsWith(id));
  const wrong = await leader.post("/desk/signing/batch", { chosen, word: "TM" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("Thẩm quyền ký không hợp với chức vụ “Phó Chủ tịch UBND phường”");
  expect(await stateOf(id)).not.toContain("SIGNED");
  const begun = await leader.post("/desk/signing/batch", { chosen, word: "" });
  expect(await toTheEnd(leader, addressOf(begun))).toContain("Đã ký 1 văn bản");
  const { timeline } = await office.view(id);
  expect(timeline.at(-1)).toMatchObject({ type: "ResultSigned", data: { authorityWord: "KT" } });
  const [paper] = (await listPapersOf(office.database, id)).filter(({ state }) => state === "SIGNED");
  expect(parseResultSheet(present(paper, "signed paper").sheet).signature.lines).toContain("KT. Chủ tịch");
});

test("a batch is its leader's alone", async () => {
  const leader = await sitting();
  const begun = await leader.post("/desk/signing/batch", { chosen: leader.values.slice(0, 1) });
  const other = office.browserOf({
    ...office.actor("leader"),
    personId: office.organisation.personOf("head"),
  });
  expect((await other.get(addressOf(begun))).status).toBe(404);
});

test("wherever the process dies while a batch is signed, it goes on and each paper is signed once", {
  timeout: 300_000,
}, async () => {
  let gap = 0;
  for (let isDead = true; isDead; gap += 1) {
    expect(gap).toBeLessThan(STATEMENTS_MAX);
    const { id } = await office.reach(MARITAL, "sign");
    const leader = await sitting();
    const chosen = leader.values.filter((value) => value.startsWith(id));
    dying.dieAfter(gap);
    await leader.post("/desk/signing/batch", { chosen });
    isDead = dying.isDead();
    dying.revive();
    const [batch] = await office.database.kysely
      .selectFrom("dossierSigningPaper")
      .select("batchId")
      .where("dossierId", "=", id)
      .execute();
    const path = batch === undefined ? null : `/desk/signing/batches/${String(batch.batchId)}`;
    const healed = path ?? addressOf(await leader.post("/desk/signing/batch", { chosen }));
    const text = await toTheEnd(leader, healed);
    expect(text, `gap ${gap}`).toContain("Đã ký 1 văn bản");
    expect((await stateOf(id)).filter((state) => state === "SIGNED")).toHaveLength(1);
    const { timeline } = await office.view(id);
    expect(timeline.filter(({ type }: { type: string }) => type === "ResultSigned")).toHaveLength(1);
  }
  expect(gap).toBeGreaterThan(20);
});
