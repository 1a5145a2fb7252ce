import { expect, test } from "vitest";
import { forgetDirectory } from "../../src/modules/organisation/unit-cache.ts";
import { aPaper, apiOffice, done } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });

test("an agency without an abbreviation of its own numbers nothing, rather than under another's", async () => {
  const { id } = await office.reach("1.001776", "issue");
  const { competentAgencyId } = (await office.view(id)).dossier.organisations;
  await office.database.kysely
    .updateTable("organisationUnit")
    .set({ symbol: null, revision: 99 })
    .where("id", "=", competentAgencyId)
    .execute();
  forgetDirectory(office.database);
  const file = await done(await office.upload(await office.desk("clerk"), aPaper(), "a.pdf"));
  expect(
    await office.refusal("clerk", id, "issueResult", { files: [file], comparedScans: true }),
  ).toMatchObject({
    code: "AGENCY_SYMBOL_MISSING",
    status: 422,
  });
  expect(await office.refusal("leader", id, "issueResult", { files: [] })).toMatchObject({
    code: "NOT_ALLOWED",
  });
});
