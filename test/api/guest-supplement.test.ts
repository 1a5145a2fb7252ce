import { beforeEach, describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { newId } from "../../src/kernel/ids.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { LIMITS } from "../../src/web/rate-limits.ts";
import { aGuest, aPaper, apiOffice, done, type Json } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { type Browser, openBrowser } from "../support/browser.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";
import { tusOf } from "../support/tus.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const post = messagesOf(office);
const CODE = "1.001776";
const PATH = "/track/supplement";
const BOX = "papers.declaration.file";
const invention = inventionFrom(4_114);

beforeEach(() => office.set("2026-11-02 08:30"));

type Asked = {
  readonly id: string;
  readonly code: string;
  readonly owner: { fullName: string; personalId: string };
};

function applicant() {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const owner = { fullName, personalId, phone, address, email: null, dateOfBirth: birthDate };
  return { owner, submitter: null, relationship: "SELF" as const };
}

const ITEMS = { items: [{ componentCode: "declaration", problem: "Ảnh chụp bị mờ" }], reason: "Cần bản rõ" };

/** A dossier a guest sent, of which the intake desk asks for a clearer picture. */
async function askedAtIntake(): Promise<Asked> {
  const people = applicant();
  const { id, code } = await office.submitOnline(CODE, { applicant: people });
  await office.act("intake", id, "requestIntakeSupplement", ITEMS);
  return { id, code, owner: people.owner };
}

/** One that was accepted, whose specialist asks for a clearer picture: its clock stands. */
async function askedAtAppraisal(): Promise<Asked> {
  const people = applicant();
  const { id } = await office.reach(CODE, "appraise", { applicant: people });
  await office.act("specialist", id, "proposeSupplement", ITEMS);
  await office.act("head", id, "approveSupplement");
  await office.act("intake", id, "sendSupplement");
  return { id, code: (await office.view(id)).dossier.code, owner: people.owner };
}

async function tracking({ code, owner }: Asked): Promise<Browser> {
  const browser = openBrowser(aGuest(office));
  await browser.open("/track");
  await browser.send("/track", { code, lastFour: owner.personalId.slice(-4) });
  return browser;
}

const claimOf = ({ owner: { personalId, fullName } }: Asked) => ({ personalId, fullName });
const paper = () => new Blob([Buffer.concat([Buffer.from(aPaper()), Buffer.from(newId())])]);
const heldOf = async (id: string) =>
  (await office.view(id)).dossier.components.find((held: Json) => held.componentCode === "declaration");

describe("a guest who is asked for papers", () => {
  test("sends them from the tracking page: the check begins anew, officer and applicant are told", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const sent = await browser.send(PATH, { ...claimOf(asked), [BOX]: paper() });
    expect([sent.status, sent.location]).toEqual([303, `/track/answered/${asked.code}`]);
    const { dossier, timeline }: Json = await office.view(asked.id);
    expect(dossier.status).toBe("SUBMITTED");
    expect((await heldOf(asked.id)).files.at(-1).name).toBe("giay-to.pdf");
    expect(timeline.at(-1)).toMatchObject({ type: "IntakeSupplementAnswered", actor: { kind: "guest" } });
    expect(await post.kinds(asked.id)).toContain("ANSWER_RECEIVED");
    expect(await post.kinds(asked.id, "OFFICER")).toContain("SUPPLEMENT_ANSWERED");
    const after = await browser.open(`/track/answered/${asked.code}`);
    expect(after.text).toContain("Đã gửi giấy tờ bổ sung");
    for (const secret of Object.values(claimOf(asked))) expect(after.html).not.toContain(secret);
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });

  test("sets the clock going again when the desk has confirmed, as with an account", async () => {
    const asked = await askedAtAppraisal();
    const due = (await office.view(asked.id)).dossier.dueAt;
    office.set("2026-11-04 08:30");
    const browser = await tracking(asked);
    expect((await browser.send(PATH, { ...claimOf(asked), [BOX]: paper() })).status).toBe(303);
    await office.act("intake", asked.id, "confirmSupplement", { acceptedComponents: ["declaration"] });
    const { dossier } = await office.view(asked.id);
    expect(dossier.status).toBe("IN_PROGRESS");
    expect(dossier.pauses.at(-1)).toMatchObject({ reason: "SUPPLEMENT", to: expect.any(String) });
    expect(dossier.dueAt > due).toBe(true);
  });

  test("may be whoever handed in for the owner, and names are compared as people write them", async () => {
    const people = applicant();
    const { owner: submitter } = applicant();
    const { id, code } = await office.submitOnline(CODE, {
      applicant: { ...people, submitter, relationship: "AUTHORISED" },
    });
    await office.act("intake", id, "requestIntakeSupplement", ITEMS);
    const browser = await tracking({ id, code, owner: people.owner });
    const claim = { personalId: submitter.personalId, fullName: ` ${submitter.fullName.toUpperCase()} ` };
    expect((await browser.send(PATH, { ...claim, [BOX]: paper() })).status).toBe(303);
  });

  test("sends them though an officer wrote something down meanwhile: the same papers are still asked for", async () => {
    const asked = await askedAtAppraisal();
    const browser = await tracking(asked);
    const moves = [{ componentCodes: ["declaration"], from: "Người nộp", to: "Một cửa", note: "" }];
    await office.act("intake", asked.id, "moveCustody", { moves });
    const sent = await browser.send(PATH, { ...claimOf(asked), [BOX]: paper() });
    expect([sent.status, sent.location]).toEqual([303, `/track/answered/${asked.code}`]);
    expect((await heldOf(asked.id)).files.at(-1).name).toBe("giay-to.pdf");
  });

  test("goes on with a picture that was sent ahead, also after a mistake", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const key = browser.hidden("_guestKey");
    const { answer } = await tusOf(office.guest.having({ "x-guest-key": key })).sendWhole(
      aPaper(),
      "to-khai.pdf",
    );
    const { kept } = { kept: await done(answer) };
    const begun = await office.database.kysely
      .selectFrom("dossierUploadBegun")
      .select(["id", "kept"])
      .execute();
    const ahead = begun.find((each) => JSON.stringify(each.kept).includes(kept.sha256))?.id;
    const wrong = await browser.send(PATH, {
      personalId: asked.owner.personalId,
      fullName: "",
      [BOX]: `${ahead}:0`,
    });
    expect([wrong.status, wrong.text.includes("Hãy nhập họ và tên")]).toEqual([422, true]);
    expect([wrong.text.includes("to-khai.pdf"), browser.hidden("_guestKey")]).toEqual([true, key]);
    expect((await browser.send(PATH, claimOf(asked))).status).toBe(303);
    expect((await heldOf(asked.id)).files.at(-1).name).toBe("to-khai.pdf");
  });
});

