import { expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { paySample } from "../../src/demo/money.ts";
import { openOffice } from "../../src/modules/dossier/index.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { apiOffice } from "../support/api-office.ts";
import { statementCounter } from "../support/count-statements.ts";
import { at } from "../support/office-time.ts";
import { searchedAddress } from "../support/search-desk.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const money = openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
const invention = inventionFrom(415);
const COPIES = "2.000635";

async function ready(channelOut: "COUNTER" | "POSTAL" | "ONLINE", isPaid: boolean) {
  const { fullName, personalId, phone, address, birthDate } = invention.person();
  const owner = { fullName, personalId, phone, email: null, address, dateOfBirth: birthDate };
  const applicant = { owner, submitter: null, relationship: "SELF" as const };
  const { id, code } = await office.reach(COPIES, "return", { channelOut, applicant });
  const dossier = (await office.view(id)).dossier;
  if (isPaid) await paySample(money, office.actor("cashier"), dossier);
  return { id, code, owner };
}

const unpaid = await ready("COUNTER", false);
const paid = await ready("COUNTER", true);
const posted = await ready("POSTAL", true);
const intake = office.actor("intake");
const open = async (query: string) => {
  const answer = await office.browserOf(intake).page(`/desk/returning${query}`);
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
};
const search = async (q: string) =>
  open((await searchedAddress(office, intake, { list: "returning", q })).replace("/desk/returning", ""));
const rowOf = (html: string, code: string) => {
  const row = html.split("<tr").find((part) => part.includes(code));
  return row?.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ") ?? null;
};

test("says which way each result goes and what is still to be paid, in as many questions as for one", async () => {
  const { html } = await open("");
  expect(rowOf(html, unpaid.code)).toMatch(/Tại quầy.*Còn phải thu [\d.]+ đồng/);
  expect(rowOf(html, paid.code)).toMatch(/Tại quầy.*Không còn khoản phải thu/);
  expect(rowOf(html, posted.code)).toContain("Bưu chính, tại nhà");
  const counted = statementCounter(office.database);
  await open("");
  const few = await counted(() => open(`?way=POSTAL`));
  const many = await counted(() => open(""));
  expect(many.length).toBe(few.length);
});

test("a slip that is scanned, or its code typed, whole or short, opens the dossier at once", async () => {
  const [, short = ""] = /(\d{6}-\d{4})$/.exec(paid.code) ?? [];
  const slip = `https://motcua.example/track?code=${encodeURIComponent(paid.code)}`;
  for (const q of [paid.code, paid.code.toLowerCase(), short, slip]) {
    const found = await search(q);
    expect([found.status, found.to]).toEqual([303, `/desk/dossiers/${paid.id}#acts`]);
  }
});

test("is searched by name without tone marks and by telephone, narrowed by way, and by how long it lies", async () => {
  const codes = (html: string) => [unpaid, paid, posted].filter(({ code }) => html.includes(code));
  const bare = unpaid.owner.fullName
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
  expect(codes((await search(bare)).html)).toContain(unpaid);
  const phone = paid.owner.phone?.replace("+84", "0") ?? "";
  expect(codes((await search(phone)).html)).toEqual([paid]);
  expect(codes((await open("?way=POSTAL")).html)).toEqual([posted]);
  expect(codes((await open("?late=LATE")).html)).toEqual([]);
  const none = await search("Không ai cả");
  expect(none.html).toContain("Không có kết quả nào chờ trả khớp với");
  expect(none.html).toContain('href="/desk/search?q=');
  expect(codes((await search("!!!")).html)).toEqual([]);
  office.set("2026-11-12 08:30");
  const late = await open("?late=LATE");
  expect(codes(late.html)).toEqual([unpaid, paid, posted]);
  expect(rowOf(late.html, unpaid.code)).toContain("Chưa nhận 10 ngày");
  office.set("2026-11-02 08:30");
});

test("of another desk's results nothing is found", async () => {
  const answer = await office.browserOf(office.actor("specialist")).page(`/desk/returning?q=${unpaid.code}`);
  expect([answer.status, (await answer.text()).includes(unpaid.owner.fullName)]).toEqual([200, false]);
});

test("a full page stays below 60 kB, and the next one goes on where it ended", async () => {
  for (let count = 0; count < 52; count += 1) await ready("COUNTER", false);
  const { html } = await open("");
  expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  const rows = html.split("<tr>").length - 2;
  expect(rows).toBe(50);
  const [, next = ""] = /href="(\/desk\/returning\?cursor=[^"]*)"/.exec(html) ?? [];
  const rest = (await open(next.replace("/desk/returning", ""))).html;
  expect(rest.split("<tr>").length - 2).toBe(5);
}, 60_000);
