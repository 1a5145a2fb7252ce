import { beforeAll, describe, expect, test } from "vitest";
import { freshGuestKey } from "../../src/kernel/guest-key.ts";
import { newId } from "../../src/kernel/ids.ts";
import { readShippedProcess } from "../../src/modules/process/index.ts";
import {
  aGuest,
  aPaper,
  apiOffice,
  done,
  type Json,
  refused,
  type Submission,
} from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { at } from "../support/office-time.ts";
import { aContent } from "../support/procedures.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const SUBMIT = "/api/v1/dossiers";
const RECEIVE = "/api/v1/dossiers/received";
const CODE = "1.001776";
const COUNTER_ONLY = "9.000401";
const SHORT_LIVED = "9.000402";

const sent = async (body: unknown) => refused(await aGuest(office).post(SUBMIT, body));
const online = (changes: Partial<Submission> = {}) =>
  office.submission(CODE, { channelIn: "ONLINE", ...changes });
const received = async (changes: Partial<Submission>, code = CODE) =>
  refused(await (await office.desk("intake")).post(RECEIVE, await office.submission(code, changes)));

/** The control officer publishes a procedure, all by API. */
async function publish(code: string, change: Parameters<typeof aContent>[0]) {
  const control = await office.desk("control");
  const { id } = await done(
    await control.post("/api/v1/procedures", { code, content: aContent(change, code) }),
  );
  const path = `/api/v1/procedure-versions/${id}/publish`;
  await done(await control.post(path, { validFrom: "2026-01-01" }, { "if-match": '"1"' }));
}

beforeAll(async () => {
  await publish(COUNTER_ONLY, { onlineLevel: "INFO", nonTerritorial: { open: false, scope: "PROVINCE" } });
  const control = await office.desk("control");
  const xml = (await readShippedProcess("ward-standard")).replace(
    'process id="ward-standard"',
    'process id="short-lived"',
  );
  const process = await done(
    await control.post("/api/v1/processes", {
      xml: xml.replaceAll('bpmnElement="ward-standard"', 'bpmnElement="short-lived"'),
    }),
  );
  const term = { effectiveFrom: "2026-11-25", effectiveTo: "2026-11-30", decisionNo: "1/QĐ-UBND (minh họa)" };
  await done(await control.post(`/api/v1/processes/${process.id}/publication`, term));
  const [ordinary] = aContent({}, SHORT_LIVED).cases;
  await publish(SHORT_LIVED, {
    cases: ordinary === undefined ? [] : [{ ...ordinary, processCode: "short-lived" }],
  });
});

