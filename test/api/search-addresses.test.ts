import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { paySample } from "../../src/demo/money.ts";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { OFFICE_ROLES, type Officer } from "../../src/modules/access/index.ts";
import { openOffice } from "../../src/modules/dossier/index.ts";
import { SEARCH_LISTS, type SearchList } from "../../src/web/search/search-lists.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { searchedAddress } from "../support/search-desk.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const money = openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
const COPIES = "2.000635";
const LOST = "không mở được nữa";
const { fullName, personalId, phone, address, birthDate } = inventionFrom(23_230).person();
const owner = { fullName, personalId, phone, email: null, address, dateOfBirth: birthDate };
const applicant = { owner, submitter: null, relationship: "SELF" as const };
/** The same person as somebody might type them. */
const TYPED = [fullName, present(phone, "phone").replace("+84", "0"), present(personalId, "number")];

/** Sees every list of the ward. */
const everybody: Officer = {
  ...anOfficer(office.unit("ward")),
  grants: (["ward", "serviceCentre"] as const).flatMap((unit) =>
    OFFICE_ROLES.map((role) => ({ role, unitId: office.unit(unit), delegatedBy: null })),
  ),
};
const browser = office.browserOf(everybody);
const open = async (path: string) => {
  const answer = await browser.page(path);
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
};
const LISTS = Object.keys(SEARCH_LISTS).filter((name): name is SearchList => name in SEARCH_LISTS);
const search = (list: string, q: string, filters: Readonly<Record<string, string>> = {}) =>
  searchedAddress(office, everybody, { ...filters, list, q });

const waiting = await office.receive(COPIES, { applicant });
const returning = await office.reach(COPIES, "return", { applicant });
await paySample(money, office.actor("cashier"), (await office.view(returning.id)).dossier);

/** Every address a page holds, read as a person would read it. */
function addressesIn(html: string): string[] {
  const found = [...html.matchAll(/\s(?:href|src|action|formaction|hx-[a-z-]+)="([^"]*)"/g)];
  return found.map(([, text = ""]) => readable(text));
}

const readable = (text: string) =>
  decodeURIComponent(text.replaceAll("&amp;", "&").replaceAll("+", " ")).normalize("NFC").toLowerCase();
const namesOf = (typed: string) => [typed.toLowerCase(), ...typed.toLowerCase().split(" ").slice(-1)];

describe("what is searched for about people", () => {
  test.each(LISTS.flatMap((list) => TYPED.map((typed) => [list, typed] as const)))(
    "in the list %s stands in no address: %s",
    async (list, typed) => {
      const to = await search(list, typed);
      expect(to.startsWith(`${SEARCH_LISTS[list].path}?q=`)).toBe(true);
      const { status, html } = await open(to);
      expect(status).toBe(200);
      expect(html).toContain(`value="${typed}"`);
      expect(html).not.toContain(LOST);
      const addresses = [readable(to), ...addressesIn(html)];
      for (const name of [typed.toLowerCase(), ...namesOf(fullName)])
        expect(addresses.filter((each) => each.includes(name))).toEqual([]);
    },
  );

  test("finds what it found, with what else narrows the list", async () => {
    const lists = { work: waiting, dossiers: waiting, returning, cash: waiting };
    for (const [list, { code }] of Object.entries(lists))
      expect([list, (await open(await search(list, fullName))).html.includes(code)]).toEqual([list, true]);
    const way = await search("returning", fullName, { way: "POSTAL", elsewhere: "https://a.example" });
    expect(way).toMatch(/^\/desk\/returning\?q=%7E[^&]+&way=POSTAL$/);
    expect((await open(way)).html).not.toContain(returning.code);
    expect((await open(await search("people", "Không ai cả"))).html).toContain('value="Không ai cả"');
  });

  test("goes on to the next page, to the other language and to the other list sealed", async () => {
    for (let count = 0; count < 51; count += 1) await office.receive(COPIES, { applicant });
    const { html } = await open(await search("work", fullName, { lateness: "DUE_SOON" }));
    const [, next = ""] = /href="(\/desk\?[^"]*cursor=[^"]*)"/.exec(html) ?? [];
    const second = await open(next.replaceAll("&amp;", "&"));
    expect([
      next !== "",
      second.html.includes(`value="${fullName}"`),
      second.html.includes("<tbody><tr>"),
    ]).toEqual([true, true, true]);
    const [, other = ""] = /href="([^"]*lang=en[^"]*)"/.exec(html) ?? [];
    const inEnglish = await open(other.replaceAll("&amp;", "&"));
    expect([other !== "", inEnglish.html.includes(`value="${fullName}"`)]).toEqual([true, true]);
    const none = await open(await search("returning", "Không ai cả"));
    const [, wider = ""] = /href="(\/desk\/search\?q=[^"]*)"/.exec(none.html) ?? [];
    expect([wider !== "", (await open(wider)).html.includes("Không ai cả")]).toEqual([true, true]);
  });
});