describe("papers are taken from nobody who does not know whose dossier it is", () => {
  test("number and name are both asked, and which of them is wrong is not told", async () => {
    const asked = await askedAtIntake();
    const other = invention.person();
    const browser = await tracking(asked);
    const before = (await office.view(asked.id)).dossier.version;
    const tries = [
      { ...claimOf(asked), fullName: other.fullName },
      { ...claimOf(asked), personalId: other.personalId },
      { fullName: other.fullName, personalId: other.personalId },
    ];
    const answers = [];
    for (const claim of tries) {
      const page = await browser.send(PATH, { ...claim, [BOX]: paper() });
      answers.push([page.status, page.text.includes("không khớp với người ghi trong hồ sơ")]);
      expect(page.html).not.toContain(
        asked.owner.fullName === claim.fullName ? other.fullName : asked.owner.fullName,
      );
    }
    expect(answers).toEqual(tries.map(() => [422, true]));
    const half = await browser.send(PATH, { personalId: "123", fullName: "", [BOX]: paper() });
    expect(half.text).toContain("Hãy nhập số định danh cá nhân, gồm 12 chữ số");
    expect((await office.view(asked.id)).dossier.version).toBe(before);
  });

  test("tries count against the limit of the code, and the right ones come too late then", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const wrong = { personalId: invention.person().personalId, fullName: "Người Lạ", [BOX]: paper() };
    for (let tries = 1; tries < LIMITS["tracked-code"].points; tries += 1)
      expect((await browser.send(PATH, wrong)).status).toBe(422);
    expect((await browser.send(PATH, { ...claimOf(asked), [BOX]: paper() })).status).toBe(429);
    expect((await office.view(asked.id)).dossier.status).toBe("INTAKE_SUPPLEMENT");
  });

  test("a stranger without the four digits finds nothing, and the API knows no guest", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const stranger = await browser.send(PATH, { ...claimOf(asked), lastFour: "0000", [BOX]: paper() });
    expect(stranger.status).toBe(404);
    const { version } = (await office.view(asked.id)).dossier;
    const api = await aGuest(office).post(
      `/api/v1/dossiers/${asked.id}/answerIntakeSupplement`,
      { components: [] },
      { "if-match": `"${version}"`, "idempotency-key": newId() },
    );
    expect(api.status).toBe(401);
  });

  test("a guest names no file of somebody else's", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const { path } = await tusOf(office.guest.having({ "x-guest-key": "s".repeat(40) })).sendWhole(aPaper());
    const page = await browser.send(PATH, { ...claimOf(asked), [BOX]: `${path.split("/").at(-1)}:0` });
    expect(page.status).toBe(422);
    expect((await office.view(asked.id)).dossier.status).toBe("INTAKE_SUPPLEMENT");
  });
});

