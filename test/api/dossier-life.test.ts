import { expect, test } from "vitest";
import { freshGuestKey } from "../../src/kernel/guest-key.ts";
import { computeDue, shippedCalendar } from "../../src/modules/calendar/index.ts";
import { aGuest, aPaper, apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { at, day, wall } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 09:00") });

/** Personal data that appear nowhere else, so that a leak shows wherever it happens. */
const OWNER = {
  fullName: "Đoàn Thị Bích Chim Hoàng Yến",
  personalId: "001190987123",
  phone: "0987600456",
  email: "chim.hoang.yen@example.invalid",
  address: "Ngõ Canary số 77 phường Tây Hồ",
  dateOfBirth: "1990-02-17",
};
const CANARIES = ["Đoàn", "Bích", "Hoàng", "001190987123", "987600456", "chim.hoang", "Canary", "1990-02-17"];

/** Tracks publicly by the last four digits, of the card or the phone; nothing personal may be in any answer. */
async function track(code: string): Promise<Json> {
  const answers = await Promise.all(
    ["7123", "0456"].map((lastFour) => aGuest(office).post("/api/v1/track", { code, lastFour })),
  );
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(texts[0]).toBe(texts[1]);
  for (const canary of CANARIES) expect(texts[0]).not.toContain(canary);
  const view = JSON.parse(texts[0] ?? "");
  expect(view.maskedName).toBe("Đ••• T•• B••• C••• H•••• Yến");
  return view;
}

test("a dossier lives by API alone: sent from home, supplemented, extended, signed, returned, corrected", async () => {
  const guest = aGuest(office).having({ "x-guest-key": freshGuestKey() });
  const paper = await done(await office.upload(guest, aPaper(), "Tờ khai (minh họa).pdf"));
  const asked = await office.submission("1.001776", {
    channelIn: "ONLINE",
    channelOut: "ONLINE",
    applicant: { owner: { ...OWNER }, submitter: null, relationship: "SELF" },
  });
  const [first, ...rest] = asked.components;
  const sent = { ...asked, components: [{ ...first, files: [paper] }, ...rest] };
  const submitted = await guest.post("/api/v1/dossiers", sent, { "idempotency-key": "life-of-a-dossier" });
  const dossier = await done(submitted);
  expect(dossier).toMatchObject({ status: "SUBMITTED", version: 1, dueAt: null });
  expect(dossier.code).toMatch(/^H26\.16\.05\.001-261123-\d{4}$/);
  expect(submitted.headers.get("location")).toBe(`/api/v1/dossiers/${dossier.id}`);
  expect(submitted.headers.get("etag")).toBe('"1"');
  const { id, code } = dossier;
  expect(await track(code)).toMatchObject({ status: "SUBMITTED", acceptedAt: null, dueAt: null });

  // The counter checks what came in.
  const waiting = await done(await (await office.desk("intake")).get("/api/v1/work/intake"));
  expect(waiting.items).toMatchObject([{ id, ownerName: OWNER.fullName, dueAt: at("2026-11-25 09:00") }]);
  office.set("2026-11-23 10:00");
  await office.act("intake", id, "requestIntakeSupplement", {
    items: [{ componentCode: first?.componentCode, problem: "Bản chụp bị mờ" }],
    reason: "Cần bản rõ hơn",
  });
  const asking = await track(code);
  expect(asking).toMatchObject({ status: "INTAKE_SUPPLEMENT", supplement: { reason: "Cần bản rõ hơn" } });
  const owner = office.as(aCitizen({ fullName: OWNER.fullName, personalId: OWNER.personalId }));
  const clearer = await done(await office.upload(owner, aPaper(), "Tờ khai rõ hơn.pdf"));
  const answered = await owner.post(
    `/api/v1/dossiers/${id}/answerIntakeSupplement`,
    { components: [{ componentCode: first?.componentCode, originals: 0, copies: 0, files: [clearer] }] },
    { "if-match": '"2"' },
  );
  expect(await done(answered)).toMatchObject({ status: "SUBMITTED", version: 3 });

  // Accepted: the legal clock starts, and its derivation is that of the calendar.
  office.set("2026-11-23 14:00");
  const accepted = await office.act("intake2", id, "accept");
  const { pinned, derivation } = (await office.view(id)).dossier;
  expect(pinned).toMatchObject({ procedureCode: "1.001776", term: { unit: "WORKING_DAY", count: 10 } });
  const clock = {
    acceptedAt: at("2026-11-23 14:00"),
    calendar: shippedCalendar(),
    term: pinned.term,
    policy: pinned.policy,
  };
  const byHand = computeDue({ ...clock, pauses: [] });
  expect(accepted).toMatchObject({ status: "ACCEPTED", dueAt: byHand.dueAt });
  expect(derivation).toEqual(byHand.derivation);
  // 24 November is a holiday of 2026, hence ten working days from the 23rd end on 8 December.
  expect(wall(accepted.dueAt as Json)).toBe("2026-12-08 17:00");
  expect(await track(code)).toMatchObject({
    status: "ACCEPTED",
    dueAt: byHand.dueAt,
    derivation: byHand.derivation,
  });

  // Handed over, assigned, and at work.
  await office.act("intake2", id, "handOver");
  expect(await track(code)).toMatchObject({ status: "IN_PROGRESS" });
  const taskOf = async () => (await office.view(id)).dossier.tasks[0];
  office.set("2026-11-25 08:30");
  const assigning = await taskOf();
  expect(assigning).toMatchObject({ stage: "assign", unitId: office.unit("cultureDivision") });
  await office.act("head", id, "completeTask", { taskId: assigning.taskId });
  const appraising = await taskOf();
  const specialist2 = office.organisation.personOf("specialist4");
  await office.act("head", id, "assignTask", { taskId: appraising.taskId, assigneeId: specialist2 });
  const work = await done(await (await office.desk("specialist4")).get("/api/v1/work"));
  expect(work.page.items).toMatchObject([{ id, taskId: appraising.taskId, assigneeId: specialist2 }]);

  // The police are asked, and see what they are asked about, not whom.
  const consulted = {
    unitIds: [office.unit("police")],
    question: "Có cư trú tại phường không?",
    dueOn: "2026-11-27",
  };
  await office.act("specialist4", id, "requestConsultation", consulted);
  expect(await track(code)).toMatchObject({ status: "CONSULTING" });
  const shared = await (await office.desk("specialist3")).get(`/api/v1/dossiers/${id}`);
  const sharedText = await shared.text();
  expect(JSON.parse(sharedText)).toMatchObject({ sharedPartOnly: true, form: {} });
  for (const canary of CANARIES) expect(sharedText).not.toContain(canary);
  const { consultationId } = JSON.parse(sharedText).dossier.consultations[0];
  const opinion = {
    consultationId,
    unitId: office.unit("police"),
    opinion: "AGREE",
    text: "Có cư trú thực tế",
  };
  await office.act("specialist3", id, "replyConsultation", opinion);
  await office.act("specialist4", id, "closeConsultation", { consultationId });

  // One complete request: three hands, the clock stops, and goes on by what was left.
  office.set("2026-11-26 09:00");
  const lacks = {
    items: [{ componentCode: first?.componentCode, problem: "Thiếu chữ ký" }],
    reason: "Thiếu chữ ký",
  };
  await office.act("specialist4", id, "proposeSupplement", lacks);
  await office.act("head", id, "approveSupplement");
  await office.act("intake", id, "sendSupplement");
  expect(await track(code)).toMatchObject({
    status: "SUPPLEMENT_WAIT",
    supplement: { reason: "Thiếu chữ ký" },
  });
  office.set("2026-11-30 09:00");
  const signed = await done(await office.upload(owner, aPaper(), "Tờ khai có chữ ký.pdf"));
  const components = [{ componentCode: first?.componentCode, files: [signed] }];
  const { version } = (await done(await owner.get(`/api/v1/my/dossiers/${id}`))).dossier;
  await done(
    await owner.post(
      `/api/v1/dossiers/${id}/answerSupplement`,
      { components },
      { "if-match": `"${version}"` },
    ),
  );
  office.set("2026-12-01 09:00");
  const resumed = await office.act("intake", id, "confirmSupplement", {
    acceptedComponents: [first?.componentCode],
  });
  const pauses = [
    {
      from: at("2026-11-26 09:00"),
      to: at("2026-12-01 09:00"),
      policy: "PAUSE" as const,
      reason: "SUPPLEMENT",
    },
  ];
  const paused = computeDue({ ...clock, pauses });
  expect(resumed).toMatchObject({ status: "IN_PROGRESS", dueAt: paused.dueAt });
  expect(paused.dueAt).not.toBe(byHand.dueAt);
  expect((await office.view(id)).dossier.derivation).toEqual(paused.derivation);

  // An apology in time, a new date, signed by the leader.
  await office.act("specialist4", id, "proposeExtension", {
    newDueOn: "2026-12-18",
    reason: "Chờ đối chiếu",
  });
  const extended = await office.act("leader", id, "signExtension");
  const extensions = [
    { newDueOn: day("2026-12-18"), signedAt: at("2026-12-01 09:00"), reason: "Chờ đối chiếu" },
  ];
  expect(extended.dueAt).toBe(computeDue({ ...clock, pauses, extensions }).dueAt);
  expect(wall(extended.dueAt as Json)).toBe("2026-12-18 17:00");
  expect(await track(code)).toMatchObject({ dueAt: extended.dueAt, originalDueAt: byHand.dueAt });

  // Drafted, reviewed, signed, numbered, sealed.
  office.set("2026-12-02 09:00");
  await office.act("specialist4", id, "completeTask", { taskId: appraising.taskId, note: "Đủ điều kiện" });
  await office.act("head", id, "completeTask", { taskId: (await taskOf()).taskId });
  const signing = { outcome: "POSITIVE", authorityWord: "KT", summary: "Đồng ý trợ cấp (minh họa)" };
  await office.act("leader", id, "signResult", signing);
  const result = aPaper();
  const file = await done(await office.upload(await office.desk("clerk"), result, "Quyết định.pdf"));
  const ready = await office.act("clerk", id, "issueResult", { files: [file], comparedScans: true });
  expect(ready).toMatchObject({ status: "RESULT_READY" });
  expect((await office.view(id)).dossier.result.number).toMatch(/^01\/KQ-/);
  expect(await track(code)).toMatchObject({ status: "RESULT_READY", subStatus: "POSITIVE" });

  // Returned, and fetched by its owner.
  await office.act("intake", id, "returnResult", {
    channel: "COUNTER",
    receiver: "OWNER",
    receiverName: OWNER.fullName,
    identityChecked: "VNEID",
    feesSettled: true,
  });
  const returned = await track(code);
  expect(returned).toMatchObject({ status: "RETURNED" });
  expect(returned.stations.map((station: Json) => station.state)).toEqual(Array(5).fill("DONE"));
  const mine = await done(await owner.get("/api/v1/my/dossiers"));
  expect(mine.items).toMatchObject([{ id, code, status: "RETURNED" }]);
  const download = await owner.get(`/api/v1/my/dossiers/${id}/files/${file.sha256}`);
  expect(download.headers.get("content-type")).toBe("application/pdf");
  expect(Buffer.from(await download.arrayBuffer()).equals(Buffer.from(result))).toBe(true);
  for (const slip of [
    await owner.get(`/api/v1/my/dossiers/${id}/slip`),
    await (await office.desk("intake")).get(`/api/v1/dossiers/${id}/slip?bilingual=true`),
  ]) {
    expect(slip.status).toBe(200);
    expect(
      Buffer.from(await slip.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  }

  // An error seen afterwards is put right by a dossier of its own.
  const submission = await office.submission("1.001776", { applicant: asked.applicant });
  const corrected = await office.act("intake", id, "corrections", { reason: "Sai ngày sinh", submission });
  expect(corrected).toMatchObject({ status: "ACCEPTED" });
  expect(corrected.id).not.toBe(id);
  expect((await office.view(corrected.id)).dossier).toMatchObject({ correctionOf: id });
  expect(await track(code)).toMatchObject({ status: "RETURNED" });
});

test("a stranger who knows the code and not the digits learns what a stranger without a code learns", async () => {
  const { code } = await office.receive("2.000635");
  const wrongDigits = await aGuest(office).post("/api/v1/track", { code, lastFour: "0000" });
  const wrongCode = await aGuest(office).post("/api/v1/track", {
    code: `${code.slice(0, -4)}9999`,
    lastFour: "0000",
  });
  expect(await wrongDigits.text()).toBe(await wrongCode.text());
  expect([wrongDigits.status, wrongCode.status]).toEqual([404, 404]);
  expect(await refused(await aGuest(office).post("/api/v1/track", { code, lastFour: "12a4" }))).toMatchObject(
    {
      code: "INPUT_INVALID",
    },
  );
});
