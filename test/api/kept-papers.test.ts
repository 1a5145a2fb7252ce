import { expect, test } from "vitest";
import { openOffice } from "../../src/modules/dossier/index.ts";
import { issueDuePapers } from "../../src/modules/dossier/issue-papers.ts";
import { forgetDirectory } from "../../src/modules/organisation/unit-cache.ts";
import { WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";

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
  const desk = openOffice(office.services, WRITE_ATTACHMENTS);
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

test("the control sheet tells every hand-over: who gave, who took, when", async () => {
  const { id } = await office.reach(CODE, "appraise");
  const text = pdfText(await bytesOf(`/api/v1/dossiers/${id}/control-sheet`));
  for (const fact of ["PHIẾU KIỂM SOÁT QUÁ TRÌNH", "Bên giao", "Bên nhận", "Mẫu số 06"])
    expect(text).toContain(fact);
  const { dossier } = await office.view(id);
  expect(text).toContain(dossier.code);
});
