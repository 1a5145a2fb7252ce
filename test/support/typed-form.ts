import { inventedAnswers } from "../../src/demo/invented-answers.ts";
import type { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import { findPublishedVersion, formSchemaOf, typedAnswers } from "../../src/modules/catalogue/index.ts";
import type { ApiOffice } from "./api-office.ts";

type Invention = ReturnType<typeof inventionFrom>;

/** What somebody types into the form of a procedure, as a browser sends it. */
export async function typedInto(
  office: Pick<ApiOffice, "clock" | "database">,
  code: string,
  invention: Invention,
): Promise<Record<string, string>> {
  const on = localDateOf(office.clock.now());
  const version = present(await findPublishedVersion(office.database, { code, on }), code);
  const schema = present(
    version.forms.map(formSchemaOf).find((found) => found !== null),
    "form",
  );
  const answers = inventedAnswers(schema, { person: invention.person(), on });
  return Object.fromEntries(
    Object.entries(typedAnswers(answers)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
