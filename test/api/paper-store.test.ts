import { describe, expect, test } from "vitest";
import { inventedAnswers } from "../../src/demo/invented-answers.ts";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import { findPublishedVersion, formSchemaOf } from "../../src/modules/catalogue/index.ts";
import { filePapersDue, openOffice } from "../../src/modules/dossier/index.ts";
import { listIncidents } from "../../src/platform/incidents/incidents.ts";
import { type Acted, apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const filing = openOffice(office.services, []);
const invention = inventionFrom(4_321);
/** The certificate of marital status is a result of one procedure and a paper of the other. */
const STATUS = "1.004873";
const MARRIAGE = "1.000894";
const PAPER = "marital-status";

function aPerson() {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const owner = { fullName, personalId, phone, email: null, address, dateOfBirth: birthDate };
  return {
    applicant: { owner, submitter: null, relationship: "SELF" as const },
    citizen: aCitizen({ fullName, personalId }),
  };
}
type Person = ReturnType<typeof aPerson>;

/** A certificate of marital status issued to the person, and filed. */
async function issuedTo({ applicant }: Person): Promise<{ dossier: Acted; file: Json }> {
  const issuing = await office.reach(STATUS, "issue", { applicant });
  const file = await done(
    await office.upload(await office.desk(issuing.holder), paperBytes(), "ket-qua.pdf"),
  );
  const dossier = await office.act(issuing.holder, issuing.id, "issueResult", {
    files: [file],
    comparedScans: true,
  });
  await filePapersDue(filing);
  return { dossier, file };
}

const paperBytes = () =>
  new TextEncoder().encode(`%PDF-1.4\n1 0 obj << /Type /Page /T (${crypto.randomUUID()}) >> endobj\n%%EOF`);

async function marriageWith(person: Person, file: Json) {
  const asked = await office.submission(MARRIAGE, { channelIn: "ONLINE", applicant: person.applicant });
  const components = asked.components.filter(({ componentCode }) => componentCode !== PAPER);
  return {
    ...asked,
    components: [
      ...components,
      { componentCode: PAPER, originals: 0, copies: 0, files: [file], digitisation: "REUSED" },
    ],
  };
}

describe("an issued result", () => {
  test("is found on its page however many there are: twenty at a time, none left out", async () => {
    const person = aPerson();
    await issuedTo(person);
    const { kysely } = office.database;
    const { personalId } = person.applicant.owner;
    const row = await kysely
      .selectFrom("paperStorePaper")
      .selectAll()
      .where("ownerNumber", "=", personalId)
      .executeTakeFirstOrThrow();
    const names = Array.from({ length: 24 }, (_, index) => `Giấy thứ ${index + 1}.`);
    const more = names.map((name, index) => ({
      ...row,
      id: newId(),
      documentCode: `MINH-HOA.${index}`,
      name,
    }));
    await kysely.insertInto("paperStorePaper").values(more).execute();
    const all = await kysely
      .selectFrom("paperStorePaper")
      .select("id")
      .where("ownerNumber", "=", personalId)
      .execute();
    const mine = deskBrowser(office, person.citizen);
    const [first, second] = [await mine.open("/my/papers"), await mine.open("/my/papers?page=2")];
    const opened = (page: string) => page.match(/\/my\/papers\/[0-9a-f-]{36}\/file/g)?.length ?? 0;
    expect([opened(first), opened(second)]).toEqual([20, all.length - 20]);
    expect([first.includes("/my/papers?page=2"), second.includes("/my/papers?page=1")]).toEqual([true, true]);
    expect(second).not.toContain("/my/papers?page=3");
    for (const name of names) expect(first + second).toContain(name);
  });

  test("stands in its owner's store as the agency's own, and may be used again with a trace", async () => {
    const person = aPerson();
    const { dossier, file } = await issuedTo(person);
    const mine = deskBrowser(office, person.citizen);
    const shown = await mine.open("/my/papers");
    for (const fact of [
      "Giấy xác nhận tình trạng hôn nhân",
      "Bản điện tử do cơ quan cấp",
      "cấp ngày 25/11/2026",
      "có giá trị đến 25/05/2027",
      "Còn hiệu lực",
    ])
      expect(shown).toContain(fact);
    const { number } = (await office.view(dossier.id)).dossier.result;
    expect(shown).toContain(`Số ${number}`);

    const sent = await done(
      await office.as(person.citizen).post("/api/v1/dossiers", await marriageWith(person, file)),
    );
    const { components } = (await office.view(sent.id)).dossier;
    expect(components.find((each: Json) => each.componentCode === PAPER)).toMatchObject({
      digitisation: "REUSED",
      files: [{ sha256: file.sha256 }],
    });
    const after = await mine.open("/my/papers");
    for (const fact of ["Dùng lại cho hồ sơ", "Tôi"]) expect(after).toContain(fact);
  });

  test("is nobody else's to use, by hash or by number", async () => {
    const [person, stranger] = [aPerson(), aPerson()];
    const { file } = await issuedTo(person);
    for (const applicant of [person.applicant, stranger.applicant]) {
      const forged = await marriageWith({ ...stranger, applicant }, file);
      expect(await refused(await office.as(stranger.citizen).post("/api/v1/dossiers", forged))).toMatchObject(
        { code: "UPLOAD_UNKNOWN" },
      );
      const guest = office.guest.having({ "x-guest-key": "g".repeat(40) });
      expect(await refused(await guest.post("/api/v1/dossiers", forged))).toMatchObject({
        code: "UPLOAD_UNKNOWN",
      });
    }
    const honest = await marriageWith(person, file);
    const asOwnFile = {
      ...honest,
      components: honest.components.map((each) => ({ ...each, digitisation: null })),
    };
    expect(await refused(await office.as(person.citizen).post("/api/v1/dossiers", asOwnFile))).toMatchObject({
      code: "UPLOAD_UNKNOWN",
    });
  });

  test("is worth nothing once it is revoked, nor after its last day", async () => {
    const [reopened, old] = [aPerson(), aPerson()];
    const { dossier, file } = await issuedTo(reopened);
    await office.act("leader", dossier.id, "reopen", { reason: "Ghi sai tên" });
    await filePapersDue(filing);
    const send = async (person: Person, named: Json) =>
      refused(await office.as(person.citizen).post("/api/v1/dossiers", await marriageWith(person, named)));
    expect(await send(reopened, file)).toMatchObject({ code: "UPLOAD_UNKNOWN" });
    expect(await deskBrowser(office, reopened.citizen).open("/my/papers")).toContain("Đã thu hồi");
    const expiring = await issuedTo(old);
    office.set("2027-05-26 08:30");
    expect(await send(old, expiring.file)).toMatchObject({ code: "UPLOAD_UNKNOWN" });
    expect(await deskBrowser(office, old.citizen).open("/my/papers")).toContain("Hết hiệu lực");
    const desk = deskBrowser(office, office.actor("specialist"));
    await desk.open("/desk/papers");
    const ownerNumber = old.applicant.owner.personalId ?? "";
    const asked = { ownerNumber, purpose: "Đối chiếu cho hồ sơ kết hôn" };
    const found = await (await desk.send("/desk/papers", asked)).text();
    expect(found).toContain("Hết hiệu lực");
    expect(found).not.toContain("Còn hiệu lực");
    office.set("2026-11-25 09:00");
  });

  test("is offered where it is asked for, and taken with one tick", async () => {
    const person = aPerson();
    await issuedTo(person);
    const on = localDateOf(office.clock.now());
    const version = present(await findPublishedVersion(office.database, { code: MARRIAGE, on }), MARRIAGE);
    const schema = present(
      version.forms.map(formSchemaOf).find((found) => found !== null),
      "form",
    );
    const answers = inventedAnswers(schema, { person: invention.person(), on });
    const typed = Object.fromEntries(
      Object.entries(answers).flatMap(([name, value]) =>
        typeof value === "object" ? [] : [[name, String(value)]],
      ),
    );
    const browser = openBrowser(office.as(person.citizen));
    await browser.open(`/procedures/${MARRIAGE}/submit`);
    const papers = await browser.send(`/procedures/${MARRIAGE}/submit/papers`, typed);
    expect(papers.text).toContain("Dùng bản trong kho: Giấy xác nhận tình trạng hôn nhân");
    const id = present(
      /name="_reuse\.marital-status"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_reuse\.marital-status"/.exec(
        papers.html,
      ),
      "offer",
    )
      .slice(1)
      .find((each) => each !== undefined);
    await browser.send(`/procedures/${MARRIAGE}/submit/review`, { [`_reuse.${PAPER}`]: present(id, "id") });
    expect(browser.hidden("_submission")).toContain(`"reused":"${present(id, "id")}"`);
  });

  test("opens for its owner only, and the owner sees who looked for what", async () => {
    const person = aPerson();
    await issuedTo(person);
    const mine = deskBrowser(office, person.citizen);
    const link = present(
      /href="(\/my\/papers\/[^"]+\/file)"/.exec(await mine.open("/my/papers"))?.[1],
      "link",
    );
    const opened = await office.browserOf(person.citizen).page(link);
    expect([opened.status, opened.headers.get("content-disposition")?.split(";")[0]]).toEqual([
      200,
      "attachment",
    ]);
    expect((await office.browserOf(aPerson().citizen).page(link)).status).toBe(404);

    const desk = deskBrowser(office, office.actor("specialist"));
    await desk.open("/desk/papers");
    const look = (purpose: string, ownerNumber: string) =>
      desk.send("/desk/papers", { ownerNumber, purpose });
    const number = person.applicant.owner.personalId ?? "";
    expect((await look("xem", number)).status).toBe(422);
    expect((await look("Đối chiếu cho hồ sơ kết hôn", "12")).status).toBe(422);
    const found = await look("Đối chiếu cho hồ sơ kết hôn", number);
    expect(await found.text()).toContain("Giấy xác nhận tình trạng hôn nhân");
    const seen = await mine.open("/my/papers");
    for (const fact of ["Tra cứu", "Đối chiếu cho hồ sơ kết hôn", "Mở xem"]) expect(seen).toContain(fact);
    expect(seen).not.toContain(">xem</td>");
  });
});

