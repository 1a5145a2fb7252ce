import { expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { addDays, localDateOf } from "../../src/kernel/local-date.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const { kysely } = office.database;

const SECTION = "Chứng thư chữ ký số sắp hết hạn";
async function morning(name: DemoOfficerName): Promise<string> {
  const html = await (await (await office.desk(name)).page("/desk/morning")).text();
  return html.includes(SECTION) ? (html.split(SECTION).at(-1)?.split("</table>")[0] ?? "") : "";
}

async function leadersEndIn(days: number): Promise<void> {
  const validTo = at(`${addDays(localDateOf(office.clock.now()), days)} 17:00`);
  await kysely
    .updateTable("signatureCertificate")
    .set({ validTo })
    .where("subjectKind", "=", "PERSON")
    .where("holderId", "=", office.organisation.personOf("leader"))
    .execute();
}

test.each([
  [60, "còn không quá 60 ngày"],
  [31, "còn không quá 60 ngày"],
  [30, "còn không quá 30 ngày"],
  [8, "còn không quá 30 ngày"],
  [7, "còn không quá 7 ngày"],
  [0, "còn không quá 7 ngày"],
  [-1, "đã hết hạn, chưa có chứng thư thay thế"],
] as const)(
  "a certificate with %i days left is on the morning list of its holder and of the register's keeper",
  async (days, words) => {
    await leadersEndIn(days);
    for (const name of ["leader", "clerk"] as const) {
      const shown = await morning(name);
      expect(shown, name).toContain("Đặng Thị Mai Anh");
      expect(shown, name).toContain(words);
    }
  },
);

test("it is on nobody else's list, and on none while its end is far", async () => {
  await leadersEndIn(7);
  for (const name of ["specialist", "intake", "head"] as const) expect(await morning(name), name).toBe("");
  await leadersEndIn(61);
  for (const name of ["leader", "clerk"] as const) expect(await morning(name), name).toBe("");
});

test("it leaves the list when its successor is there", async () => {
  await leadersEndIn(7);
  const old = await kysely
    .selectFrom("signatureCertificate")
    .selectAll()
    .where("subjectKind", "=", "PERSON")
    .where("holderId", "=", office.organisation.personOf("leader"))
    .executeTakeFirstOrThrow();
  const fingerprint = "f".repeat(64);
  const validTo = at("2028-11-25 17:00");
  await kysely
    .insertInto("signatureCertificate")
    .values({ ...old, id: crypto.randomUUID(), status: "ISSUED", fingerprint, validTo })
    .execute();
  expect(await morning("leader")).toBe("");
});
