import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { aCitizen, anOfficer } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";

describe("the paper of an act", () => {
  test("a refusal says why, on what ground and where to go, to the office and to the owner", async () => {
    const { id } = await office.submitOnline(CODE);
    const why = { reason: "Thuộc nơi khác", legalGround: "Điều 2", instruction: "Nộp tại xã Phúc Lợi" };
    await office.act("intake", id, "reject", { reasonCode: "NOT_COMPETENT", ...why });
    const { papers, applicant } = await office.view(id);
    expect(papers).toMatchObject([{ seq: 2, key: "REFUSAL", at: office.clock.now() }]);
    const owner = office.as(aCitizen(applicant.owner));
    const desk = await office.desk("intake");
    for (const [client, path] of [
      [desk, `/api/v1/dossiers/${id}/papers/2`],
      [owner, `/api/v1/my/dossiers/${id}/papers/2`],
    ] as const) {
      const text = await textOf(client, path);
      for (const fact of ["PHIẾU TỪ CHỐI TIẾP NHẬN", ...Object.values(why), applicant.submitter.fullName])
        expect(text).toContain(fact);
      expect(text).toContain("Tây Hồ, ngày 25 tháng 11 năm 2026");
      expect(text).toContain("/TCHS");
    }
    expect(await textOf(desk, `/api/v1/dossiers/${id}/papers/2?bilingual=true`)).toContain("What to do next");
  });

  test("a request before acceptance lists each paper with what is wrong with it, and says which time it asks", async () => {
    const { id } = await office.submitOnline(CODE);
    const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
    const items = [{ componentCode, problem: "Thiếu chữ ký" }];
    await office.act("intake", id, "requestIntakeSupplement", { items, reason: "Chưa đủ thành phần" });
    const desk = await office.desk("intake");
    const text = await textOf(desk, `/api/v1/dossiers/${id}/papers/2`);
    for (const fact of ["PHIẾU YÊU CẦU BỔ SUNG", "Thiếu chữ ký", "Chưa đủ thành phần", "/HDHS"])
      expect(text).toContain(fact);
    const answered = { components: [{ componentCode, originals: 1, copies: 0, files: [] }] };
    await office.act("intake", id, "answerIntakeSupplement", answered);
    await office.act("intake", id, "requestIntakeSupplement", { items, reason: "Vẫn thiếu chữ ký" });
    expect(text).toContain("Lần yêu cầu: 01");
    expect(text).toContain("Giai đoạn: Tiếp nhận hồ sơ");
    expect(text).not.toContain("+84");
    expect(await textOf(desk, `/api/v1/dossiers/${id}/papers/4`)).toContain("Lần yêu cầu: 02");
  });

  test("a request during appraisal says what the specialist proposed; each act has its own paper", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await stopUnanswered(id);
    const [asked, stopped] = (await office.view(id)).papers;
    expect([asked.key, stopped.key]).toEqual(["SUPPLEMENT", "STOP_NOTICE"]);
    const desk = await office.desk("intake");
    const request = await textOf(desk, `/api/v1/dossiers/${id}/papers/${asked.seq}`);
    for (const fact of ["Bản chụp mờ", "Giai đoạn: Thẩm định", "Bản sao chứng thực"])
      expect(request).toContain(fact);
    const notice = await textOf(desk, `/api/v1/dossiers/${id}/papers/${stopped.seq}`);
    for (const fact of ["THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Không bổ sung", "Điều 9"])
      expect(notice).toContain(fact);
  });

  test("an apology names the day that was appointed and the new one", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const later = { newDueOn: "2026-12-30", reason: "Chờ cơ quan phối hợp" };
    await office.act("specialist", id, "proposeExtension", later);
    await office.act("leader", id, "signExtension");
    const { papers, dossier } = await office.view(id);
    const text = await textOf(await office.desk("leader"), `/api/v1/dossiers/${id}/papers/${papers[0].seq}`);
    for (const fact of [later.reason, dayOf(dossier.originalDueAt), "ngày 30/12/2026", "/PXL"])
      expect(text).toContain(fact);
  });

  test("an apology is signed by post: a deputy for the chair, the chair as such, a division by order", async () => {
    const blockOf = async (signer: "leader" | "leader2" | "head") => {
      const { id } = await office.reach(CODE, "appraise");
      if (signer === "head") await stopUnanswered(id);
      else {
        await office.act("specialist", id, "proposeExtension", { newDueOn: "2026-12-30", reason: "Chờ" });
        await office.act(signer, id, "signExtension");
      }
      const paper = (await office.view(id)).papers.at(-1);
      const path = `/api/v1/dossiers/${id}/papers/${paper.seq}`;
      const desk = await office.desk(signer);
      return [await textOf(desk, path), await textOf(desk, `${path}?bilingual=true`)];
    };
    const [deputy = "", both = ""] = await blockOf("leader");
    expect(deputy).toMatch(/TM\. ỦY BAN NHÂN DÂN KT\. CHỦ TỊCH PHÓ CHỦ TỊCH .*Đặng Thị Mai Anh/);
    expect(deputy).not.toContain("THỦ TRƯỞNG CƠ QUAN");
    for (const line of ["On behalf of the People's Committee", "For the Chairperson", "Deputy Chairperson"])
      expect(both).toContain(line);
    const [chair = ""] = await blockOf("leader2");
    expect(chair).toMatch(/CHỦ TỊCH \(Ký và ghi rõ họ tên\)/);
    expect(chair).not.toContain("KT.");
    const [division = "", divisionBoth = ""] = await blockOf("head");
    expect(division).toMatch(/TL\. CHỦ TỊCH TRƯỞNG PHÒNG/);
    expect(divisionBoth).toContain("By order of the Chairperson");
  });

  test("is signed by delegation exactly where its act rests on one, in the stead of whoever gave it", async () => {
    const admin = await office.desk("unitadmin");
    const stopped = (await office.reach(CODE, "appraise")).id;
    const blockOf = async (id: string) => {
      const { papers } = await office.view(id);
      return textOf(await office.desk("head"), `/api/v1/dossiers/${id}/papers/${papers.at(-1).seq}`);
    };
    for (const [giver, instead] of [
      ["leader2", "CHỦ TỊCH"],
      ["leader", "PHÓ CHỦ TỊCH"],
    ] as const) {
      const { delegationId } = await done(
        await admin.post("/api/v1/delegations", {
          fromPersonId: office.organisation.personOf(giver),
          toPersonId: office.organisation.personOf("head"),
          unitId: office.unit("ward"),
          role: "leader",
          documentNumber: "3/UQ",
          validFrom: "2026-11-24",
          validTo: "2026-11-30",
        }),
      );
      const { id } = await office.reach(CODE, "appraise");
      await office.act("specialist", id, "proposeExtension", { newDueOn: "2026-12-30", reason: "Chờ" });
      await office.act("head", id, "signExtension");
      if (giver === "leader2") {
        await stopUnanswered(stopped);
        expect(await blockOf(stopped), "by the right of the own post").toMatch(/TL\. CHỦ TỊCH TRƯỞNG PHÒNG/);
      }
      await done(await admin.post(`/api/v1/delegations/${delegationId}/revocation`, {}));
      expect(await blockOf(id), "taken back since").toContain(`TUQ. ${instead} TRƯỞNG PHÒNG`);
    }
  });

  test("an apology stays that of the agency that made it, wherever the dossier goes", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("specialist", id, "proposeExtension", { newDueOn: "2026-12-30", reason: "Chờ" });
    await office.act("leader", id, "signExtension");
    const { papers } = await office.view(id);
    const path = `/api/v1/dossiers/${id}/papers/${papers[0].seq}`;
    const desk = await office.desk("intake");
    const before = await textOf(desk, path);
    await office.act("head", id, "reroute", { toUnitId: office.unit("city"), reason: "Nhầm cơ quan" });
    expect(await textOf(desk, path)).toBe(before);
  });

  test("an agreed withdrawal says when it was asked for, and what becomes of fee and papers", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const [held] = (await office.view(id)).dossier.components;
    await office.act("intake", id, "requestWithdrawal", { reason: "Đổi ý" });
    await office.act("leader", id, "approveWithdrawal", {
      refundDecision: "Không thu phí",
      papersReturned: [held.componentCode],
    });
    const { papers } = await office.view(id);
    const text = await textOf(await office.desk("leader"), `/api/v1/dossiers/${id}/papers/${papers[0].seq}`);
    for (const fact of ["Đổi ý", "Không thu phí", "08 giờ 30 phút, ngày 25/11/2026"])
      expect(text).toContain(fact);
    expect(text).not.toContain(held.componentCode);
  });

  test("is no paper where the act issues none, and nothing for strangers", async () => {
    const { id } = await office.submitOnline(CODE);
    const why = { reasonCode: "NOT_COMPETENT", reason: "x", legalGround: "y", instruction: "z" };
    await office.act("intake", id, "reject", why);
    const desk = await office.desk("intake");
    for (const seq of ["1", "3"])
      expect((await desk.get(`/api/v1/dossiers/${id}/papers/${seq}`)).status).toBe(404);
    const stranger = office.as(aCitizen({ personalId: "001190999999" }));
    expect((await stranger.get(`/api/v1/my/dossiers/${id}/papers/2`)).status).toBe(404);
    const elsewhere = office.as(anOfficer(newId(), "intake-officer"));
    expect((await elsewhere.get(`/api/v1/dossiers/${id}/papers/2`)).status).toBe(404);
  });

  test("is not for a unit that was only asked for its opinion", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("specialist", id, "proposeExtension", { newDueOn: "2026-12-30", reason: "Chờ" });
    await office.act("leader", id, "signExtension");
    await office.act("specialist", id, "requestConsultation", {
      unitIds: [office.unit("police")],
      question: "Có cư trú không?",
      dueOn: "2026-11-27",
    });
    const [paper] = (await office.view(id)).papers;
    const police = await office.desk("specialist3");
    expect((await done(await police.get(`/api/v1/dossiers/${id}`))).papers).toEqual([]);
    expect((await police.get(`/api/v1/dossiers/${id}/papers/${paper.seq}`)).status).toBe(404);
  });
});