test("a look that found nothing tells nobody what an officer asked for: a number alone may be another's", async () => {
  const number = aPerson().applicant.owner.personalId ?? "";
  const desk = deskBrowser(office, office.actor("specialist"));
  await desk.open("/desk/papers");
  await desk.send("/desk/papers", { ownerNumber: number, purpose: "Tìm giấy của bà Lê Thị Vắng" });
  const seen = await deskBrowser(office, aCitizen({ fullName: "Trần Văn Khác", personalId: number })).open(
    "/my/papers",
  );
  expect(seen.includes("Lê Thị Vắng")).toBe(false);
  const { kysely } = office.database;
  const kept = kysely.selectFrom("paperStoreAccess").select("purpose").where("ownerNumber", "=", number);
  expect(await kept.execute()).toEqual([{ purpose: "Tìm giấy của bà Lê Thị Vắng" }]);
});

describe("a dossier that cannot be read", () => {
  test("keeps no other dossier's papers out of the store, and is told to whoever looks after the office", async () => {
    const [broken, sound] = [aPerson(), aPerson()];
    const { id } = await office.reach(STATUS, "issue", { applicant: broken.applicant });
    const issuing = await office.reach(STATUS, "issue", { applicant: sound.applicant });
    for (const dossierId of [id, issuing.id]) {
      const file = await done(
        await office.upload(await office.desk(issuing.holder), paperBytes(), "ket-qua.pdf"),
      );
      await office.act(issuing.holder, dossierId, "issueResult", { files: [file], comparedScans: true });
    }
    const sql = (text: string, values: readonly unknown[] = []) =>
      office.owner.pool.query(text.replaceAll("$schema", TEST_SCHEMA), [...values]);
    const history = "dossier_event WHERE dossier_id = $1 AND seq = 1";
    const [kept] = (await sql(`SELECT private FROM $schema.${history}`, [id])).rows;
    const write = (value: unknown) =>
      sql("UPDATE $schema.dossier_event SET private = $2 WHERE dossier_id = $1 AND seq = 1", [
        id,
        JSON.stringify(value),
      ]);
    await sql("ALTER TABLE $schema.dossier_event DISABLE TRIGGER USER");
    await write({ applicant: "?" });
    await filePapersDue(filing);
    expect(await deskBrowser(office, sound.citizen).open("/my/papers")).toContain("Giấy xác nhận");
    const incidents = await listIncidents(office.database, 10);
    expect(incidents).toMatchObject([{ kind: "DOSSIER_UNREADABLE", subject: id, closedAt: null }]);
    await write(kept.private);
    await sql("ALTER TABLE $schema.dossier_event ENABLE TRIGGER USER");
    await filePapersDue(filing);
    expect(await deskBrowser(office, broken.citizen).open("/my/papers")).toContain("Giấy xác nhận");
  });
});
