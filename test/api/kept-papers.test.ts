import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { openOffice, verifyFormNumbers } from "../../src/modules/dossier/index.ts";
import { issueDuePapers } from "../../src/modules/dossier/issue-papers.ts";
import { forgetDirectory } from "../../src/modules/organisation/unit-cache.ts";
import { listIncidents } from "../../src/platform/incidents/incidents.ts";
import { WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { apiOffice } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";
const desk = openOffice(office.services, WRITE_ATTACHMENTS);

const bytesOf = async (path: string) =>
  Buffer.from(await (await (await office.desk("intake")).get(path)).arrayBuffer());
const papersOf = (id: string) =>
  office.database.kysely
    .selectFrom("documentPaper")
    .select(["key", "state", "eventSeq", "templateSet", "sha256"])
    .where("dossierId", "=", id)
    .orderBy("eventSeq")
    .execute();

test("a slip printed again is the same slip, even after the office got another name", async () => {
  const { id } = await office.receive(CODE);
  const first = await bytesOf(`/api/v1/dossiers/${id}/slip`);
  await office.database.kysely
    .updateTable("organisationUnit")
    .set({ name: "Trung tâm có tên khác", revision: 99 })
    .where("id", "=", office.unit("serviceCentre"))
    .execute();
  forgetDirectory(office.database);
  expect((await bytesOf(`/api/v1/dossiers/${id}/slip`)).equals(first)).toBe(true);
  expect(await papersOf(id)).toMatchObject([
    { key: "RECEIPT", state: "PUBLISHED", templateSet: "VPCP-2025" },
  ]);
});

test("two who print a paper first at the same moment get the same one", async () => {
  const { id } = await office.receive(CODE);
  const both = await Promise.all([1, 2, 3, 4].map(() => bytesOf(`/api/v1/dossiers/${id}/slip`)));
  expect(new Set(both.map((bytes) => bytes.toString("base64"))).size).toBe(1);
  expect(await papersOf(id)).toHaveLength(1);
});

test("what nobody prints is kept all the same; a slip with a new day takes the place of the one before", async () => {
  const { id } = await office.reach(CODE, "appraise");
  await issueDuePapers(desk);
  expect(await papersOf(id)).toMatchObject([{ key: "RECEIPT", state: "PUBLISHED" }]);
  const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
  const items = [{ componentCode, problem: "Bản chụp mờ" }];
  await office.act("specialist", id, "proposeSupplement", { items, reason: "Không đọc được" });
  await office.act("head", id, "approveSupplement");
  await office.act("intake", id, "sendSupplement");
  await office.act("intake", id, "answerSupplement", {
    components: [{ componentCode, originals: 1, copies: 0, files: [] }],
  });
  await office.act("intake", id, "confirmSupplement", { acceptedComponents: [componentCode] });
  await issueDuePapers(desk);
  expect((await papersOf(id)).map(({ key, state }) => [key, state])).toEqual([
    ["RECEIPT", "SUPERSEDED"],
    ["SUPPLEMENT", "PUBLISHED"],
    ["RECEIPT", "PUBLISHED"],
  ]);
  expect(await issueDuePapers(desk)).toBe(0);
});

const unkept = async () =>
  (await verifyFormNumbers(office.database, office.services.clock.now())).wrong.map(({ fault }) => fault);

test("a form is kept however long the office stood still, and verify tells until it is", async () => {
  await issueDuePapers(desk);
  const { id } = await office.receive(CODE);
  office.set("2026-11-26 08:30");
  expect(await unkept()).toEqual(["NOT_KEPT"]);
  expect(await issueDuePapers(desk)).toBe(1);
  expect(await papersOf(id)).toMatchObject([{ key: "RECEIPT", state: "PUBLISHED" }]);
  expect(await unkept()).toEqual([]);
});

test("an act whose paper nobody printed is kept though that of a later act was printed at once", async () => {
  const { id } = await office.receive(CODE);
  await office.act("intake", id, "requestWithdrawal", { reason: "Chủ hồ sơ xin rút" });
  await office.act("leader", id, "approveWithdrawal", { refundDecision: "", papersReturned: [] });
  const view = await office.view(id);
  const notice = view.timeline.findLast(
    ({ type }: { readonly type: string }) => type === "WithdrawalApproved",
  );
  await bytesOf(`/api/v1/dossiers/${id}/papers/${notice?.seq}`);
  expect((await papersOf(id)).map(({ key }) => key)).toEqual(["STOP_NOTICE"]);
  await issueDuePapers(desk);
  expect((await papersOf(id)).map(({ key }) => key)).toEqual(["RECEIPT", "STOP_NOTICE"]);
});

test("one form that cannot be set keeps no other waiting, is an incident, and is kept once it is mended", async () => {
  const broken = await office.receive(CODE);
  const other = await office.receive(CODE);
  const pinned = (state: string) =>
    office.owner.pool.query(
      `UPDATE ${TEST_SCHEMA}.dossier SET state = jsonb_set(state, '{organisations,receivingUnitId}', $2) WHERE id = $1`,
      [broken.id, JSON.stringify(state)],
    );
  await pinned(newId());
  expect(await issueDuePapers(desk)).toBe(1);
  expect(await papersOf(other.id)).toHaveLength(1);
  expect(await papersOf(broken.id)).toEqual([]);
  const met = async () =>
    (await listIncidents(office.database, 50)).find(({ subject }) => subject === broken.id);
  expect(await met()).toMatchObject({ kind: "FORM_UNKEPT", detail: "RECEIPT", times: 1, closedAt: null });
  // Not typeset again with every minute.
  expect(await issueDuePapers(desk)).toBe(0);
  expect(await met()).toMatchObject({ times: 1 });
  await pinned(office.unit("serviceCentre"));
  office.set("2026-11-26 08:36");
  expect(await issueDuePapers(desk)).toBe(1);
  expect(await papersOf(broken.id)).toHaveLength(1);
});

test("the control sheet tells every hand-over: who gave, who took, when", async () => {
  const { id } = await office.reach(CODE, "appraise");
  const text = pdfText(await bytesOf(`/api/v1/dossiers/${id}/control-sheet`));
  for (const fact of ["PHIẾU KIỂM SOÁT QUÁ TRÌNH", "Bên giao", "Bên nhận", "Mẫu số 06"])
    expect(text).toContain(fact);
  const { dossier } = await office.view(id);
  expect(text).toContain(dossier.code);
});
