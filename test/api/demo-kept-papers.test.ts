import { expect, test } from "vitest";
import { seedKeptPapers } from "../../src/demo/kept-papers.ts";
import { apiOffice } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });

test("a line the sample ward struck out has its part of the fee asked off, as the rule says", async () => {
  await seedKeptPapers(office.services, office.organisation);
  const { kysely } = office.database;
  const struck = await kysely.selectFrom("certificationVoid").selectAll().execute();
  expect(struck).toHaveLength(1);
  const [line] = await kysely
    .selectFrom("certificationEntry")
    .selectAll()
    .where("number", "=", struck[0]?.number ?? 0)
    .execute();
  const asked = await kysely.selectFrom("paymentDecision").selectAll().execute();
  expect(asked).toMatchObject([{ kind: "EXEMPTION", amountDong: line?.feeDong, answer: null }]);
  expect(asked[0]?.askedBy).toBe(struck[0]?.voidedBy);
});
