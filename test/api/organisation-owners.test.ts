import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { filePapersDue, openOffice } from "../../src/modules/dossier/index.ts";
import { aGuest, aPaper, apiOffice, done, fresh } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const STATUS = "1.004873";
const BUSINESS = "1.001612";
const TITLE = "Giấy chứng nhận đăng ký hộ kinh doanh";
const PURPOSE = "Đối chiếu giấy tờ của tổ chức cho hồ sơ đang nhận";
const invention = inventionFrom(31_902);

function aSubmitter() {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  return { fullName, personalId, phone, address, email: null, dateOfBirth: birthDate };
}

function ownedBy(fullName: string, taxCode: string) {
  const submitter = aSubmitter();
  const { phone, address } = submitter;
  const owner = { fullName, personalId: null, taxCode, phone, address, email: null, dateOfBirth: null };
  return { owner, submitter, relationship: "AUTHORISED" as const };
}

/** A result issued to an organisation, and filed. */
async function issuedTo(applicant: ReturnType<typeof ownedBy>) {
  return issueAndFile(await office.reach(BUSINESS, "issue", { applicant }));
}

async function issueAndFile(issuing: Awaited<ReturnType<typeof office.reach>>) {
  const file = await done(await office.upload(await office.desk(issuing.holder), aPaper(), "ket-qua.pdf"));
  await office.act(issuing.holder, issuing.id, "issueResult", { files: [file], comparedScans: true });
  await filePapersDue(openOffice(office.services, []));
  return issuing.id;
}

const resultsOf = (dossierId: string) =>
  office.database.kysely
    .selectFrom("paperStorePaper")
    .select(["ownerKind", "ownerNumber", "ownerName"])
    .where("sourceDossierId", "=", dossierId)
    .where("source", "=", "RESULT")
    .where("revokedAt", "is", null)
    .distinct()
    .execute();

describe("a dossier of an organisation", () => {
  test("is filed under its tax code, found by an officer with a purpose, and in nobody's own store", async () => {
    const applicant = ownedBy("Công ty TNHH MTV Minh Họa 36.55 (chi nhánh)", "0101248141 001");
    const id = await issuedTo(applicant);
    expect(await resultsOf(id)).toEqual([
      { ownerKind: "ORGANISATION", ownerNumber: "0101248141-001", ownerName: applicant.owner.fullName },
    ]);
    const desk = openBrowser(office.browserOf(office.actor("intake")));
    await desk.open("/desk/papers");
    const found = await desk.send("/desk/papers", { ownerNumber: "0101248141001", purpose: PURPOSE });
    expect(found.text).toContain(TITLE);
    const page = await desk.open(`/desk/dossiers/${id}`);
    expect(page.text).toContain("0101248141-001");
    const { fullName, personalId } = applicant.submitter;
    const submitter = deskBrowser(office, aCitizen({ fullName, personalId }));
    expect(await submitter.open("/my/papers")).not.toContain(TITLE);
    expect(await submitter.open("/my/dossiers")).toContain((await office.view(id)).dossier.code);
  });

  test("of a household business bears the number of its owner, and is told apart by name", async () => {
    const applicant = ownedBy("Hộ kinh doanh Bún chả Minh Họa", "0101248141");
    const household = {
      ...applicant,
      owner: { ...applicant.owner, taxCode: applicant.submitter.personalId },
    };
    const id = await issuedTo(household);
    expect(await resultsOf(id)).toMatchObject([
      { ownerKind: "ORGANISATION", ownerNumber: applicant.submitter.personalId },
    ]);
    const { fullName, personalId } = applicant.submitter;
    const owner = deskBrowser(office, aCitizen({ fullName, personalId }));
    expect(await owner.open("/my/papers")).not.toContain(TITLE);
    expect(await owner.open("/my/dossiers")).toContain((await office.view(id)).dossier.code);
    const namesake = deskBrowser(office, aCitizen({ personalId }));
    expect(await namesake.open("/my/dossiers")).not.toContain((await office.view(id)).dossier.code);
  });

  test("whose tax code was mistyped is put right, and what is issued then is filed under the right one alone", async () => {
    const applicant = ownedBy("Hợp tác xã Minh Họa", "0102030405");
    const unsigned = await office.reach(BUSINESS, "appraise", { applicant });
    const { id } = unsigned;
    const { dossier, form } = await office.view(id);
    const owner = { ...applicant.owner, taxCode: "2300000011" };
    const right = { reason: "Gõ nhầm mã số thuế", owner, submitter: applicant.submitter, form };
    const clerk = await office.desk("intake");
    await done(await clerk.post(`/api/v1/dossiers/${id}/amendments`, right, fresh(dossier.version)));
    expect((await office.view(id)).applicant.owner).toMatchObject({
      taxCode: "2300000011",
      personalId: null,
    });
    const page = openBrowser(office.browserOf(office.actor("intake")));
    const boxes = await page.open(`/desk/dossiers/${id}/amend`);
    expect(boxes.html).toContain('value="2300000011"');
    expect(boxes.text).toContain("Mã số thuế của tổ chức, hộ kinh doanh");
    await issueAndFile(await office.carry(unsigned, "issue"));
    const filed = { ownerKind: "ORGANISATION", ownerName: applicant.owner.fullName };
    expect(await resultsOf(id)).toEqual([{ ...filed, ownerNumber: "2300000011" }]);
    const intake = openBrowser(office.browserOf(office.actor("intake")));
    const foundBy = async (ownerNumber: string) => {
      await intake.open("/desk/papers");
      return (await intake.send("/desk/papers", { ownerNumber, purpose: PURPOSE })).text.includes(TITLE);
    };
    expect([await foundBy("0102030405"), await foundBy("2300000011")]).toEqual([false, true]);
  });

  test.each([
    ["a wrong check digit", { taxCode: "0312345678" }],
    ["a branch that cannot be", { taxCode: "0101248141-000" }],
    ["a personal number beside it", { personalId: "001090012345" }],
    ["a name of signs only", { fullName: "?? 123" }],
  ])("is refused with %s", async (_name, wrong) => {
    const applicant = ownedBy("Công ty TNHH Minh Họa", "0101248141");
    const body = await office.submission(BUSINESS, {
      channelIn: "ONLINE",
      applicant: { ...applicant, owner: { ...applicant.owner, ...wrong } },
    });
    const answer = await aGuest(office).post("/api/v1/dossiers", body);
    expect([answer.status, (await answer.json()).code]).toEqual([422, "INPUT_INVALID"]);
  });
});