describe("an address", () => {
  test("carries the code of a dossier as it is, and nothing else in plain letters", async () => {
    expect(await search("dossiers", ` ${waiting.code} `)).toBe(`/desk/search?q=${waiting.code}`);
    expect((await open(`/desk/search?q=${waiting.code}`)).html).toContain(`/desk/dossiers/${waiting.id}`);
    const short = waiting.code.split("-").slice(-2).join("-");
    expect((await open(`/desk/search?q=${short}`)).html).toContain(`/desk/dossiers/${waiting.id}`);
    for (const list of LISTS) {
      const { status, html } = await open(`${SEARCH_LISTS[list].path}?q=${encodeURIComponent(fullName)}`);
      expect([list, status, html.includes(LOST)]).toEqual([list, 200, true]);
      expect(html).not.toContain(`value="${fullName}"`);
    }
  });

  test("that is another's, cut, or of another day shows the empty search with a word", async () => {
    const to = await search("dossiers", fullName);
    const theirs = deskBrowser(office, office.actor("intake"));
    for (const html of [
      await theirs.open(to),
      (await open(to.slice(0, -4))).html,
      (await open("/desk/search?q=~")).html,
      (await open(`/desk/search?q=~${"a.".repeat(900)}`)).html,
    ])
      expect([html.includes(LOST), html.includes(waiting.code), html.includes(fullName)]).toEqual([
        true,
        false,
        false,
      ]);
    office.set("2026-11-23 20:29");
    expect((await open(to)).html.includes(fullName)).toBe(true);
    office.set("2026-11-23 20:31");
    expect((await open(to)).html.includes(LOST)).toBe(true);
    office.set("2026-11-23 08:30");
  });

  test("of no list at all leads to the search, and an empty search to the whole list", async () => {
    expect(await search(`https://a.example/${newId()}`, fullName)).toMatch(/^\/desk\/search\?q=%7E/);
    expect(await search("work", "  ", { status: "RECEIVED" })).toBe("/desk?status=RECEIVED");
  });
});

/** Forms that put what is typed into the address: of procedures, units, documents, days, figures; none of people. */
const TYPED_INTO_ADDRESSES = new Set([
  ...["/procedures q", "/admin/procedures q", "/desk/intake q"],
  ...["/admin/units q", "/admin/calendars q"],
  ...["/records/incoming q", "/records/incoming year", "/records/outgoing q", "/records/outgoing year"],
  ...["/desk/post/scan code", "/verify code"],
  ...["/records/figures year", "/lead/registers year", "/lead/registers/forms year"],
  ...["/lead/registers code", "/lead/registers/forms code"],
  ...["index", "year", "from.day", "from.month", "from.year", "to.day", "to.month", "to.year"].map(
    (name) => `/lead/reports/new ${name}`,
  ),
]);

test("no other page puts what is typed about people into its address", async () => {
  const pages = office.router.routes
    .list()
    .filter(({ method, kind, path }) => method === "get" && kind === "page" && !path.includes("{"));
  const typedInto = new Set<string>();
  for (const { path } of pages) {
    const { status, html } = await open(path);
    if (status !== 200) continue;
    for (const form of html.split("<form").slice(1)) {
      const [head = ""] = form.split(">");
      if (head.includes('method="post"')) continue;
      const [, action = path] = /action="([^"#]*)/.exec(head) ?? [];
      const [inside = ""] = form.split("</form>");
      for (const [input] of inside.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
        const [, type = "text"] = /\stype="([a-z]+)"/.exec(input) ?? [];
        const [, name = ""] = /\sname="([^"]+)"/.exec(input) ?? [];
        if (["text", "search", "tel", "email"].includes(type)) typedInto.add(`${action} ${name}`);
      }
    }
  }
  expect([...typedInto].sort()).toEqual([...TYPED_INTO_ADDRESSES].sort());
});