describe("the acceptance slip", () => {
  test("leaves volume and number of the register open, for whoever keeps the register to write", async () => {
    const { id } = await office.receive(CODE);
    const text = await textOf(await office.desk("intake"), `/api/v1/dossiers/${id}/slip`);
    expect(text).toMatch(/Quyển số: …… Số thứ tự: ……/);
  });

  test("tells originals, certified copies, photocopies and files apart, and what became of each paper", async () => {
    const version = (await office.submission(CODE)).components;
    const kept = version.map((each, index) => ({
      ...each,
      originals: index === 0 ? 1 : 0,
      copies: 2,
      files: [],
    }));
    const { id } = await office.receive(CODE, { components: kept });
    const text = await textOf(await office.desk("intake"), `/api/v1/dossiers/${id}/slip`);
    for (const head of ["Bản chính", "Bản sao chứng thực", "Bản chụp", "Bản điện tử", "Ghi chú", "Thu"])
      expect(text).toContain(head);
  });
});

describe("the pages", () => {
  test("offer the paper at the desk and on the owner's own page", async () => {
    const { id } = await office.submitOnline(CODE);
    await office.act("intake", id, "reject", {
      reasonCode: "NOT_COMPETENT",
      reason: "x",
      legalGround: "y",
      instruction: "z",
    });
    const { applicant } = await office.view(id);
    const intake = office.browserOf(anOfficer(office.unit("serviceCentre"), "intake-officer"));
    const owner = office.browserOf(aCitizen(applicant.owner));
    for (const [client, page] of [
      [intake, `/desk/dossiers/${id}`],
      [owner, `/my/dossiers/${id}`],
    ] as const) {
      expect(await (await client.get(page)).text()).toContain(`${page}/papers/2"`);
      const paper = await client.get(`${page}/papers/2`);
      expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    }
  });
});

/** Papers are asked for during appraisal, and the head stops the dossier for want of them. */
async function stopUnanswered(id: string): Promise<void> {
  const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
  const items = [{ componentCode, problem: "Bản chụp mờ" }];
  await office.act("specialist", id, "proposeSupplement", { items, reason: "Không đọc được" });
  expect((await office.view(id)).papers).toEqual([]);
  await office.act("head", id, "approveSupplement");
  await office.act("intake", id, "sendSupplement");
  await office.act("head", id, "stop", { reason: "Không bổ sung", legalGround: "Điều 9" });
}

function dayOf(instant: string): string {
  const [year, month, day] = instant.slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

async function textOf(client: Client, path: string): Promise<string> {
  const answer = await client.get(path);
  expect(answer.status, path).toBe(200);
  return pdfText(new Uint8Array(await answer.arrayBuffer()));
}
