import { expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import type { Citizen } from "../../src/modules/access/index.ts";
import { agreeRepresentative } from "../../src/modules/paper-store/agree-representative.ts";
import { endRepresentative, type RepresentativeId } from "../../src/modules/paper-store/representative.ts";
import { apiOffice } from "../support/api-office.ts";
import { aCitizen } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";
import { aSecondOfficer, COMPANY, confirmed, writtenDown } from "../support/representatives.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const invention = inventionFrom(88_410);

function aPerson(): Citizen {
  const { fullName, personalId } = invention.person();
  return aCitizen({ fullName, personalId });
}

const waiting = (citizen: Citizen) => writtenDown(office, citizen).then((id) => id as RepresentativeId);
const pageOf = (citizen: Citizen, path: string) => openBrowser(office.browserOf(citizen)).open(path);
const codeOf = (done: Awaited<ReturnType<typeof agreeRepresentative>>) =>
  done.ok ? null : done.refusal.code;

test("one officer's word lets nobody in; a second one who saw the document does", async () => {
  const director = aPerson();
  const id = await waiting(director);
  const shelf = async () => (await pageOf(director, `/my/organisations/${id}`)).status;
  expect([await shelf(), (await pageOf(director, "/my/papers")).text.includes(COMPANY.fullName)]).toEqual([
    404,
    false,
  ]);
  const first = openBrowser(office.browserOf(office.actor("intake")));
  const own = await first.open(`/desk/representatives/${id}`);
  expect(own.text).toContain("Chờ công chức thứ hai");
  expect(own.html).not.toContain(`/desk/representatives/${id}/agree`);
  const again = await first.send(`/desk/representatives/${id}/agree`, {});
  expect([again.status, again.text.includes("Người đã ghi không tự đồng ý")]).toEqual([422, true]);
  expect(await shelf()).toBe(404);
  const second = openBrowser(office.browserOf(aSecondOfficer(office)));
  const list = await second.open("/desk/representatives");
  for (const shown of [director.fullName, COMPANY.fullName, office.actor("intake").fullName])
    expect(list.text).toContain(shown);
  expect((await second.send(`/desk/representatives/${id}/agree`, {})).status).toBe(303);
  expect([await shelf(), (await pageOf(director, "/my/papers")).text.includes(COMPANY.fullName)]).toEqual([
    200,
    true,
  ]);
  expect((await second.open("/desk/representatives")).text).not.toContain(director.fullName);
});

test("those who represent it already see who is to be let in, before it stands", async () => {
  const director = aPerson();
  const shelf = `/my/organisations/${await confirmed(office, director)}`;
  const other = aPerson();
  const id = await waiting(other);
  const line = async () => {
    const { html } = await pageOf(director, shelf);
    return html.split("<li>").find((each) => each.includes(other.fullName)) ?? "";
  };
  expect(await line()).toContain("chờ công chức thứ hai đồng ý");
  await agreeRepresentative(office.services, aSecondOfficer(office), id);
  expect(await line()).not.toContain("chờ công chức thứ hai đồng ý");
});

test("neither who wrote it down nor whom it names is the second; of two who agree one is kept", async () => {
  const { services, database } = office;
  const director = aPerson();
  const id = await waiting(director);
  expect(codeOf(await agreeRepresentative(services, office.actor("intake"), id))).toBe(
    "REPRESENTATIVE_NEEDS_SECOND",
  );
  const named = { ...aSecondOfficer(office), fullName: director.fullName.toUpperCase() };
  expect(codeOf(await agreeRepresentative(services, named, id))).toBe("REPRESENTATIVE_IS_ONESELF");
  const two = [aSecondOfficer(office), aSecondOfficer(office)];
  const answers = await Promise.all(two.map((officer) => agreeRepresentative(services, officer, id)));
  expect(answers.map(codeOf)).toEqual([null, null]);
  const row = await database.kysely
    .selectFrom("paperStoreRepresentative")
    .select("agreedBy")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(two.map(({ personId }) => personId)).toContain(row.agreedBy);
  const specialist = office.actor("specialist");
  expect(codeOf(await agreeRepresentative(services, specialist, id))).toBe("NOT_ALLOWED");
});

test("what was declined is agreed to by nobody any more, and the database keeps two apart", async () => {
  const { services } = office;
  const id = await waiting(aPerson());
  const second = aSecondOfficer(office);
  await endRepresentative(services, second, { id, reason: "Giấy ủy quyền không có chữ ký" });
  expect(codeOf(await agreeRepresentative(services, second, id))).toBe("NOT_FOUND");
  const alone = office.owner.pool.query(
    `UPDATE ${TEST_SCHEMA}.paper_store_representative SET agreed_by = confirmed_by, agreed_at = confirmed_at WHERE id = $1`,
    [id],
  );
  await expect(alone).rejects.toThrow("paper_store_representative_agreed_by_another");
});
