import { beforeEach, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import type { Citizen } from "../../src/modules/access/index.ts";
import { filePapersDue, openOffice } from "../../src/modules/dossier/index.ts";
import { agreeRepresentative } from "../../src/modules/paper-store/agree-representative.ts";
import { confirmRepresentative, endRepresentative } from "../../src/modules/paper-store/representative.ts";
import { aPaper, apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { aCitizen, anOfficer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const invention = inventionFrom(61_230);
/** The certificate is a result of one procedure and a paper of the other. */
const STATUS = "1.004873";
const MARRIAGE = "1.000894";
const PAPER = "marital-status";
const OFFER = "Dùng bản trong kho: Giấy xác nhận tình trạng hôn nhân";
const COMPANY = { fullName: "Công ty TNHH Minh Họa 36", taxCode: "0101248141" };

// No procedure of the demonstration that is for organisations uses what another one of them gives, so two are made so. What
// is published cannot be changed, which a key of the database holds.
await office.owner.pool.query(
  `ALTER TABLE ${TEST_SCHEMA}.catalogue_publication
   DROP CONSTRAINT catalogue_publication_version_id_procedure_id_version_no_f_fkey`,
);
await office.owner.pool.query(
  `UPDATE ${TEST_SCHEMA}.catalogue_procedure_version AS v
   SET content = jsonb_set(v.content, '{subjects}', '["CITIZEN", "ORGANISATION"]')
   FROM ${TEST_SCHEMA}.catalogue_procedure AS p WHERE p.id = v.procedure_id AND p.code IN ($1, $2)`,
  [STATUS, MARRIAGE],
);

beforeEach(() => office.set("2026-11-25 08:30"));

function aPerson() {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const party = { fullName, personalId, phone, address, email: null, dateOfBirth: birthDate };
  return { party, citizen: aCitizen({ fullName, personalId }) };
}
type Person = ReturnType<typeof aPerson>;

function handedInBy({ party }: Person, company: typeof COMPANY = COMPANY) {
  const { phone, address } = party;
  const owner = { ...company, personalId: null, phone, address, email: null, dateOfBirth: null };
  return { owner, submitter: party, relationship: "LEGAL_REP" as const };
}

/** A paper issued to the company, and filed under its tax code. */
async function companyPaper(): Promise<Json> {
  const issuing = await office.reach(STATUS, "issue", { applicant: handedInBy(aPerson()) });
  const file = await done(await office.upload(await office.desk(issuing.holder), aPaper(), "ket-qua.pdf"));
  await office.act(issuing.holder, issuing.id, "issueResult", { files: [file], comparedScans: true });
  await filePapersDue(openOffice(office.services, []));
  return file;
}

async function confirmed({ fullName, personalId }: Citizen, changes: Readonly<Record<string, string>> = {}) {
  const done = await confirmRepresentative(office.services, office.actor("intake"), {
    taxCode: COMPANY.taxCode,
    organisationName: COMPANY.fullName,
    personalId: personalId ?? "",
    fullName,
    basis: "LEGAL_REP",
    document: "Giấy chứng nhận đăng ký doanh nghiệp số 0101248141",
    validFrom: "2026-11-25",
    validTo: "2026-12-31",
    ...changes,
  });
  const id = present(done.ok ? done.value : null, "confirmed");
  await agreeRepresentative(office.services, anOfficer(office.unit("ward"), "intake-officer"), id);
  return id;
}

/** A dossier of the company, online, that takes the paper from the store. */
async function sentBy(person: Person, file: Json, company: typeof COMPANY = COMPANY): Promise<Response> {
  const applicant = handedInBy(person, company);
  const asked = await office.submission(MARRIAGE, { channelIn: "ONLINE", applicant });
  const components = [
    ...asked.components.filter(({ componentCode }) => componentCode !== PAPER),
    { componentCode: PAPER, originals: 0, copies: 0, files: [file], digitisation: "REUSED" },
  ];
  return office.as(person.citizen).post("/api/v1/dossiers", { ...asked, components });
}

const usesOf = (personId: "citizen" | "officer") =>
  office.database.kysely
    .selectFrom("paperStoreAccess")
    .select(["kind", "consent"])
    .where("ownerNumber", "=", COMPANY.taxCode)
    .where("kind", "in", ["REUSED", "PROPOSED"])
    .where("personId", personId === "citizen" ? "is" : "is not", null)
    .execute();

test("a paper of an organisation is taken again online by whoever represents it today, with a trace", async () => {
  const file = await companyPaper();
  const director = aPerson();
  await confirmed(director.citizen);
  const sent = await done(await sentBy(director, file));
  const { components } = (await office.view(sent.id)).dossier;
  expect(components.find((each: Json) => each.componentCode === PAPER)).toMatchObject({
    digitisation: "REUSED",
    files: [{ sha256: file.sha256 }],
  });
  expect(await usesOf("citizen")).toEqual([{ kind: "REUSED", consent: "OWNER_ONLINE" }]);
});

test("… by no stranger, nobody who did once or will, and for no other dossier", async () => {
  const file = await companyPaper();
  const [stranger, former, later, late] = [aPerson(), aPerson(), aPerson(), aPerson()];
  const ended = await confirmed(former.citizen);
  const reason = "Công ty đổi người đại diện theo pháp luật";
  expect((await endRepresentative(office.services, office.actor("intake"), { id: ended, reason })).ok).toBe(
    true,
  );
  await confirmed(later.citizen, { validFrom: "2026-11-26" });
  await confirmed(late.citizen, { validTo: "2026-11-25" });
  const before = await usesOf("citizen");
  for (const person of [stranger, former, later])
    expect(await refused(await sentBy(person, file))).toMatchObject({ code: "UPLOAD_UNKNOWN" });
  const other = { fullName: "Công ty TNHH Khác Tên", taxCode: COMPANY.taxCode };
  expect(await refused(await sentBy(late, file, other))).toMatchObject({ code: "UPLOAD_UNKNOWN" });
  office.set("2026-11-26 08:30");
  expect(await refused(await sentBy(late, file))).toMatchObject({ code: "UPLOAD_UNKNOWN" });
  expect(await usesOf("citizen")).toEqual(before);
});

test("it is offered on the page of papers to the representative, for a dossier of that organisation only", async () => {
  await companyPaper();
  const [director, stranger] = [aPerson(), aPerson()];
  await confirmed(director.citizen);
  const typed = await typedInto(office, MARRIAGE, invention);
  const offered = async ({ citizen }: Person, more: Readonly<Record<string, string>>) => {
    const browser = openBrowser(office.browserOf(citizen));
    await browser.open(`/procedures/${MARRIAGE}/submit`);
    const { text } = await browser.send(`/procedures/${MARRIAGE}/submit/papers`, { ...typed, ...more });
    return text.includes(OFFER);
  };
  const company = {
    _relationship: "LEGAL_REP",
    _ownerName: COMPANY.fullName,
    _ownerTaxCode: COMPANY.taxCode,
  };
  expect([
    await offered(director, company),
    await offered(director, { ...company, _ownerTaxCode: "0312345673" }),
    await offered(stranger, company),
  ]).toEqual([true, false, false]);
});

test("at the counter the tax code of the owner leads to it, and who proposed and took it is written down", async () => {
  await companyPaper();
  const applicant = handedInBy(aPerson());
  const asked = await office.submission(MARRIAGE, { applicant });
  const components = asked.components.map((each) =>
    each.componentCode === PAPER ? { ...each, files: [], digitisation: null } : each,
  );
  const { id } = await office.receive(MARRIAGE, { applicant, components });
  const counter = deskBrowser(office, office.actor("intake"));
  const path = `/desk/dossiers/${id}/digitise`;
  const html = await counter.open(path);
  const [, paper = ""] = /name="_reuse"[^>]*value="([^"]+)"/.exec(html) ?? [];
  expect(paper).not.toBe("");
  const [box = ""] = /<input[^>]*id="consent-marital-status"[^>]*>/.exec(html) ?? [];
  const [, consent = ""] = /name="([^"]+)"/.exec(box) ?? [];
  const taken = await counter.send(`${path}/${PAPER}`, { _reuse: paper, [consent]: "true" });
  expect([consent !== "", taken.status]).toEqual([true, 303]);
  const stored = await office.database.kysely
    .selectFrom("paperStorePaper")
    .select(["sha256", "ownerNumber"])
    .where("id", "=", paper)
    .executeTakeFirstOrThrow();
  expect(stored.ownerNumber).toBe(COMPANY.taxCode);
  const { components: held } = (await office.view(id)).dossier;
  expect(held.find((each: Json) => each.componentCode === PAPER)).toMatchObject({
    digitisation: "REUSED",
    files: [{ sha256: stored.sha256 }],
  });
  expect(await usesOf("officer")).toEqual([
    { kind: "PROPOSED", consent: null },
    { kind: "REUSED", consent: "OWNER_AT_COUNTER" },
  ]);
});
