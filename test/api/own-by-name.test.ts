import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { nameKey } from "../../src/kernel/fold-text.ts";
import { parseId } from "../../src/kernel/ids.ts";
import type { Citizen } from "../../src/modules/access/index.ts";
import { filePapersDue, openOffice } from "../../src/modules/dossier/index.ts";
import { findDossier } from "../../src/modules/dossier/store.ts";
import { aPaper, apiOffice, done, fresh, type Json } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const STATUS = "1.004873";
const invention = inventionFrom(90_210);
const TITLE = "xác nhận tình trạng hôn nhân";

/** Somebody at the counter whose number is typed as that of a stranger, who has an account. */
function mistyped() {
  const [owner, other] = [invention.person(), invention.person()];
  const { fullName, phone, address, birthDate } = owner;
  const typed = {
    fullName,
    phone,
    address,
    email: null,
    dateOfBirth: birthDate,
    personalId: other.personalId,
  };
  return {
    applicant: { owner: typed, submitter: null, relationship: "SELF" as const },
    owner: aCitizen({ fullName, personalId: owner.personalId }),
    stranger: aCitizen({ fullName: other.fullName, personalId: other.personalId }),
  };
}

const pageOf = (citizen: Citizen, path: string) => openBrowser(office.browserOf(citizen)).open(path);

/** The account VNeID confirmed, as signing in leaves it. */
async function keepAccount({ accountId, fullName, personalId }: Citizen) {
  await office.owner.pool.query(
    `INSERT INTO ${TEST_SCHEMA}.identity_account (id, kind, provider, provider_subject, provider_level, full_name, personal_id, created_at)
     VALUES ($1::uuid, 'citizen', 'https://vneid.example', $1::uuid::text, 2, $2, $3, now())`,
    [accountId, fullName, personalId],
  );
}

describe("a dossier received at the counter under a mistyped personal number", () => {
  test("is shown in no part to the account that bears the number", async () => {
    const { applicant, stranger } = mistyped();
    const { id, code } = await office.receive(STATUS, { applicant });
    const { dossier } = await office.view(id);
    const sha256 = dossier.components.flatMap(({ files }: Json) => files)[0]?.sha256 ?? "0".repeat(64);
    for (const path of ["/my/dossiers", "/my/messages", "/my/papers"])
      expect((await pageOf(stranger, path)).html).not.toContain(code);
    const pages = [
      `/my/dossiers/${id}`,
      `/my/dossiers/${id}/slip.pdf`,
      `/my/dossiers/${id}/papers/2`,
      `/my/dossiers/${id}/files/${sha256}`,
    ];
    for (const path of pages) expect([path, (await pageOf(stranger, path)).status]).toEqual([path, 404]);
    const api = office.as(stranger);
    expect((await done(await api.get("/api/v1/my/dossiers"))).items).toEqual([]);
    expect((await api.get(`/api/v1/my/dossiers/${id}`)).status).toBe(404);
    const act = await api.post(`/api/v1/dossiers/${id}/requestWithdrawal`, { reason: "Tò mò" }, fresh(1));
    expect(act.status).toBe(404);
  });

  test("sends the stranger no message and files no paper with them, nor lets them use one", async () => {
    const { applicant, stranger } = mistyped();
    const issuing = await office.reach(STATUS, "issue", { applicant });
    const file = await done(await office.upload(await office.desk(issuing.holder), aPaper(), "ket-qua.pdf"));
    await office.act(issuing.holder, issuing.id, "issueResult", { files: [file], comparedScans: true });
    await filePapersDue(openOffice(office.services, []));
    const { kysely } = office.database;
    const [paper] = await kysely
      .selectFrom("paperStorePaper")
      .selectAll()
      .where("sourceDossierId", "=", issuing.id)
      .execute();
    expect(paper).toMatchObject({ ownerNumber: stranger.personalId, ownerName: applicant.owner.fullName });
    const shown = await pageOf(stranger, "/my/papers");
    expect(shown.html).not.toContain(`/my/papers/${paper?.id}`);
    expect((await pageOf(stranger, `/my/papers/${paper?.id}/file`)).status).toBe(404);
    expect((await pageOf(stranger, "/my/messages")).text).not.toContain(issuing.code);
    const submitting = await pageOf(stranger, "/submit/1.000894");
    expect(submitting.text).not.toContain("Trong kho giấy tờ có");
  });

  test("is pointed out to the desk, and once put right it is its owner's and nobody else's", async () => {
    const { applicant, owner, stranger } = mistyped();
    await keepAccount(stranger);
    const { id, code } = await office.receive(STATUS, { applicant });
    const desk = openBrowser(office.browserOf(office.actor("intake")));
    const warned = (await desk.open(`/desk/dossiers/${id}`)).text;
    expect(warned).toContain(
      `Số định danh ghi cho ${owner.fullName} thuộc một tài khoản VNeID mang tên khác`,
    );
    expect(warned).not.toContain(stranger.fullName);
    const { applicant: declared, form, dossier }: Json = await office.view(id);
    const right = {
      reason: "Gõ nhầm một chữ số",
      owner: { ...declared.owner, personalId: owner.personalId },
      submitter: null,
      form,
    };
    const clerk = await office.desk("intake");
    await done(await clerk.post(`/api/v1/dossiers/${id}/amendments`, right, fresh(dossier.version)));
    expect((await desk.open(`/desk/dossiers/${id}`)).text).not.toContain("mang tên khác");
    expect((await pageOf(owner, "/my/dossiers")).text).toContain(code);
    expect((await pageOf(owner, `/my/dossiers/${id}`)).text.toLowerCase()).toContain(TITLE);
    expect((await pageOf(stranger, `/my/dossiers/${id}`)).status).toBe(404);
  });
});

