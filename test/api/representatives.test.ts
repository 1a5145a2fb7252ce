import { beforeEach, describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { Citizen } from "../../src/modules/access/index.ts";
import { filePapersDue, openOffice } from "../../src/modules/dossier/index.ts";
import { aPaper, apiOffice, done } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { COMPANY, confirmed, told } from "../support/representatives.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const BUSINESS = "1.001612";
const TITLE = "Giấy chứng nhận đăng ký hộ kinh doanh";
const invention = inventionFrom(77_120);

beforeEach(() => office.set("2026-11-25 08:30"));

function aPerson() {
  const { fullName, personalId } = invention.person();
  return aCitizen({ fullName, personalId });
}

type Business = { readonly fullName: string; readonly taxCode: string };

/** A paper issued to the company, and filed. */
async function companyPaper(business: Business = COMPANY): Promise<string> {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const submitter = { fullName, personalId, phone, address, email: null, dateOfBirth: birthDate };
  const owner = { ...business, personalId: null, phone, address, email: null, dateOfBirth: null };
  const issuing = await office.reach(BUSINESS, "issue", {
    applicant: { owner, submitter, relationship: "AUTHORISED" as const },
  });
  const file = await done(await office.upload(await office.desk(issuing.holder), aPaper(), "ket-qua.pdf"));
  await office.act(issuing.holder, issuing.id, "issueResult", { files: [file], comparedScans: true });
  await filePapersDue(openOffice(office.services, []));
  const { kysely } = office.database;
  const paper = await kysely
    .selectFrom("paperStorePaper")
    .select("id")
    .where("sourceDossierId", "=", issuing.id)
    .where("source", "=", "RESULT")
    .executeTakeFirstOrThrow();
  return paper.id;
}

/** Looked up at the desk under a number, for a purpose. */
async function lookedUp(ownerNumber: string, purpose: string): Promise<string> {
  const officer = desk();
  await officer.open("/desk/papers");
  return (await officer.send("/desk/papers", { ownerNumber, purpose })).text;
}

/** The rows of who looked, as somebody sees them on a shelf. */
async function looksOn(citizen: Citizen, shelf: string): Promise<readonly string[]> {
  const [table = ""] = (await pageOf(citizen, shelf)).html.match(/<tbody>[\s\S]*<\/tbody>/) ?? [];
  return table.split("<tr").slice(1);
}

const desk = () => openBrowser(office.browserOf(office.actor("intake")));
const pageOf = (citizen: Citizen, path: string) => openBrowser(office.browserOf(citizen)).open(path);

describe("whoever was confirmed as representative of an organisation", () => {
  test("sees its papers and opens them, and everybody who looked stands there", async () => {
    const paper = await companyPaper();
    const director = aPerson();
    const id = await confirmed(office, director, { organisationName: "CÔNG TY TNHH MINH HOẠ 36" });
    await lookedUp(COMPANY.taxCode, "Đối chiếu giấy tờ của công ty");
    const mine = await pageOf(director, "/my/papers");
    expect(mine.text).toContain("Giấy tờ của tổ chức");
    expect(mine.html).toContain(`/my/organisations/${id}`);
    expect(mine.text).not.toContain(TITLE);
    const file = await pageOf(director, `/my/organisations/${id}/papers/${paper}/file`);
    expect([file.status, file.html.startsWith("%PDF")]).toEqual([200, true]);
    const shelf = await pageOf(director, `/my/organisations/${id}`);
    for (const shown of [TITLE, "đến hết ngày 31/12/2026"]) expect(shelf.text).toContain(shown);
    const rows = await looksOn(director, `/my/organisations/${id}`);
    const said = rows.filter((row) => row.includes(TITLE));
    const [own, officers] = [
      said.filter((row) => row.includes(director.fullName)),
      said.filter((row) => row.includes("Đối chiếu giấy tờ của công ty")),
    ];
    expect(own.some((row) => row.includes("Mở xem"))).toBe(true);
    expect(officers).toHaveLength(1);
    expect(officers[0]).not.toContain(director.fullName);
  });

  test("is named with each look, at the whole shelf or one paper, and the others see who is confirmed", async () => {
    const paper = await companyPaper();
    const [director, keeper] = [
      { ...aPerson(), fullName: "Nguyễn Thị Giám Đốc" },
      { ...aPerson(), fullName: "Trần Văn Kế Toán" },
    ];
    const id = await confirmed(office, director);
    const second = await confirmed(office, keeper, { basis: "AUTHORISED" });
    const own = `/my/organisations/${id}`;
    expect((await looksOn(director, own)).join()).not.toContain(keeper.fullName);
    office.set("2026-11-25 09:10");
    expect((await pageOf(keeper, `/my/organisations/${second}`)).text).toContain(TITLE);
    office.set("2026-11-25 09:20");
    await pageOf(keeper, `/my/organisations/${second}/papers/${paper}/file`);
    const lines = (await looksOn(director, own)).filter((line) => line.includes(keeper.fullName));
    expect(
      lines.map((line) => [line.includes("Tra cứu"), line.includes("Mở xem"), line.includes(TITLE)]),
    ).toEqual([
      [false, true, true],
      [true, false, true],
    ]);
    const { text } = await pageOf(director, `/my/organisations/${id}`);
    expect(text).toContain("Trần Văn Kế Toán · Được ủy quyền · Từ 25/11/2026 đến hết 31/12/2026");
    expect(text).not.toContain(keeper.personalId);
    expect(text).not.toContain("REPRESENTATIVE");
  });

  test("of a household business sees its papers, and nothing of its owner as a person", async () => {
    const { fullName, personalId } = invention.person();
    const household = { fullName: "Hộ kinh doanh Bún chả Minh Họa", taxCode: personalId };
    const keeper = aPerson();
    const at = { taxCode: personalId, organisationName: household.fullName, basis: "AUTHORISED" };
    const shelf = `/my/organisations/${await confirmed(office, keeper, at)}`;
    await lookedUp(personalId, "Xác minh tình trạng hôn nhân");
    const paper = await companyPaper(household);
    expect(await lookedUp(personalId, "Kiểm tra giấy phép kinh doanh")).toContain(TITLE);
    expect((await pageOf(keeper, shelf)).text).toContain(TITLE);
    expect((await pageOf(keeper, `${shelf}/papers/${paper}/file`)).status).toBe(200);
    const looks = (await looksOn(keeper, shelf)).join();
    expect(looks).toContain("Kiểm tra giấy phép kinh doanh");
    expect(looks).not.toContain("Xác minh tình trạng hôn nhân");
    const owner = await pageOf(aCitizen({ fullName, personalId }), "/my/papers");
    expect(owner.text).not.toContain(TITLE);
    expect(owner.text).not.toContain("Kiểm tra giấy phép kinh doanh");
  });

  test("sees nothing of a branch, nor of what was filed under another name of the same tax code", async () => {
    const branch = { fullName: `${COMPANY.fullName} chi nhánh Hà Đông`, taxCode: `${COMPANY.taxCode}-001` };
    const renamed = { ...COMPANY, fullName: "Công ty cổ phần Minh Họa Mới" };
    const [own, ofBranch, ofRenamed] = [
      await companyPaper(),
      await companyPaper(branch),
      await companyPaper(renamed),
    ];
    const reach = async (changes: Readonly<Record<string, string>>) => {
      const director = aPerson();
      const id = await confirmed(office, director, { ...told(director), ...changes });
      const statuses: number[] = [];
      for (const paper of [own, ofBranch, ofRenamed])
        statuses.push((await pageOf(director, `/my/organisations/${id}/papers/${paper}/file`)).status);
      return statuses;
    };
    expect(await reach({})).toEqual([200, 404, 404]);
    expect(await reach({ taxCode: branch.taxCode, organisationName: branch.fullName })).toEqual([
      404, 200, 404,
    ]);
    expect(await reach({ organisationName: renamed.fullName })).toEqual([404, 404, 200]);
  });

  test("sees them by pages, none cut off, and none that is filed under a person's number of the same name", async () => {
    const large = { fullName: "Công ty cổ phần Nhiều Giấy Tờ", taxCode: "0312345673" };
    const paper = await companyPaper(large);
    const copies = (kind: string, name: string, count: number) =>
      office.owner.pool.query(
        `INSERT INTO ${TEST_SCHEMA}.paper_store_paper
         SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'sha256', encode(sha256(convert_to($3 || n, 'UTF8')), 'hex'),
           'owner_kind', $2::text, 'name', $3 || ' ' || n, 'valid_from', p.valid_from + 1))).*
         FROM ${TEST_SCHEMA}.paper_store_paper AS p, generate_series(1, $4) AS n WHERE p.id = $1`,
        [paper, kind, name, count],
      );
    await copies("PERSON", "Giấy của người", 100);
    await copies("ORGANISATION", "Giấy phép số", 104);
    const director = aPerson();
    const of = { taxCode: large.taxCode, organisationName: large.fullName };
    const shelf = `/my/organisations/${await confirmed(office, director, of)}`;
    const seen: string[] = [];
    for (let page = 1, next = true; next && page < 20; page += 1) {
      const { html } = await pageOf(director, `${shelf}?page=${page}`);
      seen.push(
        ...(html
          .split("<table")[0]
          ?.match(/Giấy (phép số \d+|của người \d+|chứng nhận đăng ký hộ kinh doanh)(?=<\/h)/g) ?? []),
      );
      next = html.includes(`${shelf}?page=${page + 1}`);
    }
    expect(new Set(seen).size).toBe(105);
    expect(seen.filter((name) => name.startsWith("Giấy của người"))).toEqual([]);
  });

  test("a stranger, a namesake by number and whoever is nobody confirmed see nothing", async () => {
    const paper = await companyPaper();
    const director = aPerson();
    const id = await confirmed(office, director);
    const others = [
      aPerson(),
      aCitizen({ personalId: director.personalId }),
      aCitizen({ fullName: director.fullName, personalId: null }),
    ];
    for (const other of others) {
      const paths = [`/my/organisations/${id}`, `/my/organisations/${id}/papers/${paper}/file`];
      for (const path of paths) expect((await pageOf(other, path)).status).toBe(404);
      const own = await pageOf(other, "/my/papers");
      expect(own.text).not.toContain(COMPANY.fullName);
    }
    const director2 = aPerson();
    const another = await confirmed(office, director2, {
      taxCode: "0102030405",
      organisationName: "Công ty khác",
    });
    expect((await pageOf(director2, `/my/organisations/${another}/papers/${paper}/file`)).status).toBe(404);
    expect((await pageOf(director2, `/my/organisations/${another}/papers/${newId()}/file`)).status).toBe(404);
  });

  test("sees it from the first day to the end of the last, and no longer once it was ended", async () => {
    const director = aPerson();
    const from = { "validFrom.day": "27" };
    const id = await confirmed(office, director, from);
    const status = async () => (await pageOf(director, `/my/organisations/${id}`)).status;
    const days: number[] = [];
    for (const day of ["2026-11-26 23:59", "2026-11-27 00:00", "2026-12-31 23:59", "2027-01-01 00:00"]) {
      office.set(day);
      days.push(await status());
    }
    expect(days).toEqual([404, 200, 200, 404]);
    office.set("2026-12-01 09:00");
    const officer = desk();
    await officer.open(`/desk/representatives/${id}`);
    const without = await officer.send(`/desk/representatives/${id}/end`, { reason: " " });
    expect(without.text).toContain("Hãy ghi lý do chấm dứt việc đại diện");
    expect([without.status, without.text.includes(director.fullName)]).toEqual([422, true]);
    expect(await status()).toBe(200);
    await officer.open(`/desk/representatives/${id}`);
    const reason = "Công ty đổi người đại diện theo pháp luật";
    expect((await officer.send(`/desk/representatives/${id}/end`, { reason })).status).toBe(303);
    expect(await status()).toBe(404);
    expect((await officer.open(`/desk/representatives/${id}`)).text).toContain(reason);
    expect((await officer.send(`/desk/representatives/${id}/end`, { reason })).status).toBe(404);
  });
});

describe("at the desk", () => {
  test.each([
    [{ taxCode: "0312345678" }, "mã số thuế gồm"],
    [{ personalId: "123" }, "số định danh cá nhân 12 chữ số"],
    [{ document: "Giấy" }, "Hãy ghi giấy tờ chứng minh đã xem"],
    [{ "validTo.year": "2025" }, "ngày cuối không trước ngày bắt đầu"],
  ])("nobody is confirmed with %o", async (wrong, words) => {
    const officer = desk();
    await officer.open("/desk/representatives");
    const page = await officer.send("/desk/representatives", told(aPerson(), wrong));
    expect([page.status, page.text.includes(words)]).toEqual([422, true]);
    expect(page.html.includes(COMPANY.fullName)).toBe(true);
  });

  test("nobody confirms themself, however the name is written", async () => {
    const officer = desk();
    await officer.open("/desk/representatives");
    const own = office.actor("intake").fullName;
    const self = { ...aPerson(), fullName: `  ${own.toUpperCase()} ` };
    const page = await officer.send("/desk/representatives", told(self, { taxCode: "2300000011" }));
    expect([page.status, page.text.includes("Không ai tự xác nhận cho chính mình")]).toEqual([422, true]);
    const found = await officer.send("/desk/representatives/find", { taxCode: "2300000011" });
    expect(found.text).toContain("Chưa xác nhận người đại diện nào");
  });

  test("whoever is confirmed is found by tax code, which stands in no address", async () => {
    const director = aPerson();
    await confirmed(office, director, { taxCode: "0312345673" });
    const officer = desk();
    await officer.open("/desk/representatives");
    const found = await officer.send("/desk/representatives/find", { taxCode: "0312345673" });
    expect(found.text).toContain(director.fullName);
    expect(found.html).not.toContain(director.personalId);
    expect(found.text).toContain(`…${director.personalId?.slice(-4)}`);
    expect(found.text).toContain("Giấy chứng nhận đăng ký doanh nghiệp số 0101248141");
    const none = await officer.send("/desk/representatives/find", { taxCode: "2300000011" });
    expect(none.text).toContain("Chưa xác nhận người đại diện nào");
    const specialist = openBrowser(office.browserOf(office.actor("specialist")));
    expect((await specialist.open("/desk/representatives")).status).toBe(403);
  });
});