describe("a submission", () => {
  test("is taken from a guest, from a citizen, and at the counter, each under a code of its own", async () => {
    const guest = await done(await aGuest(office).post(SUBMIT, await online()));
    const citizen = office.as(aCitizen());
    const own = await done(await citizen.post(SUBMIT, await online()));
    const counter = await office.receive(CODE);
    expect([guest.status, own.status, counter.status]).toEqual(["SUBMITTED", "SUBMITTED", "ACCEPTED"]);
    expect(new Set([guest.code, own.code, counter.code]).size).toBe(3);
    expect((await done(await citizen.get("/api/v1/my/dossiers"))).items).toMatchObject([{ id: own.id }]);
    expect((await office.view(counter.id)).dossier.assistedBy).toBe(office.organisation.personOf("intake"));
  });

  test("may be received where the competent agency is another, if the procedure is open for it (R11)", async () => {
    const elsewhere = await office.receive(CODE, { competentAgencyId: office.unit("city") });
    const { organisations } = (await office.view(elsewhere.id)).dossier;
    expect(organisations).toMatchObject({
      receivingUnitId: office.unit("serviceCentre"),
      competentAgencyId: office.unit("city"),
    });
    expect(elsewhere.code).toMatch(/^H26\.16\.05\.001-/);
  });

  test("goes nowhere else where the procedure is not open for it", async () => {
    expect(await received({ competentAgencyId: office.unit("city") }, COUNTER_ONLY)).toMatchObject({
      code: "DOSSIER_NOT_OPEN_ELSEWHERE",
      status: 422,
    });
  });

  test("is not sent online where the procedure is for the counter only", async () => {
    expect(await sent(await office.submission(COUNTER_ONLY, { channelIn: "ONLINE" }))).toMatchObject({
      code: "DOSSIER_NOT_ONLINE",
    });
    expect(await office.receive(COUNTER_ONLY)).toMatchObject({ status: "ACCEPTED" });
  });

  test.each<[string, string, Partial<Submission> | Json]>([
    ["a unit nobody opened", "DOSSIER_UNIT_NOT_OPEN", { receivingUnitId: newId() }],
    ["an agency nobody opened", "DOSSIER_UNIT_NOT_OPEN", { competentAgencyId: newId() }],
    ["a support point nobody opened", "DOSSIER_UNIT_NOT_OPEN", { supportPointId: newId() }],
    ["a procedure nobody published", "DOSSIER_PROCEDURE_NOT_PUBLISHED", { procedureCode: "1.999999" }],
    ["a case the procedure does not know", "DOSSIER_CASE_UNKNOWN", { caseCode: "1.001776.77" }],
    [
      "a paper the procedure does not ask for",
      "COMPONENT_NOT_PUBLISHED",
      { components: [{ componentCode: "gold" }] },
    ],
  ])("naming %s is refused with %s", async (_name, code, changes) => {
    expect(await received(changes)).toMatchObject({ code });
  });

  test("without a paper the procedure requires is refused with its code", async () => {
    expect(await received({ components: [] }, COUNTER_ONLY)).toMatchObject({ code: "COMPONENTS_MISSING" });
  });

  test("answers of the e-form that do not fit are named field by field", async () => {
    const asked = await online();
    const problem = await sent({ ...asked, form: {} });
    expect(problem).toMatchObject({ code: "DOSSIER_FORM_INVALID", status: 422 });
    expect(problem.errors.length).toBeGreaterThan(0);
    for (const error of problem.errors)
      expect(error).toMatchObject({ path: expect.any(String), message: expect.any(String) });
  });

  test("answers that do not fit are told in the language asked for", async () => {
    const body = { ...(await online()), form: {} };
    const told = async (language: string) => {
      const answer = await aGuest(office).post(SUBMIT, body, { "accept-language": language });
      return (await refused(answer)).errors.map((error: { message: string }) => error.message);
    };
    const [vi, en] = [await told("vi"), await told("en")];
    expect(en).toHaveLength(vi.length);
    expect(en).not.toEqual(vi);
  });

  test("without a number or a phone of anybody it could never be followed, and is refused", async () => {
    const asked = await online();
    const { owner } = asked.applicant;
    const applicant = { ...asked.applicant, owner: { ...owner, personalId: null, phone: null } };
    expect(await sent({ ...asked, applicant })).toMatchObject({ code: "DOSSIER_CONTACT_REQUIRED" });
  });

  test("is refused once its process is no longer in force", async () => {
    expect(await office.receive(SHORT_LIVED)).toMatchObject({ status: "ACCEPTED" });
    office.set("2026-12-01 08:30");
    expect(await received({}, SHORT_LIVED)).toMatchObject({ code: "DOSSIER_PROCESS_NOT_PUBLISHED" });
    office.set("2026-12-01 08:31");
  });

  test("is received by the intake officer of the unit and by nobody else", async () => {
    const body = await office.submission(CODE);
    for (const name of ["specialist", "leader", "control", "auditor"] as const)
      expect((await (await office.desk(name)).post(RECEIVE, body)).status, name).toBe(403);
    expect((await aGuest(office).post(RECEIVE, body)).status).toBe(401);
    const elsewhere = await (await office.desk("intake")).post(RECEIVE, {
      ...body,
      receivingUnitId: office.unit("police"),
    });
    expect(elsewhere.status).toBe(403);
  });

  test("cannot tie itself to a dossier of somebody else", async () => {
    const foreign = await office.receive(CODE);
    for (const link of [foreign.id, newId()])
      for (const field of ["correctionOf", "parentId"])
        expect(await sent({ ...(await online()), [field]: link }), field).toMatchObject({
          code: "INPUT_INVALID",
        });
  });

  test("keeps a number written with spaces as the number it is", async () => {
    const asked = await online();
    const owner = { ...asked.applicant.owner, personalId: "001 190 555 111", phone: "098 7600 457" };
    const { code } = await done(
      await aGuest(office).post(SUBMIT, { ...asked, applicant: { ...asked.applicant, owner } }),
    );
    for (const lastFour of ["5111", "0457"])
      expect((await aGuest(office).post("/api/v1/track", { code, lastFour })).status, lastFour).toBe(200);
    const found = await (await office.desk("intake")).post("/api/v1/dossiers/search", {
      text: "001190555111",
    });
    expect((await done(found)).items).toMatchObject([{ code }]);
  });
});