test("whoever hands in for somebody else is known by number and name as well", async () => {
  const { applicant } = mistyped();
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const submitter = { fullName, personalId, phone, address, email: null, dateOfBirth: birthDate };
  const { id } = await office.receive(STATUS, {
    applicant: { ...applicant, submitter, relationship: "AUTHORISED" },
  });
  expect((await pageOf(aCitizen({ fullName, personalId }), `/my/dossiers/${id}`)).status).toBe(200);
  const dossierId = present(parseId<"dossier">(id), "id");
  const loaded = await findDossier(office.database, dossierId);
  expect(loaded?.ownership.people).toContainEqual({ fullName, personalId });
  expect((await pageOf(aCitizen({ personalId }), `/my/dossiers/${id}`)).status).toBe(404);
});

describe("names are one person's", () => {
  const person = invention.person().personalId;
  const ALIKE = [
    ["Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ"],
    ["Đỗ Thúy Quỳnh", "  đỗ   Thuý Quỳnh "],
    ["Lê Văn Huệ", "Lê Văn Huệ".normalize("NFD")],
    ["Trần-Lê Ái", "Trần Lê\u00a0Ái"],
  ] as const;
  const OTHERS = [
    ["Nguyễn Thị Hòa", "Nguyễn Thị Hoa"],
    ["Trần Văn Hùng", "Trần Văn Hưng"],
    ["Lê Thị Đào", "Lê Thị Dao"],
    ["Phạm Anh", "Phạm Anh Tú"],
  ] as const;
  const keysInDatabase = async (names: readonly string[]) =>
    (
      await office.owner.pool.query(
        `SELECT ${TEST_SCHEMA}.person_name_key(name) AS key FROM unnest($1::text[]) WITH ORDINALITY AS n (name, i) ORDER BY i`,
        [names],
      )
    ).rows.map(({ key }) => key);

  test("however they are written, in the program as in the database; and marks tell people apart", async () => {
    for (const [one, other] of ALIKE) expect(nameKey(one)).toBe(nameKey(other));
    for (const [one, other] of OTHERS) expect(nameKey(one)).not.toBe(nameKey(other));
    const invented = Array.from({ length: 300 }, () => invention.person().fullName);
    const names = [...ALIKE, ...OTHERS].flat().concat(invented, ["O’Brien, José", "Ðặng\tVăn Ổn"]);
    expect(await keysInDatabase(names)).toEqual(names.map(nameKey));
  });

  test("who hands in by office, for the post or at the counter, gets no list of other people's dossiers", async () => {
    const { fullName, personalId, phone, address, birthDate } = invention.person();
    const submitter = { fullName, personalId, phone, address, email: null, dateOfBirth: birthDate };
    const listed: [string, boolean][] = [];
    for (const relationship of ["AUTHORISED", "POSTAL_STAFF", "OFFICER_ASSISTED", "CHILD"] as const) {
      const { applicant } = mistyped();
      const { code } = await office.receive(STATUS, { applicant: { ...applicant, submitter, relationship } });
      const { text } = await pageOf(aCitizen({ fullName, personalId }), "/my/dossiers");
      listed.push([relationship, text.includes(code)]);
    }
    expect(listed).toEqual([
      ["AUTHORISED", true],
      ["POSTAL_STAFF", false],
      ["OFFICER_ASSISTED", false],
      ["CHILD", true],
    ]);
  });

  test("a name written otherwise at the counter still finds its owner", async () => {
    const { applicant } = mistyped();
    const owner = { ...applicant.owner, fullName: "Nguyễn Thị Hoà", personalId: person };
    const { code } = await office.receive(STATUS, { applicant: { ...applicant, owner } });
    const citizen = aCitizen({ fullName: "NGUYỄN THỊ HÒA", personalId: person });
    expect((await pageOf(citizen, "/my/dossiers")).text).toContain(code);
    expect((await pageOf({ ...citizen, fullName: "Nguyễn Thị Hoa" }, "/my/dossiers")).text).not.toContain(
      code,
    );
  });
});