describe("papers are sent once, and only while they are asked for", () => {
  test("a second press of the same form leads to the same page and does nothing twice", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const fields = { ...claimOf(asked), [BOX]: paper() };
    const first = await browser.send(PATH, fields);
    const { version } = (await office.view(asked.id)).dossier;
    const again = await browser.send(PATH, fields);
    expect(again.location).toBe(first.location);
    expect((await office.view(asked.id)).dossier.version).toBe(version);
  });

  test("from another window they are told that nothing is asked any more", async () => {
    const asked = await askedAtIntake();
    const [one, other] = [await tracking(asked), await tracking(asked)];
    expect((await one.send(PATH, { ...claimOf(asked), [BOX]: paper() })).status).toBe(303);
    const late = await other.send(PATH, { ...claimOf(asked), [BOX]: paper() });
    expect([late.status, late.text.includes("nên giấy tờ chưa được gửi")]).toEqual([422, true]);
    expect(late.html).not.toContain(`name="${BOX}"`);
  });

  test("what was shown for one round answers no later one", async () => {
    const asked = await askedAtIntake();
    const [one, other] = [await tracking(asked), await tracking(asked)];
    expect((await one.send(PATH, { ...claimOf(asked), [BOX]: paper() })).status).toBe(303);
    await office.act("intake", asked.id, "requestIntakeSupplement", ITEMS);
    const late = await other.send(PATH, { ...claimOf(asked), [BOX]: paper() });
    expect([late.status, late.text.includes("nên giấy tờ chưa được gửi")]).toEqual([422, true]);
    expect((await office.view(asked.id)).dossier.status).toBe("INTAKE_SUPPLEMENT");
    expect((await other.send(PATH, { ...claimOf(asked), [BOX]: paper() })).status).toBe(303);
  });

  test("an officer who sends the form is told what to do instead, and led to no list of their own", async () => {
    const asked = await askedAtIntake();
    const officer = openBrowser(office.browserOf(office.actor("intake")));
    await officer.open("/track");
    const lastFour = asked.owner.personalId.slice(-4);
    const page = await officer.send(PATH, { code: asked.code, lastFour, ...claimOf(asked), [BOX]: paper() });
    expect([page.status, page.text.includes("đăng nhập bằng tài khoản công chức")]).toEqual([422, true]);
    expect((await office.view(asked.id)).dossier.status).toBe("INTAKE_SUPPLEMENT");
  });

  test("an empty form is told what is missing by its name", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    const page = await browser.send(PATH, claimOf(asked));
    expect(page.status).toBe(422);
    expect(page.text).not.toContain("declaration");
    expect((await office.view(asked.id)).dossier.status).toBe("INTAKE_SUPPLEMENT");
  });

  test("after the last day, once the office has closed the dossier, they are taken by nobody", async () => {
    const asked = await askedAtIntake();
    const browser = await tracking(asked);
    office.set("2027-03-01 08:30");
    await office.act("intake", asked.id, "reject", {
      reasonCode: "PAPERS_NOT_COMPLETED",
      reason: "Quá hạn bổ sung",
      legalGround: "NĐ 118/2025/NĐ-CP, Điều 17",
      instruction: "Nộp lại hồ sơ",
    });
    const page = await browser.send(PATH, { ...claimOf(asked), [BOX]: paper() });
    expect(page.status).toBe(422);
    expect(page.html).not.toContain(`name="${BOX}"`);
    expect((await office.view(asked.id)).dossier.status).toBe("REJECTED");
  });

  test("nothing is offered where nothing is asked for, nor to whoever has signed in", async () => {
    const people = applicant();
    const { id, code } = await office.submitOnline(CODE, { applicant: people });
    const asked = { id, code, owner: people.owner };
    const browser = openBrowser(aGuest(office));
    await browser.open("/track");
    const quiet = await browser.send("/track", { code, lastFour: asked.owner.personalId.slice(-4) });
    expect(quiet.html).not.toContain(PATH);
    await office.act("intake", id, "requestIntakeSupplement", ITEMS);
    const signed = openBrowser(office.browserOf(aCitizen()));
    await signed.open("/track");
    const page = await signed.send("/track", { code, lastFour: asked.owner.personalId.slice(-4) });
    expect(page.html).not.toContain(PATH);
  });
});
