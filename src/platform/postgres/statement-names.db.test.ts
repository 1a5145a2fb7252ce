import { expect, it } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";

it("two statements whose long names begin alike stay two, however often they run on one connection", async () => {
  const { database } = await testDatabase({ connections: 1 });
  const beginning = `long-${"part+".repeat(20)}`;
  const statement = (end: string) => ({ name: `${beginning}${end}`, text: () => `SELECT '${end}' AS said` });
  const [one, other] = [statement("one"), statement("other")];
  for (const asked of [one, other, one, other])
    expect(await database.run(asked, [])).toEqual([{ said: asked === one ? "one" : "other" }]);
});