describe("an organisation does nothing by itself, and owns what the law gives to organisations alone", () => {
  const whole = ownedBy("Công ty TNHH Minh Họa", "0101248141");
  const bySelf = { ...whole, submitter: null, relationship: "SELF" as const };
  const cases = [
    ["at nobody's hand", BUSINESS, bySelf, "ORGANISATION_NEEDS_SUBMITTER"],
    [
      "as if it had come itself",
      BUSINESS,
      { ...bySelf, relationship: "LEGAL_REP" as const },
      "ORGANISATION_NEEDS_SUBMITTER",
    ],
    [
      "by a brother",
      BUSINESS,
      { ...whole, relationship: "SIBLING" as const },
      "ORGANISATION_NEEDS_SUBMITTER",
    ],
    ["for a marital status", STATUS, whole, "PROCEDURE_NOT_FOR_ORGANISATIONS"],
  ] as const;

  test.each(cases)(
    "online and at the counter nothing is taken %s",
    async (_name, code, applicant, refusal) => {
      const online = await office.submission(code, { channelIn: "ONLINE", applicant });
      const sent = await aGuest(office).post("/api/v1/dossiers", online);
      expect([sent.status, (await sent.json()).code]).toEqual([422, refusal]);
      const clerk = await office.desk("intake");
      const counter = await clerk.post(
        "/api/v1/dossiers/received",
        await office.submission(code, { applicant }),
      );
      expect([counter.status, (await counter.json()).code]).toEqual([422, refusal]);
    },
  );

  test("whom VNeID confirmed hands in as that person, without the tax code", async () => {
    const citizen = aCitizen({ fullName: "Nguyễn Thị Đại Diện", personalId: whole.submitter.personalId });
    const applicant = { ...whole, submitter: null };
    const body = await office.submission(BUSINESS, { channelIn: "ONLINE", applicant });
    const sent = await office.as(citizen).post("/api/v1/dossiers", body);
    expect(sent.status).toBe(201);
    const { applicant: kept } = await office.view((await sent.json()).id);
    expect(kept.submitter).toMatchObject({ fullName: "Nguyễn Thị Đại Diện" });
    expect([kept.owner.taxCode, kept.submitter.taxCode]).toEqual(["0101248141", undefined]);
  });

  test("a person's dossier is not put right into one of an organisation that may not own it", async () => {
    const { id } = await office.receive(STATUS);
    const { dossier, applicant, form } = await office.view(id);
    const right = { reason: "Ghi nhầm chủ hồ sơ", owner: whole.owner, submitter: applicant.owner, form };
    const clerk = await office.desk("intake");
    const answer = await clerk.post(`/api/v1/dossiers/${id}/amendments`, right, fresh(dossier.version));
    expect([answer.status, (await answer.json()).code]).toEqual([422, "PROCEDURE_NOT_FOR_ORGANISATIONS"]);
  });
});

describe("on the pages", () => {
  test("whoever hands in names the organisation by tax code, and says by what right", async () => {
    const guest = openBrowser(aGuest(office));
    await guest.open(`/procedures/${BUSINESS}/submit`);
    const typed = {
      ...(await typedInto(office, BUSINESS, invention)),
      _ownerName: "Trung tâm Bảo trợ số 2",
    };
    const send = (more: Record<string, string>) =>
      guest.send(`/procedures/${BUSINESS}/submit/papers`, { ...typed, ...more });
    const wrong = await send({ _relationship: "SELF", _ownerTaxCode: "0312345678" });
    expect(wrong.text).toContain("chưa phải là mã số thuế");
    expect(wrong.text).toContain("hãy chọn người đại diện theo pháp luật hoặc người được ủy quyền");
    expect(wrong.html.includes('value="0312345678"')).toBe(true);
    expect((await send({ _relationship: "AUTHORISED", _ownerTaxCode: "" })).text).toContain(
      "chưa phải là mã số thuế",
    );
    const right = await send({ _relationship: "LEGAL_REP", _ownerTaxCode: "0312345673" });
    expect([
      right.location?.includes("/submit/papers"),
      right.text.match(/mục sau: (.{0,200})/)?.[1],
    ]).toEqual([true, undefined]);
  });

  test("the counter has the same boxes", async () => {
    const desk = openBrowser(office.browserOf(office.actor("intake")));
    const asks = async (code: string) =>
      (await desk.open(`/desk/intake/${code}`)).html.includes('name="_ownerTaxCode"');
    expect([await asks(BUSINESS), await asks(STATUS)]).toEqual([true, false]);
  });
});
