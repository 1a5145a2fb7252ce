import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf, parseResultSheet } from "../../src/modules/document/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { addressOf, batchSitting, toTheEnd } from "../support/batch-sitting.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const dying = dyingConnections(office.database);
const MARITAL = "1.004873";
const STATEMENTS_MAX = 150;

type Sent = {
  readonly chosen?: readonly string[];
  readonly summary?: string;
  readonly word?: string;
};

/** The leader at the list. */
async function sitting() {
  const { send, ...page } = await batchSitting(
    office.browserOf(office.actor("leader")),
    "/desk/signing/batch",
  );
  const post = (path: string, { chosen = [], summary = "Đồng ý", word = "KT" }: Sent = {}) =>
    send(path, chosen, { summary, authorityWord: word });
  return { ...page, post };
}

const stateOf = async (id: string) => (await listPapersOf(office.database, id)).map(({ state }) => state);

test("a leader signs twenty papers at one sitting; what changed meanwhile is told, and is to be looked at anew", async () => {
  const waiting = [];
  for (let count = 0; count < 20; count += 1) waiting.push(await office.reach(MARITAL, "sign"));
  const leader = await sitting();
  expect(leader.values).toHaveLength(20);
  // The paper of whom nobody drafted one is set from the dossier: the leader is told so before ticking it.
  expect(leader.text.match(/Chưa ai lập dự thảo/g) ?? []).toHaveLength(20);
  expect(leader.text.match(/Hạn trả/g) ?? []).toHaveLength(20);
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

test("choosing nothing or writing no summary is told; what was ticked stays ticked; all are ticked at once", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const leader = await sitting();
  expect((await leader.post("/desk/signing/batch")).status).toBe(422);
  const own = leader.values.filter((value) => value.startsWith(id));
  const again = await leader.post("/desk/signing/batch", { chosen: own, summary: " " });
  expect(again.status).toBe(422);
  expect(await again.text()).toMatch(new RegExp(`<input[^>]*value="${own[0]}"[^>]*checked`));
  const all = await (await leader.browser.get("/desk/signing/batch?all=1")).text();
  expect([...all.matchAll(/<input[^>]*name="chosen"[^>]*>/g)].every(([tag]) => tag.includes("checked"))).toBe(
    true,
  );
});

test("a deputy who leaves the authority open signs for the chairperson, and cannot sign as one", async () => {
  const { id } = await office.reach(MARITAL, "sign");
  const leader = await sitting();
  expect(leader.text).toContain("Theo chức vụ của người ký: KT. (ký thay)");
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