describe("a file", () => {
  const withFile = (asked: Submission, file: Json) => ({
    ...asked,
    components: asked.components.map((held, index) => (index === 0 ? { ...held, files: [file] } : held)),
  });

  test("is judged by its content, not its name", async () => {
    const guest = aGuest(office).having({ "x-guest-key": freshGuestKey() });
    const script = new TextEncoder().encode("<script>alert(1)</script>");
    expect(await refused(await office.upload(guest, script, "to-khai.pdf"))).toMatchObject({
      code: "UPLOAD_TYPE_REFUSED",
      status: 415,
    });
    expect(await refused(await office.upload(guest, new Uint8Array(), "trong.pdf"))).toMatchObject({
      code: "UPLOAD_EMPTY",
    });
    expect(await done(await office.upload(guest, aPaper(), "../../etc/Giấy khai sinh.pdf"))).toMatchObject({
      name: "Giấy khai sinh.pdf",
      mime: "application/pdf",
    });
  });

  test("of a guest is taken with a key only, and attached with that key only", async () => {
    const guest = aGuest(office);
    expect(await refused(await office.upload(guest, aPaper()))).toMatchObject({
      code: "UPLOAD_KEY_REQUIRED",
    });
    const mine = aGuest(office).having({ "x-guest-key": freshGuestKey() });
    const theirs = aGuest(office).having({ "x-guest-key": freshGuestKey() });
    const file = await done(await office.upload(mine, aPaper()));
    const asked = withFile(await online(), file);
    for (const stranger of [guest, theirs, office.as(aCitizen())]) {
      expect(await refused(await stranger.post(SUBMIT, asked))).toMatchObject({ code: "UPLOAD_UNKNOWN" });
    }
    expect(await done(await mine.post(SUBMIT, asked))).toMatchObject({ status: "SUBMITTED" });
  });

  test("is attached by whoever uploaded it, and by nobody who guesses its hash", async () => {
    const citizen = office.as(aCitizen());
    const file = await done(await office.upload(citizen, aPaper()));
    const guessed = { ...file, sha256: "a".repeat(64) };
    const asked = await online();
    expect(await refused(await citizen.post(SUBMIT, withFile(asked, guessed)))).toMatchObject({
      code: "UPLOAD_UNKNOWN",
    });
    expect(await sent(withFile(asked, file))).toMatchObject({ code: "UPLOAD_UNKNOWN" });
    const counter = withFile(await office.submission(CODE), file);
    expect(await refused(await (await office.desk("intake")).post(RECEIVE, counter))).toMatchObject({
      code: "UPLOAD_UNKNOWN",
    });
    const lying = withFile(asked, { ...file, mime: "text/html" });
    expect(await refused(await citizen.post(SUBMIT, lying))).toMatchObject({ code: "UPLOAD_UNKNOWN" });
    expect(await done(await citizen.post(SUBMIT, withFile(asked, file)))).toMatchObject({
      status: "SUBMITTED",
    });
  });

  test("on a dossier tells a stranger nothing about the dossier", async () => {
    const intake = await office.desk("intake");
    const file = await done(await office.upload(intake, aPaper()));
    const asked = withFile(await office.submission(CODE), file);
    const { id } = await done(await intake.post(RECEIVE, asked));
    const stranger = office.as(aCitizen({ personalId: "001190999999" }));
    const body = { components: [{ componentCode: asked.components[0]?.componentCode, files: [file] }] };
    const ask = async (of: string) => {
      const answer = await stranger.post(`/api/v1/dossiers/${of}/answerSupplement`, body, {
        "if-match": '"1"',
      });
      return [answer.status, await answer.text()];
    };
    expect(await ask(id)).toEqual(await ask(newId()));
    expect((await ask(id))[0]).toBe(404);
    expect((await stranger.get(`/api/v1/my/dossiers/${id}/files/${file.sha256}`)).status).toBe(404);
  });

  test("already on a dossier keeps the size and kind it was uploaded with", async () => {
    const intake = await office.desk("intake");
    const file = await done(await office.upload(intake, aPaper()));
    const asked = withFile(await office.submission(CODE), file);
    const { id } = await done(await intake.post(RECEIVE, asked));
    const renamed = {
      componentCode: asked.components[0]?.componentCode,
      files: [{ ...file, mime: "text/html" }],
    };
    expect(await office.refusal("intake2", id, "checkComponents", { components: [renamed] })).toMatchObject({
      code: "UPLOAD_UNKNOWN",
    });
    const same = { components: [{ ...renamed, files: [file], digitisation: "DIGITISED" }] };
    expect(await office.act("intake2", id, "checkComponents", same)).toMatchObject({ id });
  });
});
